//! The ids in a catalogue, collected before any reference to them is read.

use super::json::{Object, Value};
use crate::{Code, DEFAULT_SITUATIONS, Id, TextMap, Topic, budget, successors};

/// The lists whose entries are referenced by id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Places,
    Organizations,
    Locations,
    Situations,
    Offers,
}

impl List {
    pub const ALL: [Self; 5] =
        [Self::Places, Self::Organizations, Self::Locations, Self::Situations, Self::Offers];

    /// Its key in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Organizations => "organizations",
            Self::Locations => "locations",
            Self::Situations => "situations",
            Self::Offers => "offers",
        }
    }

    /// How many entries are read.
    pub fn budget(self) -> usize {
        if self == Self::Situations { budget::SITUATIONS } else { budget::ENTRIES }
    }

    /// Whether an entry is within budget and has the key that is required besides its `id`.
    fn is_usable(self, entry: &Object) -> bool {
        entry.exceeded().is_none()
            && match self {
                Self::Situations => Topic::from_code(entry.text("topic")).is_some(),
                _ => !entry.text("name").is_empty(),
            }
    }
}

/// For each list its usable ids, with the position of each one's first occurrence.
pub(super) struct Known([TextMap; 5]);

impl Known {
    /// No ids.
    pub fn new() -> Self {
        Self(List::ALL.map(|_| TextMap::new()))
    }

    /// All ids of a catalogue.
    pub fn scan(catalogue: &Object) -> Self {
        let mut known = Self::new();
        for list in List::ALL {
            let entries = catalogue.list(list.key()).iter().take(list.budget());
            for (entry, at) in entries.zip(0..) {
                if let Value::Object(entry) = entry {
                    let id = entry.text("id");
                    if Id::is_slug(id) && list.is_usable(entry) {
                        known.add(list, id, at);
                    }
                }
            }
        }
        known.complete();
        known
    }

    /// Adds an id at this position.
    pub fn add(&mut self, list: List, id: &str, at: u32) {
        self.0[list as usize].get_or_insert(id, at);
    }

    /// Forgets the ids of a list.
    pub fn clear(&mut self, list: List) {
        self.0[list as usize] = TextMap::new();
    }

    /// Adds the default situations if a catalogue has none of its own.
    pub fn complete(&mut self) {
        if self.0[List::Situations as usize].len() == 0 {
            for situation in DEFAULT_SITUATIONS {
                self.add(List::Situations, situation.id, 0);
            }
        }
    }

    /// Whether an entry may refer to this id: a split situation stands for its successors.
    pub fn is_known(&self, list: List, id: &Id) -> bool {
        let is_listed = |id: &str| self.0[list as usize].get(id).is_some();
        is_listed(id.as_str())
            || list == List::Situations && successors(id.as_str()).iter().any(|id| is_listed(id))
    }

    /// The position of this id's first occurrence.
    pub fn position(&self, list: List, id: &Id) -> Option<u32> {
        self.0[list as usize].get(id.as_str())
    }
}
