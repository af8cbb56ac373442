//! Where an offer takes place.

use catalogue::{Catalogue, Id, Location, Offer};

/// The locations of an offer: its own, and those of its schedules. In a list, because a
/// nest of iterators would be compiled anew, in kilobytes, wherever it is used.
pub(crate) fn locations<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Vec<&'a Location> {
    let mut locations = Vec::new();
    let mut visit = |id: &Id| locations.extend(catalogue.location(id));
    offer.locations.iter().for_each(&mut visit);
    for schedule in &offer.schedules {
        schedule.location.iter().for_each(&mut visit);
        for extra in &schedule.extra_dates {
            extra.location.iter().for_each(&mut visit);
        }
    }
    locations
}

/// The places that an offer's locations lie in; none that must stay unknown.
pub(crate) fn sites<'a>(catalogue: &'a Catalogue, offer: &Offer) -> Vec<&'a Id> {
    let mut sites = Vec::new();
    for location in locations(catalogue, offer) {
        if !location.hide_address {
            sites.extend(&location.place);
        }
    }
    sites
}
