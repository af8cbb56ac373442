//! The catalogue under construction, and name lookups for its rows.

use super::slug::{Ids, slug};
use super::{Column, Finding, row::Row, token, topic};
use catalogue::{Catalogue, Date, Id, Location, Organization, Place, Situation};
use std::collections::BTreeMap;

/// A catalogue to which rows are added one by one.
pub(super) struct Draft {
    pub today: Date,
    pub catalogue: Catalogue,
    pub findings: Vec<Finding>,
    pub places: Names,
    pub organizations: Names,
    pub locations: Names,
    pub offers: Names,
    /// Whether there is a separate sheet of places.
    pub places_are_listed: bool,
    /// Areas to resolve once all places are known: the offer, the cell's row and text.
    pub areas: Vec<(usize, usize, String)>,
    /// Parents of places to resolve once all places are known: the place, the cell's row and text.
    pub wholes: Vec<(usize, usize, String)>,
    /// The situations families may be in.
    pub situations: Vec<Situation>,
    pub situation_words: topic::Words<Id>,
}

/// An index of one of the catalogue's lists by name.
#[derive(Default)]
pub(super) struct Names {
    ids: Ids,
    /// Folded names and ids, with the positions in the list.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// The normalised form for comparing names; names of symbols only, such as emoji, are compared as
/// they are.
pub(crate) fn key(name: &str) -> String {
    let key = token::key(name);
    if key.is_empty() { name.to_owned() } else { key }
}

impl Names {
    /// The positions of all entries with this name or id.
    pub fn find(&self, name: &str) -> &[usize] {
        self.by_name.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// Assigns an id to a new entry at this position of its list: `wished`, or one derived from the
    /// name.
    pub fn give(&mut self, name: &str, wished: Option<&str>, position: usize) -> Id {
        // A valid id is kept unchanged, whatever its form.
        let own = wished.and_then(Id::new);
        let id = self.ids.give(own.unwrap_or_else(|| slug(wished.unwrap_or(name))));
        for key in [key(name), key(id.as_str())] {
            let entries = self.by_name.entry(key).or_default();
            if !entries.contains(&position) {
                entries.push(position);
            }
        }
        id
    }
}

impl Draft {
    /// Starts with the catalogue data of `base`, without its entries.
    pub fn new(base: &Catalogue, today: Date) -> Self {
        let mut catalogue = Catalogue {
            schema_version: "1.0".into(),
            published: Some(today),
            places: Vec::new(),
            organizations: Vec::new(),
            locations: Vec::new(),
            offers: Vec::new(),
            ..base.clone()
        };
        if catalogue.name.is_empty() {
            catalogue.name = "Angebote für Familien".into();
        }
        if catalogue.languages.is_empty() {
            catalogue.languages = vec!["de".into()];
        }
        let situations = catalogue.situations();
        Self {
            today,
            catalogue,
            findings: Vec::new(),
            places: Names::default(),
            organizations: Names::default(),
            locations: Names::default(),
            offers: Names::default(),
            places_are_listed: false,
            areas: Vec::new(),
            wholes: Vec::new(),
            situation_words: topic::situations(&situations),
            situations,
        }
    }

    /// The place with this name; created if it does not exist.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(at) = self.places.find(name).first() {
            return *at;
        }
        self.new_place(name, None)
    }

    /// Creates a place, with the requested id or one derived from its name.
    pub fn new_place(&mut self, name: &str, wished: Option<&str>) -> usize {
        let at = self.catalogue.places.len();
        // In areas, an id of digits only would be a municipality key.
        let wished = wished.unwrap_or(name);
        let digits = slug(wished).as_str().bytes().all(|byte| byte.is_ascii_digit());
        let wished = if digits { format!("ort-{wished}") } else { wished.to_owned() };
        let id = self.places.give(name, Some(&wished), at);
        let (ags, part_of, latitude, longitude) = (None, None, None, None);
        self.catalogue.places.push(Place {
            id,
            name: name.to_owned(),
            ags,
            postal_codes: Vec::new(),
            latitude,
            longitude,
            part_of,
        });
        at
    }

    /// The organization with this name; created if it does not exist.
    pub fn organization(&mut self, name: &str) -> Id {
        let list = &mut self.catalogue.organizations;
        if let Some(at) = self.organizations.find(name).first() {
            return list[*at].id.clone();
        }
        let id = self.organizations.give(name, None, list.len());
        let organization = Organization {
            id: id.clone(),
            name: name.to_owned(),
            url: None,
            email: None,
            phones: Vec::new(),
            editor_note: None,
        };
        list.push(organization);
        id
    }

    /// Finds or adds a location: a known one with the same name and no conflicting address, or a
    /// new one. Its data is merged into the known one; contradictions are reported and kept as
    /// text.
    pub fn location(&mut self, row: &mut Row, location: Location) -> Id {
        let list = &mut self.catalogue.locations;
        for at in self.locations.find(&location.name) {
            let known = &mut list[*at];
            let is_same = known.address.is_none() || known.address == location.address;
            if location.address.is_some() && !is_same {
                continue;
            }
            // If any row hides it, it is hidden.
            known.hide_address = known.hide_address.max(location.hide_address);
            known.address = known.address.take().or(location.address);
            known.place = known.place.take().or(location.place);
            let other =
                location.accessibility.filter(|new| known.accessibility.as_ref() != Some(new));
            if known.accessibility.is_none() {
                known.accessibility = other;
            } else if other.is_some() {
                let what =
                    format!("Ob „{}“ barrierefrei ist, steht weiter oben anders.", known.name);
                row.ask(Column::StepFree, what, "Prüfen Sie beide Angaben. Es gilt die erste.");
                row.keep_quietly(Column::StepFree, &row.text(Column::StepFree));
            }
            return known.id.clone();
        }
        let id = self.locations.give(&location.name, None, list.len());
        list.push(Location { id: id.clone(), ..location });
        id
    }

    /// Reports a requested id that is not a slug, or that an earlier row has taken.
    pub fn check_id(row: &mut Row, given: &Id) {
        if let Some(wished) = row.stated(Column::Id)
            && wished != given.as_str()
        {
            let what = format!("Aus der Kennung „{wished}“ wurde „{given}“.");
            row.ask(Column::Id, what, "Jede Kennung steht nur einmal und besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.");
        }
    }
}
