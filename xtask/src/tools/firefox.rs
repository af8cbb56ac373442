//! Firefox and its driver, which Debian does not package.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::cargo_installed::CargoTool;
use super::{apt, on_path};
use crate::progress;
use crate::project::Project;

const PACKAGE: &str = "firefox-esr";

/// A driver supports later browser versions for years.
const GECKODRIVER: &str = "0.37.1";

/// Ensures that the browser is installed, on Debian as root by installing it; returns the driver.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    if !is_installed() && apt::is_usable() {
        progress::step("Install Firefox", || apt::install(&[PACKAGE]))?;
    }
    if !is_installed() {
        bail!(
            "Firefox is missing; install it (Debian: apt-get install {PACKAGE}), or leave the \
             browsers out with `cargo xtask test --no-browser`"
        );
    }
    let geckodriver = CargoTool {
        package: "geckodriver",
        binary: "geckodriver",
        version: GECKODRIVER,
        features: &[],
    };
    geckodriver.ensure(project)
}

/// By the name that geckodriver looks for; Debian's package uses it too.
fn is_installed() -> bool {
    on_path::find("firefox").is_some()
}
