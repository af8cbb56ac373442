//! How to reach an offer.

#[path = "strategies/catalogues.rs"]
mod catalogues;
#[path = "strategies/rules.rs"]
mod rules;

use catalogue::{Ags, Catalogue, Contact, Date, Holidays, Moment, Offer, Organization, TimeOfDay};
use catalogues::catalogue;
use proptest::prelude::*;

/// The offer's organization, by linear search.
fn organization<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Option<&'a Organization> {
    let id = offer.organization.as_ref()?;
    catalogue.organizations.iter().find(|each| each.id == *id)
}

proptest! {
    #[test]
    fn what_an_offer_does_not_have_is_its_organizations_each_on_its_own(
        catalogue in catalogue(),
    ) {
        for offer in &catalogue.offers {
            let organization = organization(&catalogue, offer);
            let contact = catalogue.contact(offer);
            match organization {
                Some(theirs) if offer.phones.is_empty() => {
                    prop_assert_eq!(contact.phones, &theirs.phones[..]);
                }
                _ => prop_assert_eq!(contact.phones, &offer.phones[..]),
            }
            let emails = [offer.email.as_ref(), organization.and_then(|each| each.email.as_ref())];
            let email = emails.into_iter().flatten().next();
            prop_assert_eq!(contact.email, email.map(String::as_str));
            let urls = [offer.url.as_ref(), organization.and_then(|each| each.url.as_ref())];
            prop_assert_eq!(contact.url, urls.into_iter().flatten().next());
        }
    }
}

/// The contact of an offer in a catalogue with just this offer and one organization, which has all
/// contact details.
fn with_contact_of(offer: &str, check: impl Fn(Contact)) {
    let json = format!(
        r#"{{ "schema_version": "1.0", "name": "Beispielkreis",
              "organizations": [{{ "id": "kreis", "name": "Kreis",
                  "phones": [{{ "number": "+493023125101" }}, {{ "number": "+493023125102" }}],
                  "email": "info@kreis.example", "url": "https://kreis.example" }}],
              "offers": [{{ "id": "kurs", "name": "Kurs", {offer} }}] }}"#
    );
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    check(catalogue.contact(&catalogue.offers[0]));
}

fn numbers<'a>(contact: &Contact<'a>) -> Vec<&'a str> {
    contact.phones.iter().map(|phone| phone.number.as_str()).collect()
}

#[test]
fn an_own_phone_takes_the_place_of_all_of_the_organizations_and_of_nothing_else() {
    let own = r#""organization": "kreis", "phones": [{ "number": "+493023125103" }]"#;
    with_contact_of(own, |contact| {
        assert_eq!(numbers(&contact), ["+493023125103"]);
        assert_eq!(contact.email, Some("info@kreis.example"));
        assert_eq!(contact.url.map(catalogue::Url::as_str), Some("https://kreis.example"));
    });
    let own = r#""organization": "kreis", "email": "kurs@kreis.example""#;
    with_contact_of(own, |contact| {
        assert_eq!(numbers(&contact), ["+493023125101", "+493023125102"]);
        assert_eq!(contact.email, Some("kurs@kreis.example"));
    });
}

#[test]
fn an_offer_that_nobody_is_responsible_for_has_its_own_ways_only() {
    with_contact_of(r#""email": "kurs@kreis.example""#, |contact| {
        let expected = Contact { email: Some("kurs@kreis.example"), ..Contact::default() };
        assert_eq!(contact, expected);
    });
}

#[test]
fn the_phone_where_the_familys_language_is_spoken_comes_first() {
    let phones = r#""phones": [{ "number": "+493023125103", "languages": ["de"] },
        { "number": "+493023125104", "languages": ["de", "uk"] }]"#;
    with_contact_of(phones, |contact| {
        let number = |language| contact.phone(language).map(|phone| phone.number.as_str());
        assert_eq!(number(Some("uk")), Some("+493023125104"));
        for language in [None, Some("de"), Some("ar")] {
            assert_eq!(number(language), Some("+493023125103"), "{language:?}");
        }
    });
    with_contact_of(r#""status": "active""#, |contact| {
        assert_eq!(contact.phone(Some("uk")), None);
    });
}

#[test]
fn one_phone_that_is_answered_is_enough_and_unknown_hours_stay_unknown() {
    let hours = r#""hours": [{ "freq": "WEEKLY", "byday": ["MO"], "opens_at": "09:00",
        "closes_at": "12:00" }]"#;
    let holidays = Holidays::in_state(&Ags::new("06").expect("a key"));
    let at = |time: &str| Moment {
        date: Date::new(2026, 11, 30).expect("a Monday"),
        time: TimeOfDay::parse(time).expect("a time"),
    };
    let phones = format!(
        r#""phones": [{{ "number": "+493023125103" }}, {{ "number": "+493023125104", {hours} }}]"#
    );
    with_contact_of(&phones, |contact| {
        assert_eq!(contact.is_answered(at("10:00"), holidays), Some(true));
        assert_eq!(contact.is_answered(at("13:00"), holidays), None);
    });
    let phone = format!(r#""phones": [{{ "number": "+493023125104", {hours} }}]"#);
    with_contact_of(&phone, |contact| {
        assert_eq!(contact.is_answered(at("13:00"), holidays), Some(false));
    });
    with_contact_of(r#""email": "rat@example.org""#, |contact| {
        assert_eq!(contact.is_answered(at("10:00"), holidays), Some(false));
    });
}
