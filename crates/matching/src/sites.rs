//! Where an offer takes place.

use catalogue::{Catalogue, Id, Location, Offer};

/// The locations of an offer: its own, and those of its schedules. In a list, because a
/// nest of iterators would be compiled anew, in kilobytes, wherever it is used.
pub(crate) fn locations<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Vec<&'a Location> {
    let mut locations = Vec::new();
    for id in offer.location_ids() {
        if let Some(location) = catalogue.location(id) {
            locations.push(location);
        }
    }
    locations
}

/// The places that an offer's locations lie in; none that must stay unknown.
pub(crate) fn sites<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Vec<&'a Id> {
    let mut sites = Vec::new();
    for location in locations(catalogue, offer) {
        if let (Some(place), false) = (&location.place, location.is_hidden()) {
            sites.push(place);
        }
    }
    sites
}
