//! The temporary folder beside the destination in which new content is created, and the cleanup of
//! those that killed runs have left behind.
//!
//! A run holds a lock on a file in its own workplace while it runs; the system releases it when the
//! run ends, however it ends. So the next run there can tell which are stale.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{folder_of, sync_folder, write_through};

/// The prefix and suffix of a workplace's name; the letters between are random.
const NAME: (&str, &str) = (".katalog-", ".tmp");
/// Its lock file. A folder with such a name but without this file is not ours.
const LOCK: &str = "katalog.lock";
/// The new content; after an exchange, the old content.
const NEW: &str = "neu";
/// The old content, where folders cannot be exchanged.
const OLD: &str = "alt";
/// Records the original name of [`OLD`]: only the file name, within the workplace's parent folder.
const OLD_NAME: &str = "alt.name";
/// The mode of that file: no other user has to read it.
const NOTE_MODE: u32 = 0o600;
/// The maximum number of attempts, in case other runs sweep new workplaces before they are locked.
const TRIES: usize = 16;

/// A temporary folder for new content; deleted on drop.
pub struct Workplace {
    folder: PathBuf,
    /// Holds the lock until then.
    _lock: File,
    is_kept: bool,
}

impl Drop for Workplace {
    fn drop(&mut self) {
        if !self.is_kept {
            // What cannot be deleted now is swept by the next run.
            let _ = clear(&self.folder);
        }
    }
}

impl Workplace {
    /// Creates a workplace beside `place`, and deletes what killed runs have left there.
    ///
    /// # Errors
    ///
    /// When nothing can be written there.
    pub fn beside(place: &Path) -> io::Result<Self> {
        let around = folder_of(place);
        sweep(around);
        for _ in 0..TRIES {
            let (before, after) = NAME;
            let folder =
                tempfile::Builder::new().prefix(before).suffix(after).tempdir_in(around)?.keep();
            if let Some(lock) = lock(&folder)? {
                return Ok(Self { folder, _lock: lock, is_kept: false });
            }
        }
        Err(io::Error::new(ErrorKind::ResourceBusy, "swept away again and again"))
    }

    /// The path of the new content.
    pub fn new_content(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// The path to which the content of `place` is moved; if this run is killed while `place` is
    /// empty, the next run restores it from here.
    ///
    /// # Errors
    ///
    /// When the original name cannot be recorded.
    pub fn old_content(&self, place: &Path) -> io::Result<PathBuf> {
        let name = place.file_name().unwrap_or_default();
        write_through(&self.folder.join(OLD_NAME), name.as_encoded_bytes(), NOTE_MODE)?;
        sync_folder(&self.folder)?;
        Ok(self.folder.join(OLD))
    }

    /// Keeps the workplace for the next run, and returns its path.
    pub fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        self.folder.clone()
    }
}

/// Locks a newly created workplace; `None` if another run has already swept it as stale. On file
/// systems without locks it is never swept.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join(LOCK);
    let file = match File::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        return Ok(None);
    }
    // A sweeping run needs the lock: what still exists now will stay.
    Ok(path.exists().then_some(file))
}

/// Deletes the workplaces of killed runs. One that cannot be deleted does no harm.
fn sweep(around: &Path) {
    let entries = fs::read_dir(around).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_workplace(&entry.file_name())) {
        // A link is never ours.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = sweep_one(&entry.path());
        }
    }
}

fn is_workplace(name: &OsStr) -> bool {
    let (before, after) = NAME;
    name.to_str().is_some_and(|name| {
        name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(|letters| {
            !letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_alphanumeric())
        })
    })
}

fn sweep_one(folder: &Path) -> io::Result<()> {
    let path = folder.join(LOCK);
    let lock = match OpenOptions::new().read(true).write(true).open(&path) {
        // Just created, or almost deleted: removing an empty folder loses nothing.
        Err(error) if error.kind() == ErrorKind::NotFound => return fs::remove_dir(folder),
        lock => lock?,
    };
    // If this fails, its run is still going.
    lock.try_lock()?;
    put_back(folder)?;
    clear(folder)
}

/// Removes a workplace; the lock file goes last, so that leftovers can always be recognised.
fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == LOCK {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(folder.join(LOCK))?;
    fs::remove_dir(folder)
}

/// Restores what a run had moved aside when it was killed before the new content was in place.
fn put_back(folder: &Path) -> io::Result<()> {
    let old = folder.join(OLD);
    if !old.exists() {
        return Ok(());
    }
    let name = fs::read_to_string(folder.join(OLD_NAME))?;
    // Only the file name: the recorded path must not lead elsewhere.
    let name = Path::new(&name).file_name().ok_or(ErrorKind::InvalidData)?;
    let around = folder_of(folder);
    let place = around.join(name);
    if place.exists() {
        return Ok(());
    }
    fs::rename(old, &place)?;
    sync_folder(around)
}
