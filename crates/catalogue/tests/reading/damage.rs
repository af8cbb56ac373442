//! Whatever a file contains, reading it never panics.

use crate::{complete, complete_with};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Any JSON, occasionally with meaningful keys and texts.
pub fn anything() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        select(&["", "-", "24:00", "2027-02-30", "ü:x", "5TU", "+49", "zentrum", "1.0"][..])
            .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-40_i64..40).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    let key = prop_oneof![
        text,
        select(&["id", "name", "freq", "number", "date", "from_months"][..])
            .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(key.clone(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

/// A pointer to every value below the root.
pub fn pointers() -> Vec<String> {
    fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
        let children: Vec<(String, &Value)> = match value {
            Value::Object(object) => {
                object.iter().map(|(key, child)| (key.clone(), child)).collect()
            }
            Value::Array(list) => {
                list.iter().enumerate().map(|(at, child)| (at.to_string(), child)).collect()
            }
            _ => Vec::new(),
        };
        for (key, child) in children {
            let pointer = [pointer, "/", &key].concat();
            walk(child, &pointer, found);
            found.push(pointer);
        }
    }
    let mut found = Vec::new();
    walk(&complete(), "", &mut found);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_value_may_stand_anywhere(pointer in select(pointers()), value in anything()) {
        let catalogue = complete_with(&pointer, Some(value));
        let reading = catalogue::read(catalogue.to_string().as_bytes());
        // Only the schema version affects the file as a whole.
        prop_assert!(reading.is_ok() || pointer == "/schema_version");
        let reading = reading.ok();
        let about = reading.iter().flat_map(|reading| &reading.diagnostics);
        for diagnostic in about {
            let found = catalogue.pointer(&diagnostic.pointer);
            prop_assert!(found.is_some(), "points at nothing: {}", diagnostic.pointer);
        }
    }

    #[test]
    fn any_bytes_may_come(bytes in vec(any::<u8>(), 0..200)) {
        let _ = catalogue::read(&bytes);
    }
}

#[test]
fn every_value_may_be_missing() {
    for pointer in pointers() {
        let catalogue = complete_with(&pointer, None);
        assert!(catalogue::read(catalogue.to_string().as_bytes()).is_ok(), "{pointer}");
    }
}
