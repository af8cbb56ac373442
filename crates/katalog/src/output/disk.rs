//! Files and folders that are synced to disk, and not only in the page cache.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// For files that a web server reads.
pub const FILE_MODE: u32 = 0o644;
/// For folders that a web server traverses.
const FOLDER_MODE: u32 = 0o755;

/// Writes a new file and syncs it to disk.
pub fn write_through(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    set_mode(&file, mode)?;
    file.sync_all()
}

pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)?;
    set_mode(&File::open(path)?, FOLDER_MODE)
}

/// Creates a folder and its missing parents.
pub fn make_folders(path: Option<&Path>) -> io::Result<()> {
    match path {
        Some(path) if !path.is_dir() => {
            make_folders(path.parent())?;
            make_folder(path)
        }
        _ => Ok(()),
    }
}

/// Syncs the directory entries of a folder and its subfolders; the files are synced already.
pub fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// Syncs a folder's directory entries to disk.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network file systems do not support this for folders.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// On other systems folders cannot be opened.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Regardless of the umask: a site that its web server cannot read is useless.
#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}
