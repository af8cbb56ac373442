//! Chromium and its driver, for everything that looks at the widget the way a family does.

use std::process::Command;

use anyhow::{Result, bail};

use super::on_path;
use crate::process;
use crate::progress;

/// The names under which distributions ship Chromium or Chrome.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure that a browser and its driver are there; on Debian as root it installs them.
pub fn ensure() -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    if on_path::find("apt-get").is_some() && is_root() {
        progress::step("Install Chromium and its driver", install)?;
    }
    if !is_installed() {
        bail!(
            "Chromium or chromedriver is missing; install both \
             (Debian: apt-get install chromium chromium-driver), or leave the browser out \
             with `cargo xtask test --no-browser`"
        );
    }
    Ok(())
}

fn is_installed() -> bool {
    let browser = BROWSERS.iter().any(|name| on_path::find(name).is_some());
    browser && on_path::find("chromedriver").is_some()
}

fn is_root() -> bool {
    process::captured(Command::new("id").arg("-u")).is_ok_and(|user| user.trim_ascii() == b"0")
}

fn install() -> Result<()> {
    process::captured(Command::new("apt-get").args(["update", "--quiet"]))?;
    process::captured(
        Command::new("apt-get")
            .args(["install", "--quiet", "--yes", "--no-install-recommends"])
            .args(["chromium", "chromium-driver"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    Ok(())
}
