//! `katalog coverage` as coordinators run it.

#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The demo catalogues that ship with the program.
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/katalog.json");

fn coverage(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
    command.current_dir(folder).args(["coverage", "--today", "2026-11-22"]).args(arguments);
    command.output().expect("katalog runs")
}

/// The standard output of a successful run.
fn said(arguments: &[&str]) -> String {
    let output = coverage(Path::new("."), arguments);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn the_demo_on_a_terminal() {
    let text = said(&[DEMO]);
    for line in text.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    snapshot::assert_current("tests/coverage/demo.txt", &text);
}

#[test]
fn a_single_place_is_named_by_its_id_or_its_name() {
    let text = said(&[DEMO, "--place", "marbenau"]);
    assert!(text.contains("Marbenau: Angebote nach Thema und Lebensphase"), "{text}");
    assert!(!text.contains("Trellenburg"), "{text}");
    assert_eq!(text, said(&[DEMO, "--place", "Marbenau"]));
}

#[test]
fn a_place_that_there_is_not_brings_the_list_of_those_that_there_are() {
    let output = coverage(Path::new("."), &[DEMO, "--place", "Nirgends"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(complaint.contains("Den Ort „Nirgends“ gibt es nicht."), "{complaint}");
    assert!(complaint.contains("Marbenau, Kolmenrod"), "{complaint}");
}

#[test]
fn the_page_and_the_table_are_files() {
    let folder = folder(&[]);
    for (format, name, beginning) in
        [("html", "matrix.html", "<!DOCTYPE html>"), ("csv", "matrix.csv", "\u{feff}Ort;")]
    {
        let output = coverage(folder.path(), &[DEMO, "--format", format, "-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
        assert_eq!(output.stdout, b"");
        let written = fs::read_to_string(folder.path().join(name)).expect("a file");
        assert!(written.starts_with(beginning));
        assert_eq!(written, said(&[DEMO, "--format", format]), "deterministic");
    }
}

#[test]
fn included_files_count_and_what_is_missing_is_said() {
    let included = r#"{"schema_version": "1.0", "name": "Bund", "offers": [
        {"id": "b", "name": "B", "topics": ["geld"], "pregnancy": true, "ages": [{"from_months": 0}]}]}"#;
    let own = r#"{"schema_version": "1.0", "name": "Kreis", "offers": [],
        "situations": [{"id": "geld-reicht-nicht", "topic": "geld"}],
        "includes": ["bund.json", "land.json", "https://bund.example/katalog.json"]}"#;
    let folder = folder(&[("katalog.json", own), ("bund.json", included)]);
    let output = coverage(folder.path(), &["katalog.json"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert!(text.contains("zu „Geld und Anträge“ nur Überregionales."), "{text}");
    let complaint = complained(&output);
    assert!(complaint.contains("„land.json“ zählt nicht mit."), "{complaint}");
    assert!(
        complaint.contains("„https://bund.example/katalog.json“ zählt nicht mit."),
        "{complaint}"
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder(&[("kaputt.json", "{")]);
    for (file, what) in
        [("kaputt.json", "Die Datei ist kein JSON"), ("fehlt.json", "lässt sich nicht lesen")]
    {
        let output = coverage(folder.path(), &[file]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains(what), "{}", complained(&output));
    }
}

#[test]
fn no_name_steers_the_terminal() {
    let own = r#"{"schema_version": "1.0", "name": "Kreis\u001b[31m", "offers": []}"#;
    let folder = folder(&[("katalog.json", own)]);
    let output = coverage(folder.path(), &["katalog.json"]);
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn a_catalogue_takes_in_a_few_others_and_no_device() {
    let including = |names: &[String]| {
        format!(
            r#"{{ "schema_version": "1.0", "name": "Kreis", "includes": {names:?}, "offers": [] }}"#
        )
    };
    let names: Vec<String> = (0..10_000).map(|number| format!("{number}.json")).collect();
    let desk = folder(&[("katalog.json", &including(&names))]);
    for name in &names[..30] {
        fs::write(desk.path().join(name), including(&[])).expect("a file");
    }
    let output = coverage(desk.path(), &["katalog.json"]);
    assert_eq!(output.status.code(), Some(0));
    let complaint = complained(&output);
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(complaint.contains("nimmt höchstens 11 andere dazu."), "{complaint}");
    let up = "../".repeat(20);
    let desk = folder(&[("katalog.json", &including(&[format!("{up}dev/zero")]))]);
    let complaint = complained(&coverage(desk.path(), &["katalog.json"]));
    assert!(complaint.contains("dev/zero“ ist keine Datei"), "{complaint}");
}
