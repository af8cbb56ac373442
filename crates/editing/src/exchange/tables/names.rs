//! How other rows refer to an entry.

use crate::import::{draft::key, list};
use catalogue::Id;
use std::collections::{BTreeMap, BTreeSet};

/// The entries of a list by their possible names.
pub(super) struct Names<'a> {
    names: BTreeMap<&'a Id, &'a str>,
    /// Entries by name or id, folded as in the import.
    called: BTreeMap<String, BTreeSet<&'a Id>>,
}

impl<'a> Names<'a> {
    pub fn new(entries: impl Iterator<Item = (&'a Id, &'a str)>) -> Self {
        let mut names = Self { names: BTreeMap::new(), called: BTreeMap::new() };
        for (id, name) in entries {
            names.names.insert(id, name);
            for key in [key(name), key(id.as_str())] {
                names.called.entry(key).or_default().insert(id);
            }
        }
        names
    }

    /// The name if it is unambiguous, otherwise the id.
    pub fn of(&self, id: &'a Id) -> &'a str {
        let name = self.names.get(id).copied().unwrap_or_default();
        let is_only = self.called.get(&key(name)).is_some_and(|ids| ids.len() == 1);
        let is_one = list::words(name) == [name] && name.split_whitespace().eq(name.split(' '));
        if is_only && is_one { name } else { id.as_str() }
    }
}
