//! The areas that offers serve. Where they are many, the list is told once, however many offers
//! have it: else a page would grow as places times offers.

use catalogue::{Ags, Catalogue, Offer, Place, ServiceArea};
use std::collections::HashMap;

/// How many areas are told with each offer.
const FEW: usize = 12;

/// How many areas all lists have together, for each place and each offer: beyond it only their
/// number is told, so that no catalogue makes a page that grows with its square.
const LISTED: usize = 4;

/// One area.
#[derive(Clone, Copy)]
pub enum Area<'c> {
    /// A place of the catalogue.
    Place(&'c Place),
    /// A key that no place of it has.
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

/// What an offer serves.
pub enum Served<'c> {
    /// These few; none = it says nothing.
    Few(Vec<Area<'c>>),
    /// One of [`Areas::lists`].
    List(usize),
    /// So many that they are not told.
    Many(usize),
}

/// The areas of all offers of a catalogue.
pub struct Areas<'c> {
    places: HashMap<&'c str, &'c Place>,
    keys: HashMap<&'c str, &'c Place>,
    /// Those of the catalogue itself: of an offer that names none.
    outermost: Vec<Area<'c>>,
    lists: Vec<Vec<Area<'c>>>,
    /// For each list that is told, its place in `lists`. The offers that name none have an empty
    /// one.
    numbers: HashMap<&'c [ServiceArea], usize>,
}

impl<'c> Areas<'c> {
    /// Those of these offers.
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

    /// The long lists, each once.
    pub fn lists(&self) -> &[Vec<Area<'c>>] {
        &self.lists
    }

    /// The areas that an offer names, else those of its catalogue.
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

/// The fragment under which a list stands.
pub fn anchor(number: usize) -> String {
    format!("gebiet-{}", number + 1)
}

/// "57 Orte".
pub fn counted(areas: usize) -> String {
    format!("{areas} Orte")
}
