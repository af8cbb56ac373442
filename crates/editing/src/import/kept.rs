//! What a catalogue keeps when it is rebuilt from tables.

use catalogue::{Catalogue, Id, Phone};
use std::collections::BTreeMap;

/// Which data the tables cover, so that an empty cell is meaningful.
#[derive(Clone, Copy, Debug)]
pub(super) struct Has {
    /// Rows of translations.
    pub translations: bool,
    /// The column with phone hours.
    pub phone_hours: bool,
}

/// Copies into the entries what those of `base` with the same id have and the tables do not cover:
/// coordinates, languages and hours of phones, when availability was checked, and translations if
/// the tables have no rows for them.
pub(super) fn keep(base: &Catalogue, catalogue: &mut Catalogue, has: Has) {
    let by_id = index(&base.places, |place| &place.id);
    for place in &mut catalogue.places {
        if let Some(old) = by_id.get(&place.id)
            && place.latitude.or(place.longitude).is_none()
        {
            (place.latitude, place.longitude) = (old.latitude, old.longitude);
        }
    }
    let by_id = index(&base.locations, |location| &location.id);
    for location in &mut catalogue.locations {
        // If the address has changed, the old coordinates are wrong.
        if let Some(old) = by_id.get(&location.id)
            && location.latitude.or(location.longitude).is_none()
            && location.address == old.address
        {
            (location.latitude, location.longitude) = (old.latitude, old.longitude);
        }
    }
    let by_id = index(&base.organizations, |organization| &organization.id);
    for organization in &mut catalogue.organizations {
        if let Some(old) = by_id.get(&organization.id) {
            phones(&old.phones, &mut organization.phones, has);
        }
    }
    let by_id = index(&base.offers, |offer| &offer.id);
    for offer in &mut catalogue.offers {
        let Some(old) = by_id.get(&offer.id) else { continue };
        phones(&old.phones, &mut offer.phones, has);
        if !has.translations {
            offer.translations.clone_from(&old.translations);
        }
        if let (Some(new), Some(old)) = (&mut offer.availability, &old.availability)
            && (new.status, &new.note) == (old.status, &old.note)
        {
            new.checked = new.checked.or(old.checked);
        }
    }
}

fn index<T>(entries: &[T], id: fn(&T) -> &Id) -> BTreeMap<&Id, &T> {
    entries.iter().map(|entry| (id(entry), entry)).collect()
}

fn phones(old: &[Phone], new: &mut [Phone], has: Has) {
    // Hours that are the same for all phones are in the column, if it exists.
    let alike = old.iter().all(|phone| phone.hours == old[0].hours);
    for phone in new {
        let Some(old) = old.iter().find(|old| old.number == phone.number) else { continue };
        if phone.languages.is_empty() {
            phone.languages.clone_from(&old.languages);
        }
        if phone.hours.is_empty() && !(has.phone_hours && alike) {
            phone.hours.clone_from(&old.hours);
        }
    }
}
