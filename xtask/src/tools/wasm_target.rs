//! Rust's standard library for WebAssembly.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::on_path;
use crate::process;
use crate::progress;
use crate::project::Project;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain if it is missing.
pub fn ensure(project: &Project) -> Result<()> {
    if is_installed(project)? {
        return Ok(());
    }
    if on_path::find("rustup").is_none() {
        bail!(
            "Rust's {TARGET} target is missing and so is rustup, which would install it; \
             with a distribution's Rust install its package (Debian: libstd-rust-dev-wasm32)"
        );
    }
    progress::step("Add the WebAssembly target to Rust", || {
        process::captured(project.command("rustup").args(["target", "add", TARGET]))
    })?;
    Ok(())
}

fn is_installed(project: &Project) -> Result<bool> {
    let output = process::captured(project.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    let directory = PathBuf::from(String::from_utf8_lossy(&output).trim());
    Ok(directory.is_dir())
}
