//! Files that cannot be read at all.

use crate::{COMPLETE, complete_with};
use catalogue::{Reading, Refusal, read};
use serde_json::json;

fn read_version(version: &str) -> Result<Reading, Refusal> {
    let catalogue = complete_with("/schema_version", Some(json!(version)));
    read(catalogue.to_string().as_bytes())
}

#[test]
fn every_version_1_is_read() {
    for version in ["1", "1.0", "1.7", "1.10.3", " 1.0 "] {
        assert!(read_version(version).is_ok(), "{version}");
    }
}

#[test]
fn another_major_version_is_refused() {
    for version in ["2", "2.0", "0.9", "10.0", "v1.0", "neu"] {
        let found = version.to_owned();
        let refusal = read_version(version).expect_err(version);
        assert_eq!(refusal, Refusal::UnsupportedVersion { found });
    }
}

#[test]
fn a_refusal_says_where_the_json_breaks() {
    for (text, line, column) in [
        ("", 1, 1),
        ("<!doctype html>", 1, 1),
        ("{\n  \"offers\": [\n    {,\n", 3, 6),
        ("{\n  \"name\": \"Kreis\"\n", 3, 1),
        ("{} {}", 1, 4),
        ("{\"a\": 1e999}", 1, 11),
    ] {
        let refusal = read(text.as_bytes()).expect_err(text);
        assert_eq!(refusal, Refusal::NotJson { line, column }, "{text}");
    }
    let latin_1 = b"{\"name\": \"B\xFCro\"}";
    assert!(matches!(read(latin_1), Err(Refusal::NotJson { line: 1, .. })));
}

#[test]
fn json_that_is_no_catalogue_is_refused() {
    for text in ["null", "42", "[]", "{}", r#"{"error": "not found"}"#, "{\"schema_version\": 1}"] {
        let refusal = read(text.as_bytes()).expect_err(text);
        assert_eq!(refusal, Refusal::NotACatalogue, "{text}");
    }
}

#[test]
fn json_that_is_nested_without_end_is_refused() {
    let deep = "[".repeat(100_000);
    assert!(matches!(read(deep.as_bytes()), Err(Refusal::NotJson { .. })));
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let text = COMPLETE.trim_end().as_bytes();
    for length in 0..text.len() {
        let refusal = read(&text[..length]);
        assert!(matches!(refusal, Err(Refusal::NotJson { .. })), "after {length} bytes");
    }
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let with_mark = ["\u{feff}", COMPLETE].concat();
    let reading = read(with_mark.as_bytes()).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
}
