//! The public version of a catalogue: everything except the way to secret addresses, and what
//! editors note for each other.

#[path = "../../catalogue/tests/strategies/catalogues.rs"]
mod catalogues;
#[path = "../../catalogue/tests/strategies/rules.rs"]
mod rules;

use catalogue::{Accessibility, Catalogue, Location};
use editing::secrets::redaction::redacted;
use proptest::prelude::*;

/// The catalogue as it should be published.
fn told(mut catalogue: Catalogue) -> Catalogue {
    let named = |id: &str| {
        let phones = catalogue.offers.iter().flat_map(|offer| &offer.phones);
        let phones = phones.chain(catalogue.organizations.iter().flat_map(|each| &each.phones));
        let hours = phones.flat_map(|phone| &phone.hours);
        let schedules = catalogue.offers.iter().flat_map(|offer| &offer.schedules).chain(hours);
        let of_schedules = schedules.flat_map(|each| {
            each.location.iter().chain(each.extra_dates.iter().flat_map(|date| &date.location))
        });
        let mut all =
            catalogue.offers.iter().flat_map(|offer| &offer.locations).chain(of_schedules);
        all.any(|each| each.as_str() == id)
    };
    let is_kept_back: Vec<bool> = catalogue
        .locations
        .iter()
        .map(|each| each.is_hidden() || each.hide_address.is_none() && !named(each.id.as_str()))
        .collect();
    for offer in &mut catalogue.offers {
        offer.editor_note = None;
    }
    for organization in &mut catalogue.organizations {
        organization.editor_note = None;
    }
    for location in &mut catalogue.locations {
        location.editor_note = None;
    }
    let locations = catalogue.locations.iter_mut().zip(is_kept_back);
    for (location, _) in locations.filter(|(_, is_kept_back)| *is_kept_back) {
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
            accessibility: accessibility.filter(|known| *known != Accessibility::default()),
            hide_address: Some(true),
            ..location.clone()
        };
    }
    catalogue
}

/// What is published of a catalogue, as a file.
fn public(catalogue: &Catalogue) -> Vec<u8> {
    serde_json::to_vec(&redacted(catalogue)).expect("JSON")
}

proptest! {
    #[test]
    fn all_is_told_but_the_way_to_secret_addresses_and_editors_notes(written in catalogues::catalogue()) {
        let reading = catalogue::read(&public(&written)).expect("a catalogue");
        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(reading.catalogue, told(written));
    }

    #[test]
    fn what_is_public_stays_so(written in catalogues::catalogue()) {
        let once = public(&written);
        let again = public(&catalogue::read(&once).expect("a catalogue").catalogue);
        prop_assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&again));
    }
}

/// The published text of a catalogue with this location, whose id is "a", and an offer there.
fn public_text(location: &str) -> String {
    let json = format!(
        r#"{{"schema_version":"1.0","name":"K","locations":[{location}],
             "offers":[{{"id":"o","name":"O","locations":["a"]}}]}}"#
    );
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    String::from_utf8(public(&catalogue)).expect("UTF-8")
}

#[test]
fn what_no_reader_knows_is_not_told_wherever_it_stands() {
    for unknown in [
        r#""map":"Tal 1""#,
        r#""adress":{"city":"Tal 1"}"#,
        r#""address":{"city":{"name":"Tal 1"}}"#,
        r#""address":{"line":"Tal 1"}"#,
        r#""accessibility":{"lift":"Tal 1"}"#,
        r#""latitude":{"street":"Tal 1"}"#,
        r#""place":"Tal 1""#,
        r#""hide_address":false,"note":["Tal 1"]"#,
    ] {
        let told = public_text(&format!(r#"{{"id":"a","name":"A",{unknown}}}"#));
        assert!(!told.contains("Tal 1") && told.contains(r#""id":"a""#), "{told}");
    }
}

#[test]
fn an_address_is_secret_however_that_is_written() {
    for flag in [
        r#""hide_address":"ja""#,
        r#""hide_address":" ""#,
        r#""hide_address":1"#,
        r#""hide_address":{"a":false}"#,
        r#""hide\u005faddress":true"#,
        r#""hide_address":true,"hide_address":false"#,
    ] {
        let secret = format!(r#"{{"id":"a","name":"A","address":{{"city":"Tal"}},{flag}}}"#);
        let told = public_text(&secret);
        assert!(told.contains(r#"{"id":"a","name":"A","hide_address":true}"#), "{flag}: {told}");
    }
    for flag in [r#""hide_address":false"#, r#""hide_address":null"#, r#""hide_address":"""#] {
        let open = format!(r#"{{"id":"a","name":"A","address":{{"city":"Tal"}},{flag}}}"#);
        assert!(public_text(&open).contains("Tal"), "{flag}");
    }
}

/// A broken offer is left out, and with it the only reference that marks its location as sensitive.
#[test]
fn where_an_offer_takes_place_that_could_not_be_read_is_not_told() {
    let json =
        br#"{"schema_version":"1.0","name":"K","offers":[{"id":"schutz","name":"","sensitive":true,
        "locations":["haus"]}],"locations":[
        {"id":"haus","name":"Haus","address":{"address_1":"Geheimgasse 5","city":"Marbenau"}},
        {"id":"amt","name":"Amt","address":{"city":"Trellenburg"},"hide_address":false}]}"#;
    let catalogue = catalogue::read(json).expect("a catalogue").catalogue;
    let public = String::from_utf8(public(&catalogue)).expect("UTF-8");
    assert!(!public.contains("Geheimgasse"), "{public}");
    assert!(public.contains("Trellenburg"), "a decision was made: {public}");
}
