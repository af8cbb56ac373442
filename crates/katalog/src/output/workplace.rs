//! The folder beside its place in which something comes into being, and what is left of those of
//! runs that were killed.
//!
//! A run holds a lock on a file in its own workplace for as long as it runs; the system lets it go
//! when the run ends, however it ends. So the next run beside it knows which are left over.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{folder_of, sync_folder, write_through};

/// How the name of a workplace begins and ends; the letters between are made up.
const NAME: (&str, &str) = (".katalog-", ".tmp");
/// Its file that is locked. Without it, a folder of that name is none of ours.
const LOCK: &str = "katalog.lock";
/// What comes into being; after an exchange, what was there before.
const NEW: &str = "neu";
/// What was there before, where there is no exchange.
const OLD: &str = "alt";
/// Says whose place [`OLD`] was: the name alone, beside the workplace.
const OLD_NAME: &str = "alt.name";
/// Of that: nobody else has to read it.
const NOTE_MODE: u32 = 0o600;
/// How many workplaces are begun at most, when others sweep them away before they are locked.
const TRIES: usize = 16;

/// Where something comes into being; it is cleared away when it is dropped.
pub struct Workplace {
    folder: PathBuf,
    /// Locked until then.
    _lock: File,
    is_kept: bool,
}

impl Drop for Workplace {
    fn drop(&mut self) {
        if !self.is_kept {
            // What cannot be cleared away now is swept by the next run.
            let _ = clear(&self.folder);
        }
    }
}

impl Workplace {
    /// A new one beside `place`. Clears away what runs that were killed have left there.
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

    /// The path of what comes into being.
    pub fn new_content(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// The path for what was at `place` before, which the next run puts back there if this one is
    /// killed while nothing is.
    ///
    /// # Errors
    ///
    /// When that cannot be written down.
    pub fn old_content(&self, place: &Path) -> io::Result<PathBuf> {
        let name = place.file_name().unwrap_or_default();
        write_through(&self.folder.join(OLD_NAME), name.as_encoded_bytes(), NOTE_MODE)?;
        sync_folder(&self.folder)?;
        Ok(self.folder.join(OLD))
    }

    /// Leaves everything where it is for the next run, and says where.
    pub fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        self.folder.clone()
    }
}

/// Locks a workplace that was just made; none when another run has taken it for one that is left
/// over. Where the file system knows no locks it is never swept.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join(LOCK);
    let file = match File::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        return Ok(None);
    }
    // Who sweeps holds the lock: what is there now stays.
    Ok(path.exists().then_some(file))
}

/// Clears away the workplaces of runs that were killed. One that cannot be cleared away is in
/// nobody's way.
fn sweep(around: &Path) {
    let entries = fs::read_dir(around).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_workplace(&entry.file_name())) {
        // A link is none of ours.
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
        // Just made, or all but gone: nothing is lost with an empty folder.
        Err(error) if error.kind() == ErrorKind::NotFound => return fs::remove_dir(folder),
        lock => lock?,
    };
    // Else its run is still going.
    lock.try_lock()?;
    put_back(folder)?;
    clear(folder)
}

/// Removes a workplace; the lock goes last, so that what is left of it can always be told.
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

/// Puts back what a run had moved aside when it was killed before the new was in its place.
fn put_back(folder: &Path) -> io::Result<()> {
    let old = folder.join(OLD);
    if !old.exists() {
        return Ok(());
    }
    let name = fs::read_to_string(folder.join(OLD_NAME))?;
    // The name alone: what is written there must not lead elsewhere.
    let name = Path::new(&name).file_name().ok_or(ErrorKind::InvalidData)?;
    let around = folder_of(folder);
    let place = around.join(name);
    if place.exists() {
        return Ok(());
    }
    fs::rename(old, &place)?;
    sync_folder(around)
}
