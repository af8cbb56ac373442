//! The demo catalogue as a site of its own, published as a municipality publishes its catalogue.

use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// Where the site would be: a sitemap holds whole addresses.
const ADDRESS: &str = "https://www.trelletalkreis.example/angebotsfinder/";

/// Has `katalog` publish the demo catalogue with the built widget; gives the site's folder.
///
/// `build` is what Cargo is to do so that there is a `katalog`.
pub fn publish(project: &Project, build: &[&str]) -> Result<PathBuf> {
    process::captured(project.cargo().args(build))?;
    let site = project.root().join("target/site");
    process::captured(
        project
            .command(project.compiled().join("debug/katalog"))
            .args(["publish", "public/katalog.json", "--url", ADDRESS, "--widget"])
            .arg(project.dist())
            .arg("--out")
            .arg(&site),
    )?;
    Ok(site)
}
