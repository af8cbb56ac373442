//! While it is undecided whether an address may be shown, it stays hidden as soon as a sensitive
//! offer names it.

#[path = "strategies/catalogues.rs"]
mod catalogues;
#[path = "strategies/rules.rs"]
mod rules;

use catalogue::{Catalogue, PieceReader, read};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Whether a location is named anywhere in a value, under any key for locations.
fn names(value: &Value, id: &str) -> bool {
    match value {
        Value::Object(entries) => entries.iter().any(|(key, value)| match key.as_str() {
            "location" => value == id,
            "locations" => value.as_array().is_some_and(|ids| ids.iter().any(|each| each == id)),
            _ => names(value, id),
        }),
        Value::Array(list) => list.iter().any(|value| names(value, id)),
        _ => false,
    }
}

/// What should be hidden, judging by the file alone.
fn hidden(file: &Value) -> Vec<&str> {
    let list = |key: &str| file[key].as_array().map_or(&[][..], Vec::as_slice);
    let is_undecided = |location: &&Value| location["hide_address"].is_null();
    let is_named = |id: &str| {
        list("offers").iter().filter(|offer| offer["sensitive"] == true).any(|offer| {
            let is_its = |each: &&Value| each["id"] == offer["organization"];
            names(offer, id)
                || list("organizations").iter().filter(is_its).any(|each| names(each, id))
        })
    };
    let id = |location: &'_ Value| location["id"].as_str().unwrap_or_default().to_owned();
    let locations = list("locations").iter().filter(|location| {
        location["hide_address"] == true || is_undecided(location) && is_named(&id(location))
    });
    locations.filter_map(|location| location["id"].as_str()).collect()
}

fn told_hidden(catalogue: &Catalogue) -> Vec<&str> {
    let locations = catalogue.locations.iter().filter(|location| location.is_hidden());
    locations.map(|location| location.id.as_str()).collect()
}

proptest! {
    #[test]
    fn hidden_is_what_is_decided_so_or_sensitive_and_undecided(written in catalogues::catalogue()) {
        let bytes = serde_json::to_vec(&written).expect("JSON");
        let file: Value = serde_json::from_slice(&bytes).expect("JSON");
        let reading = read(&bytes).expect("a catalogue");
        prop_assert_eq!(told_hidden(&reading.catalogue), hidden(&file));
        let mut reader = PieceReader::new();
        reader.push(&bytes);
        let in_pieces = reader.finish().expect("a catalogue").catalogue;
        prop_assert_eq!(told_hidden(&in_pieces), hidden(&file));
        let mut including = Catalogue::default();
        including.include(reading.catalogue);
        prop_assert_eq!(told_hidden(&including).len(), hidden(&file).len());
    }
}

#[test]
fn an_offer_that_a_more_local_one_replaces_still_hides_where_it_was() {
    let catalogue = |sensitive: bool| {
        let file = json!({
            "schema_version": "1.0", "name": "Kreis",
            "locations": [{ "id": "haus", "name": "Haus" }],
            "offers": [{ "id": "a", "name": "A", "sensitive": sensitive, "locations": ["haus"] }],
        });
        read(file.to_string().as_bytes()).expect("a catalogue").catalogue
    };
    let mut merged = catalogue(false);
    merged.include(catalogue(true));
    let hidden: Vec<bool> = merged.locations.iter().map(catalogue::Location::is_hidden).collect();
    assert_eq!(hidden, [false, true], "each catalogue's own");
}

#[test]
fn of_several_decisions_one_that_hides_counts() {
    for (decisions, is_hidden) in [
        (r#""hide_address": true, "hide_address": false"#, true),
        (r#""hide_address": false, "hide_address": true"#, true),
        (r#""hide\u005faddress": true, "hide_address": null"#, true),
        (r#""hide_address": " ""#, true),
        (r#""hide_address": {}"#, true),
        (r#""hide_address": [0]"#, true),
        (r#""hide_address": """#, false),
        (r#""hide_address": [], "hide_address": false"#, false),
    ] {
        let file = format!(
            r#"{{ "schema_version": "1.0", "offers": [],
                 "locations": [{{ "id": "a", "name": "A", {decisions} }}] }}"#
        );
        let catalogue = read(file.as_bytes()).expect("a catalogue").catalogue;
        assert_eq!(catalogue.locations[0].is_hidden(), is_hidden, "{decisions}");
    }
}
