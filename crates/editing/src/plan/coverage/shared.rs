//! Lists of several areas, each offer told once where that is possible.

use super::entry::Entry;

/// The lists of the whole and of all places: what they have in common, and what some have besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// In every list.
    pub everywhere: Vec<Entry>,
    /// What else there is, by areas with the same additions. The whole is left out if its list is
    /// that of all places together.
    pub groups: Vec<Group>,
}

/// Areas with the same entries besides those that all have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The numbers of the areas: 0 is the whole, 1 the first place.
    pub areas: Vec<usize>,
    /// The additions, sorted; never empty.
    pub entries: Vec<Entry>,
}

impl Shared {
    /// Compares sorted lists, the whole's first.
    pub fn new(lists: &[&[Entry]]) -> Self {
        let Some((whole, places)) = lists.split_first() else { return Self::default() };
        let is_everywhere =
            |entry: &&Entry| places.iter().all(|list| list.binary_search(entry).is_ok());
        let everywhere: Vec<Entry> = whole.iter().filter(is_everywhere).copied().collect();
        let mut together: Vec<Entry> = places.iter().copied().flatten().copied().collect();
        together.sort_unstable();
        together.dedup();
        let is_told = places.is_empty() || together == **whole;
        let mut groups: Vec<Group> = Vec::new();
        for (area, list) in lists.iter().enumerate().skip(usize::from(is_told)) {
            let is_added = |entry: &&Entry| everywhere.binary_search(entry).is_err();
            let entries: Vec<Entry> = list.iter().filter(is_added).copied().collect();
            if entries.is_empty() {
                continue;
            }
            match groups.iter_mut().find(|group| group.entries == entries) {
                Some(same) => same.areas.push(area),
                None => groups.push(Group { areas: vec![area], entries }),
            }
        }
        Self { everywhere, groups }
    }

    /// The group of this area, if it has any additions.
    pub fn group(&self, area: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.areas.contains(&area))
    }
}
