//! No text in a catalogue, a table or a file name can send control sequences to the terminal or
//! start a line of its own.

#[path = "../support/desk.rs"]
#[expect(dead_code, reason = "only other tests read files and split arguments at spaces")]
mod desk;

use std::process::{Command, Output};

use serde_json::{Value, json};

use desk::{Desk, complained, said};

/// Clears the screen, hides what follows, sets the window title, reverses the text direction, and
/// starts a line that looks like one of ours.
const HOSTILE: &str = "x\u{1b}[2J\u{1b}[8m\u{1b}]0;t\u{7}\u{9b}2J\u{85}\u{7f}\u{202e}\u{2066}\u{2028}\r\nkatalog: Alles gut.";
/// The same as a file name.
const FILE: &str = "f\u{1b}[2J\u{9b}2J\u{202e}\u{2066}\nkatalog: Alles gut.";

/// A catalogue with the hostile text in every text field; `offer` adds more fields to it.
fn catalogue(offer: &Value) -> String {
    let mut first = json!({
        "id": "a", "name": HOSTILE, "summary": HOSTILE, "description": HOSTILE, "alert": HOSTILE,
        "eligibility_description": HOSTILE, "assurer": HOSTILE, "organization": "t",
        "locations": ["o"], "service_areas": ["p"], "universal": true, "topics": [HOSTILE],
        "phones": [{ "number": "+493023125101", "description": HOSTILE }],
        "cost": { "note": HOSTILE }, "url": format!("https://a.example/{HOSTILE}"),
        "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-01", "note": HOSTILE }],
    });
    if let (Some(first), Some(more)) = (first.as_object_mut(), offer.as_object()) {
        first.extend(more.clone());
    }
    json!({
        "schema_version": "1.0", "name": HOSTILE, HOSTILE: HOSTILE, "includes": [HOSTILE],
        "publisher": { "name": HOSTILE }, "theme": { "logo_url": format!("{HOSTILE}.png") },
        "organizations": [{ "id": "t", "name": HOSTILE }],
        "locations": [{ "id": "o", "name": HOSTILE, "address": { "city": HOSTILE } }],
        "places": [{ "id": "p", "name": HOSTILE }],
        "offers": [first, { "id": HOSTILE, "name": HOSTILE }],
    })
    .to_string()
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("katalog.json", catalogue(&json!({})));
    desk.put("neu.json", catalogue(&json!({ "summary": "anders", "name": format!("{HOSTILE}!") })));
    desk.put(FILE, catalogue(&json!({})));
    let table = format!(
        "Name;\"{HOSTILE}\";Alter;Telefon\n\"{HOSTILE}\";a;\"{HOSTILE}\";\"{HOSTILE}\"\n;b;c;d\n"
    );
    desk.put("tabelle.csv", &table);
    desk.put(&format!("{FILE}.csv"), &table);
    desk.put("dist/index.html", include_str!("../../../../index.html"));
    desk
}

fn run(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
    // With colours: the only control sequences allowed are those the program itself adds.
    command.current_dir(desk.path("")).args(arguments).env("CLICOLOR_FORCE", "1");
    command.output().expect("katalog runs")
}

/// The text without the program's own colours.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            // Bold, faint, colours and reset, but never hidden.
            Some((style, rest))
                if style.split(';').all(|code| {
                    ["0", "1", "2", "3", "4", "31", "32", "33", "36"].contains(&code)
                }) =>
            {
                plain.push_str(rest);
            }
            _ => plain.extend(["\u{1b}[", part]),
        }
    }
    plain
}

fn assert_harmless(text: &str, of: &[&str]) {
    let plain = without_colors(text);
    let steers = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!plain.contains(steers), "{of:?} sends control sequences: {plain:?}");
    let forged = plain.lines().find(|line| line.starts_with("katalog: Alles gut"));
    assert_eq!(forged, None, "{of:?} contains a forged line: {plain}");
}

/// Runs it, and asserts that both outputs are harmless.
fn harmless(desk: &Desk, arguments: &[&str]) -> Output {
    let output = run(desk, arguments);
    assert_harmless(&said(&output), arguments);
    assert_harmless(&complained(&output), arguments);
    output
}

#[test]
fn checking_steers_no_terminal() {
    let desk = desk();
    for file in ["katalog.json", FILE, "missing\u{1b}[2J\u{202e}\nkatalog: Alles gut.", "dist"] {
        for format in ["text", "json", "sarif"] {
            harmless(&desk, &["check", file, "--format", format]);
        }
    }
    desk.put(FILE, "no JSON");
    harmless(&desk, &["check", FILE]);
    harmless(&desk, &["check", "katalog.json", "--links"]);
}

