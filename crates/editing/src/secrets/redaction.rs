//! The public version of a catalogue.

use catalogue::{Accessibility, Catalogue, Location};
use std::collections::BTreeSet;

/// The catalogue with its hidden locations reduced to what may be revealed: id, name, and whether
/// they are step-free and have an accessible toilet. No stop, no car park, no free text. An
/// undecided location that nothing refers to counts as hidden. What editors note for each other is
/// left out everywhere.
///
/// ```
/// let json = br#"{ "schema_version": "1.0", "offers": [], "locations": [{ "id": "haus",
///     "name": "Frauenhaus", "address": { "city": "Marbenau" }, "hide_address": true }] }"#;
/// let catalogue = catalogue::read(json).expect("a catalogue").catalogue;
/// let public = editing::secrets::redaction::redacted(&catalogue);
/// assert_eq!(public.locations[0].address, None);
/// assert_eq!(public.locations[0].name, "Frauenhaus");
/// ```
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
