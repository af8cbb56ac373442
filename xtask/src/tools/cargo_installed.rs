//! Tools that cargo builds from source, pinned to an exact version.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::on_path;
use crate::process;
use crate::progress;
use crate::project::Project;

/// A binary of a package on crates.io.
pub struct CargoTool<'a> {
    pub package: &'a str,
    pub binary: &'a str,
    pub version: &'a str,
    /// Further arguments of `cargo install`.
    pub features: &'a [&'a str],
}

impl CargoTool<'_> {
    /// The binary in the right version: the one on `PATH`, or the project's own, built now if
    /// missing.
    pub fn ensure(&self, project: &Project) -> Result<PathBuf> {
        if let Some(found) = on_path::find(self.binary).filter(|path| self.is_right(path)) {
            return Ok(found);
        }
        // One folder per version: two checkouts may need different ones.
        let directory = cache()?.join(format!("{}-{}", self.package, self.version));
        let binary =
            directory.join("bin").join(format!("{}{}", self.binary, env::consts::EXE_SUFFIX));
        if !binary.is_file() {
            let what = format!("Build {} {} (once, minutes)", self.package, self.version);
            progress::step(&what, || {
                process::captured(
                    project
                        .cargo()
                        .args(["install", "--locked", self.package, "--version", self.version])
                        .args(self.features)
                        .arg("--root")
                        .arg(&directory)
                        // It runs for seconds: minutes of optimising never pay off.
                        .env("CARGO_PROFILE_RELEASE_LTO", "off")
                        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                )
            })?;
        }
        Ok(binary)
    }

    /// `trunk --version` prints `trunk 0.21.14`.
    fn is_right(&self, binary: &PathBuf) -> bool {
        process::captured(Command::new(binary).arg("--version")).is_ok_and(|output| {
            output.split(u8::is_ascii_whitespace).nth(1) == Some(self.version.as_bytes())
        })
    }
}

/// Outside the checkout, so that `cargo clean` and fresh clones keep the tools.
fn cache() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(directory) => PathBuf::from(directory),
        None => env::home_dir()
            .context("there is no home directory to install tools in; set XDG_CACHE_HOME")?
            .join(".cache"),
    };
    Ok(cache.join("angebotsfinder"))
}
