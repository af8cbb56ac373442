//! Moves new content into place atomically.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{folder_of, sync_folder};
use super::workplace::Workplace;

/// The outcome of replacing a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    Yes,
    /// The existing content is not ours and must be kept.
    NotOurs,
}

/// Moves a file into place, replacing what was there.
pub fn replace_file(new: &Path, place: &Path) -> io::Result<()> {
    fs::rename(new, place)?;
    sync_folder(folder_of(place))
}

/// Moves a file to a free path; [`ErrorKind::AlreadyExists`] if it is taken.
pub fn put_new(new: &Path, place: &Path) -> io::Result<()> {
    match rename_to_nothing(new, place) {
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            if place.symlink_metadata().is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            fs::rename(new, place)?;
        }
        renamed => renamed?,
    }
    sync_folder(folder_of(place))
}

/// Swaps a workplace's new content with a folder that `is_ours` recognises; the old content is in
/// the workplace afterwards.
pub fn replace_folder(
    workplace: Workplace,
    place: &Path,
    is_ours: impl Fn(&Path) -> bool,
) -> io::Result<Replaced> {
    let new = workplace.new_content();
    // Succeeds only if the place is free or an empty folder.
    match fs::rename(&new, place) {
        Ok(()) => return sync_folder(folder_of(place)).map(|()| Replaced::Yes),
        Err(error) if place.symlink_metadata().is_err() => return Err(error),
        Err(_) if !(place.is_dir() && is_ours(place)) => return Ok(Replaced::NotOurs),
        Err(_) => {}
    }
    match exchange(&new, place) {
        Err(error) if error.kind() == ErrorKind::Unsupported => rename_twice(workplace, place)?,
        exchanged => {
            exchanged?;
            // A file may have been added since the check: it must not be lost.
            if !is_ours(&new) {
                exchange(&new, place)?;
                return Ok(Replaced::NotOurs);
            }
        }
    }
    sync_folder(folder_of(place)).map(|()| Replaced::Yes)
}

/// Fallback where folders cannot be exchanged: for a moment the place is empty. If the run is
/// killed then, the next one restores the old content ([`Workplace::old_content`]).
fn rename_twice(workplace: Workplace, place: &Path) -> io::Result<()> {
    let old = workplace.old_content(place)?;
    fs::rename(place, &old)?;
    let renamed = fs::rename(workplace.new_content(), place);
    if renamed.is_err() && fs::rename(&old, place).is_err() {
        let kept = workplace.keep().display().to_string();
        return Err(io::Error::other(format!("was dort lag, liegt jetzt in „{kept}“")));
    }
    renamed
}

/// Exchanges two folders atomically (Linux' `renameat2`, Apple's `renameatx_np`).
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

/// Renames without replacing anything.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_to_nothing(new: &Path, place: &Path) -> io::Result<()> {
    rename_with(new, place, rustix::fs::RenameFlags::NOREPLACE)
}

/// [`ErrorKind::Unsupported`] if the system or the file system does not support this kind of
/// rename.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::fs::{CWD, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, from, CWD, to, flags).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename_to_nothing(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
