//! Code splitting: what the first question needs is one file, and what is needed later is in
//! others.

use std::fs;

use anyhow::{Context, Result};
use wasm_parts::{Entry, Plan};

use super::optimise::TRAPS;
use super::short_names::{MODULE, ShortNames};
use super::site::{Site, extension};
use crate::project::Project;
use crate::tools::wasm_target::TARGET;

/// The later parts: the export at which each begins, and its file. Code that both need is in the
/// earlier one.
const LATER: [(&str, &str); 2] =
    [("results", "angebotsfinder_results.wasm"), ("details", "angebotsfinder_details.wasm")];

/// Whether the program is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    Divided,
    /// The later parts exist but are empty, so the boot script needs no change.
    Undivided,
}

/// Which later part a file of the site belongs to, counted from 1; `None` for any other file.
pub fn number(path: &str) -> Option<usize> {
    let stem = |file: &str| file.trim_end_matches(".wasm").to_owned() + "-";
    let is_of = |(name, file): &(&str, &str)| {
        path.starts_with(&stem(file)) || path.starts_with(&format!("{name}-"))
    };
    LATER.iter().position(is_of).map(|at| at + 1)
}

/// Writes the parts of a site's program to files.
pub fn write(
    project: &Project,
    names: &ShortNames,
    site: &mut Site,
    division: Division,
) -> Result<()> {
    let program = site.files.iter_mut().find(|(path, _)| extension(path) == "wasm");
    let (_, bytes) = program.context("the widget has no WebAssembly")?;
    let entries = LATER.map(|(name, _)| Entry { name, finished: names.export(name) });
    let plan = Plan { traps: &TRAPS, ..Plan::new(MODULE, &entries) };
    let parts = match division {
        Division::Divided => divide(project, bytes, &plan).context(
            "the program cannot be split; `cargo xtask dist --undivided` builds a site that works \
             without it",
        )?,
        Division::Undivided => wasm_parts::undivided(bytes, &plan)?,
    };
    let mut parts = parts.into_iter();
    *bytes = parts.next().context("the split program has no first part")?;
    for ((_, file), part) in LATER.iter().zip(parts) {
        site.files.insert((*file).to_owned(), part);
    }
    Ok(())
}

fn divide(project: &Project, finished: &[u8], plan: &Plan) -> Result<Vec<Vec<u8>>> {
    let linked = project.compiled().join(TARGET).join("release/angebotsfinder.wasm");
    let linked = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    Ok(wasm_parts::divide(&linked, finished, plan)?)
}
