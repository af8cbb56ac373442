//! An honest catalogue is never rejected, whatever others have in common with a secret address.

use crate::desk::{
    Home, Venue, cases, catalogue, exports, published, refused_exports, told, venue,
};
use catalogue::Catalogue;
use editing::secrets::{Secrets, faults};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Honest texts: dates, prices, other people's streets, ordinary words.
const TEXTS: [&str; 20] = [
    "Wir sind für Sie da.",
    "Dienstag, 9 bis 12 Uhr, am Rathaus 1",
    "9.714 Familien waren da, 51.225 Menschen wohnen hier",
    "Kosten: 12,50 Euro, mit Pass 5 €",
    "Hauptstraße, Ecke Schulstraße",
    "Kornmarkt 2, 99997 Tal",
    "Telefon 030 23125-100, montags 9–11 Uhr",
    "Der Weg ist das Ziel: im Grund, am Platz, in der Gasse",
    "Postfach 12 34",
    "§ 42 SGB VIII, Absatz 3",
    "1. Dezember 2026 um 14.30 Uhr",
    "https://kreis.example/a%20b?x=51.2&y=9.7",
    "50.1234, 8.1234",
    "Schlehenhof, Mühlenbach, Königsberg, Ährenfest",
    "Das Schutzhaus: Rufen Sie an, wir holen Sie ab.",
    "Im Landkreis Tal, 99998",
    "zwischen 3 und 6 Jahren, 100 %",
    "Linie 9a, Haltestelle Kornmarkt",
    "Sankt Martin am 11.11.",
    "Eingang B, Zimmer 9",
];

/// What other locations have in common with the secret address.
#[derive(Clone, Copy, Debug)]
enum Neighbour {
    None,
    /// Another house in the same street.
    Street,
    /// The next house: its number starts with the same digits.
    NextHouse,
    /// The same house number with a letter.
    Letter,
    /// A street whose name contains the other one.
    LongerStreet,
    /// The same street and number in another town.
    OtherTown,
    /// The same postal code and town.
    Town,
    /// A few houses away.
    Near,
}

fn neighbour() -> impl Strategy<Value = Neighbour> {
    use Neighbour::{Letter, LongerStreet, Near, NextHouse, None, OtherTown, Street, Town};
    prop::sample::select(vec![None, Street, NextHouse, Letter, LongerStreet, OtherTown, Town, Near])
}

/// Gives an open location what it shares with the secret one.
fn settle(file: &mut Value, home: &Home, neighbour: Neighbour) {
    let digits: String = home.number.chars().filter(char::is_ascii_digit).collect();
    let address =
        |line: String| json!({ "address_1": line, "postal_code": home.code, "city": home.city });
    let street = &home.street;
    let address = match neighbour {
        Neighbour::None => return,
        Neighbour::Street => address(format!("{street} 4711")),
        Neighbour::NextHouse => address(format!("{street} {digits}0")),
        Neighbour::Letter => address(format!("{street} {digits}z")),
        Neighbour::LongerStreet => address(format!("Lange {}", home.line())),
        Neighbour::OtherTown => {
            json!({ "address_1": home.line(), "postal_code": "99990", "city": "Bergen" })
        }
        Neighbour::Town => address("Kornmarkt 2".to_owned()),
        Neighbour::Near => {
            let near = |text: &str| text.parse::<f64>().expect("a number") + 0.0021;
            file["locations"][1]["latitude"] = json!(near(&home.latitude));
            file["locations"][1]["longitude"] = json!(near(&home.longitude));
            return;
        }
    };
    file["locations"][1]["address"] = address;
}

fn assert_passes(file: &Value) {
    assert_eq!(told(file), [""; 0]);
    if let Err(refusal) = published(file) {
        panic!("{refusal:#?}");
    }
    assert_eq!(refused_exports(file), 0);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn an_honest_catalogue_is_never_refused(
        home in Home::any(),
        venue in venue(),
        neighbour in neighbour(),
        own in prop::sample::select(TEXTS.to_vec()),
        other in prop::sample::select(TEXTS.to_vec()),
    ) {
        let mut file = catalogue(&home, venue);
        settle(&mut file, &home, neighbour);
        file["offers"][0]["description"] = json!(own);
        file["offers"][1]["description"] = json!(other);
        // The texts of an open location's offers may mention its data.
        let address = &file["locations"][1]["address"];
        let part = |key: &str| address[key].as_str().unwrap_or_default().to_owned();
        let line = format!("{}, {} {}", part("address_1"), part("postal_code"), part("city"));
        file["offers"][1]["application_process"] = json!(line);
        assert_passes(&file);
    }
}

#[test]
fn what_may_be_told_of_a_neighbour_excuses_nothing_else() {
    let home = Home::at("Schulstraße", "5");
    for (line, text, is_told) in [
        ("Schulstraße 50", "Schulstr. 50, 0176 1234", false),
        ("Schulstraße 50", "Schulstr. 5, 0176 1234", true),
        ("Schulstraße 50", "Schulstr. 5, 0 Uhr", true),
        ("Schulstraße 5a", "Schulstr. 5 a", false),
        ("Schulstraße 5a", "Schulstr. 5 am Tor", true),
        ("Lange Schulstraße 5", "Lange Schulstr. 5", false),
        ("Lange Schulstraße 5", "Lange Schulstr. 5, Schulstr. 5", true),
    ] {
        let mut file = catalogue(&home, Venue::Own);
        file["locations"][1]["address"]["address_1"] = json!(line);
        file["offers"][1]["alert"] = json!(text);
        assert_eq!(!told(&file).is_empty(), is_told, "{line}: {text}");
    }
}

#[test]
fn a_village_may_be_called_as_the_street_is() {
    let home = Home::at("Schlehengrund", "9");
    let named = |text: &str, offer: usize| {
        let mut file = catalogue(&home, Venue::Own);
        file["places"][0]["name"] = json!("Schlehengrund");
        file["offers"][offer]["description"] = json!(text);
        told(&file).len()
    };
    assert_eq!(named("In Schlehengrund, am Markt", 1), 0);
    assert_eq!(named("In Schlehengrund, am Markt", 0), 1, "the shelter's own text");
    assert_eq!(named("In Schlehengrund 9", 1), 1, "a house");
}

#[test]
fn a_town_or_a_postal_code_alone_is_no_secret() {
    let file = |key: &str| {
        let mut file = catalogue(&Home::at("Schlehengrund", "9"), Venue::Own);
        file["locations"][0]["address"].as_object_mut().expect("an address").remove(key);
        file["offers"][1]["description"] = json!("Familien aus Marbenau (00127) sind willkommen");
        file
    };
    assert_passes(&file("postal_code"));
    assert_passes(&file("city"));
}

#[test]
fn the_catalogues_that_come_with_the_program_pass() {
    for bytes in [
        &include_bytes!("../../../../public/katalog.json")[..],
        include_bytes!("../../../../public/bund.json"),
        include_bytes!("../diff/new.json"),
        include_bytes!("../diff/old.json"),
        include_bytes!("../messy/catalogue.json"),
        include_bytes!("../coverage/small.json"),
        include_bytes!("../coverage/wide.json"),
    ] {
        let catalogue: Catalogue = catalogue::read(bytes).expect("a catalogue").catalogue;
        let secrets = Secrets::of(&[&catalogue]);
        assert_eq!(secrets.in_catalogue(0, &catalogue), []);
        for (name, bytes) in exports(&catalogue) {
            assert_eq!(faults(&catalogue, name, &bytes), []);
        }
    }
}