#[test]
fn programs_are_told_the_exact_texts() {
    let desk = desk();
    for format in ["json", "sarif"] {
        let output = harmless(&desk, &["check", FILE, "--format", format]);
        let report: Value = serde_json::from_str(&said(&output)).expect("JSON");
        let text = report.to_string();
        assert!(text.contains(r"\u001b[2J"), "{text}");
        assert!(format == "sarif" || report["files"][0]["file"] == FILE, "{text}");
    }
    let output = harmless(&desk, &["diff", "katalog.json", "neu.json", "--format", "json"]);
    let report: Value = serde_json::from_str(&said(&output)).expect("JSON");
    assert!(report.to_string().contains('\u{9b}'), "{report}");
}

#[test]
fn planning_steers_no_terminal() {
    let desk = desk();
    harmless(&desk, &["coverage", "katalog.json"]);
    harmless(&desk, &["coverage", FILE, "--place", HOSTILE]);
    harmless(&desk, &["coverage", "katalog.json", "--place", "\u{1b}[2J\nkatalog: Alles gut."]);
    harmless(&desk, &["diff", "katalog.json", "neu.json"]);
    harmless(&desk, &["diff", FILE, "missing\u{1b}[2J"]);
}

#[test]
fn importing_steers_no_terminal() {
    let desk = desk();
    let table = format!("{FILE}.csv");
    for format in ["text", "json"] {
        for file in ["tabelle.csv", &table] {
            harmless(&desk, &["import", file, "-o", "neu.json", "--format", format]);
            harmless(&desk, &["import", file, "-o", FILE, "--format", format]);
        }
    }
    harmless(&desk, &["import", &table]);
    harmless(&desk, &["import", "tabelle.csv", "-o", "x.json", "--base", FILE]);
    harmless(&desk, &["import", FILE, "-o", "y.json"]);
}

#[test]
fn publishing_steers_no_terminal() {
    let desk = desk();
    let publish = ["publish", "katalog.json", "--widget", "dist", "--out"];
    harmless(&desk, &[&publish[..], &["site"]].concat());
    harmless(&desk, &["publish", FILE, "--widget", FILE, "--out", FILE]);
    let good = json!({
        "schema_version": "1.0", "name": HOSTILE, "theme": { "logo_url": "l\u{9b}.png" },
        "offers": [{ "id": "a", "name": "Büro", "summary": "Hilft.", "universal": true,
            "phones": [{ "number": "+493023125100" }], "assured_date": "2026-11-01" }],
    });
    desk.put("good.json", good.to_string());
    harmless(
        &desk,
        &["publish", "good.json", "--widget", "dist", "--out", "s\u{1b}[2J\nkatalog: Alles gut."],
    );
    desk.put(&format!("site/{FILE}"), "of somebody");
    harmless(&desk, &["publish", "good.json", "--widget", "dist", "--out", "site"]);
    harmless(&desk, &["publish", "good.json", "--widget", "dist", "--out", "x", "--url", HOSTILE]);
}

#[test]
fn exporting_and_templates_steer_no_terminal() {
    let desk = desk();
    for format in ["xlsx", "csv", "hsds", "jsonld", "ics"] {
        let name = format!("{format}{FILE}");
        harmless(&desk, &["export", format, FILE, "-o", &name]);
        harmless(&desk, &["export", format, "katalog.json", "-o", &name]);
        harmless(&desk, &["export", format, "missing\u{1b}[2J"]);
    }
    let name = format!("{FILE}.xlsx");
    for _ in 0..2 {
        harmless(&desk, &["template", "-o", &name]);
    }
}

#[test]
fn what_was_typed_steers_no_terminal() {
    let desk = desk();
    for arguments in [
        &["check", "--\u{1b}[2J\nkatalog: Alles gut."][..],
        &[HOSTILE],
        &["check", "katalog.json", "--today", HOSTILE],
        &["check", "katalog.json", "--format", HOSTILE],
        &["template", HOSTILE],
        &["import", "tabelle.csv", "--id", HOSTILE],
        &["coverage", "katalog.json", FILE],
    ] {
        let output = harmless(&desk, arguments);
        assert_eq!(output.status.code(), Some(2), "{}", complained(&output));
    }
}
