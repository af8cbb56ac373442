//! Finds the place that a family lives in.

use crate::fold::{fold, words};
use crate::word_match::{QueryWord, query_words, spellings};
use catalogue::{Catalogue, Id, Place};

/// The places to choose from ([`Catalogue::home_places`]) that a query finds: each of its
/// words has to be near a word of the name, as in [`crate::SearchIndex`], or begin a postal
/// code. Best first, then in the order of the catalogue; an empty query finds all.
pub fn find_places(catalogue: &Catalogue, query: &str) -> Vec<Id> {
    let query = query_words(query);
    let places = catalogue.home_places().into_iter();
    let distance = |place| Some((distance(place, &query)?, place));
    let found: Vec<(usize, &Place)> = places.filter_map(distance).collect();
    let farthest = found.iter().map(|(distance, _)| *distance).max().unwrap_or(0);
    let mut places = Vec::new();
    for level in 0..=farthest {
        let at_level = found.iter().filter(|(distance, _)| *distance == level);
        places.extend(at_level.map(|(_, place)| place.id.clone()));
    }
    places
}

fn distance(place: &Place, query: &[QueryWord]) -> Option<usize> {
    let folded = fold(&place.name);
    let names: Vec<String> = words(&folded).flat_map(spellings).collect();
    let near = |word: &QueryWord| {
        let begins = |code: &String| code.starts_with(&word.spellings[0]);
        if place.postal_codes.iter().any(begins) {
            return Some(0);
        }
        let closeness = names.iter().filter_map(|name| word.closeness(name)).min();
        closeness.map(|closeness| closeness as usize)
    };
    query.iter().map(near).sum()
}
