//! cargo-deny, which knows what the licences, sources and weaknesses of all crates are.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_installed::CargoTool;
use crate::project::Project;

const VERSION: &str = "0.20.2";

/// Makes sure that it is there.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tool =
        CargoTool { package: "cargo-deny", binary: "cargo-deny", version: VERSION, features: &[] };
    tool.ensure(project)
}
