//! `katalog diff`: reports what changed for families between two catalogues.

use std::path::Path;

use anyhow::Result;
use catalogue::Catalogue;
use editing::plan::diff::{Change, Diff, diff};
use serde_json::{Value, json};

use crate::arguments::{DiffFormat, DiffOptions};
use crate::outcome::Outcome;
use crate::{input, output, progress, terminal};

/// Compares, and writes the result to the requested output.
pub fn run(options: &DiffOptions) -> Result<Outcome> {
    let today = input::day(options.today)?;
    let bar = progress::bar(3, "Kataloge lesen");
    bar.tick();
    let old = catalogue(&options.old)?;
    bar.inc(1);
    let new = catalogue(&options.new)?;
    bar.inc(1);
    bar.set_message("Vergleichen");
    let diff = diff(&old, &new, today);
    drop(bar);
    let written = match options.format {
        DiffFormat::Text => terminal::harmless_lines(&diff.text()),
        DiffFormat::Json => terminal::json(&report(&diff)),
    };
    output::write(&options.output, written.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The catalogue without its includes: those have their own editors.
fn catalogue(path: &Path) -> Result<Catalogue> {
    Ok(input::catalogue(path, &input::read(path)?)?.catalogue)
}

fn report(diff: &Diff) -> Value {
    let change = |change: &Change| {
        json!({
            "kind": change.kind.code(),
            "offer": change.offer.as_str(),
            "name": change.name,
            "organization": change.organization,
            "what": change.what,
        })
    };
    json!({
        "version": 1,
        "today": diff.today.to_string(),
        "name": diff.name,
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
    })
}
