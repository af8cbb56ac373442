//! esbuild: minifies scripts and styles.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::site::{Site, extension};
use crate::process;
use crate::project::{Project, SCRIPTS};
use crate::tools::BuildTools;

/// The oldest browsers that run the output of current rustc (WebAssembly with reference types).
/// Without a target, esbuild would minify to even newer syntax.
const TARGETS: &str = "--target=chrome96,firefox91,safari15";
/// Says so in older ones.
const EARLY: (&str, &str) = ("early.js", "--target=es5");

/// The glue that wasm-bindgen generates.
const GENERATED: &str = "angebotsfinder.js";
/// How the boot script, of which it becomes a part, imports it.
pub const GLUE: &str = "angebotsfinder-glue";

/// How the glue describes a value in the message of a panic, and a shorter way.
const DEBUG: (&str, &str) = ("const ret = debugString(arg1);", "const ret = String(arg1);");

pub fn scripts_and_styles(project: &Project, tools: &BuildTools, site: &mut Site) -> Result<()> {
    let glue = site.files.remove(GENERATED).with_context(|| format!("there is no {GENERATED}"))?;
    let glue = String::from_utf8(glue)?;
    ensure!(glue.contains(DEBUG.0), "the glue has no {}", DEBUG.0);
    let glue = glue.replace(DEBUG.0, DEBUG.1);
    let file = project.scratch().join(GENERATED);
    fs::write(&file, glue).with_context(|| format!("cannot write {}", file.display()))?;
    let glue = format!("--alias:{GLUE}={}", file.display());
    // A script is bundled with the modules it imports, except those that are files of the site.
    let own = site.files.keys().filter(|path| extension(path) == "mjs");
    let own: Vec<String> = own.map(|path| format!("--external:./{path}")).collect();
    for (path, bytes) in &mut site.files {
        let kind: &[&str] = match extension(path) {
            "js" => &["--loader=js"],
            "mjs" => &["--loader=js", "--bundle", "--format=esm", &glue],
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
