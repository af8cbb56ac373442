//! How something new takes its place in one step.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{folder_of, sync_folder};
use super::workplace::Workplace;

/// Whether a folder was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    Yes,
    /// Something is there that is not to be lost.
    NotOurs,
}

/// Puts a file in the place of what was there.
pub fn replace_file(new: &Path, place: &Path) -> io::Result<()> {
    fs::rename(new, place)?;
    sync_folder(folder_of(place))
}

/// Puts a file where nothing is; [`ErrorKind::AlreadyExists`] where something is.
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

/// Puts the new content of a workplace in the place of a folder that `is_ours` knows; what was there
/// is in the workplace afterwards.
pub fn replace_folder(
    workplace: Workplace,
    place: &Path,
    is_ours: impl Fn(&Path) -> bool,
) -> io::Result<Replaced> {
    let new = workplace.new_content();
    // Takes the place of nothing, or of an empty folder, and of nothing else.
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
            // A file may have been put in since: it is not to be lost.
            if !is_ours(&new) {
                exchange(&new, place)?;
                return Ok(Replaced::NotOurs);
            }
        }
    }
    sync_folder(folder_of(place)).map(|()| Replaced::Yes)
}

/// Where two folders cannot be exchanged: for a moment nothing is there. If the run is killed in it,
/// the next one puts the old one back ([`Workplace::old_content`]).
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

/// Exchanges two folders in one step (Linux' `renameat2`, Apple's `renameatx_np`).
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

/// A rename that replaces nothing.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_to_nothing(new: &Path, place: &Path) -> io::Result<()> {
    rename_with(new, place, rustix::fs::RenameFlags::NOREPLACE)
}

/// [`ErrorKind::Unsupported`] where the system or the file system knows no such rename.
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
