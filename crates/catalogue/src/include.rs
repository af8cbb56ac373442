//! Including further catalogues: the state's, the nation-wide one.

use crate::{Ags, Catalogue, Id, Offer, Phone, Schedule, ServiceArea, sort::sort_values};
use std::mem;

impl Catalogue {
    /// Takes over the offers of an included catalogue, and all that they refer to.
    ///
    /// - An offer id that is there already stays as it is: the more local one wins.
    /// - An included offer without `service_areas` serves the area of *its* catalogue: the
    ///   keys of its outermost places; none = everybody.
    /// - Its places are not offered for choice; areas that name them become keys.
    pub fn include(&mut self, mut included: Self) {
        let scope = self.free_scope(included.id.as_ref());
        let mut offers = mem::take(&mut included.offers);
        let area = included.area();
        let mut taken: Vec<&Id> = self.offers.iter().map(|each| &each.id).collect();
        sort_values(&mut taken, Ord::cmp);
        offers.retain_mut(|offer| {
            if taken.binary_search(&&offer.id).is_ok() {
                return false;
            }
            // What that catalogue included itself has got its keys already.
            if offer.layer == 0 {
                included.replace_places(&mut offer.service_areas, &area);
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

    /// A scope that no id here begins with: two catalogues may have the same id, or none.
    fn free_scope(&self, wanted: Option<&Id>) -> Id {
        let unnamed = || Id::new("included").expect("invariant: a slug");
        let wanted = wanted.cloned().unwrap_or_else(unnamed);
        let is_taken = |scope: &Id| {
            self.organizations.iter().any(|each| each.id.is_scoped(scope))
                || self.locations.iter().any(|each| each.id.is_scoped(scope))
        };
        let mut scope = wanted.clone();
        let mut number = 1_u32;
        while is_taken(&scope) {
            number += 1;
            scope = wanted.numbered(number);
        }
        scope
    }

    /// What its offers serve when they do not say it: the keys of its outermost places that
    /// have one.
    fn area(&self) -> Vec<ServiceArea> {
        let mut area = Vec::new();
        for place in &self.places {
            let chain = self.place_with_ancestors(&place.id);
            if chain.iter().skip(1).all(|around| around.ags.is_none()) {
                area.extend(place.ags.clone().map(ServiceArea::Ags));
            }
        }
        area
    }

    /// The key of a place, or that of the nearest place around it.
    fn key(&self, place: &Id) -> Option<&Ags> {
        self.place_with_ancestors(place).into_iter().find_map(|place| place.ags.as_ref())
    }

    /// Names keys instead of places, which the including catalogue does not know; `whole` is
    /// [`Catalogue::area`].
    fn replace_places(&self, areas: &mut Vec<ServiceArea>, whole: &[ServiceArea]) {
        for area in mem::take(areas) {
            match area {
                ServiceArea::Ags(_) => areas.push(area),
                ServiceArea::Place(id) => {
                    areas.extend(self.key(&id).cloned().map(ServiceArea::Ags));
                }
            }
        }
        // A place without any key must not become "everybody" as long as its catalogue
        // has an area.
        if areas.is_empty() {
            areas.extend_from_slice(whole);
        }
    }
}

/// Lets the offer refer to the renamed organizations and locations.
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
