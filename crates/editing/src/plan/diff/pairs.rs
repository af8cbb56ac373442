//! Matches the offers of two catalogues.

use super::entry::Entry;
use catalogue::{Catalogue, Id};
use std::collections::{HashMap, HashSet};

/// An offer before and after; only one of them if it was added or removed.
pub type Pair<'a> = (Option<Entry<'a>>, Option<Entry<'a>>);

/// Pairs offers by id, then by name and organization if exactly one is left on either side: then
/// the id was changed.
pub fn pairs<'a>(old: &'a Catalogue, new: &'a Catalogue) -> Vec<Pair<'a>> {
    let hidden = [old, new].into_iter().flat_map(|catalogue| &catalogue.locations);
    let hidden: HashSet<&Id> =
        hidden.filter(|location| location.is_hidden()).map(|location| &location.id).collect();
    let entries = |catalogue| entries(catalogue, &hidden);
    let mut after: HashMap<&str, Entry> =
        entries(new).map(|entry| (entry.offer.id.as_str(), entry)).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut gone = Vec::new();
    for before in entries(old) {
        match after.remove(before.offer.id.as_str()) {
            Some(same) => pairs.push(pair(before, same)),
            None => gone.push(before),
        }
    }
    // In file order: a map is unordered.
    let added = entries(new).filter(|entry| after.contains_key(entry.offer.id.as_str()));
    let (mut gone, mut added) = (by_name(gone.into_iter()), by_name(added));
    let names: Vec<_> = gone.keys().cloned().collect();
    for name in names {
        if let (Some([before]), Some([same])) =
            (gone.get(&name).map(Vec::as_slice), added.get(&name).map(Vec::as_slice))
        {
            pairs.push(pair(*before, *same));
            gone.remove(&name);
            added.remove(&name);
        }
    }
    pairs.extend(gone.into_values().flatten().map(|entry| (Some(entry), None)));
    pairs.extend(added.into_values().flatten().map(|entry| (None, Some(entry))));
    pairs
}

/// A secret in either version must not be revealed in the other.
fn pair<'a>(before: Entry<'a>, after: Entry<'a>) -> Pair<'a> {
    let is_secret = before.is_secret || after.is_secret;
    (Some(Entry { is_secret, ..before }), Some(Entry { is_secret, ..after }))
}

fn entries<'a>(catalogue: &'a Catalogue, hidden: &HashSet<&Id>) -> impl Iterator<Item = Entry<'a>> {
    catalogue.offers.iter().map(move |offer| {
        let is_hidden = offer.location_ids().into_iter().any(|id| hidden.contains(id));
        Entry { catalogue, offer, is_secret: offer.sensitive || is_hidden }
    })
}

/// Name and organization, normalised.
type Name = (String, Option<String>);

fn by_name<'a>(entries: impl Iterator<Item = Entry<'a>>) -> HashMap<Name, Vec<Entry<'a>>> {
    let mut by_name: HashMap<Name, Vec<Entry>> = HashMap::new();
    for entry in entries {
        let name = (matching::fold(&entry.offer.name), entry.organization().map(matching::fold));
        by_name.entry(name).or_default().push(entry);
    }
    by_name
}
