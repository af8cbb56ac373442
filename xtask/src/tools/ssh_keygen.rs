//! ssh-keygen, which signs releases.

use anyhow::{Result, bail};

use super::{apt, on_path};
use crate::progress;

const PROGRAM: &str = "ssh-keygen";
const PACKAGE: &str = "openssh-client";

/// Ensures that it is installed; on Debian as root it installs it.
pub fn ensure() -> Result<()> {
    if on_path::find(PROGRAM).is_none() && apt::is_usable() {
        progress::step("Install ssh-keygen", || apt::install(&[PACKAGE]))?;
    }
    if on_path::find(PROGRAM).is_none() {
        bail!("{PROGRAM} is missing; install OpenSSH (Debian: apt-get install {PACKAGE})");
    }
    Ok(())
}
