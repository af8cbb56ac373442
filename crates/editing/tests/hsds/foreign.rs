//! A file in the style of other systems.

use crate::{imported, snapshot};
use catalogue::Severity;
use editing::exchange::hsds::{Counts, export};
use serde_json::Value;
use std::fmt::Write;

const FILE: &[u8] = include_bytes!("foreign.json");

#[test]
fn what_families_get() {
    let catalogue = imported(FILE).catalogue;
    let json = serde_json::to_string_pretty(&catalogue).expect("JSON");
    snapshot::assert_current("tests/hsds/foreign-catalogue.json", &json);
}

#[test]
fn what_an_editor_is_told() {
    let import = imported(FILE);
    assert_eq!(import.services, Counts { services: 4, offers: 2, left_out: 2 });
    let mut text = String::new();
    for finding in &import.findings {
        let severity = match finding.severity {
            Severity::Error => "FEHLER",
            Severity::Warning => "WARNUNG",
            Severity::Hint => "HINWEIS",
        };
        writeln!(text, "{severity} {}: {}\n  {}\n", finding.pointer, finding.what, finding.help)
            .expect("memory");
    }
    snapshot::assert_current("tests/hsds/foreign-findings.txt", &text);
}

#[test]
fn what_both_can_say_is_kept() {
    let read = |json: &[u8]| -> Value { serde_json::from_slice(json).expect("JSON") };
    let file = read(FILE);
    let back = read(&export(&imported(FILE).catalogue).json);
    for at in 0..2 {
        let (service, back) = (&file["contents"][at], &back["contents"][at]);
        for key in [
            "name",
            "email",
            "interpretation_services",
            "application_process",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "assured_date",
            "alert",
        ] {
            // The export widens a catalogue's half years to whole ones.
            let is_half = service[key].as_f64().is_some_and(|number| number.fract() != 0.0);
            assert!(is_half || service[key] == back[key], "{at} {key}");
        }
        let described = back["description"].as_str().unwrap_or_default();
        assert!(described.starts_with(service["description"].as_str().unwrap_or_default()));
    }
    let (first, back) = (&file["contents"][0], &back["contents"][0]);
    let pick = |service: &Value, pointer: &str| service.pointer(pointer).cloned();
    for pointer in [
        "/organization/name",
        "/organization/phones/0/number",
        "/required_documents/0/document",
        "/service_areas/0/uri",
        "/service_at_locations/0/location/name",
        "/service_at_locations/0/location/transportation",
        "/service_at_locations/0/location/latitude",
        "/service_at_locations/0/schedules/0/byday",
        "/service_at_locations/0/schedules/0/freq",
        "/languages/0/code",
    ] {
        assert!(pick(first, pointer).is_some(), "{pointer}");
        assert_eq!(pick(back, pointer), pick(first, pointer), "{pointer}");
    }
}

#[test]
fn no_text_is_lost_without_a_word() {
    let import = imported(FILE);
    let mut told = serde_json::to_string(&import.catalogue).expect("JSON");
    for finding in &import.findings {
        told += &finding.what;
    }
    for text in [
        "siehe Aushang",
        "Innenstadt",
        "Siedlung am Wald",
        "byweekno 41,42",
        "Außer an Feiertagen",
        "Eingang im Hof",
        "Maria Muster",
        "Durchwahl 12",
        "Hinterhaus",
        "Klingel links",
        "mit Familienpass",
        "Klingonisch",
        "video.beratung.example",
        "Bitte pünktlich",
        "„accreditations“",
        "„alternate_name“",
        "„funding“",
        "„capacities“",
    ] {
        assert!(told.contains(text), "{text}");
    }
}
