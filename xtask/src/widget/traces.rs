//! No file may reveal where it was built: otherwise the same sources would give others different
//! bytes.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::site::Site;

/// Fails if a file of the site mentions one of these folders.
pub fn refuse(site: &Site, folders: &[PathBuf]) -> Result<()> {
    for folder in folders {
        for (path, bytes) in &site.files {
            ensure!(!names(bytes, folder), "{path} says {}", folder.display());
        }
    }
    Ok(())
}

fn names(bytes: &[u8], folder: &Path) -> bool {
    let folder = folder.as_os_str().as_encoded_bytes();
    bytes.windows(folder.len()).any(|part| part == folder)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Site, refuse};

    #[test]
    fn a_folder_is_found_in_the_midst_of_a_program() {
        let bytes = b"\0asm\x01panicked at /home/anna/finder/src/main.rs".to_vec();
        let site = Site { files: [("app.wasm".to_owned(), bytes)].into() };
        let folder = |path: &str| [PathBuf::from(path)];
        assert!(refuse(&site, &folder("/home/anna/finder")).is_err());
        assert!(refuse(&site, &folder("/home/otto/finder")).is_ok());
    }
}
