//! The ids that a catalogue knows, found before anything that refers to them is read.

use super::cursor::Object;
use crate::{Code, Id, Situation, Topic, sort::sort_values};
use serde_json::Value;

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
    fn is_usable(self, entry: &Value) -> bool {
        let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
        match self {
            Self::Situations => Topic::from_code(text("topic").trim()).is_some(),
            _ => !text("name").trim().is_empty(),
        }
    }
}

/// For each list its usable ids, sorted, with the position at which each stands first.
pub(super) struct Known([Vec<(Id, usize)>; 5]);

impl Known {
    pub fn scan(catalogue: &Object) -> Self {
        let mut known = Self(List::ALL.map(|list| ids(catalogue, list)));
        let situations = &mut known.0[List::Situations as usize];
        if situations.is_empty() {
            let defaults = Situation::defaults();
            *situations = defaults.into_iter().map(|each| (each.id, 0)).collect();
            sort_values(situations, |a, b| a.0.cmp(&b.0));
        }
        known
    }

    pub fn position(&self, list: List, id: &Id) -> Option<usize> {
        let ids = &self.0[list as usize];
        let at = ids.binary_search_by(|(each, _)| each.cmp(id)).ok()?;
        Some(ids[at].1)
    }

    pub fn contains(&self, list: List, id: &Id) -> bool {
        self.position(list, id).is_some()
    }

    /// Whether an entry before the one at this position has its id.
    pub fn stands_before(&self, list: List, id: &Id, at: usize) -> bool {
        self.position(list, id).is_some_and(|first| first < at)
    }
}

fn ids(catalogue: &Object, list: List) -> Vec<(Id, usize)> {
    let entries = catalogue.get(list.key()).and_then(Value::as_array);
    let usable = |(at, entry): (usize, &Value)| {
        let id = Id::new(entry.get("id")?.as_str()?.trim())?;
        list.is_usable(entry).then_some((id, at))
    };
    let entries = entries.into_iter().flatten().enumerate();
    let mut ids: Vec<_> = entries.filter_map(usable).collect();
    sort_values(&mut ids, |a, b| a.0.cmp(&b.0));
    ids.dedup_by(|later, first| later.0 == first.0);
    ids
}
