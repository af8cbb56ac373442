//! The areas that offers serve. A long list is written only once, however many offers share it:
//! otherwise the page size would grow with places times offers.

use catalogue::{Ags, Catalogue, Offer, Place, ServiceArea};
use std::collections::HashMap;

/// The maximum number of areas to list with each offer.
const FEW: usize = 12;

/// The maximum total length of the shared lists, per place and per offer: beyond it only the number
/// of areas is given, so that no catalogue's page grows quadratically.
const LISTED: usize = 4;

/// A single area.
#[derive(Clone, Copy)]
pub enum Area<'c> {
    /// A place of the catalogue.
    Place(&'c Place),
    /// A key that no place of the catalogue has.
    Key(&'c Ags),
}

impl<'c> Area<'c> {
    /// Its name, if it has one.
    pub fn name(self) -> Option<&'c str> {
        match self {
            Self::Place(place) => Some(&place.name),
            Self::Key(_) => None,
        }
    }
}

/// The areas an offer serves.
pub enum Served<'c> {
    /// A short list; empty if nothing is stated.
    Few(Vec<Area<'c>>),
    /// One of [`Areas::lists`].
    List(usize),
    /// Too many to be listed.
    Many(usize),
}

/// The areas of all offers of a catalogue.
pub struct Areas<'c> {
    places: HashMap<&'c str, &'c Place>,
    keys: HashMap<&'c str, &'c Place>,
    /// The catalogue's own areas, for offers that name none.
    outermost: Vec<Area<'c>>,
    lists: Vec<Vec<Area<'c>>>,
    /// The index in `lists` of each shared list. Offers that name no areas have an empty key.
    numbers: HashMap<&'c [ServiceArea], usize>,
}

impl<'c> Areas<'c> {
    /// Collects the areas of these offers.
    pub fn new(catalogue: &'c Catalogue, offers: &[&'c Offer]) -> Self {
        let mut keys = HashMap::new();
        for place in &catalogue.places {
            if let Some(key) = &place.ags {
                keys.entry(key.as_str()).or_insert(place);
            }
        }
        let outermost = catalogue.places.iter().filter(|place| place.part_of.is_none());
        let mut areas = Self {
            places: catalogue.places.iter().map(|place| (place.id.as_str(), place)).collect(),
            keys,
            outermost: outermost.map(Area::Place).collect(),
            lists: Vec::new(),
            numbers: HashMap::new(),
        };
        let mut room = LISTED * (catalogue.places.len() + offers.len());
        for offer in offers {
            let own = offer.service_areas.as_slice();
            if areas.numbers.contains_key(own) {
                continue;
            }
            let list = areas.of_list(own);
            if list.len() > FEW && list.len() <= room {
                room -= list.len();
                areas.numbers.insert(own, areas.lists.len());
                areas.lists.push(list);
            }
        }
        areas
    }

    /// The shared lists, each once.
    pub fn lists(&self) -> &[Vec<Area<'c>>] {
        &self.lists
    }

    /// The areas of an offer, or else those of its catalogue.
    pub fn of(&self, offer: &'c Offer) -> Served<'c> {
        let own = offer.service_areas.as_slice();
        if let Some(number) = self.numbers.get(own) {
            return Served::List(*number);
        }
        let list = self.of_list(own);
        if list.len() > FEW { Served::Many(list.len()) } else { Served::Few(list) }
    }

    fn of_list(&self, areas: &'c [ServiceArea]) -> Vec<Area<'c>> {
        if areas.is_empty() {
            return self.outermost.clone();
        }
        let known = areas.iter().filter_map(|area| match area {
            ServiceArea::Place(id) => self.places.get(id.as_str()).copied().map(Area::Place),
            ServiceArea::Ags(key) => {
                let place = self.keys.get(key.as_str()).copied();
                Some(place.map_or(Area::Key(key), Area::Place))
            }
        });
        known.collect()
    }
}

/// The fragment of a list.
pub fn anchor(number: usize) -> String {
    format!("gebiet-{}", number + 1)
}

/// "57 Orte".
pub fn counted(areas: usize) -> String {
    format!("{areas} Orte")
}
