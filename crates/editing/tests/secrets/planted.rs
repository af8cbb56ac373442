//! A text that reveals a secret is found, and nothing is generated.

use crate::desk::{Home, Venue, cases, catalogue, published, read, refused_exports, told, venue};
use crate::spelling::{SECRETS, SPELLINGS, STREET, telling};
use editing::publish::site::Refusal;
use editing::secrets::faults;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every text of a catalogue that is published unchanged, as JSON pointers.
const TEXTS: [&str; 76] = [
    "/name",
    "/license",
    "/publisher/name",
    "/places/0/name",
    "/situations/0/label",
    "/organizations/0/name",
    "/organizations/0/phones/0/description",
    "/organizations/0/phones/0/hours/0/note",
    "/organizations/1/name",
    "/locations/0/name",
    "/locations/1/name",
    "/locations/1/accessibility/parking",
    "/locations/1/accessibility/transit",
    "/locations/1/accessibility/note",
    "/offers/0/name",
    "/offers/0/summary",
    "/offers/0/description",
    "/offers/0/keywords/0",
    "/offers/0/eligibility_description",
    "/offers/0/interpretation_services",
    "/offers/0/cost/note",
    "/offers/0/application_process",
    "/offers/0/first_contact",
    "/offers/0/response_time",
    "/offers/0/required_documents/0",
    "/offers/0/phones/0/description",
    "/offers/0/phones/0/hours/0/note",
    "/offers/0/schedules/0/note",
    "/offers/0/availability/note",
    "/offers/0/assurer",
    "/offers/0/alert",
    "/offers/0/editor_note",
    "/offers/0/translations/tr/name",
    "/offers/0/translations/tr/summary",
    "/offers/0/translations/tr/description",
    "/offers/0/translations/tr/eligibility_description",
    "/offers/0/translations/tr/application_process",
    "/offers/0/translations/tr/first_contact",
    "/offers/0/translations/tr/response_time",
    "/offers/0/translations/tr/required_documents/0",
    "/offers/0/translations/tr/alert",
    "/offers/1/name",
    "/offers/1/summary",
    "/offers/1/description",
    "/offers/1/keywords/0",
    "/offers/1/eligibility_description",
    "/offers/1/interpretation_services",
    "/offers/1/cost/note",
    "/offers/1/application_process",
    "/offers/1/first_contact",
    "/offers/1/response_time",
    "/offers/1/required_documents/0",
    "/offers/1/phones/0/description",
    "/offers/1/phones/0/hours/0/note",
    "/offers/1/schedules/0/note",
    "/offers/1/availability/note",
    "/offers/1/assurer",
    "/offers/1/alert",
    "/offers/1/editor_note",
    "/offers/1/translations/tr/name",
    "/offers/1/translations/tr/summary",
    "/offers/1/translations/tr/description",
    "/offers/1/translations/tr/eligibility_description",
    "/offers/1/translations/tr/application_process",
    "/offers/1/translations/tr/first_contact",
    "/offers/1/translations/tr/response_time",
    "/offers/1/translations/tr/required_documents/0",
    "/offers/1/translations/tr/alert",
    "/includes/0",
    "/theme/font_family",
    "/theme/logo_url",
    "/publisher/url",
    "/links/imprint",
    "/organizations/0/url",
    "/offers/0/url",
    "/offers/1/url",
];

/// Puts a text at a pointer, embedded in an address if one is required there.
fn plant(file: &mut Value, pointer: &str, text: &str) {
    let text = if pointer.ends_with("url") || pointer == "/links/imprint" {
        let query: String = text.split_whitespace().collect::<Vec<_>>().join("+");
        format!("https://kreis.example/?{query}")
    } else {
        text.to_owned()
    };
    file["includes"] = json!(["bund.json"]);
    file["theme"] = json!({ "font_family": "Arial", "logo_url": "logo.svg" });
    *file.pointer_mut(pointer).expect(pointer) = json!(text);
}

fn assert_refused(file: &Value, planted: &str) {
    assert!(!told(file).is_empty(), "check does not report {planted}");
    assert!(matches!(published(file), Err(Refusal::Files(_))), "published: {planted}");
    assert_eq!(refused_exports(file), 3, "exported: {planted}");
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_secret_in_any_text_in_any_spelling_is_refused(
        home in Home::any(),
        venue in venue(),
        is_undecided: bool,
        (secret, spelling, before, behind) in telling(),
        pointer in prop::sample::select(TEXTS.to_vec()),
    ) {
        // A village may share its name with a street, perhaps its only one.
        prop_assume!(!(pointer == "/places/0/name" && secret == STREET));
        let mut file = catalogue(&home, venue);
        if is_undecided {
            file["locations"][0]["hide_address"].take();
        }
        let text = format!("{before}{}{behind}", SPELLINGS[spelling](&SECRETS[secret](&home)));
        plant(&mut file, pointer, &text);
        assert_refused(&file, &format!("{text} at {pointer}"));
    }
}

#[test]
fn no_text_is_overlooked() {
    for pointer in TEXTS {
        let mut file = catalogue(&Home::at("Schlehengrund", "9"), Venue::Own);
        plant(&mut file, pointer, "Schlehengrund 9");
        assert_refused(&file, pointer);
    }
}

