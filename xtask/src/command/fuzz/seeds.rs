//! Seed inputs for the fuzzer: parts of the demo catalogue. From nothing it would take hours to
//! discover what an offer looks like.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::project::Project;

/// Writes a folder of small seed files for each parser that the catalogue has input for.
pub fn plant(project: &Project, folder: &Path) -> Result<()> {
    let path = project.root().join("public/katalog.json");
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let catalogue: Value = serde_json::from_slice(&bytes)?;
    let offers = catalogue["offers"].as_array().context("the demo catalogue has no offers")?;
    for (number, offer) in offers.iter().enumerate() {
        let alone = json!({ "schema_version": catalogue["schema_version"], "offers": [offer] });
        write(folder, "catalogue", number, &alone.to_string())?;
        if let Some(schedules) = offer.get("schedules") {
            // The parser adds the brackets itself.
            let list = schedules.to_string();
            write(folder, "schedule", number, list.trim_matches(['[', ']']))?;
        }
        if let Some(name) = offer["name"].as_str() {
            write(folder, "search", number, name)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, parser: &str, number: usize, text: &str) -> Result<()> {
    let path = folder.join(parser).join(number.to_string());
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&path, text)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
