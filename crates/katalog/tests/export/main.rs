//! `katalog export` as editors run it.

#[path = "../support/desk.rs"]
mod desk;
mod tables;

use desk::{Desk, complained};
use serde_json::Value;

const CATALOGUE: &str = r#"{"schema_version": "1.0", "name": "Kreis", "offers": [
    {"id": "cafe", "name": "Elterncafé", "ages": [{"from_months": 6, "to_months": 30}]},
    {"id": "kurs", "name": "Kurs", "translations": {"en": {"name": "Course"}}}
]}"#;

const DEMO: &str = include_str!("../../../../public/katalog.json");

/// A desk with a catalogue.
fn desk(catalogue: &str) -> Desk {
    let desk = Desk::new();
    desk.put("katalog.json", catalogue);
    desk
}

#[test]
fn other_directories_get_hsds() {
    let desk = desk(CATALOGUE);
    let output = desk.run("export hsds katalog.json -o hsds.json");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stdout.is_empty());
    let json = desk.text("hsds.json");
    let page: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(page["contents"][0]["name"], "Elterncafé");
    assert_eq!((&page["total_items"], &page["contents"][0]["minimum_age"]), (&2.into(), &0.into()));
    let told = complained(&output);
    assert!(told.contains("1 Angebot: cafe") && told.contains("1 Angebot: kurs"), "{told}");
    assert!(told.ends_with("hsds.json: 2 Angebote geschrieben.\n"), "{told}");
}

#[test]
fn another_program_gets_nothing_but_the_file() {
    let desk = desk(CATALOGUE);
    let output = desk.run("export hsds katalog.json -o -");
    let page: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(page["contents"][1]["name"], "Kurs");
}

const SHELTER: &str = r#"{"schema_version": "1.0", "name": "Kreis", "locations": [
    {"id": "haus", "name": "Frauenhaus", "hide_address": true,
     "address": {"address_1": "Schlehengrund 9", "postal_code": "00127", "city": "Marbenau"}}],
    "offers": [{"id": "schutz", "name": "Schutz", "sensitive": true, "locations": ["haus"]},
        {"id": "cafe", "name": "Elterncafé"}]}"#;

#[test]
fn no_file_that_leaves_the_house_tells_a_secret_address() {
    let clean = desk(SHELTER);
    let told = desk(&SHELTER.replace("Elterncafé", "Café beim Schlehengrund"));
    for format in ["hsds", "jsonld", "ics"] {
        let export = format!("export {format} katalog.json -o datei");
        assert_eq!(clean.run(&export).status.code(), Some(0), "{format}");
        assert!(!clean.text("datei").contains("Schlehengrund"), "{format}");
        let output = told.run(&export);
        assert_eq!(output.status.code(), Some(1), "{format}");
        let complaint = complained(&output);
        assert!(complaint.contains("/offers/cafe/name"), "{complaint}");
        assert!(complaint.contains("Nichts ist geschrieben."), "{complaint}");
        assert!(!told.path("datei").exists(), "{format}");
    }
}

#[test]
fn whoever_gets_tables_hears_that_secret_addresses_are_in_them() {
    let secret = desk(SHELTER);
    let open = desk(CATALOGUE);
    for format in ["xlsx", "csv"] {
        let output = secret.run(&format!("export {format} katalog.json -o {format}"));
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let told = complained(&output);
        let warning = "Achtung: In dieser Tabelle stehen geheime Adressen (Frauenhaus).";
        assert!(told.contains(warning), "{told}");
        let output = open.run(&format!("export {format} katalog.json -o {format}"));
        assert!(!complained(&output).contains("Achtung"));
    }
    assert!(secret.text("csv/Orte.csv").contains("Schlehengrund 9"), "nothing is lost");
}

#[test]
fn offers_that_are_left_out_are_told() {
    let desk = desk(&CATALOGUE.replace(r#""name": "Kurs", "#, ""));
    let output = desk.run("export hsds katalog.json -o hsds.json");
    assert_eq!(output.status.code(), Some(1));
    assert!(complained(&output).contains("1 Angebot fehlt"), "{output:?}");
}

#[test]
fn what_cannot_be_read_leaves_no_file() {
    let desk = desk("kein Katalog");
    for catalogue in ["katalog.json", "fehlt.json"] {
        let output = desk.run(&format!("export hsds {catalogue} -o hsds.json"));
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains(catalogue), "{output:?}");
        assert!(!desk.path("hsds.json").exists());
    }
}

#[test]
fn what_many_offers_have_in_common_is_said_once() {
    let offer = |number| {
        format!(r#"{{"id": "a{number}", "name": "A", "translations": {{"en": {{"name": "A"}}}}}}"#)
    };
    let offers = (0..500).map(offer).collect::<Vec<_>>().join(",");
    let desk = desk(&format!(r#"{{"schema_version": "1.0", "name": "K", "offers": [{offers}]}}"#));
    let told = complained(&desk.run("export hsds katalog.json -o hsds.json"));
    assert!(told.contains("500 Angebote: a0, a1, a2, a3, a4 und 495 weitere"), "{told}");
    assert!(told.lines().count() < 10, "{told}");
}

#[test]
fn search_engines_get_json_ld() {
    let output = desk(DEMO).run("export jsonld katalog.json -o -");
    let graph: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(graph["@context"], "https://schema.org");
}

#[test]
fn calendars_get_a_calendar() {
    let desk = desk(DEMO);
    let output = desk.run("export ics katalog.json -o - --today 2026-11-22");
    let calendar = String::from_utf8(output.stdout).expect("UTF-8");
    let calendar: icalendar::Calendar = calendar.parse().expect("a calendar");
    assert!(calendar.components.len() > 20);
}
