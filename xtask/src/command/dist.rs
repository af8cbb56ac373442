//! `cargo xtask dist`: the finished static files, optionally also as archives for distribution.

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::tools::BuildTools;
use crate::widget;

/// `key` is the private key that signs the archives' checksums.
pub fn run(
    project: &Project,
    undivided: bool,
    zip: bool,
    snap: bool,
    key: Option<&Path>,
) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    let build = if undivided { widget::build_undivided } else { widget::build };
    let site = build(project, &tools)?;
    println!("\n{}", widget::FirstLoad::of(&site));
    if snap {
        widget::renew_sizes(project, &site)?;
    }
    if zip {
        let written =
            [widget::write_archive(project, &tools, &site)?, widget::write_plugin(project)?];
        println!();
        for (path, bytes) in &written {
            println!("{}: {} kB", path.display(), bytes / 1_000);
        }
        let checksums = widget::write_checksums(&written.map(|(path, _)| path))?;
        println!("{}", checksums.display());
        if let Some(key) = key {
            println!("{}", widget::sign(&checksums, key)?.display());
        }
    }
    Ok(())
}
