//! Including further catalogues: the state's, the nation-wide one.

use crate::{
    Ags, Catalogue, Id, Offer, Phone, Schedule, ServiceArea, TextMap, budget, count,
    sort::sort_values,
};
use std::mem;

/// The number of digits in a municipality key that identify the district.
const DISTRICT_DIGITS: usize = 5;
/// The number of digits in a municipality key that identify the state.
const STATE_DIGITS: usize = 2;

impl Catalogue {
    /// Adds the offers of an included catalogue, and everything they refer to.
    ///
    /// - An offer id that already exists is kept: the more local one wins.
    /// - An included offer without `service_areas` serves the area of *its* catalogue: the keys of
    ///   its outermost places; without any, everybody.
    /// - Its rule for the start of school applies if there is none yet.
    /// - Its places cannot be chosen; areas that name them become keys.
    pub fn include(&mut self, mut included: Self) {
        let scope = self.free_scope(included.id.as_ref());
        self.school_cutoff = self.school_cutoff.take().or(included.school_cutoff.take());
        let mut offers = mem::take(&mut included.offers);
        let numbers = included.place_numbers();
        let area = included.area(&numbers);
        let mut taken: Vec<&Id> = self.offers.iter().map(|each| &each.id).collect();
        sort_values(&mut taken, Ord::cmp);
        offers.retain_mut(|offer| {
            if taken.binary_search(&&offer.id).is_ok() {
                return false;
            }
            // Offers that the included catalogue included itself have their keys already.
            if offer.layer == 0 {
                included.replace_places(&numbers, &mut offer.service_areas, &area);
            }
            offer.layer = offer.layer.saturating_add(1);
            rescope_offer(offer, &scope);
            true
        });
        self.offers.append(&mut offers);
        for organization in &mut included.organizations {
            organization.id = organization.id.scoped(&scope);
            rescope_phones(&mut organization.phones, &scope);
        }
        self.organizations.append(&mut included.organizations);
        for location in &mut included.locations {
            location.id = location.id.scoped(&scope);
            location.place = None;
        }
        self.locations.append(&mut included.locations);
        self.sort();
    }

    /// A scope that no id here starts with: two catalogues may have the same id, or none.
    fn free_scope(&self, wanted: Option<&Id>) -> Id {
        let unnamed = || Id::new("included").expect("invariant: a slug");
        let wanted = wanted.cloned().unwrap_or_else(unnamed);
        let is_taken = |scope: &Id| {
            self.organizations.iter().any(|each| each.id.is_scoped(scope))
                || self.locations.iter().any(|each| each.id.is_scoped(scope))
        };
        let mut scope = wanted.clone();
        // At most this many catalogues can have taken one.
        for number in 2..=count(budget::CATALOGUES) + 1 {
            if !is_taken(&scope) {
                break;
            }
            scope = wanted.numbered(number);
        }
        scope
    }

    /// The area that its offers serve by default: the keys of its outermost places that have one.
    /// If there are many, those of their districts, or else of their states: each offer gets a
    /// copy.
    fn area(&self, numbers: &TextMap) -> Vec<ServiceArea> {
        let mut keys = TextMap::new();
        for digits in [usize::MAX, DISTRICT_DIGITS, STATE_DIGITS] {
            keys = TextMap::new();
            for place in &self.places {
                let around = place.part_of.as_ref().and_then(|id| self.key(numbers, id));
                if let (None, Some(key)) = (around, &place.ags) {
                    keys.get_or_insert(key.as_str().get(..digits).unwrap_or(key.as_str()), 0);
                }
            }
            if keys.len() <= budget::AREA_KEYS {
                break;
            }
        }
        (0..keys.len()).filter_map(|nth| Ags::new(keys.nth(nth))).map(ServiceArea::Ags).collect()
    }

    /// The key of a place, or that of the nearest place that contains it.
    fn key(&self, numbers: &TextMap, place: &Id) -> Option<&Ags> {
        let mut way = numbers.get(place.as_str());
        for _ in 0..=budget::PLACE_DEPTH {
            let place = self.places.get(way? as usize)?;
            if place.ags.is_some() {
                return place.ags.as_ref();
            }
            way = place.part_of.as_ref().and_then(|id| numbers.get(id.as_str()));
        }
        None
    }

    /// Replaces places, which the including catalogue does not know, with keys; `whole` is
    /// [`Catalogue::area`].
    fn replace_places(
        &self,
        numbers: &TextMap,
        areas: &mut Vec<ServiceArea>,
        whole: &[ServiceArea],
    ) {
        for area in mem::take(areas) {
            match area {
                ServiceArea::Ags(_) => areas.push(area),
                ServiceArea::Place(id) => {
                    areas.extend(self.key(numbers, &id).cloned().map(ServiceArea::Ags));
                }
            }
        }
        // A place without any key must not become "everybody" as long as its catalogue has an area.
        if areas.is_empty() {
            areas.extend_from_slice(whole);
        }
    }
}

/// Points the offer at the renamed organizations and locations.
fn rescope_offer(offer: &mut Offer, scope: &Id) {
    rescope(offer.organization.as_mut_slice(), scope);
    rescope(&mut offer.locations, scope);
    rescope_schedules(&mut offer.schedules, scope);
    rescope_phones(&mut offer.phones, scope);
}

fn rescope_phones(phones: &mut [Phone], scope: &Id) {
    for phone in phones {
        rescope_schedules(&mut phone.hours, scope);
    }
}

fn rescope_schedules(schedules: &mut [Schedule], scope: &Id) {
    for schedule in schedules {
        rescope(schedule.location.as_mut_slice(), scope);
        for extra in &mut schedule.extra_dates {
            rescope(extra.location.as_mut_slice(), scope);
        }
    }
}

fn rescope(ids: &mut [Id], scope: &Id) {
    for id in ids {
        *id = id.scoped(scope);
    }
}
