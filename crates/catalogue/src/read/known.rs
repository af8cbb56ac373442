//! The ids that a catalogue knows, found before anything that refers to them is read.

use super::json::{Object, Value};
use crate::{Code, DEFAULT_SITUATIONS, Id, Topic, sort::sort_values};

/// The lists whose entries others refer to by id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Places,
    Organizations,
    Locations,
    Situations,
    Offers,
}

impl List {
    const ALL: [Self; 5] =
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

    /// Whether an entry has what it is left out without, beside its `id`.
    fn is_usable(self, entry: &Object) -> bool {
        match self {
            Self::Situations => Topic::from_code(entry.text("topic")).is_some(),
            _ => !entry.text("name").is_empty(),
        }
    }
}

/// For each list its usable ids, sorted, with the position at which each stands first.
pub(super) struct Known<'v>([Vec<(&'v str, usize)>; 5]);

impl<'v> Known<'v> {
    pub fn scan(catalogue: &'v Object<'v>) -> Self {
        let mut known = Self(List::ALL.map(|list| ids(catalogue, list)));
        let situations = &mut known.0[List::Situations as usize];
        if situations.is_empty() {
            situations.extend(DEFAULT_SITUATIONS.iter().map(|(id, _)| (*id, 0)));
        }
        for ids in &mut known.0 {
            sort_values(ids, |a, b| a.0.cmp(b.0));
        }
        known
    }

    /// At which position this id stands first.
    pub fn position(&self, list: List, id: &Id) -> Option<usize> {
        let ids = &self.0[list as usize];
        let first = ids.partition_point(|(each, _)| *each < id.as_str());
        let (found, position) = ids.get(first)?;
        (*found == id.as_str()).then_some(*position)
    }
}

fn ids<'v>(catalogue: &'v Object<'v>, list: List) -> Vec<(&'v str, usize)> {
    let mut ids = Vec::new();
    for (at, entry) in catalogue.list(list.key()).iter().enumerate() {
        if let Value::Object(entry) = entry {
            let id = entry.text("id");
            if Id::is_slug(id) && list.is_usable(entry) {
                ids.push((id, at));
            }
        }
    }
    ids
}
