//! Importing another directory's file.

use crate::desk::{Desk, complained, said};
use crate::{DAY, catalogue};

const DEMO: &str = include_str!("../../../../public/katalog.json");

#[test]
fn what_was_exported_comes_back_into_the_catalogue() {
    let desk = Desk::new();
    desk.put("katalog.json", DEMO);
    desk.run("export hsds katalog.json -o hsds.json");
    let output = desk.run(&format!("import hsds.json -o katalog.json {DAY}"));
    let said = said(&output);
    assert!(said.contains("hsds.json: 79 Angebote gelesen. Keines fehlt im Katalog.\n"), "{said}");
    assert!(said.contains("Name, Herausgeber, Links und Aussehen sind geblieben."), "{said}");
    let (new, old) = (catalogue(&desk, "katalog.json"), serde_json::from_str(DEMO));
    let old: serde_json::Value = old.expect("JSON");
    for key in ["id", "name", "publisher", "links", "includes", "places"] {
        assert_eq!(new[key], old[key], "{key}");
    }
    let ids = |catalogue: &serde_json::Value| -> Vec<String> {
        let offers = catalogue["offers"].as_array().expect("a list");
        offers.iter().map(|offer| offer["id"].to_string()).collect()
    };
    assert_eq!(ids(&new), ids(&old));
}

#[test]
fn what_is_left_out_is_told_with_its_place() {
    let desk = Desk::new();
    desk.put("liste.json", r#"[{"name": "Treff", "status": "active"}, {"status": "active"}]"#);
    let output = desk.run(&format!("import liste.json {DAY}"));
    assert_eq!(output.status.code(), Some(1));
    let text = said(&output);
    assert!(text.contains("Dem Angebot fehlt der Name"), "{text}");
    assert!(text.contains("liste.json, /1"), "{text}");
    assert!(text.contains("2 Angebote gelesen; 1 davon fehlt im Katalog."), "{text}");
    assert_eq!(catalogue(&desk, "katalog.json")["offers"][0]["id"], "treff");

    let output = desk.run(&format!("import liste.json -o neu.json --format json {DAY}"));
    let told: serde_json::Value = serde_json::from_str(&said(&output)).expect("JSON");
    assert_eq!(told["services"]["left_out"], 1);
    assert_eq!(told["findings"][0]["pointer"], "/1");
}

#[test]
fn a_catalogue_need_not_be_imported() {
    let desk = Desk::new();
    desk.put("fertig.json", DEMO);
    let output = desk.run("import fertig.json");
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(complaint.contains("Die Datei ist schon ein Katalog."), "{complaint}");
    assert!(!desk.path("katalog.json").exists());
}
