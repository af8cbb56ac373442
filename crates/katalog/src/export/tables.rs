//! Export as the editors' tables.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalogue::Catalogue;
use editing::exchange::tables::{Tables, csv, tables};
use editing::exchange::template::workbook;

use super::some::some;
use crate::arguments::{ExportFormat, ExportOptions};
use crate::input::name;
use crate::terminal::complain;
use crate::{output, progress};

/// Writes the tables, and reports what they leave out.
pub fn write(options: &ExportOptions, catalogue: &Catalogue) -> Result<()> {
    let bar = progress::bar(2, "Tabellen füllen");
    bar.tick();
    let tables = tables(catalogue);
    bar.inc(1);
    bar.set_message("Schreiben");
    let is_folder = options.format == ExportFormat::Csv;
    let usual = if is_folder { "tabelle" } else { "tabelle.xlsx" };
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(usual));
    if is_folder {
        write_folder(&path, &tables)?;
    } else {
        let bytes = workbook(&tables.sheets)
            .context("Ein Text ist zu lang für eine Tabelle. Nehmen Sie csv statt xlsx")?;
        output::write_new(&path, &bytes)?;
    }
    drop(bar);
    tell(&tables, &path);
    warn(catalogue);
    Ok(())
}

/// Warns that the tables contain secret addresses: they are for further editing, and a later import
/// would lose anything they left out.
fn warn(catalogue: &Catalogue) {
    let locations = catalogue.locations.iter().filter(|location| location.is_hidden());
    let names: Vec<&str> = locations.map(|location| location.name.as_str()).collect();
    if !names.is_empty() {
        complain("");
        complain(&format!(
            "Achtung: In dieser Tabelle stehen geheime Adressen ({}). Sie ist nur für Sie. Geben Sie \
             sie nicht weiter, und laden Sie sie nicht auf den Webserver. Veröffentlichen Sie mit: \
             katalog publish",
            some(&names)
        ));
    }
}

fn write_folder(path: &Path, tables: &Tables) -> Result<()> {
    let folder = output::Folder::new(path)?;
    for sheet in &tables.sheets {
        folder.write(&[&sheet.name, ".csv"].concat(), &csv(sheet))?;
    }
    // Existing tables may contain an editor's work, so none is replaced.
    folder.publish(|_| false)
}

/// Reports what was written and what was left out.
fn tell(tables: &Tables, path: &Path) {
    let rows: Vec<String> = tables
        .sheets
        .iter()
        .map(|sheet| format!("{} {}", sheet.rows.len() - 1, sheet.name))
        .collect();
    complain(&format!("„{}“: {}.", name(path), rows.join(", ")));
    if !tables.unsaid.is_empty() {
        complain("");
        complain("Das steht im Katalog, aber in keiner Spalte:");
    }
    for unsaid in &tables.unsaid {
        let named: Vec<&str> = unsaid.entries.iter().map(String::as_str).collect();
        let (sheet, what) = (unsaid.sheet.title(), unsaid.what);
        complain(&format!("- {sheet}, {what}: {}", some(&named)));
    }
    complain("");
    complain(&format!(
        "Name, Herausgeber, Links und Aussehen stehen nur im Katalog. Beim Import bleiben sie, wenn \
         Sie ihn nennen: katalog import {} --base KATALOG",
        name(path)
    ));
}
