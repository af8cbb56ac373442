//! Reads the catalogue's own keys and its lists of places, organizations and locations.

use super::cursor::Cursor;
use super::known::List;
use super::notes::Notes;
use super::offer::{offer, phones};
use crate::{
    Accessibility, Address, Budget, Catalogue, Files, Id, Links, Location, Organization, Place,
    Problem, Publisher, Situation, Theme, budget,
};

/// A catalogue with its lists.
pub(super) fn catalogue(cursor: &mut Cursor<impl Notes>) -> Catalogue {
    let mut catalogue = head(cursor);
    catalogue.organizations = cursor.entries(List::Organizations, organization);
    catalogue.locations = cursor.entries(List::Locations, location);
    catalogue.places = cursor.entries(List::Places, place);
    catalogue.situations = cursor.entries(List::Situations, situation);
    catalogue.offers = cursor.entries(List::Offers, offer);
    if !cursor.has("offers") {
        cursor.warn(|| Problem::Missing { key: "offers" });
    }
    finish(cursor, &mut catalogue);
    catalogue
}

/// All but the lists whose entries have ids.
pub(super) fn head(cursor: &mut Cursor<impl Notes>) -> Catalogue {
    Catalogue {
        schema_version: needed_text(cursor, "schema_version"),
        id: cursor.id("id"),
        name: needed_text(cursor, "name"),
        publisher: cursor.object("publisher", publisher),
        #[cfg(feature = "schema")]
        license: cursor.text("license"),
        #[cfg(feature = "schema")]
        published: cursor.date("published"),
        demo: cursor.flag("demo").unwrap_or(false),
        links: cursor.object("links", links),
        languages: cursor.languages("languages"),
        includes: cursor.texts("includes"),
        files: cursor.object("files", files),
        life_phases: cursor.codes("life_phases"),
        school_cutoff: cursor.cutoff("school_cutoff"),
        theme: cursor.object("theme", theme),
        ..Catalogue::default()
    }
}

fn files(cursor: &mut Cursor<impl Notes>) -> Files {
    Files {
        #[cfg(feature = "schema")]
        whole: cursor.text("whole"),
        texts: cursor.text("texts"),
        translations: cursor.text_map("translations"),
    }
}

/// The checks that need all entries.
pub(super) fn finish(cursor: &mut Cursor<impl Notes>, catalogue: &mut Catalogue) {
    catalogue.sort();
    catalogue.shield();
    shorten_ways_up(cursor, catalogue);
}

fn needed_text(cursor: &mut Cursor<impl Notes>, key: &'static str) -> String {
    let text = cursor.needed(key, |cursor| cursor.text(key));
    text.unwrap_or_default()
}

/// Makes the chain of containing places short and finite for each place. A place that is part of
/// itself would belong nowhere, so the first one of each circle becomes part of nothing instead,
/// and then every place whose chain is too long.
fn shorten_ways_up(cursor: &mut Cursor<impl Notes>, catalogue: &mut Catalogue) {
    let numbers = catalogue.place_numbers();
    for breaks_circles in [true, false] {
        for start in 0..catalogue.places.len() {
            let mut way = Some(start);
            for _ in 0..=budget::PLACE_DEPTH {
                let whole = way.and_then(|at| catalogue.places[at].part_of.as_ref());
                way = whole.and_then(|id| Some(numbers.get(id.as_str())? as usize));
                if breaks_circles && way == Some(start) {
                    break;
                }
            }
            let is_circle = breaks_circles && way == Some(start);
            if is_circle || !breaks_circles && way.is_some() {
                let id = catalogue.places[start].id.clone();
                let circular = || Problem::CircularPlace(id.to_string());
                let deep = || Problem::OverBudget(Budget::PlaceDepth);
                cursor.warn_about_place(&id, || if is_circle { circular() } else { deep() });
                catalogue.places[start].part_of = None;
            }
        }
    }
}

fn publisher(cursor: &mut Cursor<impl Notes>) -> Publisher {
    Publisher {
        name: cursor.text("name"),
        #[cfg(feature = "schema")]
        url: cursor.url("url"),
        email: cursor.email("email"),
        #[cfg(feature = "schema")]
        phone: cursor.phone_number("phone"),
    }
}

fn links(cursor: &mut Cursor<impl Notes>) -> Links {
    Links {
        imprint: cursor.url("imprint"),
        privacy: cursor.url("privacy"),
        accessibility: cursor.url("accessibility"),
        feedback: cursor.url("feedback"),
        exit: cursor.exit("exit"),
    }
}

fn theme(cursor: &mut Cursor<impl Notes>) -> Theme {
    let radius = cursor.whole("corner_radius", 0, i32::from(Theme::LARGEST_RADIUS));
    Theme {
        accent_color: cursor.color("accent_color"),
        color_scheme: cursor.code("color_scheme"),
        corner_radius: radius.and_then(|radius| u8::try_from(radius).ok()),
        font_family: cursor.fonts("font_family"),
        logo_url: cursor.picture("logo_url"),
    }
}

pub(super) fn situation(cursor: &mut Cursor<impl Notes>, id: Id) -> Option<Situation> {
    let topic = cursor.required("topic", |cursor| cursor.code("topic"))?;
    let label = cursor.text("label");
    let by_default = Situation::is_sensitive_by_default(&id, topic);
    let sensitive = cursor.safeguard("sensitive").unwrap_or(by_default);
    Some(Situation { id, topic, label, sensitive })
}

pub(super) fn place(cursor: &mut Cursor<impl Notes>, id: Id) -> Option<Place> {
    Some(Place {
        id,
        name: cursor.name()?,
        ags: cursor.ags("ags"),
        postal_codes: cursor.postal_codes("postal_codes"),
        latitude: cursor.degrees("latitude", 90),
        longitude: cursor.degrees("longitude", 180),
        part_of: cursor.reference("part_of", List::Places),
    })
}

pub(super) fn organization(cursor: &mut Cursor<impl Notes>, id: Id) -> Option<Organization> {
    Some(Organization {
        id,
        name: cursor.name()?,
        url: cursor.url("url"),
        email: cursor.email("email"),
        phones: phones(cursor),
        #[cfg(feature = "schema")]
        editor_note: cursor.text("editor_note"),
    })
}

pub(super) fn location(cursor: &mut Cursor<impl Notes>, id: Id) -> Option<Location> {
    Some(Location {
        id,
        name: cursor.name()?,
        address: cursor.object("address", |cursor| Address {
            address_1: cursor.text("address_1"),
            postal_code: cursor.postal_code("postal_code"),
            city: cursor.text("city"),
        }),
        place: cursor.reference("place", List::Places),
        latitude: cursor.degrees("latitude", 90),
        longitude: cursor.degrees("longitude", 180),
        accessibility: cursor.object("accessibility", |cursor| Accessibility {
            step_free: cursor.flag("step_free"),
            accessible_toilet: cursor.flag("accessible_toilet"),
            parking: cursor.text("parking"),
            transit: cursor.text("transit"),
            note: cursor.text("note"),
        }),
        hide_address: cursor.safeguard("hide_address"),
        #[cfg(feature = "schema")]
        editor_note: cursor.text("editor_note"),
        is_sensitive: false,
    })
}
