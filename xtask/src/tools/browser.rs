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
    const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
    if apt::is_usable() && on_path::find(SHELL).is_none() {
        let [browser, driver] = PACKAGES;
        let installed = progress::step("Install Chromium, its driver and its shell", || {
            // All three are of one version.
            apt::install(&[browser, driver, SHELL])
        });
        if installed.is_err() {
            println!("The browser tests take longer without {SHELL}.");
        }
    }
    if !is_installed() && apt::is_usable() {
        progress::step("Install Chromium and its driver", || apt::install(&PACKAGES))?;
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
