//! Catalogues for the benchmark: on disk, and published as a site with everything that a family loads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::bench_input::Widget;
use xtask::sample_catalogue;

use crate::questions::TODAY;

/// A fixed seed: the same offers in every run, today and in a year.
const SEED: u64 = 20_261_124;

/// A published site.
pub struct Site {
    pub folder: PathBuf,
    /// What a family transfers of the catalogue until the results.
    pub bytes: usize,
}

/// The catalogue shipped with the widget, from which all others are generated.
pub fn base() -> Result<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/katalog.json");
    sample_catalogue::read_base(&path)
}

/// Writes a catalogue of this many offers, and what it includes next to it; returns its file.
pub fn write(directory: &Path, offers: usize) -> Result<PathBuf> {
    let catalogue = sample_catalogue::grow(&base()?, offers, SEED)?;
    let path = directory.join(format!("katalog-{offers}.json"));
    fs::write(&path, serde_json::to_vec(&catalogue)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    let included = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/bund.json");
    fs::copy(included, directory.join("bund.json")).context("cannot copy bund.json")?;
    Ok(path)
}

/// Publishes the catalogue with this widget, as an editor does.
pub fn publish(widget: &Widget, directory: &Path, offers: usize) -> Result<Site> {
    let catalogue = write(directory, offers)?;
    let revision = widget.revision.as_deref().unwrap_or("this");
    let folder = directory.join(format!("{revision}-{offers}"));
    let output = Command::new(&widget.katalog)
        .arg("publish")
        .arg(catalogue)
        .args(["--url", "https://www.example.org/", "--today", TODAY, "--widget"])
        .arg(&widget.dist)
        .arg("--out")
        .arg(&folder)
        .output()
        .with_context(|| format!("cannot start {}", widget.katalog.display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cannot publish {offers} offers:\n{errors}");
    let compressed = fs::read(folder.join("katalog.json.br")).context("no compressed catalogue")?;
    Ok(Site { folder, bytes: compressed.len() })
}
