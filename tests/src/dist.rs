//! The built widget.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

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

/// The path, as the browser asks for it, of the built file with this extension. Its name
/// changes with its bytes.
///
/// # Errors
///
/// When there is none.
pub fn first_file(extension: &str) -> Result<String> {
    for entry in fs::read_dir(directory()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(&format!(".{extension}")) {
            return Ok(format!("/{name}"));
        }
    }
    None.with_context(|| format!("the built widget has no .{extension} file"))
}
