//! A mistake costs one value or one entry, never more.

use crate::{complete, complete_with, findings, read};
use catalogue::{Catalogue, Offer};
use serde_json::{Value, json};

fn ids(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.offers.iter().map(|offer| offer.id.as_str()).collect()
}

/// The first offer with a different value for a key.
fn first_offer_with(key: &str, value: Value) -> Offer {
    let catalogue = complete_with(&["/offers/0/", key].concat(), Some(value));
    read(&catalogue).catalogue.offers.remove(0)
}

#[test]
fn a_complete_catalogue_is_read_completely() {
    let reading = read(&complete());
    assert_eq!(reading.diagnostics, []);
    let written = serde_json::to_value(&reading.catalogue).expect("JSON");
    assert_eq!(written, complete());
}

#[test]
fn a_broken_offer_does_not_break_the_others() {
    let good = json!({ "id": "gut", "name": "Gut" });
    let broken = [
        json!(null),
        json!("elterncafe"),
        json!([]),
        json!({}),
        json!({ "id": "ohne-namen" }),
        json!({ "name": "Ohne Kennung" }),
        json!({ "id": "Kein Slug", "name": "Kein Slug" }),
        json!({ "id": 7, "name": "Zahl" }),
        json!({ "id": "leerer-name", "name": " " }),
        json!({ "id": "zahl-als-name", "name": 7 }),
    ];
    for offer in broken {
        let list = json!([{ "id": "davor", "name": "Davor" }, offer, good]);
        let reading = read(&complete_with("/offers", Some(list)));
        assert_eq!(ids(&reading.catalogue), ["davor", "gut"], "{offer}");
        let errors: Vec<_> = reading
            .diagnostics
            .iter()
            .map(|each| (each.severity, each.pointer.starts_with("/offers/1")))
            .collect();
        assert_eq!(errors, [(catalogue::Severity::Error, true)], "{offer}");
    }
}

#[test]
fn of_two_entries_with_the_same_id_the_first_one_stays() {
    let list = json!([
        { "id": "a" },
        { "id": "a", "name": "Erstes" },
        { "id": "a", "name": "Zweites" },
        { "id": " a ", "name": "Drittes" },
    ]);
    for kind in ["offers", "places", "organizations", "locations"] {
        let mut catalogue = json!({ "schema_version": "1.0", "name": "Kreis", "offers": [] });
        catalogue[kind] = list.clone();
        let reading = read(&catalogue);
        let kept = serde_json::to_value(&reading.catalogue).expect("JSON");
        assert_eq!(kept[kind].as_array().map(Vec::len), Some(1), "{kind}");
        assert_eq!(kept[kind][0]["name"], "Erstes", "{kind}");
        assert_eq!(
            findings(&reading),
            [
                format!("Error /{kind}/0 Das Feld „name“ fehlt."),
                format!("Error /{kind}/2 Die Kennung „a“ gibt es schon."),
                format!("Error /{kind}/3 Die Kennung „a“ gibt es schon."),
            ],
        );
    }
}

#[test]
fn a_pointer_is_the_position_in_the_file() {
    let reading = read(&json!({
        "schema_version": "1.0",
        "name": "Kreis",
        "organizations": [
            { "id": "z", "name": "Zuletzt", "email": "?" },
            { "name": "Ohne Kennung" },
            { "id": "a", "name": "Zuerst", "email": "?" },
        ],
        "offers": [
            { "id": "ohne-namen" },
            { "id": "gut", "name": "Gut", "organization": "fehlt", "translations": {
                "uk": { "name": 7 },
                "a/b~c": {},
            } },
        ],
    }));
    assert_eq!(
        findings(&reading),
        [
            "Warning /organizations/0/email „?“ ist keine E-Mail-Adresse.",
            "Error /organizations/1 Das Feld „id“ fehlt.",
            "Warning /organizations/2/email „?“ ist keine E-Mail-Adresse.",
            "Error /offers/0 Das Feld „name“ fehlt.",
            "Warning /offers/1/organization „fehlt“ steht nicht in der Liste „organizations“.",
            "Warning /offers/1/translations/a~1b~0c „a/b~c“ ist kein Sprach-Kürzel.",
            "Warning /offers/1/translations/uk/name Hier muss ein Text in Anführungszeichen stehen.",
        ],
    );
    let in_offers: Vec<_> = reading.diagnostics.iter().map(|each| each.offer.as_ref()).collect();
    let offer = |id| catalogue::Id::new(id);
    assert_eq!(in_offers[2..5], [None, offer("ohne-namen").as_ref(), offer("gut").as_ref()]);
}

