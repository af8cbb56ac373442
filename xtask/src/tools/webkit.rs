//! WebKitGTK's driver with its small browser, and the virtual screen that it needs.

use anyhow::{Result, bail};

use super::{apt, on_path};
use crate::progress;

const PROGRAMS: [&str; 2] = ["WebKitWebDriver", "Xvfb"];
/// The library that the driver depends on contains the browser, `MiniBrowser`, in a folder that the
/// driver knows.
const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

/// Ensures that they are installed; on Debian as root it installs them.
pub fn ensure() -> Result<()> {
    if !are_installed() && apt::is_usable() {
        progress::step("Install WebKit's driver and Xvfb", || apt::install(&PACKAGES))?;
    }
    if !are_installed() {
        bail!(
            "WebKitWebDriver or Xvfb is missing; install both (Debian: apt-get install {}), or \
             leave the browsers out with `cargo xtask test --no-browser`",
            PACKAGES.join(" ")
        );
    }
    Ok(())
}

fn are_installed() -> bool {
    PROGRAMS.iter().all(|program| on_path::find(program).is_some())
}