#[test]
fn a_finding_leads_to_the_text_and_to_the_place_in_the_file() {
    let home = Home::at("Schlehengrund", "9");
    let mut file = catalogue(&home, Venue::Own);
    file["offers"][1]["translations"]["tr"]["alert"] = json!("Schlehengrund 9!");
    assert_eq!(
        told(&file),
        [
            "/offers/1/translations/tr/alert: Hier steht die Straße von „Schutzhaus“. Die Adresse ist geheim.",
            "/offers/1/translations/tr/alert: Hier steht Straße und Hausnummer von „Schutzhaus“. Die Adresse ist geheim.",
        ]
    );
}

#[test]
fn short_ones_and_addresses_of_mail_tell_as_texts_do() {
    let home = Home::at("Schlehengrund", "9");
    for (pointer, text) in [
        ("/schema_version", "1.Schlehengrund"),
        ("/languages/0", "de-schlehen-grund-9"),
        ("/id", "kreis-schlehengrund-9"),
        ("/offers/1/id", "im-schlehengrund"),
        ("/offers/1/email", "schlehengrund@kreis.example"),
        ("/publisher/email", "post@schlehengrund9.example"),
        ("/links/feedback", "mailto:a@kreis.example?subject=Schlehengrund%209"),
    ] {
        let mut file = catalogue(&home, Venue::Own);
        file["links"]["feedback"] = json!(null);
        *file.pointer_mut(pointer).expect(pointer) = json!(text);
        assert_refused(&file, text);
    }
}

#[test]
fn a_link_to_a_map_tells_where_an_offer_is_that_is_only_at_a_secret_location() {
    let home = Home::at("Schlehengrund", "9");
    for map in [
        "https://maps.app.goo.gl/x1Y2",
        "https://www.google.de/maps/place/x",
        "https://www.openstreetmap.org/node/1",
        "https://what3words.com/a.b.c",
    ] {
        let mut file = catalogue(&home, Venue::Own);
        file["offers"][1]["url"] = json!(map);
        assert_eq!(told(&file), [""; 0], "an open venue may have a map");
        file["offers"][0]["url"] = json!(map);
        assert_refused(&file, map);
    }
}

#[test]
fn an_open_location_at_the_secret_address_is_refused() {
    let home = Home::at("Mühlenstraße", "9");
    for address in [
        json!({ "address_1": "Muehlenstr. 9", "postal_code": "00127", "city": "Marbenau" }),
        json!({ "address_1": "MÜHLENSTRASSE 9, Hinterhaus" }),
    ] {
        let mut file = catalogue(&home, Venue::Own);
        file["locations"][1]["address"] = address.clone();
        assert_refused(&file, &address.to_string());
    }
    let mut file = catalogue(&home, Venue::Own);
    file["locations"][1]["latitude"] = json!(51.22491);
    file["locations"][1]["longitude"] = json!(9.71412);
    assert_refused(&file, "the coordinates");
}

#[test]
fn only_exact_coordinates_say_that_two_locations_are_one() {
    for (secret, open, is_same) in [
        ((51.2249, 9.7141), (51.2249, 9.7141), true),
        ((51.2249, 9.714), (51.2249, 9.714), true),
        ((51.224, 9.7141), (51.224, 9.7141), true),
        ((51.224, 9.714), (51.224, 9.714), false),
        ((51.2249, 9.7141), (51.2249, 9.8141), false),
        ((51.2249, 9.7141), (51.3249, 9.7141), false),
    ] {
        let mut file = catalogue(&Home::at("Schlehengrund", "9"), Venue::Own);
        for (at, (latitude, longitude)) in [secret, open].into_iter().enumerate() {
            file["locations"][at]["latitude"] = json!(latitude);
            file["locations"][at]["longitude"] = json!(longitude);
        }
        assert_eq!(!told(&file).is_empty(), is_same, "{secret:?} {open:?}");
    }
}

/// The texts of the shelter's own entry are about no other house in the street.
#[test]
fn a_secret_location_is_not_called_after_its_street_however_common() {
    for (location, is_told) in [(0, true), (1, false)] {
        let mut file = catalogue(&Home::at("Hauptstraße", "5"), Venue::Own);
        file["locations"][location]["name"] = json!("Haus in der Hauptstraße");
        if is_told {
            assert_refused(&file, "the name");
        } else {
            assert_eq!(told(&file), [""; 0]);
        }
    }
}

#[test]
fn two_secrets_at_one_address_are_told_both() {
    let mut file = catalogue(&Home::at("Schlehengrund", "9"), Venue::Own);
    let mut other = file["locations"][0].clone();
    (other["id"], other["name"]) = (json!("hof"), json!("Hof"));
    file["locations"].as_array_mut().expect("a list").push(other);
    file["offers"][1]["alert"] = json!("Schlehengrund 9!");
    let told = told(&file);
    for name in ["„Schutzhaus“", "„Hof“"] {
        assert_eq!(told.iter().filter(|what| what.contains(name)).count(), 2, "{told:#?}");
    }
}

#[test]
fn what_only_the_bytes_of_a_file_tell_is_refused() {
    let catalogue = read(&catalogue(&Home::at("Schlehengrund", "9"), Venue::Own));
    assert_eq!(faults(&catalogue, "angebote.json", b"Schlehenhof 9"), []);
    let told = faults(&catalogue, "angebote.json", b"Schlehengrund Nr. 9");
    assert_eq!(told.len(), 2, "the street, and the house: {told:#?}");
    for fault in told {
        assert_eq!((&*fault.file, &*fault.pointer), ("angebote.json", ""));
        assert!(fault.what.contains("„Schutzhaus“"), "{}", fault.what);
    }
}
