//! Where an offer takes place.

use catalogue::{Catalogue, Id, Location, Offer};

/// The locations of an offer: its own, and those of its schedules. A `Vec`, because nested
/// iterators would be monomorphized wherever it is used, at kilobytes each.
pub(crate) fn locations<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Vec<&'a Location> {
    let mut locations = Vec::new();
    for id in offer.location_ids() {
        if let Some(location) = catalogue.location(id) {
            locations.push(location);
        }
    }
    locations
}

/// The places of these locations, except locations that must stay hidden.
pub(crate) fn sites<'a>(locations: &[&'a Location]) -> Vec<&'a Id> {
    let mut sites = Vec::new();
    for location in locations {
        if let (Some(place), false) = (&location.place, location.is_hidden()) {
            sites.push(place);
        }
    }
    sites
}
