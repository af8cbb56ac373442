//! The checksums of a release and their signature: with the public key, anyone can verify that an
//! archive is the original.

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::process;

/// In the format of `sha256sum --check`.
const NAME: &str = "SHA256SUMS";
/// The signature's purpose, so that a signature made for something else does not count.
const NAMESPACE: &str = "angebotsfinder-release";

/// Writes the checksums of the archives, which are in one folder, next to them and removes any old
/// signature; returns the path.
pub fn write(archives: &[PathBuf]) -> Result<PathBuf> {
    let mut sums = String::new();
    for archive in archives {
        let bytes =
            fs::read(archive).with_context(|| format!("cannot read {}", archive.display()))?;
        for byte in Sha256::digest(bytes) {
            write!(sums, "{byte:02x}")?;
        }
        let name = archive.file_name().context("invariant: an archive has a name")?;
        writeln!(sums, "  {}", name.to_string_lossy())?;
    }
    let first = archives.first().context("invariant: a release has an archive")?;
    let path = first.with_file_name(NAME);
    fs::write(&path, sums)
        .and_then(|()| match fs::remove_file(signature(&path)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        })
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

/// Signs checksums with a private SSH key, from a file or the agent; returns the signature's path.
pub fn sign(checksums: &Path, key: &Path) -> Result<PathBuf> {
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key).arg(checksums);
    process::captured(&mut command)?;
    Ok(signature(checksums))
}

fn signature(checksums: &Path) -> PathBuf {
    checksums.with_added_extension("sig")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use anyhow::Result;

    use super::{NAMESPACE, sign, write};
    use crate::process;

    /// Verifies as SECURITY.md describes.
    fn verify(folder: &Path, checksums: &[u8]) -> Result<Vec<u8>> {
        let mut command = Command::new("ssh-keygen");
        command.args(["-Y", "verify", "-f", "allowed_signers", "-I", "angebotsfinder"]);
        command.args(["-n", NAMESPACE, "-s", "SHA256SUMS.sig"]).current_dir(folder);
        process::piped(&mut command, checksums)
    }

    #[test]
    fn a_release_can_be_told_from_one_that_was_changed() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let archives = ["angebotsfinder-1.zip", "angebotsfinder-wordpress-1.zip"];
        let archives = archives.map(|name| folder.path().join(name));
        for archive in &archives {
            fs::write(archive, "PK")?;
        }
        let checksums = write(&archives)?;
        let check = || {
            let mut command = Command::new("sha256sum");
            process::captured(command.args(["--check", "SHA256SUMS"]).current_dir(folder.path()))
        };
        check()?;

        let key = folder.path().join("key");
        let mut keygen = Command::new("ssh-keygen");
        keygen.args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key);
        process::captured(&mut keygen)?;
        let public = fs::read_to_string(key.with_added_extension("pub"))?;
        let signers = format!("angebotsfinder namespaces=\"{NAMESPACE}\" {public}");
        fs::write(folder.path().join("allowed_signers"), signers)?;
        let signature = sign(&checksums, &key)?;
        let signed = fs::read(&checksums)?;
        verify(folder.path(), &signed)?;
        assert!(verify(folder.path(), &[&signed[..], b" "].concat()).is_err());

        for archive in &archives {
            fs::write(archive, "PK, and more")?;
            assert!(check().is_err());
            fs::write(archive, "PK")?;
        }
        write(&archives)?;
        assert!(!signature.exists(), "it signed other checksums");
        Ok(())
    }
}
