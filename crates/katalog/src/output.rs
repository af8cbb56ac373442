//! What `katalog` writes: whole files or none, or the output that another program reads.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use tempfile::{NamedTempFile, TempDir};

use crate::input::name;

/// Writes a file, or what another program reads for `-`. Whoever opens the file meanwhile finds
/// the old one or the new one, never a half.
///
/// # Errors
///
/// When it cannot be written; then the old file is as it was. Says which, in German.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let result = if path == Path::new("-") { print(bytes) } else { replace(path, bytes) };
    result.with_context(|| format!("„{}“ lässt sich nicht schreiben", name(path)))
}

/// Writes to the output. Whoever reads only the beginning, as `head` does, has read enough.
fn print(bytes: &[u8]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes a file that is not there yet: nobody's work is written over.
///
/// # Errors
///
/// When there is one, or it cannot be written. Says which, in German.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if path != Path::new("-") && path.exists() {
        bail!("„{}“ gibt es schon. Nennen Sie mit -o einen anderen Namen", name(path));
    }
    write(path, bytes)
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // In the same folder: between two disks a file cannot be renamed.
    let mut file = NamedTempFile::new_in(folder_of(path))?;
    file.write_all(bytes)?;
    make_readable(file.path())?;
    file.persist(path)?;
    Ok(())
}

/// A folder that comes into being as a whole: what is written into [`Folder::path`] is under its
/// name only after [`Folder::publish`].
pub struct Folder {
    new: TempDir,
    name: std::path::PathBuf,
}

impl Folder {
    /// A folder for `name`, empty for now.
    ///
    /// # Errors
    ///
    /// When nothing can be written beside `name`.
    pub fn new(name: &Path) -> Result<Self> {
        let new = TempDir::with_prefix_in(".katalog-", folder_of(name))
            .with_context(|| format!("Neben „{}“ lässt sich nichts schreiben", name.display()))?;
        make_readable(new.path()).context("Der Ordner lässt sich nicht lesbar machen")?;
        Ok(Self { new, name: name.to_owned() })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        self.new.path()
    }

    /// Puts it in the place of what was there, if `is_ours` knows that as an older one.
    ///
    /// # Errors
    ///
    /// When something else is there, or it cannot be replaced; then it is as it was.
    pub fn publish(self, is_ours: impl Fn(&Path) -> bool) -> Result<()> {
        let Self { new, name } = self;
        let shown = name.display();
        let is_empty =
            |folder: &Path| fs::read_dir(folder).is_ok_and(|mut all| all.next().is_none());
        if name.exists() && !is_empty(&name) && !is_ours(&name) {
            bail!(
                "„{shown}“ gibt es schon, und es stammt nicht von diesem Programm. Nennen Sie \
                 einen anderen Ordner, oder löschen Sie ihn vorher"
            );
        }
        let old = TempDir::with_prefix_in(".katalog-", folder_of(&name))
            .with_context(|| format!("Neben „{shown}“ lässt sich nichts schreiben"))?;
        let aside = old.path().join("old");
        if name.exists() {
            fs::rename(&name, &aside)
                .with_context(|| format!("„{shown}“ lässt sich nicht ersetzen"))?;
        }
        let renamed = fs::rename(new.path(), &name);
        if renamed.is_err() && aside.exists() {
            fs::rename(&aside, &name)
                .with_context(|| format!("„{shown}“ liegt jetzt in „{}“", old.keep().display()))?;
        }
        renamed.with_context(|| format!("„{shown}“ lässt sich nicht schreiben"))
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// What is only for now is only for its owner; what stays is read by a web server.
#[cfg(unix)]
fn make_readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn make_readable(_: &Path) -> io::Result<()> {
    Ok(())
}
