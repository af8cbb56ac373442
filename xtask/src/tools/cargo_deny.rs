//! cargo-deny, which checks the licences, sources and vulnerabilities of all crates.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_installed::CargoTool;
use crate::project::Project;

const VERSION: &str = "0.20.2";

/// Ensures that it is installed.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tool =
        CargoTool { package: "cargo-deny", binary: "cargo-deny", version: VERSION, features: &[] };
    tool.ensure(project)
}
