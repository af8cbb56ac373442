//! A catalogue as anybody may have it.

use crate::check::source::{Node, Source, unescaped};
use crate::minify::minify;

/// What is told of a location whose address is secret. Nothing else, also no key that this
/// version does not know: it may tell the way.
const TOLD: [&str; 3] = ["id", "name", "hide_address"];

/// What is told of its accessibility: no stop, no car park, nothing in words.
const TOLD_OF_ACCESSIBILITY: [&str; 2] = ["step_free", "accessible_toilet"];

/// The catalogue [without white space](minify) and without the way to secret addresses;
/// everything else stays byte for byte. What is no catalogue is only minified.
///
/// ```
/// let json = br#"{ "schema_version": "1.0", "offers": [], "locations": [{ "id": "haus",
///     "name": "Frauenhaus", "address": { "city": "Marbenau" }, "hide_address": true }] }"#;
/// let location = r#"{"id":"haus","name":"Frauenhaus","hide_address":true}"#;
/// let public = editing::public::public(json);
/// assert!(String::from_utf8_lossy(&public).contains(location));
/// ```
pub fn public(json: &[u8]) -> Vec<u8> {
    let json = minify(json);
    if catalogue::read(&json).is_err() {
        return json;
    }
    let source = Source::parse(&json);
    let mut public = Vec::with_capacity(json.len());
    let mut from = 0;
    // Every list of this name, although of several only the last one counts: all are in the file.
    for (_, list) in source.root.entries().iter().filter(|(key, _)| unescaped(key) == "locations") {
        for location in list.list().iter().filter(|location| is_secret(location, &json)) {
            let bytes = location.bytes();
            public.extend(&json[from..bytes.start]);
            tell(location, &json, &mut public);
            from = bytes.end;
        }
    }
    public.extend(&json[from..]);
    public
}

/// As for the reader: what is stated and cannot be read hides.
fn is_secret(location: &Node, json: &[u8]) -> bool {
    let not_stated: [&[u8]; 4] = [b"false", b"null", b"\"\"", b"[]"];
    let mut flags = location.entries().iter().filter(|(key, _)| unescaped(key) == "hide_address");
    flags.any(|(_, flag)| !not_stated.contains(&&json[flag.bytes()]))
}

fn tell(location: &Node, json: &[u8], public: &mut Vec<u8>) {
    let mut told = Vec::new();
    for (key, value) in location.entries() {
        let name = unescaped(key);
        if TOLD.contains(&&*name) {
            told.push(entry(key, &json[value.bytes()]));
        } else if name == "accessibility" {
            let known = value.entries().iter();
            let known = known.filter(|(key, _)| TOLD_OF_ACCESSIBILITY.contains(&&*unescaped(key)));
            let known: Vec<_> = known.map(|(key, each)| entry(key, &json[each.bytes()])).collect();
            told.push(entry(key, &object(&known)));
        }
    }
    public.extend(object(&told));
}

fn entry(key: &str, value: &[u8]) -> Vec<u8> {
    [b"\"", key.as_bytes(), b"\":", value].concat()
}

fn object(entries: &[Vec<u8>]) -> Vec<u8> {
    [b"{", &entries.join(&b","[..])[..], b"}"].concat()
}
