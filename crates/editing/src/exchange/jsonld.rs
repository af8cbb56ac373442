//! A catalogue as JSON-LD with schema.org terms, for search engines and other programs.
//!
//! A single graph: one service per offer, and the organizations and locations they refer to. Its
//! ids are fragments, relative to the page or file that contains the graph. It contains no hidden
//! addresses, and no addresses of sensitive offers.

mod area;
mod audience;
mod authority;
mod dates;
mod node;

use crate::exchange::served::Areas;
use crate::wording::words;
use catalogue::{Catalogue, Location, Offer, Organization, Phone, Registration, Status};
use node::{known, location_id, location_reference, organization_id};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The graph of all offers that families see: neither those that have ended nor those only for
/// professionals.
///
/// ```
/// let json = r#"{ "schema_version": "1.0", "name": "Kreis",
///     "offers": [{ "id": "elterncafe", "name": "Elterncafé" }] }"#;
/// let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
/// let graph = editing::exchange::jsonld::graph(&catalogue);
/// assert_eq!(graph["@graph"][0]["@type"], "Service");
/// assert_eq!(graph["@graph"][0]["name"], "Elterncafé");
/// ```
pub fn graph(catalogue: &Catalogue) -> Value {
    let offers: Vec<&Offer> = catalogue.offers.iter().filter(|offer| is_public(offer)).collect();
    let areas = Areas::new(catalogue, &offers);
    let services = offers.iter().map(|offer| service(offer, catalogue, &areas));
    let mut nodes: Vec<Value> = services.collect();
    nodes.extend(area::lists(&areas));
    // Only entries that are referenced.
    let named: BTreeSet<_> =
        offers.iter().filter_map(|offer| offer.organization.as_ref()).collect();
    let organizations = named.into_iter().filter_map(|id| catalogue.organization(id));
    nodes.extend(organizations.map(organization));
    let open = offers.iter().filter(|offer| !offer.sensitive);
    let named: BTreeSet<_> = open.flat_map(|offer| offer.location_ids()).collect();
    let locations = named.into_iter().filter_map(|id| catalogue.location(id));
    nodes.extend(locations.filter(|location| !location.is_hidden()).map(place));
    json!({ "@context": "https://schema.org", "@graph": nodes })
}

/// Whether families see it.
pub(crate) fn is_public(offer: &Offer) -> bool {
    offer.status != Status::Ended && !offer.is_for_professionals_only()
}

/// The fragment of an offer on the page with the list of offers.
pub(crate) fn anchor(offer: &Offer) -> String {
    format!("angebot-{}", offer.id)
}

fn service<'c>(offer: &'c Offer, catalogue: &'c Catalogue, areas: &Areas<'c>) -> Value {
    let organization = offer.organization.as_ref().and_then(|id| catalogue.organization(id));
    let is_authority = organization.is_some_and(|each| authority::is_authority(&each.name));
    let provider = organization.map(|each| json!({ "@id": organization_id(&each.id) }));
    let topics = offer.topics.iter().map(|topic| words::topic(*topic));
    known([
        ("@type", if is_authority { "GovernmentService" } else { "Service" }.into()),
        ("@id", format!("#{}", anchor(offer)).into()),
        ("name", offer.name.clone().into()),
        ("description", offer.summary.clone().or_else(|| offer.description.clone()).into()),
        ("url", catalogue.contact(offer).url.map(catalogue::Url::as_str).into()),
        ("serviceType", topics.collect::<Vec<_>>().into()),
        ("provider", provider.into()),
        ("areaServed", area::served(offer, areas).into()),
        ("audience", audience::audience(offer).into()),
        ("availableChannel", channel(offer, catalogue)),
        ("offers", price(offer)),
        ("subjectOf", dates::events(offer, catalogue).into()),
    ])
}

/// How to reach it: by phone, on the web, at a location.
fn channel(offer: &Offer, catalogue: &Catalogue) -> Value {
    let contact = catalogue.contact(offer);
    let locations = offer.locations.iter().filter(|_| !offer.sensitive);
    let locations: Vec<Value> =
        locations.filter_map(|id| location_reference(id, catalogue)).collect();
    let phones: Vec<Value> = contact.phones.iter().map(contact_point).collect();
    let form = contact.url.filter(|_| offer.registration == Some(Registration::Online));
    let channel = known([
        ("@type", Value::Null),
        ("servicePhone", phones.into()),
        ("serviceUrl", form.map(catalogue::Url::as_str).into()),
        ("serviceLocation", locations.into()),
        ("availableLanguage", offer.languages.clone().into()),
    ]);
    match channel {
        Value::Object(mut channel) if !channel.is_empty() => {
            channel.insert("@type".into(), "ServiceChannel".into());
            channel.into()
        }
        _ => Value::Null,
    }
}

fn contact_point(phone: &Phone) -> Value {
    known([
        ("@type", "ContactPoint".into()),
        ("telephone", phone.number.as_str().into()),
        ("name", phone.description.clone().into()),
        ("availableLanguage", phone.languages.clone().into()),
        ("hoursAvailable", dates::hours(&phone.hours).into()),
    ])
}

fn price(offer: &Offer) -> Value {
    let cents = offer.cost.as_ref().and_then(|cost| cost.amount_cents);
    let cents = if offer.is_free() == Some(true) { Some(0) } else { cents };
    let price = cents.map(|cents| format!("{}.{:02}", cents / 100, cents % 100));
    price.map(|price| json!({ "@type": "Offer", "price": price, "priceCurrency": "EUR" })).into()
}

fn organization(organization: &Organization) -> Value {
    let is_authority = authority::is_authority(&organization.name);
    let phones: Vec<Value> = organization.phones.iter().map(contact_point).collect();
    known([
        ("@type", if is_authority { "GovernmentOrganization" } else { "Organization" }.into()),
        ("@id", organization_id(&organization.id).into()),
        ("name", organization.name.clone().into()),
        ("url", organization.url.as_ref().map(catalogue::Url::as_str).into()),
        ("email", organization.email.clone().into()),
        ("contactPoint", phones.into()),
    ])
}

fn place(location: &Location) -> Value {
    let address = location.public_address().map(|address| {
        known([
            ("@type", "PostalAddress".into()),
            ("streetAddress", address.address_1.clone().into()),
            ("postalCode", address.postal_code.clone().into()),
            ("addressLocality", address.city.clone().into()),
            ("addressCountry", "DE".into()),
        ])
    });
    let geo = location.public_coordinates().map(|(latitude, longitude)| {
        json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
    });
    let step_free = location.accessibility.as_ref().and_then(|known| known.step_free);
    let feature = step_free.map(|free| {
        let name = words::ACCESSIBILITY_STEP_FREE;
        json!({ "@type": "LocationFeatureSpecification", "name": name, "value": free })
    });
    known([
        ("@type", "Place".into()),
        ("@id", location_id(&location.id).into()),
        ("name", location.name.clone().into()),
        ("address", address.into()),
        ("geo", geo.into()),
        ("amenityFeature", feature.into()),
    ])
}
