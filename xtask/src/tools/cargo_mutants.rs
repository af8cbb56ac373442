//! cargo-mutants, which changes code in small ways and runs the tests on it.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_installed::CargoTool;
use crate::project::Project;

const VERSION: &str = "27.1.0";

/// Makes sure that it is there.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tool = CargoTool {
        package: "cargo-mutants",
        binary: "cargo-mutants",
        version: VERSION,
        features: &[],
    };
    tool.ensure(project)
}
