//! wasm-opt: a fifth off the WebAssembly.

use std::fs;

use anyhow::{Context, Result};

use super::site::{Site, extension};
use crate::process;
use crate::project::Project;
use crate::tools::BuildTools;

pub fn wasm(project: &Project, tools: &BuildTools, site: &mut Site) -> Result<()> {
    let (input, output) =
        (project.scratch().join("input.wasm"), project.scratch().join("output.wasm"));
    for (path, bytes) in &mut site.files {
        if extension(path) != "wasm" {
            continue;
        }
        fs::write(&input, &bytes).with_context(|| format!("cannot write {}", input.display()))?;
        process::captured(
            project
                .command(&tools.wasm_opt)
                // The instructions it may use are those that the file's `target_features`
                // section declares; afterwards nobody reads that section.
                .args(["-Oz", "--converge"])
                .args(["--strip-target-features", "--strip-producers"])
                .arg(&input)
                .arg("--output")
                .arg(&output),
        )?;
        *bytes = fs::read(&output).with_context(|| format!("cannot read {}", output.display()))?;
    }
    Ok(())
}
