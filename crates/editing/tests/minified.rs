//! Smaller, and the same.

use editing::minify::minify;
use proptest::prelude::*;
use serde_json::Value;

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        "\\PC{0,12}[ \\\\\"\n\t]{0,4}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let map = prop::collection::btree_map("[ a-z\"\\\\]{0,4}", inner.clone(), 0..5);
        let list = prop::collection::vec(inner, 0..5);
        prop_oneof![
            list.prop_map(Into::into),
            map.prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_written_says_the_same(json in any_json()) {
        let minified = minify(serde_json::to_string_pretty(&json)?.as_bytes());
        prop_assert_eq!(String::from_utf8_lossy(&minified), json.to_string());
    }
}

#[test]
fn nothing_is_written_in_another_way() {
    let json = "\u{feff}{ \"z\": 1.500, \"a\": [ 12345678901234567890123, 1e5 ],\r\n\"x\": \"\\u00e4 \\\" /\" }";
    let minified = String::from_utf8(minify(json.as_bytes())).expect("UTF-8");
    assert_eq!(minified, r#"{"z":1.500,"a":[12345678901234567890123,1e5],"x":"\u00e4 \" /"}"#);
}
