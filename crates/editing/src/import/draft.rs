//! The catalogue in the making, and what its rows name.

use super::slug::{Ids, slug};
use super::{Column, Finding, row::Row, token, topic};
use catalogue::{Catalogue, Date, Id, Location, Organization, Place, Situation};
use std::collections::BTreeMap;

/// A catalogue to which row after row is added.
pub(super) struct Draft {
    pub today: Date,
    pub catalogue: Catalogue,
    pub findings: Vec<Finding>,
    pub places: Names,
    pub organizations: Names,
    pub locations: Names,
    pub offers: Names,
    /// Whether a sheet of its own says which places there are.
    pub places_are_listed: bool,
    /// Areas to be looked up once all places are known: the offer, the cell's row and text.
    pub areas: Vec<(usize, usize, String)>,
    /// What places are part of, to be looked up once all are known: the place, the cell's row and
    /// text.
    pub wholes: Vec<(usize, usize, String)>,
    /// What brings families here.
    pub situations: Vec<Situation>,
    pub situation_words: topic::Words<Id>,
}

/// Entries of one list of the catalogue by what people call them.
#[derive(Default)]
pub(super) struct Names {
    ids: Ids,
    /// Folded names and ids, and the positions in the list.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// How names are compared: those of signs only, such as emoji, as they are.
pub(crate) fn key(name: &str) -> String {
    let key = token::key(name);
    if key.is_empty() { name.to_owned() } else { key }
}

impl Names {
    /// The positions of all entries with this name or id.
    pub fn find(&self, name: &str) -> &[usize] {
        self.by_name.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// An id for a new entry at this position of its list: `wished`, or made from the name.
    pub fn give(&mut self, name: &str, wished: Option<&str>, position: usize) -> Id {
        // An id that is one stays as it is, however it is made.
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
    /// Begins with what `base` says of itself, and none of its entries.
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

    /// The place with this name, new when there is none.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(at) = self.places.find(name).first() {
            return *at;
        }
        self.new_place(name, None)
    }

    /// A new place, with the id that was wished for or one made from its name.
    pub fn new_place(&mut self, name: &str, wished: Option<&str>) -> usize {
        let at = self.catalogue.places.len();
        // Among areas, digits alone are a municipality key.
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

    /// The organization with this name, new when there is none.
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
        };
        list.push(organization);
        id
    }

    /// The location like this one: a known one with its name and no other address, or a new one.
    /// What this one knows is added to it; what contradicts it is said and kept.
    pub fn location(&mut self, row: &mut Row, location: Location) -> Id {
        let list = &mut self.catalogue.locations;
        for at in self.locations.find(&location.name) {
            let known = &mut list[*at];
            let is_same = known.address.is_none() || known.address == location.address;
            if location.address.is_some() && !is_same {
                continue;
            }
            // Hidden by one row is hidden.
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

    /// Says when an id was wished for that is no slug, or given to another row before.
    pub fn check_id(row: &mut Row, given: &Id) {
        if let Some(wished) = row.stated(Column::Id)
            && wished != given.as_str()
        {
            let what = format!("Aus der Kennung „{wished}“ wurde „{given}“.");
            row.ask(Column::Id, what, "Jede Kennung steht nur einmal und besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.");
        }
    }
}
