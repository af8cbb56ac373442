//! Secret addresses in a diff.

use crate::{read, today};
use catalogue::{Catalogue, Id};
use editing::plan::diff::{Kind, diff};

const OLD: &str = r#"{ "schema_version": "1.0", "name": "Kreis",
    "locations": [
        { "id": "a", "name": "Haus Linde", "address": { "address_1": "Lindengasse 1" }, "hide_address": true },
        { "id": "b", "name": "Haus Eiche", "address": { "address_1": "Eichengasse 2" }, "hide_address": true }
    ],
    "offers": [
        { "id": "schutz", "name": "Schutz", "locations": ["a"], "schedules": [
            { "freq": "WEEKLY", "byday": ["MO"], "location": "a", "note": "Eingang Lindengasse" }
        ] }
    ] }"#;

fn mended(mend: impl FnOnce(&mut Catalogue)) -> Catalogue {
    let mut catalogue = read(OLD);
    mend(&mut catalogue);
    catalogue
}

/// The mail, which must not reveal the location.
#[track_caller]
fn mail(old: &Catalogue, new: &Catalogue) -> String {
    let diff = diff(old, new, today());
    let mail = diff.text();
    for word in ["Linde", "Eiche", "gasse"] {
        assert!(!mail.contains(word), "{mail}");
        assert!(diff.changes.iter().all(|change| !change.what.contains(word)));
    }
    mail
}

#[test]
fn a_move_from_one_hidden_place_to_another_is_told_without_both() {
    let new =
        mended(|catalogue| catalogue.offers[0].locations = Id::new("b").into_iter().collect());
    let mail = mail(&read(OLD), &new);
    assert!(mail.contains("Der Ort ist ein anderer. Er bleibt geheim."), "{mail}");
}

#[test]
fn what_was_hidden_too_late_is_not_told_once_more() {
    let old = mended(|catalogue| {
        catalogue.locations.iter_mut().for_each(|location| location.hide_address = None);
    });
    let new = mended(|catalogue| {
        catalogue.offers[0].locations = Id::new("b").into_iter().collect();
        catalogue.offers[0].schedules.clear();
    });
    mail(&old, &new);
    mail(&new, &old);
}

#[test]
fn a_sensitive_offers_place_is_not_told_even_where_it_may_be_seen() {
    let sensitive = |place: &str| {
        mended(|catalogue| {
            catalogue.locations.iter_mut().for_each(|location| location.hide_address = None);
            let offer = &mut catalogue.offers[0];
            offer.sensitive = true;
            offer.locations = Id::new(place).into_iter().collect();
            offer.schedules[0].location = Id::new(place);
        })
    };
    mail(&sensitive("a"), &sensitive("b"));
}

#[test]
fn what_is_new_or_gone_is_told_without_its_place() {
    let without = mended(|catalogue| catalogue.offers.clear());
    assert_eq!(diff(&without, &read(OLD), today()).changes[0].kind, Kind::New);
    mail(&without, &read(OLD));
    mail(&read(OLD), &without);
}
