//! People who seek protection must not be found through an offer's address.

use super::{Code, context::At, context::Context};
use catalogue::{Id, Location, Severity};
use std::collections::BTreeMap;

pub fn check(context: &mut Context) {
    undecided(context);
    secret(context);
}

/// Locations of sensitive offers for which no decision was made on whether they may be shown.
/// Offers for professionals count, too: the catalogue file with them is public as well.
fn undecided(context: &mut Context) {
    let catalogue = context.catalogue;
    let is_undecided =
        |location: &&Location| location.is_sensitive && location.hide_address.is_none();
    let mut left: BTreeMap<&Id, &Location> =
        catalogue.locations.iter().filter(is_undecided).map(|each| (&each.id, each)).collect();
    let mut said = Vec::new();
    for (offer, entry) in context.offers() {
        for id in offer.location_ids().into_iter().filter(|_| offer.sensitive) {
            if let Some(location) = left.get(id) {
                let is_own = offer.locations.contains(id);
                said.push((entry, if is_own { "locations" } else { "schedules" }, *location));
            }
        }
    }
    for (entry, key, location) in said {
        left.remove(&location.id);
        note_undecided(context, entry, &[key], location);
    }
    // Referenced only by phone hours.
    for location in left.into_values() {
        let entry = context.entry("locations", &location.id);
        note_undecided(context, entry, &[], location);
    }
}

fn note_undecided(context: &mut Context, entry: At, keys: &[&str], location: &Location) {
    let Location { id, name, .. } = location;
    let what = format!(
        "Das Angebot ist heikel, und niemand hat entschieden, ob die Adresse von „{name}“ bekannt sein \
         darf. Bis dahin bleibt sie geheim."
    );
    let help = format!(
        "Schreiben Sie beim Ort „{id}“: \"hide_address\": true. Darf die Adresse bekannt sein, wie bei \
         einer Beratungsstelle, schreiben Sie dort: \"hide_address\": false. In einer Tabelle ist das \
         die Spalte „Adresse geheim“: ja oder nein."
    );
    context.about(entry, keys, Severity::Error, Code::SensitiveAddress, what, help);
}

/// Secret addresses in a file that may be passed on, or published as it is.
fn secret(context: &mut Context) {
    let is_secret = |location: &&Location| location.hide_address == Some(true);
    for location in context.catalogue.locations.iter().filter(is_secret) {
        let Some(key) = way(location) else {
            continue;
        };
        let what = format!(
            "Die Adresse von „{}“ ist geheim, aber in dieser Datei steht, wie man hinkommt.",
            location.name
        );
        let help = "Veröffentlichen Sie mit „katalog publish“: Das lässt solche Angaben weg. Laden Sie die \
                    Datei nicht selbst auf den Webserver, und geben Sie sie nicht weiter. Oder nehmen Sie \
                    Adresse, Koordinaten und Anfahrt heraus.";
        let entry = context.entry("locations", &location.id);
        context.about(entry, &[key], Severity::Hint, Code::SecretAddress, what, help);
    }
}

/// The first key that reveals how to reach a location.
fn way(location: &Location) -> Option<&'static str> {
    let access = location.accessibility.as_ref();
    let told = [
        ("address", location.address.is_some()),
        ("latitude", location.latitude.is_some()),
        ("longitude", location.longitude.is_some()),
        (
            "accessibility",
            access.is_some_and(|known| {
                known.parking.is_some() || known.transit.is_some() || known.note.is_some()
            }),
        ),
    ];
    told.into_iter().find(|(_, is_told)| *is_told).map(|(key, _)| key)
}
