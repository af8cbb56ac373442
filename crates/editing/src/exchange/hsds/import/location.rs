//! Locations.

use super::Reader;
use super::attributes::Ours;
use super::node::Node;
use crate::exchange::hsds::term::Term;
use crate::import::number_code::postal_code;
use catalogue::{Accessibility, Address, Id, Location, Severity};

impl<'v> Reader<'v> {
    /// The id of the location at this node, either new to the catalogue or known; `None` if it is
    /// not a physical place.
    pub fn location(&mut self, node: &Node<'v>) -> Option<Id> {
        if let Some(id) = self.locations.met(node, &mut self.notes) {
            return id;
        }
        let ours = Ours::of(node, &mut self.notes);
        let address = self.address(node);
        let name = node.text("name", &mut self.notes).or_else(|| {
            let address = address.as_ref()?;
            address.address_1.clone().or_else(|| address.city.clone())
        });
        let Some(name) = name else {
            let what = "Ein Treffpunkt hat weder Namen noch Anschrift. Er wurde nicht übernommen.";
            let help = "Tragen Sie im Katalog ein, wo das Angebot stattfindet.";
            self.notes.sum(Severity::Warning, &node.pointer, what.to_owned(), help);
            self.locations.pass(node);
            return None;
        };
        let location = Location {
            id: self.locations.give(node, &ours, &name),
            name,
            address,
            place: self.place(&ours),
            latitude: self.degrees(node, "latitude", 90.0),
            longitude: self.degrees(node, "longitude", 180.0),
            accessibility: self.accessibility(node),
            hide_address: ours.safeguard(Term::HideAddress, &mut self.notes),
            editor_note: None,
            is_sensitive: false,
        };
        let known = [
            "location_type",
            "name",
            "transportation",
            "latitude",
            "longitude",
            "addresses",
            "accessibility",
            "attributes",
        ];
        node.rest("location", &known, &mut self.notes);
        let id = location.id.clone();
        self.catalogue.locations.push(location);
        Some(id)
    }

    /// The first physical address, or else the first of any kind.
    fn address(&mut self, node: &Node<'v>) -> Option<Address> {
        let addresses = node.list("addresses", &mut self.notes);
        let is_physical = |address: &&Node| {
            address.object.get("address_type").and_then(|kind| kind.as_str()) == Some("physical")
        };
        let address = addresses.iter().find(is_physical).or(addresses.first())?;
        if addresses.len() > 1 {
            let what = "Ein Treffpunkt hat mehrere Anschriften. Übernommen wurde die erste, zu der man gehen kann.";
            let help = "Prüfen Sie, ob es die richtige ist.";
            self.notes.sum(Severity::Hint, &node.at("addresses"), what.to_owned(), help);
        }
        let mut line = |key| address.text(key, &mut self.notes);
        let lines: Vec<String> =
            ["address_1", "address_2"].into_iter().filter_map(&mut line).collect();
        let (mut city, code) = (line("city"), line("postal_code"));
        let is_german = line("country").is_none_or(|country| country.eq_ignore_ascii_case("DE"));
        let read = code.as_deref().filter(|_| is_german).and_then(postal_code);
        let read = read.map(|restored| restored.code);
        if let Some(code) = code.filter(|_| read.is_none()) {
            let what =
                format!("„{code}“ ist keine deutsche Postleitzahl. Sie steht jetzt bei der Stadt.");
            let help = "Prüfen Sie die Anschrift.";
            self.notes.sum(Severity::Warning, &address.at("postal_code"), what, help);
            city = Some(city.map_or_else(|| code.clone(), |city| [&code, " ", &city].concat()));
        }
        let known = [
            "address_1",
            "address_2",
            "city",
            "postal_code",
            "state_province",
            "country",
            "address_type",
            "attributes",
        ];
        address.rest("address", &known, &mut self.notes);
        let address_1 = (!lines.is_empty()).then(|| lines.join(", "));
        let address = Address { address_1, postal_code: read, city };
        (address != Address::default()).then_some(address)
    }

    fn degrees(&mut self, node: &Node<'v>, key: &'static str, limit: f64) -> Option<f64> {
        let degrees = node.number(key, &mut self.notes)?;
        if degrees.abs() > limit {
            self.notes.misshapen(&node.at(key), key, "eine Lage auf der Erde");
            return None;
        }
        Some(degrees)
    }

    fn accessibility(&mut self, node: &Node<'v>) -> Option<Accessibility> {
        let notes = &mut self.notes;
        let transit = node.text("transportation", notes);
        let mut access = Accessibility { transit, ..Accessibility::default() };
        let mut words = Vec::new();
        for entry in node.list("accessibility", notes) {
            let ours = Ours::of(&entry, notes);
            let said = (
                ours.flag(Term::StepFree, notes),
                ours.flag(Term::AccessibleToilet, notes),
                ours.text(Term::Parking),
            );
            if said == (None, None, None) {
                let said = ["description", "details", "url"].map(|key| entry.text(key, notes));
                words.extend(said.into_iter().flatten());
            }
            access.step_free = said.0.or(access.step_free);
            access.accessible_toilet = said.1.or(access.accessible_toilet);
            access.parking = said.2.or(access.parking.take());
            entry.rest("accessibility", &["description", "details", "url", "attributes"], notes);
        }
        access.note = (!words.is_empty()).then(|| words.join("\n"));
        (access != Accessibility::default()).then_some(access)
    }
}
