//! Properties that hold for any file.

use crate::today;
use editing::check::{check, links};
use proptest::prelude::*;
use serde_json::{Value, json};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        (-10i32..2000).prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map(key(), inner, 0..6).prop_map(|map| json!(map)),
        ]
    })
}

/// Keys of a catalogue, and unknown ones.
fn key() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "name",
        "summary",
        "description",
        "organization",
        "locations",
        "ages",
        "from_months",
        "to_months",
        "sensitive",
        "universal",
        "phones",
        "number",
        "url",
        "schedules",
        "freq",
        "byday",
        "until",
        "assured_date",
        "service_areas",
        "cost",
        "note",
        "translations",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(Into::into), 1 => "[a~/\"\\\\é]{0,3}"]
}

/// Typical texts of catalogues, and fragments of them.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "a",
        "b",
        "bis",
        "zum",
        "3",
        "0–3",
        "3.",
        "Jahre",
        "Lebensjahr",
        "werden",
        "beraten",
        "z.",
        "B.",
        "ggf.",
        "§",
        "SGB",
        "e.",
        "V.",
        "…",
        "ß",
        "Elterncafé",
        "WEEKLY",
        "MO",
        "6636",
        "2026-01-01",
        "+493023125100",
        "https://kreis.example",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..8)
        .prop_map(|words| words.join(" "))
}

/// A catalogue with arbitrary offers, organizations and locations.
fn any_catalogue() -> impl Strategy<Value = Value> {
    let entry = || {
        prop_oneof![
            1 => any_json(),
            8 => ("[ab]{0,2}", text(), prop::collection::btree_map(key(), any_json(), 0..8))
                .prop_map(|(id, name, more)| {
                    let mut entry = json!({ "id": id, "name": name });
                    for (key, value) in more {
                        entry[key] = value;
                    }
                    entry
                }),
        ]
    };
    let list = || prop::collection::vec(entry(), 0..5);
    (list(), list(), list(), list(), any_json()).prop_map(
        |(offers, organizations, locations, places, theme)| {
            json!({
                "schema_version": "1.0", "offers": offers, "organizations": organizations,
                "locations": locations, "places": places, "theme": theme
            })
        },
    )
}

/// The line and column of the end of a text.
fn end(text: &str) -> (usize, usize) {
    let mut lines = text.split('\n');
    (lines.clone().count(), lines.next_back().unwrap_or_default().chars().count() + 1)
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let report = check(&bytes, today());
        prop_assert!(report.is_readable || report.findings.len() == 1);
    }

    #[test]
    fn every_pointer_leads_to_what_stands_at_its_line_and_column(
        catalogue in any_catalogue(),
        is_pretty: bool,
    ) {
        let text = if is_pretty { format!("{catalogue:#}") } else { catalogue.to_string() };
        let report = check(text.as_bytes(), today());
        prop_assert!(report.is_readable);
        for finding in &report.findings {
            let value = catalogue.pointer(&finding.pointer);
            prop_assert!(value.is_some(), "{finding:?}");
            // That value starts at the reported position.
            let line = text.split('\n').nth(finding.line - 1).unwrap_or_default();
            let begins: String = line.chars().skip(finding.column - 1).collect();
            let written = value.map(Value::to_string).unwrap_or_default();
            prop_assert!(begins.chars().next() == written.chars().next(), "{finding:?}");
            prop_assert!((finding.line, finding.column) <= end(&text));
        }
        prop_assert!(links(text.as_bytes()).is_ok());
    }
}
