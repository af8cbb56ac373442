//! The matching as a native program: `crates/matching-bench`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::questions::{Questions, TODAY};

/// Milliseconds.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Times {
    pub read: f64,
    pub index: f64,
    pub query: f64,
    pub facets: f64,
}

pub fn measure(
    program: &Path,
    directory: &Path,
    questions: &Questions,
    catalogue: &Path,
) -> Result<Times> {
    let file = directory.join("questions.json");
    fs::write(&file, serde_json::to_vec(&questions.asked)?)?;
    let output = Command::new(program)
        .arg(&file)
        .arg(TODAY)
        .arg(catalogue)
        .output()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{} failed:\n{said}", program.display());
    serde_json::from_slice(&output.stdout).context("unexpected output of matching-bench")
}
