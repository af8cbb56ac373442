//! Any content of a file is either read or reported, and nothing is lost silently.

use crate::{demo, imported, today};
use catalogue::Severity;
use editing::exchange::hsds::{Import, NotHsds, export, import};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Values of the wrong type or form.
fn junk() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[], 1, null, "x", {}])),
        Just(json!({"id": 7, "name": ["x"], "status": {}})),
        Just(json!(-1)),
        Just(json!(1e300)),
        Just(json!(0.5)),
        Just(json!(true)),
        Just(json!("")),
        Just(json!(" \u{a0} ")),
        Just(json!("2026-13-45")),
        Just(json!("2026-12-08T10:00:00Z")),
        Just(json!("25:99")),
        Just(json!("09:30Z")),
        Just(json!("MO,TU,XX")),
        Just(json!("-5SU")),
        Just(json!("0,32,-31")),
        Just(json!("javascript:alert(1)")),
        Just(json!("WEEKLY")),
        Just(json!("ONCE")),
        Just(json!("<b>fett</b>")),
        Just(json!("angebotsfinder:id")),
        Just(json!("12345")),
        "\\PC{0,20}".prop_map(Value::from),
    ]
}

/// A few services that use every field, and one from another system.
static SEED: LazyLock<Value> = LazyLock::new(|| {
    let mut demo = demo();
    let keep = |offer: &catalogue::Offer| !offer.schedules.is_empty() && offer.locations.len() > 1;
    let rich: Vec<_> = demo.offers.iter().filter(|offer| keep(offer)).take(2).cloned().collect();
    demo.offers.truncate(2);
    demo.offers.extend(rich);
    let mut page: Value = serde_json::from_slice(&export(&demo).json).expect("JSON");
    let foreign: Value = serde_json::from_slice(include_bytes!("foreign.json")).expect("JSON");
    let foreign = foreign["contents"].as_array().expect("a list").clone();
    page["contents"].as_array_mut().expect("a list").extend(foreign);
    page
});

/// The pointers of all values below a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => {
            for (number, each) in list.iter().enumerate() {
                pointers(each, &format!("{at}/{number}"), found);
            }
        }
        Value::Object(object) => {
            for (key, each) in object {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(each, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

static SPOTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut found = Vec::new();
    pointers(&SEED["contents"], "/contents", &mut found);
    found
});

fn holds(import: &Import) -> Result<(), TestCaseError> {
    let counts = import.services;
    prop_assert_eq!(counts.services, counts.offers + counts.left_out);
    prop_assert_eq!(counts.offers, import.catalogue.offers.len());
    let left_out: usize = import.findings.iter().map(|each| each.services_left_out).sum();
    prop_assert_eq!(left_out, counts.left_out);
    for finding in &import.findings {
        prop_assert!(!finding.what.is_empty() && !finding.help.is_empty());
        prop_assert_eq!(finding.severity == Severity::Error, finding.services_left_out > 0);
    }
    let json = serde_json::to_vec(&import.catalogue).expect("JSON");
    let reading = catalogue::read(&json).expect("a catalogue");
    let worse: Vec<_> =
        reading.diagnostics.iter().filter(|found| found.severity > Severity::Hint).collect();
    prop_assert!(worse.is_empty(), "{:?}", worse);
    prop_assert_eq!(&reading.catalogue, &import.catalogue);
    Ok(())
}

proptest! {
    #[test]
    fn a_damaged_file_is_read_as_far_as_it_goes(
        changes in proptest::collection::vec((any::<Index>(), junk()), 1..12),
        removed in proptest::collection::vec(any::<Index>(), 0..4),
    ) {
        let mut page = SEED.clone();
        for (at, junk) in changes {
            if let Some(spot) = page.pointer_mut(at.get(SPOTS.as_slice()).as_str()) {
                *spot = junk;
            }
        }
        for at in removed {
            let pointer: &String = at.get(SPOTS.as_slice());
            if let Some((parent, key)) = pointer.rsplit_once('/')
                && let Some(Value::Object(object)) = page.pointer_mut(parent)
            {
                object.remove(key);
            }
        }
        let json = serde_json::to_vec(&page).expect("JSON");
        match import(&json, today()) {
            Ok(import) => {
                holds(&import)?;
                for finding in &import.findings {
                    prop_assert!(page.pointer(&finding.pointer).is_some(), "{}", finding.pointer);
                }
            }
            Err(error) => prop_assert_eq!(error, NotHsds::NoServices),
        }
    }

    #[test]
    fn bytes_that_are_cut_or_changed_do_no_harm(at in any::<Index>(), byte in any::<u8>(), is_cut in any::<bool>()) {
        let mut json = include_bytes!("foreign.json").to_vec();
        let at = at.index(json.len());
        if is_cut {
            json.truncate(at);
        } else {
            json[at] = byte;
        }
        if let Ok(import) = import(&json, today()) {
            holds(&import)?;
        }
    }

    #[test]
    fn what_is_no_json_is_said_to_be_none(text in "[^\\[{0-9\"tfn-]\\PC{0,40}") {
        prop_assume!(!text.trim().starts_with(['[', '{', '"']));
        let refused = import(text.as_bytes(), today());
        prop_assert!(refused.is_err());
    }
}

#[test]
fn a_service_that_is_left_out_is_told() {
    let import = imported(br#"[{"name": "A", "status": "active", "id": "1"}, {"id": "2"}, 3, {"name": "B", "id": "1"}]"#);
    let services = import.services;
    assert_eq!((services.services, services.offers, services.left_out), (4, 1, 3));
    let pointers: Vec<_> = import.findings.iter().map(|each| each.pointer.as_str()).collect();
    assert_eq!(pointers, ["/1", "/2", "/3"]);
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    let refused = |json: &str| import(json.as_bytes(), today()).err();
    assert_eq!(refused("{\n  \"a\": }"), Some(NotHsds::NoJson { line: 2, column: 8 }));
    assert_eq!(refused("7"), Some(NotHsds::NoServices));
    assert_eq!(refused("{}"), Some(NotHsds::NoServices));
    let own = r#"{"schema_version": "1.0", "name": "Kreis", "offers": []}"#;
    assert_eq!(refused(own), Some(NotHsds::OwnCatalogue));
    let deep = "[".repeat(100_000);
    assert!(matches!(refused(&deep), Some(NotHsds::NoJson { .. })));
}

#[test]
fn services_are_found_in_every_wrapping() {
    let service = r#"{"id": "1", "name": "Café", "status": "active"}"#;
    for json in [
        service.to_owned(),
        format!("\u{feff}{service}"),
        format!("[{service}]"),
        format!(r#"{{"contents": [{service}]}}"#),
        format!(r#"{{"services": [{service}]}}"#),
    ] {
        let import = imported(json.as_bytes());
        assert_eq!(import.catalogue.offers[0].id.as_str(), "cafe", "{json}");
        assert_eq!(import.findings, []);
    }
}
