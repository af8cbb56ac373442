//! Invariants of including the state's or the nation-wide catalogue.

use catalogue::{Ags, Catalogue, Id, Offer, ServiceArea};
use serde_json::{Value, json};

fn catalogue(json: &Value) -> Catalogue {
    let mut whole = json!({ "schema_version": "1.0", "name": "Katalog", "offers": [] });
    let keys = json.as_object().expect("an object").clone();
    whole.as_object_mut().expect("an object").extend(keys);
    let reading = catalogue::read(whole.to_string().as_bytes()).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
    reading.catalogue
}

fn id(text: &str) -> Id {
    Id::new(text).expect(text)
}

fn offer<'a>(catalogue: &'a Catalogue, name: &str) -> &'a Offer {
    let at = catalogue.offer_index(&id(name)).expect(name);
    &catalogue.offers[at]
}

fn organization<'a>(catalogue: &'a Catalogue, offer: &Offer) -> &'a str {
    let id = offer.organization.as_ref().expect("an organization");
    &catalogue.organization(id).expect("is known").name
}

/// The areas of an offer as written in a file.
fn areas(offer: &Offer) -> Vec<&str> {
    fn text(area: &ServiceArea) -> &str {
        match area {
            ServiceArea::Ags(key) => key.as_str(),
            ServiceArea::Place(id) => id.as_str(),
        }
    }
    offer.service_areas.iter().map(text).collect()
}

/// A catalogue whose one offer and organization are both named `name`, with the organization id
/// `traeger`.
fn small(catalogue_id: Option<&str>, name: &str) -> Catalogue {
    catalogue(&json!({
        "id": catalogue_id,
        "organizations": [{ "id": "traeger", "name": name }],
        "offers": [{ "id": name, "name": name, "organization": "traeger" }],
    }))
}

#[test]
fn of_two_offers_with_the_same_id_the_more_local_one_wins() {
    let with_offer =
        |name: &str| catalogue(&json!({ "offers": [{ "id": "kinderzuschlag", "name": name }] }));
    let mut local = with_offer("Kinderzuschlag im Kreis");
    local.include(with_offer("Kinderzuschlag im Land"));
    local.include(with_offer("Kinderzuschlag im Bund"));
    assert_eq!(local.offers.len(), 1);
    assert_eq!(local.offers[0].name, "Kinderzuschlag im Kreis");
    assert_eq!(local.offers[0].layer, 0);
}

#[test]
fn the_start_of_school_is_that_of_the_first_catalogue_that_has_a_rule() {
    let with_rule = |rule: &str| catalogue(&json!({ "school_cutoff": rule }));
    let mut local = catalogue(&json!({}));
    local.include(catalogue(&json!({})));
    local.include(with_rule("06-30"));
    local.include(with_rule("08-01"));
    assert_eq!(local.school_cutoff.as_deref(), Some("06-30"));
}

#[test]
fn the_same_organization_id_means_another_one_in_every_catalogue() {
    let mut local = small(Some("kreis"), "lokal");
    local.include(small(Some("land"), "landesweit"));
    local.include(small(Some("land"), "gleichnamig"));
    local.include(small(None, "namenlos"));
    local.include(small(None, "auch-namenlos"));
    local.include(small(None, "ebenso"));
    let names = ["lokal", "landesweit", "gleichnamig", "namenlos", "auch-namenlos", "ebenso"];
    for name in names {
        assert_eq!(organization(&local, offer(&local, name)), name);
    }
}

#[test]
fn a_local_id_that_looks_included_is_not_mixed_up() {
    let mut local = catalogue(&json!({
        "organizations": [{ "id": "land--traeger", "name": "lokal" }],
        "offers": [{ "id": "lokal", "name": "lokal", "organization": "land--traeger" }],
    }));
    local.include(small(Some("land"), "landesweit"));
    for name in ["lokal", "landesweit"] {
        assert_eq!(organization(&local, offer(&local, name)), name);
    }
}