#[test]
fn what_was_left_out_cannot_be_referred_to() {
    let mut catalogue = complete();
    catalogue["organizations"][0]["name"] = json!("");
    catalogue["situations"][0]["topic"] = json!("unbekannt");
    let reading = read(&catalogue);
    assert_eq!(
        findings(&reading),
        [
            "Error /organizations/0 Das Feld „name“ fehlt.",
            "Error /situations/0/topic „unbekannt“ ist hier nicht bekannt.",
            "Warning /offers/0/organization „jugendamt“ steht nicht in der Liste „organizations“.",
        ],
        "a catalogue without a situation of its own has the default ones",
    );
}

#[test]
fn unknown_keys_are_ignored_quietly() {
    let mut catalogue = complete();
    catalogue["$schema"] = json!("https://kreis.example/katalog-1.0.json");
    catalogue["offers"][0]["x_intern"] = json!({ "id": 7 });
    catalogue["offers"][0]["translations"]["uk"]["x_intern"] = json!([null]);
    assert_eq!(read(&catalogue).diagnostics, []);
}

#[test]
fn null_and_nothing_are_the_same() {
    let mut catalogue = json!({
        "schema_version": "1.0", "name": "Kreis", "offers": [{ "id": "a", "name": "A" }],
    });
    let bare = read(&catalogue).catalogue;
    for key in complete()["offers"][0].as_object().expect("an offer").keys() {
        if !["id", "name"].contains(&key.as_str()) {
            catalogue["offers"][0][key] = json!(null);
        }
    }
    for key in complete().as_object().expect("a catalogue").keys() {
        if !["schema_version", "name", "offers"].contains(&key.as_str()) {
            catalogue[key] = json!(null);
        }
    }
    let reading = read(&catalogue);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.catalogue, bare);
}

#[test]
fn a_summary_may_be_as_long_as_a_card_has_room() {
    for (letters, fits) in [(Offer::SUMMARY_LIMIT, true), (Offer::SUMMARY_LIMIT + 1, false)] {
        let summary = "ä".repeat(letters);
        let reading = read(&complete_with("/offers/0/summary", Some(json!(summary))));
        assert_eq!(reading.diagnostics.is_empty(), fits, "{letters}");
        assert_eq!(reading.catalogue.offers[0].summary.as_deref(), Some(&*summary));
    }
}

#[test]
fn html_is_text() {
    let html = "<img src=x onerror=alert(1)> & <b>fett</b>";
    let mut catalogue = complete();
    for key in ["name", "summary", "description", "alert"] {
        catalogue["offers"][0][key] = json!(html);
    }
    let reading = read(&catalogue);
    assert_eq!(reading.diagnostics, []);
    let offer = &reading.catalogue.offers[0];
    assert_eq!(offer.name, html);
    assert_eq!(offer.description.as_deref(), Some(html));
}

#[test]
fn an_address_that_could_run_a_script_is_dropped() {
    for address in
        ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x"]
    {
        assert_eq!(first_offer_with("url", json!(address)).url, None, "{address}");
        let link = complete_with("/links/imprint", Some(json!(address)));
        let links = read(&link).catalogue.links.expect("links");
        assert_eq!(links.imprint, None, "{address}");
        assert!(links.privacy.is_some());
    }
}

/// A rule with a part missing would name days on which nobody is there.
#[test]
fn a_schedule_is_dropped_when_a_part_of_its_rule_cannot_be_read() {
    for (key, value) in [
        ("freq", json!("DAILY")),
        ("interval", json!("2")),
        ("byday", json!(["DI"])),
        ("bymonthday", json!([0])),
        ("dtstart", json!("1.1.2027")),
        ("until", json!("2027")),
        ("count", json!(0)),
    ] {
        let mut schedule = complete()["offers"][0]["schedules"][0].clone();
        schedule[key] = value;
        let whole = json!({ "freq": "WEEKLY", "byday": ["MO"] });
        let offer = first_offer_with("schedules", json!([schedule, whole]));
        assert_eq!(offer.schedules.len(), 1, "{key}");
    }
}

