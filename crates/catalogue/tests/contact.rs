//! How to reach an offer.

#[path = "strategies/catalogues.rs"]
mod catalogues;
#[path = "strategies/rules.rs"]
mod rules;

use catalogue::{Catalogue, Contact, Offer, Organization};
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
