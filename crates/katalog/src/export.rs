//! `katalog export`: a catalogue as tables, or in a format for other programs.

mod file;
mod some;
mod tables;

use anyhow::Result;
use catalogue::Reading;

use crate::arguments::{ExportFormat, ExportOptions};
use crate::input::{self, name};
use crate::outcome::Outcome;
use crate::terminal::complain;

/// Exports the catalogue without its includes, which are not ours to redistribute. Reports what the
/// export leaves out.
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