#[test]
fn locations_move_along_with_everything_that_names_them() {
    let hours = json!([{ "freq": "WEEKLY", "byday": ["MO"], "location": "haus" }]);
    let schedule = json!({
        "freq": "ONCE",
        "dtstart": "2027-01-01",
        "location": "haus",
        "extra_dates": [{ "date": "2027-01-02", "location": "haus" }],
    });
    let phones = json!([{ "number": "+493023125001", "hours": hours }]);
    let included = catalogue(&json!({
        "id": "land",
        "places": [{ "id": "ort", "name": "Ort" }],
        "organizations": [{ "id": "traeger", "name": "Träger", "phones": phones }],
        "locations": [{ "id": "haus", "name": "Haus im Land", "place": "ort" }],
        "offers": [{
            "id": "kurs",
            "name": "Kurs",
            "locations": ["haus"],
            "phones": phones,
            "schedules": [schedule],
        }],
    }));
    let mut local = catalogue(&json!({ "locations": [{ "id": "haus", "name": "Haus im Kreis" }] }));
    local.include(included);

    let kurs = offer(&local, "kurs");
    let schedule = &kurs.schedules[0];
    let named = [
        Some(&kurs.locations[0]),
        schedule.location.as_ref(),
        schedule.extra_dates[0].location.as_ref(),
        kurs.phones[0].hours[0].location.as_ref(),
        local.organizations[0].phones[0].hours[0].location.as_ref(),
    ];
    for id in named {
        let location = local.location(id.expect("a location")).expect("is known");
        assert_eq!(location.name, "Haus im Land");
        assert_eq!(location.place, None, "its place is not in this catalogue");
    }
}

/// A state with one district with a key, one without, and places in both.
fn state(offers: &Value) -> Catalogue {
    catalogue(&json!({
        "id": "land",
        "places": [
            { "id": "land", "name": "Land", "ags": "06" },
            { "id": "kreis", "name": "Kreis", "ags": "06636", "part_of": "land" },
            { "id": "ortsteil", "name": "Ortsteil", "part_of": "kreis" },
            { "id": "anderswo", "name": "Anderswo", "ags": "16" },
            { "id": "unbekannt", "name": "Ohne Schlüssel" },
        ],
        "offers": offers,
    }))
}

#[test]
fn an_offer_without_areas_serves_the_outermost_places_of_its_own_catalogue() {
    let mut local = catalogue(&json!({}));
    local.include(state(&json!([{ "id": "a", "name": "A" }])));
    assert_eq!(areas(offer(&local, "a")), ["06", "16"]);
    assert!(local.places.is_empty(), "its places cannot be chosen");
}

#[test]
fn when_the_outermost_place_has_no_key_those_in_it_stand_for_it() {
    let mut local = catalogue(&json!({}));
    local.include(catalogue(&json!({
        "places": [
            { "id": "region", "name": "Region" },
            { "id": "stadt", "name": "Stadt", "ags": "06636003", "part_of": "region" },
        ],
        "offers": [{ "id": "a", "name": "A" }],
    })));
    assert_eq!(areas(offer(&local, "a")), ["06636003"]);
}

#[test]
fn a_place_becomes_its_key_or_that_of_the_nearest_place_around_it() {
    let mut local = catalogue(&json!({ "places": [{ "id": "kreis", "name": "Namensvetter" }] }));
    local.include(state(&json!([
        { "id": "a", "name": "A", "service_areas": ["kreis", "03"] },
        { "id": "b", "name": "B", "service_areas": ["ortsteil"] },
    ])));
    assert_eq!(areas(offer(&local, "a")), ["06636", "03"]);
    assert_eq!(areas(offer(&local, "b")), ["06636"]);
}

#[test]
fn a_place_that_no_key_names_never_becomes_everybody() {
    let mut local = catalogue(&json!({}));
    local.include(state(&json!([{ "id": "a", "name": "A", "service_areas": ["unbekannt"] }])));
    assert_eq!(areas(offer(&local, "a")), ["06", "16"]);
}

#[test]
fn a_catalogue_without_places_serves_everybody_through_every_layer() {
    let mut state = state(&json!([{ "id": "landesweit", "name": "Landesweit" }]));
    state.include(small(Some("bund"), "bundesweit"));
    let mut local = small(Some("kreis"), "lokal");
    local.include(state);

    let layers = local.offers.iter().map(|offer| (offer.id.as_str(), offer.layer));
    assert_eq!(layers.collect::<Vec<_>>(), [("lokal", 0), ("landesweit", 1), ("bundesweit", 2)]);
    assert_eq!(areas(offer(&local, "bundesweit")), [""; 0]);
    for name in ["lokal", "bundesweit"] {
        assert_eq!(organization(&local, offer(&local, name)), name);
    }
}

#[test]
fn a_key_of_an_included_offer_stays_as_it_is() {
    let mut local = catalogue(&json!({}));
    local.include(state(&json!([{ "id": "a", "name": "A", "service_areas": ["06633"] }])));
    let key = Ags::new("06633").expect("a key");
    assert_eq!(offer(&local, "a").service_areas, [ServiceArea::Ags(key)]);
}
