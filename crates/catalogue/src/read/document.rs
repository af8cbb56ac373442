//! Reads the catalogue's own keys and its lists of places, organizations and locations.

use super::cursor::{Cursor, Object};
use super::known::List;
use super::offer::{offer, phones};
use crate::{
    Accessibility, Address, Catalogue, Id, Links, Location, Organization, Place, Problem,
    Publisher, Situation, Theme, Topic, sort::sort_values,
};

pub(super) fn catalogue(cursor: &mut Cursor, object: &Object) -> Catalogue {
    let mut organizations = cursor.entries(object, List::Organizations, organization);
    sort_values(&mut organizations, |a, b| a.id.cmp(&b.id));
    let mut locations = cursor.entries(object, List::Locations, location);
    sort_values(&mut locations, |a, b| a.id.cmp(&b.id));
    let mut catalogue = Catalogue {
        schema_version: needed_text(cursor, object, "schema_version"),
        id: cursor.id(object, "id"),
        name: needed_text(cursor, object, "name"),
        publisher: cursor.object(object, "publisher", publisher),
        license: cursor.text(object, "license"),
        published: cursor.date(object, "published"),
        demo: cursor.flag(object, "demo").unwrap_or(false),
        links: cursor.object(object, "links", links),
        languages: cursor.languages(object, "languages"),
        includes: cursor.texts(object, "includes"),
        places: cursor.entries(object, List::Places, place),
        life_phases: cursor.codes(object, "life_phases"),
        situations: cursor.entries(object, List::Situations, situation),
        organizations,
        locations,
        offers: cursor.entries(object, List::Offers, offer),
        theme: cursor.object(object, "theme", theme),
    };
    if !object.contains_key("offers") {
        cursor.warn(Problem::Missing { key: "offers" });
    }
    break_circles(cursor, &mut catalogue);
    catalogue
}

fn needed_text(cursor: &mut Cursor, object: &Object, key: &'static str) -> String {
    let text = cursor.needed(key, |cursor| cursor.text(object, key));
    text.unwrap_or_default()
}

/// A place that is a part of itself would belong nowhere.
fn break_circles(cursor: &mut Cursor, catalogue: &mut Catalogue) {
    for at in 0..catalogue.places.len() {
        let id = catalogue.places[at].id.clone();
        let chain = catalogue.place_with_ancestors(&id);
        // A chain ends early only where it comes back to a place that it has passed.
        if chain.last().and_then(|last| last.part_of.as_ref()) == Some(&id) {
            cursor.warn_about_place(&id, Problem::CircularPlace(id.to_string()));
            catalogue.places[at].part_of = None;
        }
    }
}

fn publisher(cursor: &mut Cursor, object: &Object) -> Publisher {
    Publisher {
        name: cursor.text(object, "name"),
        url: cursor.url(object, "url"),
        email: cursor.email(object, "email"),
        phone: cursor.phone_number(object, "phone"),
    }
}

fn links(cursor: &mut Cursor, object: &Object) -> Links {
    Links {
        imprint: cursor.url(object, "imprint"),
        privacy: cursor.url(object, "privacy"),
        accessibility: cursor.url(object, "accessibility"),
        feedback: cursor.url(object, "feedback"),
    }
}

fn theme(cursor: &mut Cursor, object: &Object) -> Theme {
    Theme {
        accent_color: cursor.color(object, "accent_color"),
        logo_url: cursor.url(object, "logo_url"),
    }
}

fn situation(cursor: &mut Cursor, object: &Object, id: Id) -> Option<Situation> {
    let topic = cursor.required("topic", |cursor| cursor.code(object, "topic"))?;
    Some(Situation {
        id,
        topic,
        label: cursor.text(object, "label"),
        sensitive: cursor.safeguard(object, "sensitive").unwrap_or(topic == Topic::Safety),
    })
}

fn place(cursor: &mut Cursor, object: &Object, id: Id) -> Option<Place> {
    Some(Place {
        id,
        name: cursor.name(object)?,
        ags: cursor.ags(object, "ags"),
        postal_codes: cursor.postal_codes(object, "postal_codes"),
        latitude: cursor.degrees(object, "latitude", 90),
        longitude: cursor.degrees(object, "longitude", 180),
        part_of: cursor.reference(object, "part_of", List::Places),
    })
}

fn organization(cursor: &mut Cursor, object: &Object, id: Id) -> Option<Organization> {
    Some(Organization {
        id,
        name: cursor.name(object)?,
        url: cursor.url(object, "url"),
        email: cursor.email(object, "email"),
        phones: phones(cursor, object),
    })
}

fn location(cursor: &mut Cursor, object: &Object, id: Id) -> Option<Location> {
    Some(Location {
        id,
        name: cursor.name(object)?,
        address: cursor.object(object, "address", |cursor, object| Address {
            address_1: cursor.text(object, "address_1"),
            postal_code: cursor.postal_code(object, "postal_code"),
            city: cursor.text(object, "city"),
        }),
        place: cursor.reference(object, "place", List::Places),
        latitude: cursor.degrees(object, "latitude", 90),
        longitude: cursor.degrees(object, "longitude", 180),
        accessibility: cursor.object(object, "accessibility", |cursor, object| Accessibility {
            step_free: cursor.flag(object, "step_free"),
            accessible_toilet: cursor.flag(object, "accessible_toilet"),
            parking: cursor.text(object, "parking"),
            transit: cursor.text(object, "transit"),
            note: cursor.text(object, "note"),
        }),
        hide_address: cursor.safeguard(object, "hide_address").unwrap_or(false),
    })
}
