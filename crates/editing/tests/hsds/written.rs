//! A catalogue as HSDS, and the losses reported to its editors.

use crate::{demo, snapshot};
use editing::exchange::hsds::export;
use serde_json::Value;
use std::fmt::Write;

#[test]
fn an_offer_as_a_service() {
    let mut demo = demo();
    demo.offers.truncate(1);
    let page = serde_json::from_slice(&export(&demo).json).expect("JSON");
    let json = serde_json::to_string_pretty(&sorted(page)).expect("JSON");
    snapshot::assert_current("tests/hsds/service.json", &json);
}

/// Whether keys keep their order otherwise depends on the features of other crates in the build.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(sorted).collect(),
        Value::Object(object) => {
            let mut entries: Vec<_> = object.into_iter().collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            entries.into_iter().map(|(key, value)| (key, sorted(value))).collect()
        }
        value => value,
    }
}

#[test]
fn what_editors_are_told() {
    let mut text = String::new();
    for loss in export(&demo()).losses {
        let offers: Vec<&str> = loss.offers.iter().map(catalogue::Id::as_str).collect();
        writeln!(text, "{}\n  {} {}\n", loss.what, offers.len(), offers.join(" ")).expect("memory");
    }
    snapshot::assert_current("tests/hsds/losses.txt", &text);
}

#[test]
fn every_service_has_a_line() {
    let export = export(&demo());
    let lines =
        export.json.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"{\"id\""));
    assert_eq!((lines.count(), export.services), (79, 79));
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    assert_eq!(export(&demo()), export(&demo()));
}

#[test]
fn an_id_stays_as_long_as_the_slug_does() {
    let ids = |json: &[u8]| -> Vec<String> {
        let page: Value = serde_json::from_slice(json).expect("JSON");
        let list = page["contents"].as_array().expect("a list");
        list.iter().map(|each| each["id"].as_str().expect("a text").to_owned()).collect()
    };
    let mut changed = demo();
    let before = ids(&export(&changed).json);
    changed.offers.swap(0, 1);
    changed.offers[1].name = "Anders".into();
    let after = ids(&export(&changed).json);
    assert_eq!((&after[1], &after[0]), (&before[0], &before[1]));
    assert_eq!(after[2..], before[2..]);
}
