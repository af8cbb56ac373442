//! What became of the tables.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::Style;
use catalogue::Severity;
use editing::check::Report;
use editing::import::{Counts, Finding};
use serde_json::{Value, json};

use super::text::{Message, harmless, numbers, style, summary};
use super::{has_colors, spelling};
use crate::arguments::ImportFormat;
use crate::input::name;

/// An import that was written.
pub struct Imported {
    /// The tables, as they were named.
    pub tables: Vec<String>,
    /// Where the catalogue was written.
    pub output: PathBuf,
    /// What was found in the tables.
    pub findings: Vec<Finding>,
    pub rows: Counts,
    /// What was found in the catalogue.
    pub report: Report,
    /// Whether another catalogue gave what is in no column.
    pub is_update: bool,
}

impl Imported {
    /// Says all of it; where the catalogue itself goes to the output, beside it.
    pub fn write(&self, format: ImportFormat) -> io::Result<()> {
        let mut text = Vec::new();
        let is_beside = self.output == Path::new("-");
        match format {
            ImportFormat::Text => self.write_text(&mut text, has_colors() && !is_beside)?,
            ImportFormat::Json => writeln!(text, "{:#}", self.json())?,
        }
        if is_beside { io::stderr().write_all(&text) } else { super::print(&text) }
    }

    fn write_text(&self, out: &mut dyn Write, has_colors: bool) -> io::Result<()> {
        let tables = self.tables.join(", ");
        for finding in &self.findings {
            let place = format!("{tables}, {}", harmless(&finding.position.to_string()));
            let Finding { severity, what, help, .. } = finding;
            let message =
                Message { severity: *severity, code: None, what, help, place: &place, pointer: "" };
            message.write(out, has_colors)?;
        }
        let bold = style(Style::new().bold(), has_colors);
        let catalogue = name(&self.output);
        let count =
            |severity| self.findings.iter().filter(|each| each.severity == severity).count();
        writeln!(out, "{bold}{tables}{bold:#}: {}", rows(self.rows))?;
        if !self.findings.is_empty() {
            writeln!(out, "  Beim Lesen: {}.", numbers(count))?;
        }
        writeln!(out, "{bold}{catalogue}{bold:#}: {}", summary(&self.report))?;
        if self.is_update {
            writeln!(out, "  Name, Herausgeber, Links und Aussehen sind geblieben.")?;
        }
        writeln!(out, "\n{}", self.next_step(&catalogue))
    }

    /// What an editor had best do now.
    fn next_step(&self, catalogue: &str) -> String {
        let Self { rows, report, .. } = self;
        let tables = self.tables.join(" ");
        if rows.left_out > 0 {
            format!(
                "Als Nächstes: Bringen Sie die Zeilen in Ordnung, die oben als Fehler stehen, und rufen Sie den Befehl noch einmal auf: katalog import {tables} -o {catalogue}"
            )
        } else if rows.offers == 0 {
            format!(
                "Als Nächstes: Tragen Sie im Blatt „Angebote“ Ihr erstes Angebot ein, und rufen Sie den Befehl noch einmal auf: katalog import {tables} -o {catalogue}"
            )
        } else if report.findings.is_empty() {
            "Der Katalog ist fertig zum Veröffentlichen.".to_owned()
        } else {
            format!(
                "Als Nächstes: katalog check {catalogue} sagt, was es ist und wie Sie es ändern. Ändern Sie es in der Tabelle."
            )
        }
    }

    /// The form is described in docs/handbuch/tabelle.md and stable: keys may come, none goes.
    fn json(&self) -> Value {
        let Counts {
            rows,
            offers,
            dates,
            locations,
            organizations,
            places,
            translations,
            left_out,
        } = self.rows;
        json!({
            "version": 1,
            "tables": self.tables,
            "catalogue": name(&self.output),
            "rows": {
                "all": rows, "offers": offers, "dates": dates, "locations": locations,
                "organizations": organizations, "places": places, "translations": translations,
                "left_out": left_out,
            },
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "check": {
                "offers": self.report.offers,
                "left_out": self.report.left_out,
                "errors": self.report.count(Severity::Error),
                "warnings": self.report.count(Severity::Warning),
                "hints": self.report.count(Severity::Hint),
            },
        })
    }
}

/// `43 Zeilen. Daraus wurden 39 Angebote; 4 Zeilen fehlen im Katalog.`
fn rows(rows: Counts) -> String {
    let count = |count, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [
        count(rows.offers, "Angebot", "Angebote"),
        count(rows.dates, "Termin", "Termine"),
        count(rows.locations, "Ort", "Orte"),
        count(rows.organizations, "Träger", "Träger"),
        count(rows.places, "Gemeinde", "Gemeinden"),
        count(rows.translations, "Übersetzung", "Übersetzungen"),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let all = count(rows.rows, "Zeile", "Zeilen").unwrap_or("keine Zeilen".into());
    let left_out = count(rows.left_out, "Zeile fehlt", "Zeilen fehlen")
        .map(|left_out| format!("{left_out} im Katalog"));
    match (parts.is_empty(), left_out) {
        (true, None) => format!("{all}."),
        (true, Some(left_out)) => format!("{all}. {left_out}."),
        (false, None) => format!("{all}. Daraus wurden {parts}. Keine Zeile fehlt im Katalog."),
        (false, Some(left_out)) => format!("{all}. Daraus wurden {parts}; {left_out}."),
    }
}

fn finding(finding: &Finding) -> Value {
    let Finding { severity, position, what, help, rows_left_out } = finding;
    json!({
        "severity": spelling(*severity),
        "what": what,
        "help": help,
        "position": position.to_string(),
        "sheet": position.sheet,
        "row": position.row.map(|row| row + 1),
        "column": position.column.map(|column| column + 1),
        "rows_left_out": rows_left_out,
    })
}
