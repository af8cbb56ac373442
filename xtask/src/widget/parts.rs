//! Divides the finished program: what the first question needs is one file, and what is wanted only later
//! lies in others, which share its memory and its table of functions.
//!
//! A later part begins at a function that wasm-bindgen exports and nothing else in the program calls:
//! what only it reaches is moved. What that is cannot be read off a finished program, because the
//! address of a function or a text is a number like any other there. So the linker is asked to tell them
//! apart (`--emit-relocs`), and `needs` follows them. wasm-opt still sees the whole program, and what it
//! makes of it is divided last (`divide`): it can only join what one part needs with what the same part
//! needs, and never gives a function or a text another address.

mod divide;
mod module;
mod needs;
mod program;

use std::fs;

use anyhow::{Context, Result};

use super::short_names::ShortNames;
use super::site::{Site, extension};
use crate::project::Project;
use crate::tools::wasm_target::TARGET;

/// The later parts: the export where each begins, and the file that it becomes. What two of them need
/// lies in the earlier one.
const LATER: [(&str, &str); 2] =
    [("results", "angebotsfinder_results.wasm"), ("details", "angebotsfinder_details.wasm")];

/// Which later part a file of the site is, counted from 1; none for all else.
pub fn number(path: &str) -> Option<usize> {
    let stem = |file: &str| file.trim_end_matches(".wasm").to_owned() + "-";
    LATER.iter().position(|(_, file)| path.starts_with(&stem(file))).map(|at| at + 1)
}

/// Divides the program of a site.
pub fn divide(project: &Project, names: &ShortNames, site: &mut Site) -> Result<()> {
    let linked = project.compiled().join(TARGET).join("release/angebotsfinder.wasm");
    let linked = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let entries = LATER.map(|(entry, _)| entry);
    let needs = needs::of(&linked, &entries)?;
    let program = site.files.iter_mut().find(|(path, _)| extension(path) == "wasm");
    let (_, bytes) = program.context("the widget has no WebAssembly")?;
    needs::check(&linked, bytes)?;
    let short = entries.map(|entry| names.export(entry));
    let mut parts = divide::divide(bytes, &short, &entries, &needs)?.into_iter();
    *bytes = parts.next().context("a program has a first part")?;
    for ((_, file), part) in LATER.iter().zip(parts) {
        site.files.insert((*file).to_owned(), part);
    }
    Ok(())
}
