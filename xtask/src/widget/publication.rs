//! The demo catalogue as a separate site, published the way a municipality publishes its own.

use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// The site's fictitious address: a sitemap needs absolute URLs.
const ADDRESS: &str = "https://www.trelletalkreis.example/angebotsfinder/";

/// Has `katalog` publish the demo catalogue with the built widget; returns the site's folder.
///
/// `build` is the Cargo command that builds `katalog`.
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
