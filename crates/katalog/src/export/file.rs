//! A file for other programs.

use std::path::Path;

use anyhow::Result;
use catalogue::Catalogue;
use editing::exchange::loss::Loss;
use editing::exchange::{calendar, hsds, jsonld};
use editing::secrets::faults;

use super::some::some;
use crate::arguments::{ExportFormat, ExportOptions};
use crate::input::{day, name};
use crate::terminal::complain;
use crate::{output, progress, report};

/// Writes the file, unless it would reveal a secret address: then reports where, and returns false.
pub fn write(options: &ExportOptions, catalogue: &Catalogue) -> Result<bool> {
    let bar = progress::bar(1, "Angebote schreiben");
    bar.tick();
    // JSON-LD and iCalendar report no losses: whatever they leave out is outside their purpose.
    let (ending, bytes, losses) = match options.format {
        ExportFormat::Hsds => {
            let hsds::Export { json, losses, .. } = hsds::export(catalogue);
            ("json", json, losses)
        }
        ExportFormat::Jsonld => {
            ("jsonld", format!("{:#}\n", jsonld::graph(catalogue)).into_bytes(), Vec::new())
        }
        _ => ("ics", calendar::calendar(catalogue, day(options.today)?).into_bytes(), Vec::new()),
    };
    let path = options.output.as_deref().unwrap_or(Path::new("-"));
    drop(bar);
    let faults = faults(catalogue, &["export.", ending].concat(), &bytes);
    if !faults.is_empty() {
        report::tell(&faults);
        complain("katalog: Nichts ist geschrieben. Beheben Sie erst die Fehler.");
        return Ok(false);
    }
    output::write(path, &bytes)?;
    // On stderr, because stdout may be piped into another program.
    for loss in &losses {
        tell(loss);
    }
    if path != Path::new("-") {
        let written = offers(catalogue.offers.len());
        complain(&format!("{}: {written} geschrieben.", name(path)));
    }
    Ok(true)
}

/// Reports what the export leaves out, and the first offers affected.
fn tell(Loss { what, offers: of }: &Loss) {
    complain(&format!("Hinweis  {what}"));
    if !of.is_empty() {
        let named: Vec<&str> = of.iter().map(catalogue::Id::as_str).collect();
        complain(&format!("   wo:   {}: {}", offers(of.len()), some(&named)));
    }
    complain("");
}

fn offers(count: usize) -> String {
    if count == 1 { "1 Angebot".to_owned() } else { format!("{count} Angebote") }
}
