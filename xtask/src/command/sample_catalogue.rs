//! `cargo xtask sample-catalogue`: generates a catalogue of any size, for experiments.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::sample_catalogue::{grow, read_base};

use crate::project::Project;

/// A fixed seed: the same offers in every run.
const SEED: u64 = 20_261_122;

pub fn run(project: &Project, offers: usize, file: &Path) -> Result<()> {
    let base = read_base(&project.root().join("public/katalog.json"))?;
    let catalogue = serde_json::to_vec_pretty(&grow(&base, offers, SEED)?)?;
    fs::write(file, catalogue).with_context(|| format!("cannot write {}", file.display()))
}
