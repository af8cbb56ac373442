//! The export conforms to the requirements of HSDS 3.0.

use crate::catalogues::catalogue;
use crate::{demo, imported};
use catalogue::Catalogue;
use editing::exchange::hsds::export;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("hsds-3.0-essentials.json")).expect("JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
});

fn services(catalogue: &Catalogue) -> Vec<Value> {
    let page: Value = serde_json::from_slice(&export(catalogue).json).expect("JSON");
    page["contents"].as_array().expect("a list").clone()
}

fn mistakes(catalogue: &Catalogue) -> Vec<String> {
    let services = services(catalogue);
    let mistakes = services.iter().flat_map(|service| SCHEMA.iter_errors(service));
    mistakes.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_service_of_the_demo_is_valid() {
    assert_eq!(mistakes(&demo()), [] as [&str; 0]);
    assert_eq!(services(&demo()).len(), demo().offers.len());
}

#[test]
fn the_schema_finds_mistakes() {
    let mut service = services(&demo()).swap_remove(0);
    assert!(SCHEMA.is_valid(&service));
    service["status"] = "open".into();
    assert!(!SCHEMA.is_valid(&service));
}

#[test]
fn what_was_made_of_another_systems_file_is_valid() {
    let import = imported(include_bytes!("foreign.json"));
    assert_eq!(mistakes(&import.catalogue), [] as [&str; 0]);
}

/// Objects that are repeated in many services.
const SHARED: &[&str] = &["organization", "location", "taxonomy_term"];

/// All ids in a value that identify different objects.
fn ids<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v str>) {
    match value {
        Value::Array(list) => {
            for each in list {
                ids(each, key, found);
            }
        }
        Value::Object(object) if !SHARED.contains(&key) => {
            found.extend(object["id"].as_str());
            for (key, value) in object {
                ids(value, key, found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_two_things_share_a_uuid() {
    let services = services(&demo());
    let mut found = Vec::new();
    for service in &services {
        ids(service, "", &mut found);
    }
    let different: BTreeSet<_> = found.iter().collect();
    assert_eq!(different.len(), found.len());
}

proptest! {
    // Each case is an entire catalogue.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_catalogue_holds_is_valid(catalogue in catalogue()) {
        prop_assert_eq!(mistakes(&catalogue), [] as [&str; 0]);
    }
}
