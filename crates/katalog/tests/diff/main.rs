//! `katalog diff` as editors run it.

#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const DEMO: &str = include_str!("../../../../public/katalog.json");

/// A folder with an old and a new catalogue.
struct Desk(TempDir);

impl Desk {
    fn with(old: &str, new: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("alt.json"), old).expect("a file");
        fs::write(folder.path().join("neu.json"), new).expect("a file");
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
        command.current_dir(self.path()).args(["diff", "--today", "2026-11-22"]).args(arguments);
        command.output().expect("katalog runs")
    }

    /// The standard output of a successful comparison.
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(&[&["alt.json", "neu.json"], arguments].concat());
        let complaint = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(0), "{complaint}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

/// The demo catalogue as it might be some weeks later.
fn later() -> String {
    let mut catalogue: Value = serde_json::from_str(DEMO).expect("JSON");
    let offers = catalogue["offers"].as_array_mut().expect("a list");
    offers.retain(|offer| offer["id"] != "papa-samstag");
    for offer in offers.iter_mut() {
        match offer["id"].as_str() {
            Some("schulranzen-aktion") => offer["status"] = json!("active"),
            Some("bildung-und-teilhabe-beratung") => {
                offer["registration"] = json!("none");
                offer["phones"][0]["number"] = json!("+493023125199");
            }
            Some("frauenhaus") => offer["locations"] = json!([]),
            _ => {}
        }
        if let Some(rule) = offer["schedules"].get_mut(0).filter(|rule| rule["freq"] == "MONTHLY") {
            rule["except_dates"] = json!([]);
        }
    }
    offers.push(json!({
        "id": "nachtcafe", "name": "Nachtcafé", "organization": "jugendamt",
        "summary": "Für Eltern, die nicht schlafen."
    }));
    for location in catalogue["locations"].as_array_mut().expect("a list") {
        if location["id"] == "kreishaus" {
            location["address"]["address_1"] = json!("Neue Straße 1");
        }
    }
    catalogue.to_string()
}

#[test]
fn the_demo_some_weeks_later() {
    let mail = Desk::with(DEMO, &later()).said(&[]);
    snapshot::assert_current("tests/diff/demo.txt", &mail);
}

#[test]
fn nothing_has_changed_in_a_catalogue_that_is_the_same() {
    let desk = Desk::with(DEMO, DEMO);
    assert!(desk.said(&[]).contains("Für Familien hat sich nichts geändert."));
    let report: Value = serde_json::from_str(&desk.said(&["--format", "json"])).expect("JSON");
    assert_eq!(report["changes"], json!([]));
}

#[test]
fn programs_are_told_the_same() {
    let desk = Desk::with(DEMO, &later());
    let report: Value = serde_json::from_str(&desk.said(&["--format", "json"])).expect("JSON");
    assert_eq!((&report["version"], &report["today"]), (&json!(1), &json!("2026-11-22")));
    let gone = &report["changes"][0];
    assert_eq!((&gone["kind"], &gone["offer"]), (&json!("gone"), &json!("papa-samstag")));
    let mail = desk.said(&[]);
    for change in report["changes"].as_array().expect("a list") {
        assert!(mail.contains(change["what"].as_str().expect("a text")), "{change}");
    }
}

#[test]
fn the_mail_can_be_a_file() {
    let desk = Desk::with(DEMO, &later());
    assert_eq!(desk.said(&["-o", "mail.txt"]), "");
    let written = fs::read_to_string(desk.path().join("mail.txt")).expect("a file");
    assert_eq!(written, desk.said(&[]));
}

#[test]
fn only_what_cannot_be_read_is_a_failure() {
    let desk = Desk::with(DEMO, "[]");
    for files in [["alt.json", "neu.json"], ["neu.json", "alt.json"], ["alt.json", "fehlt.json"]] {
        let output = desk.run(&files);
        assert_eq!(output.status.code(), Some(2));
        let complaint = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(complaint.starts_with("katalog: „"), "{complaint}");
    }
}
