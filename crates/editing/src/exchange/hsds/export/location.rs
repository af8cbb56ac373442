//! Locations.

use super::{Writer, state, unsaid::Unsaid};
use crate::exchange::hsds::model::{self, Accessibility, Address};
use crate::exchange::hsds::term::Term;
use catalogue::{Ags, Location, Offer};

impl Writer<'_> {
    pub fn location(&mut self, offer: &Offer, location: &Location) -> model::Location {
        let path = format!("locations/{}", location.id);
        let address = location.public_address().cloned().unwrap_or_default();
        let lines = [&address.address_1, &address.postal_code, &address.city];
        let stated = lines.iter().filter(|line| line.is_some()).count();
        if location.is_hidden() {
            self.unsaid.note(Unsaid::HiddenAddress, offer);
        } else if matches!(stated, 1 | 2) {
            self.unsaid.note(Unsaid::AddressLines, offer);
        }
        let line = |line: &Option<String>| Some(line.clone().unwrap_or_default());
        let addresses = if stated == 0 {
            Vec::new()
        } else {
            vec![Address {
                id: self.ids.of(&[&path, "/address"].concat()),
                address_1: line(&address.address_1),
                city: line(&address.city),
                state_province: Some(self.state_of(location).unwrap_or_default().to_owned()),
                postal_code: line(&address.postal_code),
                country: "DE".to_owned(),
                address_type: "physical".to_owned(),
            }]
        };
        let mut attributes = self.attributes("location", &path);
        attributes.text(Term::Id, location.id.as_str());
        let hides = if location.is_hidden() { Some(true) } else { location.hide_address };
        attributes.flag(Term::HideAddress, hides);
        let mut attributes = attributes.finish();
        // Nothing of a secret address may be revealed, not even the town.
        let open = (!location.is_hidden()).then_some(location);
        if let Some(place) = open.and_then(|location| location.place.as_ref()) {
            attributes.extend(self.place(place, "location", &path));
        }
        let accessibility = open.and_then(|location| location.accessibility.as_ref());
        model::Location {
            id: self.ids.of(&path),
            location_type: "physical".to_owned(),
            name: location.name.clone(),
            transportation: accessibility.and_then(|access| access.transit.clone()),
            latitude: open.and_then(|location| location.latitude),
            longitude: open.and_then(|location| location.longitude),
            addresses,
            accessibility: self.accessibility(&path, location),
            attributes,
        }
    }

    /// The federal state, taken from the place or from the whole catalogue.
    fn state_of(&self, location: &Location) -> Option<&'static str> {
        let places = self.catalogue.place_with_ancestors(location.place.as_ref()?);
        let key: Option<&Ags> = places.iter().find_map(|place| place.ags.as_ref());
        key.and_then(state::of_key).or(self.state)
    }

    /// Accessibility details: readable texts, with our machine-readable values as attributes.
    fn accessibility(&self, path: &str, location: &Location) -> Vec<Accessibility> {
        let Some(access) = &location.accessibility else { return Vec::new() };
        let flag = |flag: Option<bool>, yes: &'static str, no: &'static str| {
            flag.map(|flag| (flag.to_string(), if flag { yes } else { no }.to_owned()))
        };
        let text = |text: &Option<String>| text.clone().filter(|_| !location.is_hidden());
        let parking = text(&access.parking).map(|text| (text.clone(), format!("Parken: {text}")));
        let entries = [
            (Term::StepFree, flag(access.step_free, "stufenlos erreichbar", "nicht stufenlos")),
            (
                Term::AccessibleToilet,
                flag(access.accessible_toilet, "Behinderten-WC", "kein Behinderten-WC"),
            ),
            (Term::Parking, parking),
        ];
        let mut list = Vec::new();
        for (term, entry) in entries {
            let Some((value, description)) = entry else { continue };
            let path = [path, "/accessibility/", term.key()].concat();
            let mut attributes = self.attributes("accessibility", &path);
            attributes.text(term, &value);
            let attributes = attributes.finish();
            list.push(Accessibility { id: self.ids.of(&path), description, attributes });
        }
        if let Some(description) = text(&access.note) {
            let id = self.ids.of(&[path, "/accessibility/note"].concat());
            list.push(Accessibility { id, description, attributes: Vec::new() });
        }
        list
    }
}
