//! cargo-fuzz, which compiles parsers so that libFuzzer sees its way through them.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_installed::CargoTool;
use crate::project::Project;

const VERSION: &str = "0.13.2";

/// Makes sure that it is there.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let tool =
        CargoTool { package: "cargo-fuzz", binary: "cargo-fuzz", version: VERSION, features: &[] };
    tool.ensure(project)
}
