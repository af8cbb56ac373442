//! A catalogue as anybody may have it.

use catalogue::{Accessibility, Catalogue, Location};
use std::collections::BTreeSet;

/// The catalogue as a file, without white space and without the way to
/// [hidden](Location::is_hidden) locations.
///
/// It is written anew from what the reader knows: a key that this version does not know is not in
/// it, because nobody knows what it tells.
///
/// ```
/// let json = br#"{ "schema_version": "1.0", "offers": [], "locations": [{ "id": "haus", "note": 1,
///     "name": "Frauenhaus", "address": { "city": "Marbenau" }, "hide_address": true }] }"#;
/// let catalogue = catalogue::read(json).expect("a catalogue").catalogue;
/// let location = r#"{"id":"haus","name":"Frauenhaus","hide_address":true}"#;
/// let public = editing::secrets::public::public(&catalogue);
/// assert!(String::from_utf8_lossy(&public).contains(location));
/// ```
///
/// # Panics
///
/// Never: every catalogue can be written.
pub fn public(catalogue: &Catalogue) -> Vec<u8> {
    serde_json::to_vec(&redacted(catalogue)).expect("invariant: a catalogue can be written")
}

/// The catalogue with no more of its hidden locations than what may be told: id, name, and
/// whether there are steps and an accessible toilet. No stop, no car park, nothing in words. A
/// location on which nobody has decided, and which nothing names, counts as hidden.
pub fn redacted(catalogue: &Catalogue) -> Catalogue {
    let mut named = BTreeSet::new();
    catalogue.each_named_location(&mut |id| {
        named.insert(id);
    });
    let mut public = catalogue.clone();
    for location in &mut public.locations {
        // What names it may have been left out because it could not be read: a sensitive offer, or
        // one of its dates.
        let is_undecided = location.hide_address.is_none() && !named.contains(&location.id);
        if is_undecided || location.is_hidden() {
            *location = redacted_location(location);
        }
    }
    public
}

/// What may be told of a location that must not be found.
pub(crate) fn redacted_location(location: &Location) -> Location {
    let access = location.accessibility.as_ref().map(|known| Accessibility {
        step_free: known.step_free,
        accessible_toilet: known.accessible_toilet,
        ..Accessibility::default()
    });
    Location {
        id: location.id.clone(),
        name: location.name.clone(),
        address: None,
        place: None,
        latitude: None,
        longitude: None,
        accessibility: access.filter(|known| *known != Accessibility::default()),
        hide_address: Some(true),
        is_sensitive: location.is_sensitive,
    }
}
