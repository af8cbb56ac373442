//! pdftotext, which extracts the text that the widget prints.

use anyhow::{Result, bail};

use super::{apt, on_path};
use crate::progress;

const PROGRAM: &str = "pdftotext";
const PACKAGE: &str = "poppler-utils";

/// Ensures that it is installed; on Debian as root it installs it.
pub fn ensure() -> Result<()> {
    if on_path::find(PROGRAM).is_none() && apt::is_usable() {
        progress::step("Install pdftotext", || apt::install(&[PACKAGE]))?;
    }
    if on_path::find(PROGRAM).is_none() {
        bail!(
            "{PROGRAM} is missing; install Poppler's tools (Debian: apt-get install {PACKAGE}), \
             or leave the browser out with `cargo xtask test --no-browser`"
        );
    }
    Ok(())
}
