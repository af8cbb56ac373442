//! The venue, and whether it may be revealed.

use super::entry::Entry;
use super::words::now_and_before;
use catalogue::{Address, Id, Location};

/// A location, resolved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Venue {
    /// It may be revealed.
    Shown {
        /// Its name.
        name: String,
        /// Name and address.
        words: String,
    },
    /// It must stay secret.
    Secret(Id),
}

impl Venue {
    /// The location with this id, as far as this offer may reveal it.
    pub fn of(entry: Entry, id: &Id) -> Option<Self> {
        let location = entry.catalogue.location(id)?;
        if entry.is_secret {
            return Some(Self::Secret(id.clone()));
        }
        Some(Self::Shown { name: location.name.clone(), words: words(location) })
    }

    /// Name and address, or a text that reveals nothing.
    pub fn words(&self) -> String {
        match self {
            Self::Shown { words, .. } => words.clone(),
            Self::Secret(_) => "ein Ort, der geheim bleibt".to_owned(),
        }
    }

    /// The name, if it may be revealed.
    pub fn into_name(self) -> Option<String> {
        match self {
            Self::Shown { name, .. } => Some(name),
            Self::Secret(_) => None,
        }
    }
}

/// The changes of the venue, as German sentences; `None` if there are none.
pub fn compare(old: Entry, new: Entry) -> Option<String> {
    let (before, after) = (own(old), own(new));
    let missing: Vec<String> = without(&before, &after);
    let added: Vec<String> = without(&after, &before);
    let what = match (missing.is_empty(), added.is_empty()) {
        (true, true) => None,
        _ if new.is_secret => Some("Der Ort ist ein anderer. Er bleibt geheim.".to_owned()),
        (true, false) if before.is_empty() => Some(format!("jetzt {}.", added.join("; "))),
        (true, false) => Some(format!("auch {}.", added.join("; "))),
        (false, true) => Some(format!("nicht mehr {}.", missing.join("; "))),
        (false, false) => Some(now_and_before(&added.join("; "), &missing.join("; "))),
    };
    let mut sentences: Vec<String> = what.into_iter().collect();
    sentences.extend(moved(old, new));
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Venues of dates with a changed name or address.
fn moved(old: Entry, new: Entry) -> Vec<String> {
    let mut ids: Vec<&Id> = new.offer.location_ids();
    ids.retain(|id| !new.offer.locations.contains(id));
    ids.sort_unstable();
    let sentence = |id: &Id| {
        let (before, after) = (Venue::of(old, id)?, Venue::of(new, id)?);
        (before != after).then(|| now_and_before(&after.words(), &before.words()))
    };
    ids.into_iter().filter_map(sentence).collect()
}

/// The offer's own venues.
fn own(entry: Entry) -> Vec<Venue> {
    entry.offer.locations.iter().filter_map(|id| Venue::of(entry, id)).collect()
}

fn without(venues: &[Venue], others: &[Venue]) -> Vec<String> {
    venues.iter().filter(|venue| !others.contains(venue)).map(Venue::words).collect()
}

fn words(location: &Location) -> String {
    let Address { address_1, postal_code, city } =
        location.public_address().cloned().unwrap_or_default();
    let town: Vec<String> = postal_code.into_iter().chain(city).collect();
    let town = Some(town.join(" ")).filter(|town| !town.is_empty());
    let parts = std::iter::once(location.name.clone()).chain(address_1).chain(town);
    parts.collect::<Vec<_>>().join(", ")
}
