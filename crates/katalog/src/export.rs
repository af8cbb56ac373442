//! `katalog export`: a catalogue as tables, or in a format that other programs read.

mod file;
mod tables;

use anyhow::Result;
use catalogue::Reading;

use crate::Outcome;
use crate::arguments::{ExportFormat, ExportOptions};
use crate::input::{self, name};
use crate::terminal::complain;

/// How many entries are named of which something is not in the file.
const NAMED: usize = 5;

/// Writes the catalogue itself, without what it includes: that is for others to give away. Says
/// what is not in the file.
pub fn run(options: &ExportOptions) -> Result<Outcome> {
    let path = &options.catalogue;
    let Reading { catalogue, left_out, .. } = input::catalogue(path, &input::read(path)?)?;
    match options.format {
        ExportFormat::Xlsx | ExportFormat::Csv => tables::write(options, &catalogue)?,
        ExportFormat::Hsds | ExportFormat::Jsonld | ExportFormat::Ics => {
            if !file::write(options, &catalogue)? {
                return Ok(Outcome::Faulty);
            }
        }
    }
    let missing = match left_out {
        0 => return Ok(Outcome::Fine),
        1 => "1 Angebot fehlt".to_owned(),
        count => format!("{count} Angebote fehlen"),
    };
    let name = name(path);
    complain(&format!("{missing}, wegen Fehlern im Katalog. Welche, sagt: katalog check {name}"));
    Ok(Outcome::Faulty)
}

/// The first of them, and how many more there are.
fn some(entries: &[&str]) -> String {
    let named = entries.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match entries.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} und {more} weitere"),
    }
}
