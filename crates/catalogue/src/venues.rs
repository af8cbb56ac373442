//! Where offers take place, and which of these locations must not be disclosed.

use crate::{Catalogue, Id, Offer, Phone, Schedule, document::find};

impl Offer {
    /// The ids of all its locations without duplicates: its own, then those of its schedules and of
    /// their extra dates.
    pub fn location_ids(&self) -> Vec<&Id> {
        let mut ids = Vec::new();
        for id in &self.locations {
            push(&mut ids, Some(id));
        }
        push_all(&mut ids, &self.schedules);
        ids
    }
}

impl Catalogue {
    /// Marks every location that a sensitive offer names in any way, which keeps its address hidden
    /// until someone decides that it may be shown.
    ///
    /// [`crate::read()`] returns catalogues in this state; anyone creating or changing one
    /// otherwise must call this. The catalogue's lists must be sorted by id, as [`crate::read()`]
    /// leaves them.
    pub fn shield(&mut self) {
        for offer in &self.offers {
            if !offer.sensitive {
                continue;
            }
            let mut ids = offer.location_ids();
            push_hours(&mut ids, &offer.phones);
            let organization = offer.organization.as_ref();
            if let Some(each) =
                organization.and_then(|id| find(&self.organizations, id, |each| &each.id))
            {
                push_hours(&mut ids, &each.phones);
            }
            for id in ids {
                let at = self.locations.binary_search_by(|each| each.id.cmp(id));
                if let Some(location) = at.ok().and_then(|at| self.locations.get_mut(at)) {
                    location.is_sensitive = true;
                }
            }
        }
    }

    /// Calls `visit` with the id of every location named by an offer or the hours of a phone,
    /// including repetitions.
    pub fn each_named_location<'a>(&'a self, visit: &mut dyn FnMut(&'a Id)) {
        let mut ids = Vec::new();
        for offer in &self.offers {
            ids.extend(offer.location_ids());
            push_hours(&mut ids, &offer.phones);
            ids.drain(..).for_each(&mut *visit);
        }
        for organization in &self.organizations {
            push_hours(&mut ids, &organization.phones);
            ids.drain(..).for_each(&mut *visit);
        }
    }
}

fn push_hours<'a>(ids: &mut Vec<&'a Id>, phones: &'a [Phone]) {
    for phone in phones {
        push_all(ids, &phone.hours);
    }
}

fn push_all<'a>(ids: &mut Vec<&'a Id>, schedules: &'a [Schedule]) {
    for schedule in schedules {
        push(ids, schedule.location.as_ref());
        for extra in &schedule.extra_dates {
            push(ids, extra.location.as_ref());
        }
    }
}

fn push<'a>(ids: &mut Vec<&'a Id>, id: Option<&'a Id>) {
    if let Some(id) = id
        && !ids.contains(&id)
    {
        ids.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, ExtraDate, Frequency};

    fn id(id: &str) -> Id {
        Id::new(id).expect("a slug")
    }

    #[test]
    fn every_location_is_named_once_the_own_ones_first() {
        let extra = |location: &str| ExtraDate {
            date: Date::MIN,
            location: Some(id(location)),
            opens_at: None,
            closes_at: None,
        };
        let schedule = Schedule {
            location: Some(id("c")),
            extra_dates: vec![extra("a"), extra("d"), extra("d")],
            ..Schedule::new(Frequency::Once)
        };
        let offer = Offer {
            locations: vec![id("b"), id("a"), id("b")],
            schedules: vec![schedule.clone(), schedule],
            ..Offer::new(id("x"), "X".into())
        };
        let ids: Vec<&str> = offer.location_ids().into_iter().map(Id::as_str).collect();
        assert_eq!(ids, ["b", "a", "c", "d"]);
    }

    #[test]
    fn a_location_is_named_by_offers_and_by_the_hours_of_every_phone() {
        let phones = |location: &str| {
            let hours =
                format!(r#"{{ "freq": "WEEKLY", "byday": ["MO"], "location": "{location}" }}"#);
            format!(r#""phones": [{{ "number": "+493023125100", "hours": [{hours}] }}]"#)
        };
        let file = format!(
            r#"{{ "schema_version": "1.0", "name": "Kreis",
                "offers": [
                    {{ "id": "x", "name": "X", "locations": ["a", "b"], {} }},
                    {{ "id": "y", "name": "Y", "locations": ["a"] }}
                ],
                "locations": [
                    {{ "id": "a", "name": "A" }}, {{ "id": "b", "name": "B" }},
                    {{ "id": "c", "name": "C" }}, {{ "id": "d", "name": "D" }}
                ],
                "organizations": [{{ "id": "z", "name": "Z", {} }}] }}"#,
            phones("c"),
            phones("d"),
        );
        let catalogue = crate::read(file.as_bytes()).expect("a catalogue").catalogue;
        let mut named = Vec::new();
        catalogue.each_named_location(&mut |id| named.push(id.as_str()));
        assert_eq!(named, ["a", "b", "c", "a", "d"]);
    }
}
