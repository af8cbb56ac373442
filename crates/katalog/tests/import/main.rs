//! `katalog import` as editors run it.

#[cfg(unix)]
mod bombs;
#[path = "../support/desk.rs"]
mod desk;
mod hsds;

use std::fs;
use std::path::Path;

use desk::{Desk, complained, said};
use serde_json::Value;

const MESSY: &str = include_str!("../../../editing/tests/messy/angebote.csv");
const FIVE_OFFERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/neu");
const DAY: &str = "--today 2026-11-22";

fn catalogue(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&desk.text(name)).expect("JSON")
}

#[test]
fn five_offers_become_a_catalogue_without_a_finding() {
    let desk = Desk::new();
    for sheet in ["Angebote", "Termine", "Orte", "Träger", "Gemeinden"] {
        let file = format!("{sheet}.csv");
        let text = fs::read(Path::new(FIVE_OFFERS).join(&file)).expect("a file");
        desk.put(&file, text);
    }
    let output = desk.run(&format!(
        "import Angebote.csv Termine.csv Orte.csv Träger.csv Gemeinden.csv -o katalog.json {DAY}"
    ));
    assert_eq!(
        said(&output),
        "\
Angebote.csv, Termine.csv, Orte.csv, Träger.csv, Gemeinden.csv: 14 Zeilen. Daraus wurden 5 Angebote, \
2 Termine, 3 Orte, 3 Träger, 1 Gemeinde. Keine Zeile fehlt im Katalog.
katalog.json: keine Fehler, keine Warnungen, keine Hinweise. Familien finden 5 Angebote.

Der Katalog ist fertig zum Veröffentlichen.
"
    );
    assert_eq!(output.status.code(), Some(0));
    let check = desk.run(&format!("check katalog.json {DAY}"));
    assert_eq!(check.status.code(), Some(0));
    let from_folder = desk.run(&format!("import . -o folder.json {DAY}"));
    assert_eq!(from_folder.status.code(), Some(0));
    assert_eq!(desk.text("folder.json"), desk.text("katalog.json"));
}

#[test]
fn a_messy_sheet_is_accounted_for_row_by_row() {
    let desk = Desk::new();
    desk.put("angebote.csv", MESSY);
    let output = desk.run(&format!("import angebote.csv {DAY}"));
    let said = said(&output);
    assert!(
        said.contains(
            "angebote.csv: 43 Zeilen. Daraus wurden 39 Angebote; 4 Zeilen fehlen im Katalog.\n"
        ),
        "{said}"
    );
    assert!(
        said.contains(
            "\
Warnung  „Sprachen“: „Klingonisch“ ließ sich nicht lesen. Der Text steht jetzt in Worten beim Angebot.
   wo:   angebote.csv, angebote R9
   tun:  Schreiben Sie die Namen der Sprachen, mit | getrennt: Deutsch | Arabisch.
"
        ),
        "{said}"
    );
    assert!(said.contains("Als Nächstes: Bringen Sie die Zeilen in Ordnung"), "{said}");
    assert_eq!(output.status.code(), Some(1), "rows are missing");
    let offers = catalogue(&desk, "katalog.json")["offers"].as_array().map(Vec::len);
    assert_eq!(offers, Some(39), "but the rest is imported");
}

#[test]
fn programs_read_json() {
    let desk = Desk::new();
    desk.put("angebote.csv", MESSY);
    let output = desk.run(&format!("import angebote.csv --format json {DAY}"));
    let report: Value = serde_json::from_str(&said(&output)).expect("JSON");
    assert_eq!(report["rows"]["all"], 43);
    assert_eq!(report["rows"]["offers"], 39);
    assert_eq!(report["rows"]["left_out"], 4);
    assert_eq!(report["catalogue"], "katalog.json");
    let finding = &report["findings"][2];
    assert_eq!(finding["position"], "angebote V4");
    assert_eq!((finding["row"].as_u64(), finding["column"].as_u64()), (Some(4), Some(22)));
    assert_eq!(finding["severity"], "hint");
    assert!(report["check"]["errors"].is_u64());
}

