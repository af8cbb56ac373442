//! Debian packages, which only root can install.

use std::process::Command;

use anyhow::Result;

use super::on_path;
use crate::process;

/// Whether packages can be installed here.
pub fn is_usable() -> bool {
    let user = process::captured(Command::new("id").arg("-u"));
    on_path::find("apt-get").is_some() && user.is_ok_and(|user| user.trim_ascii() == b"0")
}

pub fn install(packages: &[&str]) -> Result<()> {
    process::captured(Command::new("apt-get").args(["update", "--quiet"]))?;
    process::captured(
        Command::new("apt-get")
            .args(["install", "--quiet", "--yes", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive")
            // Stops packages from starting their daemons: run level 1 is single-user mode.
            .env("RUNLEVEL", "1"),
    )?;
    Ok(())
}
