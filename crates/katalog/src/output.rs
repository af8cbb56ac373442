//! The output of `katalog`: complete files and folders, or data piped into another program.
//!
//! All content is created in a [`Workplace`] next to its destination, synced to disk, and then
//! moved into place atomically: a reader finds the old or the new version, and a power cut or a
//! kill at any moment leaves one of them intact.

mod disk;
mod place;
mod workplace;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::input::name;
use crate::terminal;
use disk::{FILE_MODE, make_folder, make_folders, sync_folders, write_through};
use place::Replaced;
use workplace::Workplace;

/// Writes a file, or to standard output for `-`. A reader finds the old file or the new one, never
/// a partial one. A new file is world-readable; a replaced one keeps its permissions.
///
/// # Errors
///
/// When it cannot be written; the old file is then unchanged. The German message says which.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let result = if path == Path::new("-") {
        terminal::write_exactly(bytes)
    } else if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        // A device or a pipe is written to, and not replaced.
        fs::write(path, bytes)
    } else {
        replace(path, bytes)
    };
    result.with_context(|| format!("„{}“ lässt sich nicht schreiben", name(path)))
}

/// Writes a new file; never overwrites an existing one.
///
/// # Errors
///
/// When the file exists, or cannot be written. The German message says which.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if path == Path::new("-") {
        return write(path, bytes);
    }
    let written = Workplace::beside(path).and_then(|workplace| {
        let new = workplace.new_content();
        write_through(&new, bytes, FILE_MODE)?;
        place::put_new(&new, path)
    });
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("„{}“ gibt es schon. Nennen Sie mit -o einen anderen Namen", name(path))
        }
        written => written.with_context(|| format!("„{}“ lässt sich nicht schreiben", name(path))),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let workplace = Workplace::beside(path)?;
    let new = workplace.new_content();
    write_through(&new, bytes, mode_of(path).unwrap_or(FILE_MODE))?;
    place::replace_file(&new, path)
}

/// A folder that is published as a whole: its contents appear under its name only after
/// [`Folder::publish`].
pub struct Folder {
    workplace: Workplace,
    /// The folder's real path, with links resolved.
    place: PathBuf,
    /// The path as the user gave it.
    shown: String,
}

impl Folder {
    /// Prepares a folder for `path`, empty for now.
    ///
    /// # Errors
    ///
    /// When nothing can be written beside `path`.
    pub fn new(path: &Path) -> Result<Self> {
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let workplace = Workplace::beside(&place).and_then(|workplace| {
            make_folder(&workplace.new_content())?;
            Ok(workplace)
        });
        let shown = path.display().to_string();
        let workplace =
            workplace.with_context(|| format!("Neben „{shown}“ lässt sich nichts schreiben"))?;
        Ok(Self { workplace, place, shown })
    }

    /// Writes a file to a `/`-separated path within the folder.
    ///
    /// # Errors
    ///
    /// When it already exists, or cannot be written. The German message says which.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.workplace.new_content().join(path);
        make_folders(file.parent())
            .and_then(|()| write_through(&file, bytes, FILE_MODE))
            .with_context(|| format!("„{path}“ lässt sich nicht schreiben"))
    }

    /// Replaces the existing folder, if `is_ours` recognises it as an earlier version.
    ///
    /// # Errors
    ///
    /// When the existing folder is something else, or cannot be replaced; it is then unchanged.
    pub fn publish(self, is_ours: impl Fn(&Path) -> bool) -> Result<()> {
        let Self { workplace, place, shown } = self;
        let new = workplace.new_content();
        sync_folders(&new)
            .with_context(|| format!("„{shown}“ lässt sich nicht auf die Platte schreiben"))?;
        match place::replace_folder(workplace, &place, is_ours) {
            Ok(Replaced::Yes) => Ok(()),
            Ok(Replaced::NotOurs) => bail!(
                "„{shown}“ gibt es schon, und es stammt nicht von diesem Programm. Nennen Sie \
                 einen anderen Ordner, oder löschen Sie ihn vorher"
            ),
            Err(error) if is_mounted(&error) => Err(anyhow!(
                "„{shown}“ ist ein eigenes Laufwerk und lässt sich nicht als Ganzes ersetzen. \
                 Nennen Sie einen Ordner darin"
            )),
            Err(error) => {
                Err(error).with_context(|| format!("„{shown}“ lässt sich nicht ersetzen"))
            }
        }
    }
}

/// The permissions of an existing file.
#[cfg(unix)]
fn mode_of(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).ok().map(|there| there.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode_of(_: &Path) -> Option<u32> {
    None
}

/// Whether a rename failed because it crossed a file system boundary.
fn is_mounted(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::CrossesDevices | ErrorKind::ResourceBusy)
}
