//! Chromium and its driver, for everything that looks at the widget the way a family does.

use anyhow::{Result, bail};

use super::{apt, on_path};
use crate::progress;

/// The same engine without windows, which starts much sooner; Debian has it as a package of its own.
const SHELL: &str = "chromium-headless-shell";

/// The names under which distributions ship Chromium or Chrome.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Ensures that a browser and its driver are installed; on Debian as root it installs them, and the
/// shell where the release has it.
pub fn ensure() -> Result<()> {
    if apt::is_usable() {
        let mut packages = vec!["chromium", "chromium-driver"];
        let lacks_shell = on_path::find(SHELL).is_none() && apt::has(SHELL);
        if lacks_shell {
            // All three are of one version: the shell alone could displace an older browser.
            packages.push(SHELL);
        }
        if lacks_shell || !is_installed() {
            progress::step("Install Chromium and its driver", || apt::install(&packages))?;
        }
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
