//! The programs that the commands need, in versions known to work. Installed ones are used; missing
//! ones are installed where only this project looks for them.

mod apt;
pub mod browser;
pub mod cargo_deny;
mod cargo_installed;
pub mod cargo_mutants;
pub mod firefox;
pub mod lock_file;
pub mod npm;
mod on_path;
pub mod pdf_reader;
pub mod ssh_keygen;
pub mod wasm_target;
pub mod web_servers;
pub mod webkit;

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use cargo_installed::CargoTool;

/// 0.22 requires a newer Rust than this project.
const TRUNK: &str = "0.21.14";

/// The tools that build the widget.
#[derive(Debug)]
pub struct BuildTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    pub wasm_opt: PathBuf,
    pub esbuild: PathBuf,
}

impl BuildTools {
    /// Finds the tools and installs those that are missing.
    pub fn ensure(project: &Project) -> Result<Self> {
        wasm_target::ensure(project)?;
        let bindgen_version = lock_file::version_of(project, "wasm-bindgen")?;
        let trunk = CargoTool {
            package: "trunk",
            binary: "trunk",
            version: TRUNK,
            // rustls, because the default needs OpenSSL's headers.
            features: &["--no-default-features", "--features=rustls"],
        };
        let wasm_bindgen = CargoTool {
            package: "wasm-bindgen-cli",
            binary: "wasm-bindgen",
            version: &bindgen_version,
            features: &[],
        };
        npm::ensure(project)?;
        Ok(Self {
            trunk: trunk.ensure(project)?,
            wasm_bindgen: wasm_bindgen.ensure(project)?,
            wasm_opt: npm::program(project, "wasm-opt")?,
            esbuild: npm::program(project, "esbuild")?,
        })
    }
}
