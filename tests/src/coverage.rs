//! The demo district's Angebotsmatrix, as `katalog coverage` writes it for coordinators.

use std::fs;

use anyhow::{Context, Result, anyhow};
use catalogue::{Catalogue, Date};
use editing::plan::coverage::{coverage, html};

use crate::project;

/// The page's HTML, with tables for at most so many places, because axe is slow.
///
/// # Errors
///
/// If the demo cannot be read.
pub fn page(places: usize) -> Result<String> {
    let mut demo = read("katalog.json")?;
    demo.include(read("bund.json")?);
    demo.places.truncate(places);
    let today = Date::new(2026, 11, 24).context("invariant: a day of the calendar")?;
    Ok(html::page(&coverage(&demo, today)))
}

fn read(name: &str) -> Result<Catalogue> {
    let bytes = fs::read(project::path("public").join(name))?;
    let reading = catalogue::read(&bytes);
    Ok(reading.map_err(|refusal| anyhow!("{name}: {refusal:?}"))?.catalogue)
}
