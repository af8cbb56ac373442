//! esbuild: minifies scripts and styles.

use anyhow::Result;

use super::site::{Site, extension};
use crate::process;
use crate::project::{Project, SCRIPTS};
use crate::tools::BuildTools;

/// The oldest browsers that run the output of current rustc (WebAssembly with reference types).
/// Without a target, esbuild would minify to even newer syntax.
const TARGETS: &str = "--target=chrome96,firefox91,safari15";
/// Says so in older ones.
const EARLY: (&str, &str) = ("early.js", "--target=es5");

pub fn scripts_and_styles(project: &Project, tools: &BuildTools, site: &mut Site) -> Result<()> {
    // A script is bundled with the modules it imports, except those that are files of the site.
    let own = site.files.keys().filter(|path| extension(path) == "mjs");
    let own: Vec<String> = own.map(|path| format!("--external:./{path}")).collect();
    for (path, bytes) in &mut site.files {
        let kind: &[&str] = match extension(path) {
            "js" => &["--loader=js"],
            "mjs" => &["--loader=js", "--bundle", "--format=esm"],
            "css" => &["--loader=css"],
            _ => continue,
        };
        let own: &[String] = if extension(path) == "mjs" { &own } else { &[] };
        *bytes = process::piped(
            project
                .command(&tools.esbuild)
                // Where the scripts find their modules.
                .current_dir(project.root().join(SCRIPTS))
                .args(["--minify", "--charset=utf8", "--legal-comments=none"])
                .arg(if path == EARLY.0 { EARLY.1 } else { TARGETS })
                .args(kind)
                .args(own)
                .arg(format!("--sourcefile={path}")),
            bytes,
        )?;
    }
    Ok(())
}
