//! The same findings as text, as JSON, and as SARIF for editors.

use serde_json::{Value, json};

use crate::{Desk, GOOD, NAMELESS, STALE, catalogue, said};

fn desk() -> Desk {
    let text = catalogue(&[GOOD, STALE, NAMELESS]);
    Desk::with(&[("katalog.json", &text), ("Mein Katalog.json", &text)])
}

#[test]
fn people_read_what_is_wrong_where_and_how_to_mend_it() {
    let output = desk().check(&["katalog.json"]);
    assert_eq!(
        said(&output),
        "\
Fehler  Das Feld „name“ fehlt.  [missing]
   wo:   katalog.json:8:1, Angebot „d“
         /offers/2
   tun:  Tragen Sie „name“ ein.

Warnung  Die Angaben sind zuletzt am 1.11.2024 geprüft worden.  [stale]
   wo:   katalog.json:7:63, Angebot „C“ (c)
         /offers/1/assured_date
   tun:  Fragen Sie beim Träger nach, ob alles noch stimmt, und tragen Sie den Tag bei „assured_date“ \
ein. Nach zwölf Monaten liest die Familie „Bitte vorher anrufen“.

katalog.json: 1 Fehler, 1 Warnung, keine Hinweise. Familien finden 2 Angebote, 1 Angebot fehlt wegen \
der Fehler.
",
        "and without colours, as this is not a terminal"
    );
}

#[test]
fn a_catalogue_cannot_steer_the_terminal() {
    let offer = r#"{"id": "x", "name": "\u001b]0;Titel\u0007\nAlles in Ordnung"}"#;
    let desk = Desk::with(&[("katalog.json", &catalogue(&[GOOD, offer]))]);
    let output = desk.command(&["katalog.json"]).env("CLICOLOR_FORCE", "1").output();
    let said = said(&output.expect("katalog runs"));
    assert!(
        said.contains("Angebot „\u{fffd}]0;Titel\u{fffd}\u{fffd}Alles in Ordnung“ (x)"),
        "{said:?}"
    );
}

#[test]
fn programs_read_json() {
    let output = desk().check(&["--format", "json", "katalog.json"]);
    let mut report: Value = serde_json::from_str(&said(&output)).expect("JSON");
    let findings = report["files"][0]["findings"].take();
    assert_eq!(
        report,
        json!({ "version": 1, "files": [{
            "file": "katalog.json", "offers": 2, "left_out": 1, "errors": 1, "warnings": 1,
            "hints": 0, "findings": null,
        }] })
    );
    let mut stale = findings[1].clone();
    assert!(stale["help"].take().is_string());
    assert_eq!(
        stale,
        json!({
            "severity": "warning", "code": "stale", "help": null,
            "what": "Die Angaben sind zuletzt am 1.11.2024 geprüft worden.",
            "entry": { "list": "offers", "id": "c", "name": "C" },
            "pointer": "/offers/1/assured_date", "line": 7, "column": 63,
        })
    );
    assert_eq!(findings[0]["entry"], json!({ "list": "offers", "id": "d" }), "it has no name");
}

#[test]
fn editors_read_sarif() {
    let output = desk().check(&["--format", "sarif", "Mein Katalog.json"]);
    let log: Value = serde_json::from_str(&said(&output)).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("sarif-essentials.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<_> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let run = &log["runs"][0];
    let result = &run["results"][1];
    let rule = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("an index");
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    assert_eq!(result["level"], "warning");
    assert_eq!(
        result["locations"][0],
        json!({
            "physicalLocation": {
                "artifactLocation": { "uri": "Mein%20Katalog.json" },
                "region": { "startLine": 7, "startColumn": 63 },
            },
            "logicalLocations": [{ "fullyQualifiedName": "/offers/1/assured_date", "name": "C" }],
        })
    );
}
