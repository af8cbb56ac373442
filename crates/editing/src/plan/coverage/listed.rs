//! The offers behind the numbers.

use super::area::Area;
use super::ending::{self, End};
use super::form::Form;
use super::offers::Offers;
use catalogue::{Catalogue, Date, Id, Offer, Status};

/// An offer that some number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The name of its organization.
    pub organization: Option<String>,
    /// Whether it is the municipality's, and not the state's or the nation's.
    pub is_local: bool,
    /// The names of the places where it takes place, as far as the catalogue reveals them.
    pub sites: Vec<String>,
    /// Its topics, as indices into [`super::Coverage::topics`].
    pub topics: Vec<usize>,
    /// Its languages, as indices into [`super::LANGUAGES`].
    pub languages: Vec<usize>,
    /// Whether it has each of the forms in [`Form::ALL`].
    pub forms: [bool; Form::ALL.len()],
    /// How it ends, if it does.
    pub end: Option<End>,
    /// Whether it has not been verified within a year.
    pub is_outdated: bool,
    /// The places whose families it serves or may serve, as indices into
    /// [`super::Coverage::places`].
    pub places: Vec<usize>,
}

/// The offers that these areas count, by name; renumbers the areas' lists accordingly.
pub fn all(
    catalogue: &Catalogue,
    offers: &Offers,
    today: Date,
    whole: &mut Area,
    places: &mut [Area],
) -> Vec<Listed> {
    let mut is_counted = vec![false; catalogue.offers.len()];
    for area in std::iter::once(&*whole).chain(&*places) {
        area.all_numbers(|at| is_counted[at] = true);
    }
    let mut order: Vec<usize> = (0..is_counted.len()).filter(|at| is_counted[*at]).collect();
    order.sort_by_cached_key(|at| (matching::fold(&catalogue.offers[*at].name), *at));

    let mut serves = vec![Vec::new(); catalogue.offers.len()];
    for (number, area) in places.iter().enumerate() {
        let found = offers.find(area.place.as_ref(), None);
        found.fits.iter().chain(&found.may_fit).for_each(|offer| serves[offer.at].push(number));
    }

    let mut numbers = vec![0; catalogue.offers.len()];
    for (number, at) in order.iter().enumerate() {
        numbers[*at] = number;
    }
    for area in std::iter::once(whole).chain(places) {
        area.renumber(&numbers);
    }
    let listed = |at: &usize| {
        let (offer, counted) = (&catalogue.offers[*at], &offers.all[*at]);
        let organization = offer.organization.as_ref().and_then(|id| catalogue.organization(id));
        Listed {
            name: offer.name.clone(),
            organization: organization.map(|organization| organization.name.clone()),
            is_local: counted.is_local(),
            sites: sites(catalogue, offer),
            topics: counted.topics.clone(),
            languages: counted.languages.clone(),
            forms: counted.forms,
            end: match offer.status {
                Status::Paused => Some(End::Paused),
                _ => ending::dates_end(offer, today),
            },
            is_outdated: counted.is_outdated,
            places: std::mem::take(&mut serves[*at]),
        }
    };
    order.iter().map(listed).collect()
}

/// The names of the places where it takes place, as far as they may be revealed.
fn sites(catalogue: &Catalogue, offer: &Offer) -> Vec<String> {
    let locations = offer.location_ids().into_iter().filter_map(|id| catalogue.location(id));
    let places: Vec<&Id> =
        locations.filter(|each| !each.is_hidden()).filter_map(|each| each.place.as_ref()).collect();
    let named = catalogue.places.iter().filter(|place| places.contains(&&place.id));
    named.map(|place| place.name.clone()).collect()
}
