//! A spreadsheet as real editors write it, from its bytes to a catalogue.

#[path = "../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use catalogue::{Date, Severity};
use editing::import::{Import, import, read_tables};
use std::fmt::Write;

const SHEET: &str = include_str!("messy/angebote.csv");

fn imported(bytes: &[u8]) -> Import {
    let sheets = read_tables("Angebote", bytes).expect("a table");
    import(&sheets, Date::new(2026, 11, 22).expect("a day"))
}

fn compare(name: &str, found: &str) {
    snapshot::assert_current(&format!("tests/messy/{name}"), found);
}

#[test]
fn what_an_editor_is_told() {
    let import = imported(SHEET.as_bytes());
    let rows = import.rows;
    let mut text = format!(
        "{} Zeilen: {} Angebote, {} nicht übernommen\n",
        rows.rows, rows.offers, rows.left_out
    );
    for finding in &import.findings {
        let severity = match finding.severity {
            Severity::Error => "FEHLER",
            Severity::Warning => "WARNUNG",
            Severity::Hint => "HINWEIS",
        };
        writeln!(text, "\n{severity} {}: {}\n  {}", finding.position, finding.what, finding.help)
            .expect("memory");
    }
    compare("findings.txt", &text);
}

#[test]
fn what_families_get() {
    let catalogue = imported(SHEET.as_bytes()).catalogue;
    let json = serde_json::to_string_pretty(&catalogue).expect("a catalogue is JSON");
    compare("catalogue.json", &json);
}

#[test]
fn the_reader_takes_all_of_it() {
    let import = imported(SHEET.as_bytes());
    let json = serde_json::to_vec(&import.catalogue).expect("a catalogue is JSON");
    let reading = catalogue::read(&json).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.left_out, 0);
    assert_eq!(reading.catalogue, import.catalogue);
}

#[test]
fn the_encoding_and_the_separator_make_no_difference() {
    let import = imported(SHEET.as_bytes());
    let (windows, _, unmappable) = encoding_rs::WINDOWS_1252.encode(SHEET);
    assert!(!unmappable);
    assert_eq!(imported(&windows), import);
    assert_eq!(imported(["\u{feff}", SHEET].concat().as_bytes()), import);
    assert_eq!(imported(SHEET.replace('\n', "\r\n").as_bytes()).rows, import.rows);
    let sheets = read_tables("Angebote", SHEET.as_bytes()).expect("a table");
    for separator in [b',', b'\t'] {
        let mut writer =
            csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
        for row in &sheets[0].rows {
            writer.write_record(row).expect("memory");
        }
        let written = writer.into_inner().expect("memory");
        assert_eq!(imported(&written).findings.len(), import.findings.len());
    }
}

#[test]
fn no_text_of_an_offer_is_lost() {
    let import = imported(SHEET.as_bytes());
    let catalogue = serde_json::to_string(&import.catalogue).expect("a catalogue is JSON");
    for text in [
        "Klingonisch",
        "in den Sommerferien",
        "Sonstiges",
        "kommt noch",
        "siehe Flyer",
        "03.06.2026",
        "Krankenkasse",
        "teilweise",
    ] {
        assert!(catalogue.contains(text), "{text}");
    }
    assert!(!catalogue.contains("Mü\""), "the content of an unknown column is not published");
}