#[test]
fn a_catalogue_that_is_there_is_only_renewed_when_it_is_named() {
    let desk = Desk::new();
    desk.put("angebote.csv", "Name;Kosten\nElterncafé;frei\n");
    assert_eq!(desk.run("import angebote.csv --name Beispielkreis").status.code(), Some(1));
    let before = desk.text("katalog.json");
    let refused = desk.run("import angebote.csv");
    assert_eq!(refused.status.code(), Some(2));
    assert!(complained(&refused).contains("-o katalog.json"), "{}", complained(&refused));
    assert_eq!(desk.text("katalog.json"), before);
    desk.put("angebote.csv", "Name;Kosten\nSpielkreis;frei\n");
    let renewed = desk.run("import angebote.csv -o katalog.json");
    assert!(said(&renewed).contains("Name, Herausgeber, Links und Aussehen sind geblieben."));
    let after = catalogue(&desk, "katalog.json");
    assert_eq!(after["name"], "Beispielkreis", "what no column covers stays");
    assert_eq!(after["offers"][0]["id"], "spielkreis");
    assert_eq!(after["offers"].as_array().map(Vec::len), Some(1), "missing offers are removed");
}

#[test]
fn another_catalogue_gives_what_is_in_no_column() {
    let desk = Desk::new();
    desk.put("angebote.csv", "Kennung;Name\nelterncafe;Elterncafé\n");
    desk.put(
        "alt.json",
        r##"{ "schema_version": "1.0", "id": "kreis", "name": "Kreis", "license": "CC0-1.0",
            "publisher": { "name": "Jugendamt" }, "includes": ["bund.json"],
            "theme": { "accent_color": "#005a9c" },
            "offers": [{ "id": "elterncafe", "name": "Alt", "summary": "Weg",
                "translations": { "en": { "name": "Parents' café" } } }] }"##,
    );
    desk.run("import angebote.csv -o neu.json --base alt.json --id neu");
    let new = catalogue(&desk, "neu.json");
    assert_eq!((&new["id"], &new["name"]), (&"neu".into(), &"Kreis".into()));
    assert_eq!(new["publisher"]["name"], "Jugendamt");
    assert_eq!(new["includes"][0], "bund.json");
    assert_eq!(new["theme"]["accent_color"], "#005a9c");
    let offer = &new["offers"][0];
    assert_eq!(offer["translations"]["en"]["name"], "Parents' café");
    assert_eq!(offer["name"], "Elterncafé");
    assert!(offer["summary"].is_null(), "an empty cell clears the field");
}

#[test]
fn no_file_that_is_no_catalogue_is_written_over() {
    let desk = Desk::new();
    desk.put("angebote.csv", "Name\nElterncafé\n");
    let output = desk.run("import angebote.csv -o angebote.csv");
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("ist kein Katalog"), "{}", complained(&output));
    assert_eq!(desk.text("angebote.csv"), "Name\nElterncafé\n");
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let desk = Desk::new();
    desk.put("a.xlsx", b"PK\x03\x04 kaputt");
    desk.put("b.json", r#"{"schema_version": "1.0", "offers": []}"#);
    for (file, reason) in [
        ("fehlt.xlsx", "lässt sich nicht lesen"),
        ("a.xlsx", "lässt sich nicht als Tabelle öffnen"),
        ("b.json", "ist schon ein Katalog"),
        ("b.json b.json", "ist keine Tabelle, sondern JSON"),
    ] {
        let output = desk.run(&format!("import {file}"));
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(complained(&output).contains(reason), "{}", complained(&output));
        assert!(!desk.path("katalog.json").exists());
    }
}

#[test]
fn the_catalogue_can_go_to_another_program() {
    let desk = Desk::new();
    desk.put("angebote.csv", "Name\nElterncafé\n");
    let output = desk.run("import angebote.csv -o -");
    let catalogue: Value = serde_json::from_str(&said(&output)).expect("JSON and nothing else");
    assert_eq!(catalogue["offers"][0]["name"], "Elterncafé");
    assert!(complained(&output).contains("Daraus wurden 1 Angebot."), "{}", complained(&output));
}

#[cfg(unix)]
#[test]
fn a_catalogue_keeps_its_permissions_and_a_device_stays_a_device() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("a.csv", "Name\nElterncafé\n");
    let mode = || {
        let about = fs::metadata(desk.path("neu.json")).expect("it exists");
        about.permissions().mode() & 0o777
    };
    desk.run(&format!("import a.csv -o neu.json {DAY}"));
    assert_eq!(mode(), 0o644);
    fs::set_permissions(desk.path("neu.json"), fs::Permissions::from_mode(0o600)).expect("a file");
    desk.run(&format!("import a.csv -o neu.json {DAY}"));
    assert_eq!(mode(), 0o600, "a file only its owner may read stays so");
    let output = desk.run(&format!("export jsonld neu.json -o /dev/null {DAY}"));
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    assert!(!fs::metadata("/dev/null").expect("a device").is_file());
}
