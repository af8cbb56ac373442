//! `katalog coverage`: counts what families find, and reports the gaps.

mod text;

use anyhow::{Result, bail};
use editing::plan::coverage::{Coverage, coverage, html, table};

use crate::arguments::{CoverageFormat, CoverageOptions};
use crate::outcome::Outcome;
use crate::{input, layers, output, progress, terminal};

/// Computes the coverage and writes it to the requested output.
pub fn run(options: &CoverageOptions) -> Result<Outcome> {
    let today = input::day(options.today)?;
    let bar = progress::bar(2, "Katalog lesen");
    bar.tick();
    let bytes = input::read(&options.catalogue)?;
    let layers = layers::load(&options.catalogue, &bytes)?;
    bar.inc(1);
    bar.set_message("Zählen");
    let coverage = coverage(&layers.merged, today);
    drop(bar);
    for address in &layers.elsewhere {
        terminal::complain(&format!(
            "katalog: „{address}“ zählt nicht mit. Er liegt woanders; legen Sie ihn neben Ihren \
             Katalog, und nennen Sie in „includes“ nur den Dateinamen."
        ));
    }
    for (address, why) in &layers.missing {
        terminal::complain(&format!("katalog: „{address}“ zählt nicht mit. {why}"));
    }
    let written = match options.format {
        CoverageFormat::Text => text::text(&coverage, place(&coverage, options)?).into_bytes(),
        CoverageFormat::Csv => table::csv(&coverage),
        CoverageFormat::Html => html::page(&coverage).into_bytes(),
    };
    output::write(&options.output, &written)?;
    Ok(Outcome::Fine)
}

/// The index of the place requested with `--place`.
fn place(coverage: &Coverage, options: &CoverageOptions) -> Result<Option<usize>> {
    let Some(wanted) = &options.place else { return Ok(None) };
    let is_meant = |name: &str, id: Option<&str>| name == wanted || id == Some(wanted);
    let at = coverage
        .places
        .iter()
        .position(|area| is_meant(&area.name, area.place.as_ref().map(catalogue::Id::as_str)));
    if at.is_none() {
        let names: Vec<&str> = coverage.places.iter().map(|area| area.name.as_str()).collect();
        bail!("Den Ort „{wanted}“ gibt es nicht. Es gibt: {}", names.join(", "));
    }
    Ok(at)
}
