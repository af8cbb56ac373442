//! Finds offers by their words.
//!
//! An offer is found when each word of the query is near one of its words: the beginning
//! of one, a part of one, or one typo away from its beginning. Looked at are its name, its
//! summary, its organization, where it takes place and the places that it serves; not its
//! topics, which the third question asks for, and never an address that must stay unknown.

use crate::fold::{fold, without_umlaut_e, words};
use crate::order::by_name;
use crate::postings::Postings;
use crate::sites::{locations, sites};
use crate::text_map::TextMap;
use crate::word_match::{
    Closeness, QueryWord, begins_with_typo, is_long_enough_within, may_have_typo, query_words,
};
use catalogue::{Catalogue, Id, Offer, ServiceArea};

/// Makes a catalogue's offers findable. Built once, in time and memory linear in the size
/// of the catalogue; a search looks at every distinct word once.
pub struct SearchIndex {
    /// The visible offers as places in the catalogue, sorted by name: an offer's position
    /// is its place here.
    offers: Vec<u32>,
    /// Every distinct spelling, numbered from 0.
    vocabulary: TextMap,
    /// For each spelling the positions of its offers, doubled; odd = not in the name.
    offers_with: Postings,
}

/// What is worse than every closeness.
const NOT_NEAR: u8 = 3;
/// What a word outside the name is worse by: any typo in a name comes first.
const NOT_IN_NAME: u8 = 3;
/// An offer that lacks a word.
const NOT_FOUND: u8 = u8::MAX;

impl SearchIndex {
    /// Makes a catalogue's offers findable.
    pub fn new(catalogue: &Catalogue) -> Self {
        let offers = by_name(catalogue);
        let mut vocabulary = Vocabulary::default();
        let place_ids = catalogue.places.iter().map(|place| place.id.as_str());
        let place_numbers = TextMap::of(place_ids.zip(0..));
        let place_name = |id: &Id| {
            let number = place_numbers.get(id.as_str())?;
            Some(catalogue.places[number as usize].name.as_str())
        };
        for (offer, at) in offers.iter().zip(0..) {
            let offer = &catalogue.offers[*offer as usize];
            vocabulary.add(&offer.name, at * 2);
            let mut add = |text: &str| vocabulary.add(text, at * 2 + 1);
            visit_other_texts(catalogue, offer, &mut add);
            let mut places = sites(catalogue, offer);
            for area in &offer.service_areas {
                if let ServiceArea::Place(id) = area {
                    places.push(id);
                }
            }
            for name in places.into_iter().filter_map(place_name) {
                add(name);
            }
        }
        Self {
            offers,
            offers_with: Postings::new(vocabulary.spellings.len(), &vocabulary.pairs),
            vocabulary: vocabulary.spellings,
        }
    }

    /// The places in the catalogue's `offers` of those that are found, best first: words in
    /// the name before words elsewhere, beginnings before parts before typos, then by name.
    /// An empty query finds every visible offer.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let mut distances = vec![0; self.offers.len()];
        for word in query_words(query) {
            let of_word = self.distances(&word);
            for (distance, of_word) in distances.iter_mut().zip(of_word) {
                *distance = of_word.saturating_add(*distance);
            }
        }
        let found = distances.iter().filter(|distance| **distance != NOT_FOUND);
        let farthest = found.max().copied().unwrap_or(0);
        let mut list = Vec::new();
        for level in 0..=farthest {
            let offers = self.offers.iter().zip(&distances);
            let at_level = offers.filter(|(_, distance)| **distance == level);
            list.extend(at_level.map(|(offer, _)| *offer as usize));
        }
        list
    }

    /// For each offer how far its nearest word is from this one.
    fn distances(&self, word: &QueryWord) -> Vec<u8> {
        let mut distances = vec![NOT_FOUND; self.offers.len()];
        for (closeness, spelling) in self.closeness(word).into_iter().zip(0..) {
            if closeness == NOT_NEAR {
                continue;
            }
            for posting in self.offers_with.of(spelling) {
                let elsewhere = if posting % 2 == 1 { NOT_IN_NAME } else { 0 };
                let distance = &mut distances[*posting as usize / 2];
                *distance = (*distance).min(closeness + elsewhere);
            }
        }
        distances
    }

    /// For each spelling of the vocabulary its closeness, or [`NOT_NEAR`].
    fn closeness(&self, word: &QueryWord) -> Vec<u8> {
        let mut nearest = vec![NOT_NEAR; self.vocabulary.len() as usize];
        for query in &word.spellings {
            self.find_within(query, &mut nearest);
            if may_have_typo(query) {
                for (nearest, spelling) in nearest.iter_mut().zip(0..) {
                    let (_, text) = self.vocabulary.nth(spelling);
                    if *nearest == NOT_NEAR && begins_with_typo(query, text) {
                        *nearest = Closeness::Typo as u8;
                    }
                }
            }
        }
        nearest
    }

    /// Beginnings and parts, found in one pass over all spellings at once.
    fn find_within(&self, query: &str, nearest: &mut [u8]) {
        let parts = is_long_enough_within(query);
        let mut spelling = 0;
        for (at, _) in self.vocabulary.all().match_indices(query) {
            while spelling + 1 < self.vocabulary.len() && self.vocabulary.nth(spelling + 1).0 <= at
            {
                spelling += 1;
            }
            let closeness = match self.vocabulary.nth(spelling).0 == at {
                true => Closeness::Prefix,
                false if parts => Closeness::Substring,
                false => continue,
            };
            let nearest = &mut nearest[spelling as usize];
            *nearest = (*nearest).min(closeness as u8);
        }
    }
}

/// The spellings of all words while they are gathered.
#[derive(Default)]
struct Vocabulary {
    spellings: TextMap,
    pairs: Vec<(u32, u32)>,
    /// For each spelling the last posting: a word that stands twice is kept once.
    last: Vec<u32>,
}

impl Vocabulary {
    fn add(&mut self, text: &str, posting: u32) {
        for word in words(&fold(text)) {
            self.add_spelling(word, posting);
            if let Some(short) = without_umlaut_e(word) {
                self.add_spelling(&short, posting);
            }
        }
    }

    fn add_spelling(&mut self, spelling: &str, posting: u32) {
        let new = self.spellings.len();
        let number = self.spellings.get_or_insert(spelling, new);
        if number == new {
            self.last.push(u32::MAX);
        }
        let last = &mut self.last[number as usize];
        if *last != posting {
            *last = posting;
            self.pairs.push((number, posting));
        }
    }
}

/// Calls `visit` with an offer's texts that are looked at, but its name and those of places.
fn visit_other_texts(catalogue: &Catalogue, offer: &Offer, visit: &mut dyn FnMut(&str)) {
    if let Some(summary) = &offer.summary {
        visit(summary);
    }
    if let Some(organization) =
        offer.organization.as_ref().and_then(|id| catalogue.organization(id))
    {
        visit(&organization.name);
    }
    for location in locations(catalogue, offer) {
        visit(&location.name);
        if let Some(city) = location.public_address().and_then(|address| address.city.as_ref()) {
            visit(city);
        }
    }
}
