//! Including further catalogues: the state's, the nation-wide one.

use crate::{Ags, Catalogue, Id, Offer, Phone, Place, Schedule, ServiceArea, sort::sort_values};

impl Catalogue {
    /// Takes over the offers of an included catalogue, and all that they refer to.
    ///
    /// - An offer id that is there already stays as it is: the more local one wins.
    /// - An included offer without `service_areas` serves the area of *its* catalogue: the
    ///   keys of its outermost places; none = everybody.
    /// - Its places are not offered for choice; areas that name them become keys.
    pub fn include(&mut self, included: Self) {
        let scope = self.free_scope(included.id.as_ref());
        let areas = Areas::of(&included.places, |id| included.place_with_ancestors(id));
        let mut taken: Vec<Id> = self.offers.iter().map(|each| each.id.clone()).collect();
        sort_values(&mut taken, Id::cmp);

        for mut offer in included.offers {
            if taken.binary_search(&offer.id).is_ok() {
                continue;
            }
            // What that catalogue included itself has got its keys already.
            if offer.layer == 0 {
                areas.replace_places(&mut offer.service_areas);
            }
            offer.layer = offer.layer.saturating_add(1);
            rescope_offer(&mut offer, &scope);
            self.offers.push(offer);
        }
        for mut organization in included.organizations {
            organization.id = organization.id.scoped(&scope);
            rescope_phones(&mut organization.phones, &scope);
            self.organizations.push(organization);
        }
        sort_values(&mut self.organizations, |a, b| a.id.cmp(&b.id));
        for mut location in included.locations {
            location.id = location.id.scoped(&scope);
            location.place = None;
            self.locations.push(location);
        }
        sort_values(&mut self.locations, |a, b| a.id.cmp(&b.id));
    }

    /// A scope that no id here begins with: two catalogues may have the same id, or none.
    fn free_scope(&self, wanted: Option<&Id>) -> Id {
        let organizations = self.organizations.iter().map(|each| &each.id);
        let locations = self.locations.iter().map(|each| &each.id);
        let taken: Vec<&Id> = organizations.chain(locations).collect();
        let unnamed = || Id::new("included").expect("invariant: a slug");
        let wanted = wanted.cloned().unwrap_or_else(unnamed);
        let mut scope = wanted.clone();
        let mut number = 1_u32;
        while taken.iter().any(|id| id.is_scoped(&scope)) {
            number += 1;
            scope = wanted.numbered(number);
        }
        scope
    }
}

/// What the areas of an included catalogue's offers are from outside.
struct Areas {
    /// The keys of the outermost places that have one.
    whole: Vec<ServiceArea>,
    /// For each place its key, or that of the nearest place around it.
    keys: Vec<(Id, Option<Ags>)>,
}

impl Areas {
    fn of<'a>(places: &'a [Place], around: impl Fn(&Id) -> Vec<&'a Place>) -> Self {
        let key = |places: &[&Place]| places.iter().find_map(|place| place.ags.clone());
        let mut areas = Self { whole: Vec::new(), keys: Vec::new() };
        for place in places {
            let chain = around(&place.id);
            areas.keys.push((place.id.clone(), key(&chain)));
            if key(&chain[1..]).is_none() {
                areas.whole.extend(place.ags.clone().map(ServiceArea::Ags));
            }
        }
        areas
    }

    /// Names keys instead of places, which the including catalogue does not know.
    fn replace_places(&self, areas: &mut Vec<ServiceArea>) {
        let replaced = areas.drain(..).filter_map(|area| match area {
            ServiceArea::Place(id) => {
                let (_, key) = self.keys.iter().find(|(place, _)| *place == id)?;
                key.clone().map(ServiceArea::Ags)
            }
            ServiceArea::Ags(_) => Some(area),
        });
        let replaced: Vec<_> = replaced.collect();
        // A place without any key must not become "everybody" as long as its catalogue
        // has an area.
        *areas = if replaced.is_empty() { self.whole.clone() } else { replaced };
    }
}

/// Lets the offer refer to the renamed organizations and locations.
fn rescope_offer(offer: &mut Offer, scope: &Id) {
    let organization = offer.organization.iter_mut();
    for id in organization.chain(&mut offer.locations) {
        *id = id.scoped(scope);
    }
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
        let extra = schedule.extra_dates.iter_mut();
        let extra = extra.filter_map(|extra| extra.location.as_mut());
        for id in schedule.location.iter_mut().chain(extra) {
            *id = id.scoped(scope);
        }
    }
}
