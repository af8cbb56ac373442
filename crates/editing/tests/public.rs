//! What anybody may have of a catalogue: all but the way to secret addresses.

#[path = "../../catalogue/tests/strategies/catalogues.rs"]
mod catalogues;
#[path = "../../catalogue/tests/strategies/rules.rs"]
mod rules;

use catalogue::{Accessibility, Catalogue, Location};
use editing::minify::minify;
use editing::public::public;
use proptest::prelude::*;

/// The catalogue as it should be told.
fn told(mut catalogue: Catalogue) -> Catalogue {
    for location in catalogue.locations.iter_mut().filter(|location| location.is_hidden()) {
        let accessibility = location.accessibility.take().map(|known| Accessibility {
            parking: None,
            transit: None,
            note: None,
            ..known
        });
        *location = Location {
            address: None,
            place: None,
            latitude: None,
            longitude: None,
            accessibility,
            ..location.clone()
        };
    }
    catalogue
}

proptest! {
    #[test]
    fn all_is_told_but_the_way_to_secret_addresses(written in catalogues::catalogue()) {
        let json = serde_json::to_vec_pretty(&written).expect("JSON");
        let reading = catalogue::read(&public(&json)).expect("a catalogue");
        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(reading.catalogue, told(written));
    }

    #[test]
    fn where_nothing_is_secret_nothing_is_left_out(mut written in catalogues::catalogue()) {
        written.locations.retain(|location| !location.is_hidden());
        let json = serde_json::to_vec_pretty(&written).expect("JSON");
        prop_assert_eq!(public(&json), minify(&json));
    }
}

fn public_text(json: &str) -> String {
    String::from_utf8(public(json.as_bytes())).expect("UTF-8")
}

/// A catalogue with these locations, minified.
fn with(locations: &str) -> String {
    [r#"{"schema_version":"1.0","offers":[],"unknown":[1.50],"locations":["#, locations, "]}"]
        .concat()
}

const OPEN: &str = r#"{"id":"b","name":"B","latitude":51.10,"hide_address":false,"map":"x"}"#;

#[test]
fn around_a_secret_address_every_byte_stays() {
    let secret = r#"{"id":"a","name":"Haus \"A\"","latitude":51.2,"hide_address":true}"#;
    let told = r#"{"id":"a","name":"Haus \"A\"","hide_address":true}"#;
    assert_eq!(
        public_text(&with(&[OPEN, secret, OPEN].join(","))),
        with(&[OPEN, told, OPEN].join(","))
    );
}

#[test]
fn a_secret_location_tells_nothing_that_is_not_known_to_be_harmless() {
    let secret = r#"{"id":"a","name":"A","hide_address":true,"map":"x","accessibility":{"step_free":true,"transit":"Bus 1","lift":"x"}}"#;
    let told = r#"{"id":"a","name":"A","hide_address":true,"accessibility":{"step_free":true}}"#;
    assert_eq!(public_text(&with(secret)), with(told));
}

#[test]
fn an_address_is_secret_however_that_is_written() {
    for flag in [
        r#""hide_address":"ja""#,
        r#""hide_address":1"#,
        r#""hide\u005faddress":true"#,
        r#""hide_address":true,"hide_address":false"#,
    ] {
        let secret = format!(r#"{{"id":"a","name":"A","address":{{"city":"Tal"}},{flag}}}"#);
        assert!(!public_text(&with(&secret)).contains("Tal"), "{flag}");
        let twice = with(&secret).replace("]}", r#"],"locations":[]}"#);
        assert!(!public_text(&twice).contains("Tal"), "{flag}");
    }
    for flag in [r#""hide_address":false"#, r#""hide_address":null"#] {
        let open = format!(r#"{{"id":"a","name":"A","address":{{"city":"Tal"}},{flag}}}"#);
        assert_eq!(public_text(&with(&open)), with(&open));
    }
}

#[test]
fn what_is_no_catalogue_is_only_minified() {
    assert_eq!(public(b"[ 1 ]"), b"[1]");
    assert_eq!(public(b"\xff\xfe{"), b"\xff\xfe{");
}