#[test]
fn a_rule_that_cannot_be_counted_out_without_its_first_day_is_dropped_without_it() {
    let is_read =
        |schedule: &Value| !first_offer_with("schedules", json!([schedule])).schedules.is_empty();
    for (mut rule, needs_start) in [
        (json!({ "freq": "WEEKLY", "byday": ["MO"] }), false),
        (json!({ "freq": "WEEKLY" }), true),
        (json!({ "freq": "WEEKLY", "byday": ["MO"], "interval": 2 }), true),
        (json!({ "freq": "WEEKLY", "byday": ["MO"], "count": 5 }), true),
        (json!({ "freq": "MONTHLY", "bymonthday": [15] }), false),
        (json!({ "freq": "ONCE" }), true),
        (json!({ "freq": "ONCE", "extra_dates": [{ "date": "2027-01-13" }] }), false),
    ] {
        assert_eq!(is_read(&rule), !needs_start, "{rule}");
        rule["dtstart"] = json!("2027-01-06");
        assert!(is_read(&rule), "{rule}");
    }
}

#[test]
fn a_rule_may_end_on_its_first_day() {
    let rule = json!({
        "freq": "WEEKLY", "byday": ["WE"], "dtstart": "2027-01-06", "until": "2027-01-06",
    });
    let reading = read(&complete_with("/offers/0/schedules", Some(json!([rule]))));
    assert_eq!(reading.diagnostics, []);
}

#[test]
fn only_a_monthly_rule_names_days_by_their_place_in_a_month() {
    for (key, value) in [("byday", json!(["2TU"])), ("bymonthday", json!([15]))] {
        for (freq, read) in [("WEEKLY", 0), ("MONTHLY", 1)] {
            let rule = json!({ "freq": freq, "dtstart": "2027-01-06", key: value });
            let offer = first_offer_with("schedules", json!([rule]));
            assert_eq!(offer.schedules.len(), read, "{rule}");
        }
    }
}

#[test]
fn a_schedule_stays_when_only_its_times_or_exceptions_cannot_be_read() {
    for (key, value) in [
        ("opens_at", json!("zehn")),
        ("location", json!("fehlt")),
        ("except_dates", json!(["Ostern"])),
        ("extra_dates", json!([{ "date": "Ostern" }])),
        ("note", json!(7)),
    ] {
        let mut schedule = complete()["offers"][0]["schedules"][0].clone();
        schedule[key] = value;
        let offer = first_offer_with("schedules", json!([schedule]));
        assert_eq!(offer.schedules.len(), 1, "{key}");
    }
}

#[test]
fn an_age_that_cannot_be_read_does_not_widen_the_range() {
    let ages = json!([{ "from_months": "drei" }, { "from_months": 36, "to_months": 72 }]);
    assert_eq!(first_offer_with("ages", ages).ages.len(), 1);
}

#[test]
fn a_safeguard_that_cannot_be_read_protects() {
    assert!(first_offer_with("sensitive", json!("ja")).sensitive);
    assert!(!first_offer_with("sensitive", json!(null)).sensitive);
    let hidden = complete_with("/locations/0/hide_address", Some(json!("ja")));
    assert_eq!(read(&hidden).catalogue.locations[0].public_address(), None);
    let situation = |value| {
        let catalogue = complete_with("/situations/0", Some(value));
        read(&catalogue).catalogue.situations[0].sensitive
    };
    assert!(situation(json!({ "id": "a", "topic": "erziehung", "sensitive": 1 })));
    assert!(situation(json!({ "id": "a", "topic": "sicherheit" })));
    assert!(!situation(json!({ "id": "a", "topic": "sicherheit", "sensitive": false })));
}

#[test]
fn whole_numbers_may_be_written_as_a_table_writes_them() {
    let ages = json!([{ "from_months": 36.0, "to_months": 72.0 }]);
    let offer = first_offer_with("ages", ages);
    assert_eq!(offer.ages[0].to, Some(catalogue::Months(72)));
}

#[test]
fn places_that_are_part_of_each_other_are_parted_once() {
    let places = json!([
        { "id": "dorf", "name": "Dorf", "part_of": "a" },
        { "id": "a", "name": "A", "part_of": "b" },
        { "id": "b", "name": "B", "part_of": "a" },
        { "id": "selbst", "name": "Selbst", "part_of": "selbst" },
    ]);
    let mut catalogue = complete_with("/places", Some(places));
    catalogue["offers"] = json!([]);
    catalogue["locations"] = json!([]);
    let reading = read(&catalogue);
    assert_eq!(
        findings(&reading),
        [
            "Warning /places/1/part_of Der Ort „a“ ist ein Teil von sich selbst.",
            "Warning /places/3/part_of Der Ort „selbst“ ist ein Teil von sich selbst.",
        ],
    );
    let catalogue = reading.catalogue;
    let around = catalogue.place_with_ancestors(&catalogue.places[0].id);
    let around: Vec<_> = around.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(around, ["dorf", "a"]);
}
