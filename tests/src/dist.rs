//! The built widget.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::project;

/// The folder that `cargo xtask` names, else `dist/` of the checkout.
pub(crate) fn directory() -> Result<PathBuf> {
    let directory =
        env::var_os("ANGEBOTSFINDER_DIST").map_or_else(|| project::path("dist"), PathBuf::from);
    ensure!(
        directory.join("index.html").is_file(),
        "{} holds no built widget; `cargo xtask test --browser-only` builds and tests it, \
         `cargo xtask dist` only builds it",
        directory.display()
    );
    Ok(directory)
}
