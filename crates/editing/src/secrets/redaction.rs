//! The public version of a catalogue.

use catalogue::{Accessibility, Catalogue, Location};
use std::collections::BTreeSet;

/// The catalogue as a minified file, without the way to [hidden](Location::is_hidden) locations
/// and without the editors' notes.
///
/// It is serialised anew from what the reader understood: keys unknown to this version are left
/// out, because nobody knows what they reveal.
///
/// ```
/// let json = br#"{ "schema_version": "1.0", "offers": [], "locations": [{ "id": "haus", "note": 1,
///     "name": "Frauenhaus", "address": { "city": "Marbenau" }, "hide_address": true }] }"#;
/// let catalogue = catalogue::read(json).expect("a catalogue").catalogue;
/// let location = r#"{"id":"haus","name":"Frauenhaus","hide_address":true}"#;
/// let public = editing::secrets::redaction::public(&catalogue);
/// assert!(String::from_utf8_lossy(&public).contains(location));
/// ```
///
/// # Panics
///
/// Never: every catalogue can be serialised.
pub fn public(catalogue: &Catalogue) -> Vec<u8> {
    serde_json::to_vec(&redacted(catalogue)).expect("invariant: a catalogue can be serialised")
}

/// The catalogue with its hidden locations reduced to what may be revealed: id, name, and whether
/// they are step-free and have an accessible toilet. No stop, no car park, no free text. An
/// undecided location that nothing refers to counts as hidden. What editors note for each other is
/// left out everywhere.
pub fn redacted(catalogue: &Catalogue) -> Catalogue {
    let mut named = BTreeSet::new();
    catalogue.each_named_location(&mut |id| {
        named.insert(id);
    });
    let mut public = catalogue.clone();
    public.drop_editor_notes();
    for location in &mut public.locations {
        // A reference to it may have been left out as unreadable: a sensitive offer, or one of its
        // dates.
        let is_undecided = location.hide_address.is_none() && !named.contains(&location.id);
        if is_undecided || location.is_hidden() {
            *location = redacted_location(location);
        }
    }
    public
}

/// The public data of a location that must stay secret.
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
        editor_note: None,
        is_sensitive: location.is_sensitive,
    }
}
