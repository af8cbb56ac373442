//! esbuild: scripts and styles without what only people read.

use anyhow::Result;

use super::site::{Site, extension};
use crate::process;
use crate::project::Project;
use crate::tools::BuildTools;

/// The oldest browsers that start what rustc makes today (WebAssembly with reference types).
/// Without a target esbuild would shorten into syntax that is newer still.
const TARGETS: &str = "--target=chrome96,firefox91,safari15";

pub fn scripts_and_styles(project: &Project, tools: &BuildTools, site: &mut Site) -> Result<()> {
    for (path, bytes) in &mut site.files {
        let loader = match extension(path) {
            "js" | "mjs" => "--loader=js",
            "css" => "--loader=css",
            _ => continue,
        };
        *bytes = process::piped(
            project
                .command(&tools.esbuild)
                .args(["--minify", "--charset=utf8", "--legal-comments=none"])
                .args([TARGETS, loader])
                .arg(format!("--sourcefile={path}")),
            bytes,
        )?;
    }
    Ok(())
}
