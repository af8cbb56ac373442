//! Search for the place that a family lives in.

use crate::fold::{fold, without_umlaut_e, words};
use crate::word_match::{Closeness, NOT_FOUND, QueryWord, nearest_first, query_words};
use catalogue::{Id, Place};

/// Those of the places to choose from ([`catalogue::Catalogue::home_places`]) that match a query: each of its words has
/// to be close to a word of the name, as in [`crate::SearchIndex`], or be the prefix of a postal
/// code. Best first, then in the order of the catalogue; an empty query finds all.
pub fn find_places(homes: &[&Place], query: &str) -> Vec<Id> {
    let query = query_words(query);
    let mut distances = Vec::new();
    for place in homes {
        distances.push(distance(place, &query));
    }
    let mut places = Vec::new();
    for at in nearest_first(&distances) {
        places.push(homes[at].id.clone());
    }
    places
}

/// The only place that a query can mean, among those it finds: either there is just one, or just
/// one of exactly this name.
pub fn meant_place(homes: &[&Place], query: &str, found: &[Id]) -> Option<Id> {
    if let [only] = found {
        return Some(only.clone());
    }
    let query = fold(query.trim());
    let is_named =
        |id: &&Id| homes.iter().any(|place| place.id == **id && fold(&place.name) == query);
    let mut named = found.iter().filter(is_named);
    named.next().filter(|_| named.next().is_none()).cloned()
}

fn distance(place: &Place, query: &[QueryWord]) -> u8 {
    let folded = fold(&place.name);
    let mut sum = 0;
    for word in query {
        let mut nearest = Closeness::Far;
        for name in words(&folded) {
            nearest = nearest.min(word.closeness(name));
            if let Some(short) = without_umlaut_e(name) {
                nearest = nearest.min(word.closeness(&short));
            }
        }
        for code in &place.postal_codes {
            if code.starts_with(&*word.spellings[0].text) {
                nearest = Closeness::Prefix;
            }
        }
        if nearest == Closeness::Far {
            return NOT_FOUND;
        }
        sum += nearest as u8;
    }
    sum
}
