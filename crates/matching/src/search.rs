//! Full-text search for offers.
//!
//! An offer is found when each word of the query is close to one of its words: a prefix of it, a
//! substring, or one typo away from a prefix. Searched are its name and its summary in every
//! language, its organization, its locations and the places that it serves; not its topics, which
//! the third question covers, and never an address that must stay hidden.

use crate::Viewer;
use crate::fold::{fold, without_umlaut_e, words};
use crate::order::Sorter;
use crate::postings::Postings;
use crate::sites::{locations, sites};
use crate::word_match::{Closeness, NOT_FOUND, QueryWord, nearest_first, query_words};
use crate::work::{piece, weight};
use catalogue::{Catalogue, Offer, ServiceArea, TextMap};
use std::mem;

/// A search index of a catalogue's offers. Built once, in time and memory linear in the size of the
/// catalogue; a search looks at every distinct word once.
pub struct SearchIndex {
    /// The visible offers as indices into the catalogue, sorted by name: an offer's position is its
    /// index here.
    offers: Vec<u32>,
    /// Every distinct spelling, numbered from 0.
    vocabulary: TextMap,
    /// For each spelling, the positions of its offers, doubled; odd = not in the name.
    offers_with: Postings,
}

/// An ordinary offer has less text than this: its name and summary in ten languages.
const BYTES: usize = 4096;

/// The penalty for a word outside the name: any typo in a name ranks before it.
const NOT_IN_NAME: u8 = 3;

impl SearchIndex {
    /// Indexes the offers that are visible to the viewer.
    pub fn new(catalogue: &Catalogue, viewer: Viewer) -> Self {
        SearchBuilder::new(catalogue, viewer).finish(catalogue)
    }

    /// The matching offers as indices into the catalogue's `offers`, best first: words in the name
    /// before words elsewhere, prefixes before substrings before typos, then by name. An empty
    /// query finds every visible offer.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let mut distances = vec![0; self.offers.len()];
        for word in query_words(query) {
            let of_word = self.distances(&word);
            for (distance, of_word) in distances.iter_mut().zip(of_word) {
                *distance = of_word.saturating_add(*distance);
            }
        }
        let mut found = nearest_first(&distances);
        for at in &mut found {
            *at = self.offers[*at] as usize;
        }
        found
    }

    /// For each offer, the distance of its nearest word from this one.
    fn distances(&self, word: &QueryWord) -> Vec<u8> {
        let mut distances = vec![NOT_FOUND; self.offers.len()];
        for spelling in 0..self.vocabulary.len() {
            let closeness = word.closeness(self.vocabulary.nth(spelling));
            if closeness == Closeness::Far {
                continue;
            }
            for posting in self.offers_with.of(spelling) {
                let elsewhere = if posting % 2 == 1 { NOT_IN_NAME } else { 0 };
                let distance = &mut distances[*posting as usize / 2];
                *distance = (*distance).min(closeness as u8 + elsewhere);
            }
        }
        distances
    }
}

/// Builds a [`SearchIndex`] in pieces; every call must get the same catalogue.
pub struct SearchBuilder {
    viewer: Viewer,
    sorter: Sorter,
    places: TextMap,
    /// `Some` once they are sorted.
    offers: Option<Vec<u32>>,
    /// How many offers' words have been collected.
    gathered: u32,
    vocabulary: Vocabulary,
}

impl SearchBuilder {
    /// A builder that has not started.
    pub fn new(catalogue: &Catalogue, viewer: Viewer) -> Self {
        Self {
            viewer,
            sorter: Sorter::new(),
            places: catalogue.place_numbers(),
            offers: None,
            gathered: 0,
            vocabulary: Vocabulary {
                spellings: TextMap::new(),
                postings: Postings::new(),
                last: Vec::new(),
                bytes: 0,
            },
        }
    }

    /// Does one piece of the work; returns whether there is more.
    pub fn go_on(&mut self, catalogue: &Catalogue) -> bool {
        piece(&mut || self.step(catalogue))
    }

    fn step(&mut self, catalogue: &Catalogue) -> usize {
        if let Some(offers) = &self.offers {
            let Some(offer) = offers.get(self.gathered as usize) else {
                return 0;
            };
            let offer = &catalogue.offers[*offer as usize];
            self.vocabulary.add_offer(catalogue, offer, self.gathered, &self.places);
            self.gathered += 1;
            // There are many words.
            let bytes = mem::take(&mut self.vocabulary.bytes);
            return 1 + weight(offer) + bytes / BYTES;
        }
        if self.sorter.add(catalogue, self.viewer, &mut |_| 0).is_some() {
            return 1;
        }
        let merged = self.sorter.merge(catalogue);
        if merged == 0 {
            self.offers = Some(mem::replace(&mut self.sorter, Sorter::new()).sorted());
        }
        merged.max(1)
    }

    /// Does the rest of the work.
    pub fn finish(mut self, catalogue: &Catalogue) -> SearchIndex {
        while self.go_on(catalogue) {}
        let Vocabulary { spellings, postings, .. } = self.vocabulary;
        let offers = self.offers.unwrap_or_default();
        SearchIndex { offers, vocabulary: spellings, offers_with: postings }
    }
}

/// The spellings of all words while they are being collected.
struct Vocabulary {
    spellings: TextMap,
    postings: Postings,
    /// For each spelling, the last posting: a repeated word is stored once.
    last: Vec<u32>,
    /// How many bytes of text have been processed since last asked.
    bytes: usize,
}

impl Vocabulary {
    /// Adds the words of the offer at this position.
    fn add_offer(&mut self, catalogue: &Catalogue, offer: &Offer, at: u32, numbers: &TextMap) {
        self.add(&offer.name, at * 2);
        for (_, texts) in &offer.translations {
            if let Some(name) = &texts.name {
                self.add(name, at * 2);
            }
        }
        let mut add = |text: &str| self.add(text, at * 2 + 1);
        visit_other_texts(catalogue, offer, &mut add);
        let mut places = sites(catalogue, offer);
        for area in &offer.service_areas {
            if let ServiceArea::Place(id) = area {
                places.push(id);
            }
        }
        for id in places {
            if let Some(number) = numbers.get(id.as_str()) {
                add(&catalogue.places[number as usize].name);
            }
        }
    }

    fn add(&mut self, text: &str, posting: u32) {
        self.bytes += text.len();
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
            self.postings.add(number, posting);
        }
    }
}

/// Calls `visit` with an offer's searchable texts, except its name and those of places.
fn visit_other_texts(catalogue: &Catalogue, offer: &Offer, visit: &mut dyn FnMut(&str)) {
    let translated = offer.translations.iter().map(|(_, texts)| &texts.summary);
    for summary in [&offer.summary].into_iter().chain(translated).flatten() {
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
