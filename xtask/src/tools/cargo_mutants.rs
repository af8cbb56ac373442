//! cargo-mutants, which makes small changes to the code and runs the tests on each.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_installed::CargoTool;
use crate::project::Project;

const VERSION: &str = "27.1.0";

/// Ensures that it is installed.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tool = CargoTool {
        package: "cargo-mutants",
        binary: "cargo-mutants",
        version: VERSION,
        features: &[],
    };
    tool.ensure(project)
}
