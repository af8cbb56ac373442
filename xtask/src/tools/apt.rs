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

/// Whether this release has the package. On a fresh machine the lists may not have been loaded yet.
pub fn has(package: &str) -> bool {
    let asked = || process::captured(Command::new("apt-cache").args(["show", package])).is_ok();
    asked() || (update().is_ok() && asked())
}

fn update() -> Result<()> {
    process::captured(Command::new("apt-get").args(["update", "--quiet"]))?;
    Ok(())
}

pub fn install(packages: &[&str]) -> Result<()> {
    update()?;
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
