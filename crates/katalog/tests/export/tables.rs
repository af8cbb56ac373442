//! Exporting the editors' tables.

use std::fs;

use serde_json::Value;

use crate::DEMO;
use crate::desk::{Desk, complained, said};

#[test]
fn a_folder_of_tables_becomes_the_same_catalogue_again() {
    let desk = Desk::new();
    desk.put("katalog.json", DEMO);
    let output = desk.run("export csv katalog.json");
    assert_eq!(output.status.code(), Some(0));
    let mut files: Vec<_> = fs::read_dir(desk.path("tabelle"))
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let expected = [
        "Angebote.csv",
        "Gemeinden.csv",
        "Orte.csv",
        "Termine.csv",
        "Träger.csv",
        "Übersetzungen.csv",
    ];
    assert_eq!(files, expected);
    assert_eq!(said(&output), "");
    let said = complained(&output);
    assert!(said.contains("79 Angebote"), "{said}");
    assert!(said.contains("- Angebote, wann freie Plätze geprüft wurden: "), "{said}");
    assert!(said.contains("katalog import tabelle --base KATALOG"), "{said}");

    let import = desk.run("import tabelle --base katalog.json -o neu.json --today 2026-11-22");
    assert_eq!(import.status.code(), Some(0), "the export adds no findings");
    desk.run("export csv neu.json -o noch-einmal");
    for file in expected {
        let text = |folder: &str| desk.text(&format!("{folder}/{file}"));
        assert_eq!(text("noch-einmal"), text("tabelle"), "{file}");
    }
    let [new, old]: [Value; 2] =
        [&desk.text("neu.json"), DEMO].map(|text| serde_json::from_str(text).expect("JSON"));
    for key in ["id", "name", "publisher", "links", "includes", "license", "places"] {
        assert_eq!(new[key], old[key], "{key}");
    }
}

#[test]
fn a_workbook_becomes_the_same_catalogue_as_the_folder() {
    let desk = Desk::new();
    desk.put("katalog.json", DEMO);
    assert_eq!(desk.run("export xlsx katalog.json").status.code(), Some(0));
    desk.run("export csv katalog.json");
    desk.run("import tabelle -o a.json --today 2026-11-22");
    desk.run("import tabelle.xlsx -o b.json --today 2026-11-22");
    assert_eq!(desk.text("a.json"), desk.text("b.json"));
}

#[test]
fn no_table_is_written_over() {
    let desk = Desk::new();
    desk.put("katalog.json", DEMO);
    desk.put("tabelle.xlsx", "Arbeit");
    for form in ["xlsx", "csv"] {
        desk.run("export csv katalog.json");
        let output = desk.run(&format!("export {form} katalog.json"));
        assert_eq!(output.status.code(), Some(2), "{form}");
        assert!(complained(&output).contains("gibt es schon"), "{}", complained(&output));
    }
    assert_eq!(desk.text("tabelle.xlsx"), "Arbeit");
}

#[test]
fn what_is_no_catalogue_is_said_to_be_none() {
    let desk = Desk::new();
    desk.put("katalog.json", "<html>");
    let output = desk.run("export csv katalog.json");
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("kein JSON"), "{}", complained(&output));
}
