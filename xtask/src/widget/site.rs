//! The files of a site in memory, by path.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::sizes::Sizes;

/// Relative paths with `/` and their bytes, sorted for a deterministic order.
#[derive(Debug, Default)]
pub struct Site {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads all files below a folder.
    pub fn read(directory: &Path) -> Result<Self> {
        let mut site = Self::default();
        site.add_folder(directory, "")
            .with_context(|| format!("cannot read {}", directory.display()))?;
        Ok(site)
    }

    fn add_folder(&mut self, directory: &Path, prefix: &str) -> Result<()> {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().with_context(|| {
                format!("the file name {} is not UTF-8", entry.path().display())
            })?;
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add_folder(&entry.path(), &format!("{path}/"))?;
            } else {
                self.files.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// A file's size, raw and with its compressed copies; `None` if there is no such file.
    pub fn sizes(&self, path: &str) -> Option<Sizes> {
        let length = |path: &str| self.files.get(path).map(Vec::len);
        let raw = length(path)?;
        let compressed = |ending| length(&format!("{path}.{ending}")).unwrap_or(raw);
        Some(Sizes { raw, gzip: compressed("gz"), brotli: compressed("br") })
    }

    /// The files that are not compressed copies of others.
    pub fn plain(&self) -> impl Iterator<Item = &str> {
        let paths = self.files.keys().map(String::as_str);
        paths.filter(|path| !matches!(extension(path), "br" | "gz"))
    }

    /// Replaces the folder's contents with these files.
    pub fn replace(&self, directory: &Path) -> Result<()> {
        let write = || -> Result<()> {
            if directory.exists() {
                fs::remove_dir_all(directory)?;
            }
            for (path, bytes) in &self.files {
                let path = directory.join(path);
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::write(path, bytes)?;
            }
            Ok(())
        };
        write().with_context(|| format!("cannot write {}", directory.display()))
    }
}

/// The part of a path after its last `.`.
pub fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}
