//! The result of an import.

use std::io;
use std::path::{Path, PathBuf};

use catalogue::Severity;
use editing::check::Report;
use editing::exchange::hsds;
use editing::import;
use serde_json::{Value, json};

use super::json::spelling;
use super::text::{Message, add_summary, numbers, summary};
use crate::arguments::ImportFormat;
use crate::input::name;
use crate::terminal::{self, Stream, Text};

/// A completed import.
pub struct Imported {
    /// The files, as the user named them.
    pub files: Vec<String>,
    /// The path of the catalogue.
    pub output: PathBuf,
    /// The findings in the files.
    pub found: Vec<Found>,
    pub counted: Counted,
    /// The findings in the catalogue.
    pub report: Report,
    /// Whether another catalogue supplied what no column covers.
    pub is_update: bool,
}

/// How much was imported.
#[derive(Clone, Copy)]
pub enum Counted {
    /// Rows of tables.
    Rows(import::Counts),
    /// HSDS services.
    Services(hsds::Counts),
}

/// A finding for the editor to look at.
pub struct Found {
    pub severity: Severity,
    what: String,
    help: String,
    /// For people: the cell, or the JSON pointer.
    place: String,
    /// The same for programs, by key.
    position: Value,
}

impl From<import::Finding> for Found {
    fn from(finding: import::Finding) -> Self {
        let import::Finding { severity, position, what, help, rows_left_out } = finding;
        let place = position.to_string();
        let position = json!({
            "position": place,
            "sheet": position.sheet,
            "row": position.row.map(|row| row + 1),
            "column": position.column.map(|column| column + 1),
            "rows_left_out": rows_left_out,
        });
        Self { severity, what, help, place, position }
    }
}

impl From<hsds::Finding> for Found {
    fn from(finding: hsds::Finding) -> Self {
        let hsds::Finding { severity, pointer, what, help, services_left_out } = finding;
        let position = json!({ "pointer": pointer, "services_left_out": services_left_out });
        Self { severity, what, help, place: pointer, position }
    }
}

impl Found {
    fn json(&self) -> Value {
        let Self { severity, what, help, position, .. } = self;
        let mut finding = json!({ "severity": spelling(*severity), "what": what, "help": help });
        if let (Some(finding), Some(position)) = (finding.as_object_mut(), position.as_object()) {
            finding.extend(position.clone());
        }
        finding
    }
}

impl Imported {
    /// Prints everything; on stderr if the catalogue itself goes to stdout.
    pub fn write(&self, format: ImportFormat) -> io::Result<()> {
        let is_beside = self.output == Path::new("-");
        let stream = if is_beside { Stream::Beside } else { Stream::Output };
        match format {
            ImportFormat::Text => self.text(stream).print(),
            ImportFormat::Json => terminal::print_json(stream, &self.json()),
        }
    }

    fn text(&self, stream: Stream) -> Text {
        let mut text = Text::new(stream);
        let files = self.files.join(", ");
        for Found { severity, what, help, place, .. } in &self.found {
            // A finding about a whole HSDS file has an empty pointer.
            let parted = if place.is_empty() { "" } else { ", " };
            let place = format!("{files}{parted}{place}");
            let message =
                Message { severity: *severity, code: None, what, help, place: &place, pointer: "" };
            message.add_to(&mut text);
        }
        let catalogue = name(&self.output);
        let count = |severity| self.found.iter().filter(|each| each.severity == severity).count();
        let counted = match self.counted {
            Counted::Rows(counts) => rows(counts),
            Counted::Services(counts) => services(counts),
        };
        add_summary(&mut text, &files, &counted);
        if !self.found.is_empty() {
            text.plain(&format!("  Beim Lesen: {}.", numbers(count)));
            text.end();
        }
        add_summary(&mut text, &catalogue, &summary(&self.report));
        if self.is_update {
            text.plain("  Name, Herausgeber, Links und Aussehen sind geblieben.");
            text.end();
        }
        text.end();
        text.plain(&self.next_step(&catalogue));
        text.end();
        text
    }

    /// The recommended next step for the editor.
    fn next_step(&self, catalogue: &str) -> String {
        let files = self.files.join(" ");
        let again = format!("katalog import {files} -o {catalogue}");
        match self.counted {
            Counted::Rows(rows) if rows.left_out > 0 => format!(
                "Als Nächstes: Bringen Sie die Zeilen in Ordnung, die oben als Fehler stehen, und rufen Sie den Befehl noch einmal auf: {again}"
            ),
            Counted::Rows(rows) if rows.offers == 0 => format!(
                "Als Nächstes: Tragen Sie im Blatt „Angebote“ Ihr erstes Angebot ein, und rufen Sie den Befehl noch einmal auf: {again}"
            ),
            _ if self.report.findings.is_empty() => {
                "Der Katalog ist fertig zum Veröffentlichen.".to_owned()
            }
            Counted::Rows(_) => format!(
                "Als Nächstes: katalog check {catalogue} sagt, was es ist und wie Sie es ändern. Ändern Sie es in der Tabelle."
            ),
            Counted::Services(_) => format!(
                "Als Nächstes: katalog check {catalogue} sagt, was es ist. Zum Ändern machen Sie eine Tabelle daraus: katalog export xlsx {catalogue}"
            ),
        }
    }

    /// The format is documented in docs/handbuch/tabelle.md and stable: keys may be added, but none
    /// removed.
    fn json(&self) -> Value {
        let mut json = json!({
            "version": 1,
            "tables": self.files,
            "catalogue": name(&self.output),
            "findings": self.found.iter().map(Found::json).collect::<Vec<_>>(),
            "check": {
                "offers": self.report.offers,
                "left_out": self.report.left_out,
                "errors": self.report.count(Severity::Error),
                "warnings": self.report.count(Severity::Warning),
                "hints": self.report.count(Severity::Hint),
            },
        });
        match self.counted {
            Counted::Rows(import::Counts {
                rows,
                offers,
                dates,
                locations,
                organizations,
                places,
                translations,
                left_out,
            }) => {
                json["rows"] = json!({
                    "all": rows, "offers": offers, "dates": dates, "locations": locations,
                    "organizations": organizations, "places": places,
                    "translations": translations, "left_out": left_out,
                });
            }
            Counted::Services(hsds::Counts { services, offers, left_out }) => {
                json["services"] =
                    json!({ "all": services, "offers": offers, "left_out": left_out });
            }
        }
        json
    }
}

/// `72 Angebote gelesen. Keines fehlt im Katalog.`
fn services(hsds::Counts { services, left_out, .. }: hsds::Counts) -> String {
    let all = if services == 1 { "1 Angebot".to_owned() } else { format!("{services} Angebote") };
    match left_out {
        0 => format!("{all} gelesen. Keines fehlt im Katalog."),
        1 => format!("{all} gelesen; 1 davon fehlt im Katalog."),
        count => format!("{all} gelesen; {count} davon fehlen im Katalog."),
    }
}

/// `43 Zeilen. Daraus wurden 39 Angebote; 4 Zeilen fehlen im Katalog.`
fn rows(rows: import::Counts) -> String {
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
