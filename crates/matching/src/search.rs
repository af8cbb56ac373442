//! Finds offers by their words.
//!
//! An offer is found when each word of the query is near one of its words: the beginning
//! of one, a part of one, or one typo away from its beginning. Looked at are its name and
//! its summary in every language, its organization, where it takes place and the places that
//! it serves; not its topics, which the third question asks for, and never an address that
//! must stay unknown.

use crate::Viewer;
use crate::criteria::area::place_numbers;
use crate::fold::{fold, without_umlaut_e, words};
use crate::order::by_name;
use crate::postings::Postings;
use crate::sites::{locations, sites};
use crate::text_map::TextMap;
use crate::word_match::{Closeness, NOT_FOUND, QueryWord, nearest_first, query_words};
use catalogue::{Catalogue, Offer, ServiceArea};

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

/// What a word outside the name is worse by: any typo in a name comes first.
const NOT_IN_NAME: u8 = 3;

impl SearchIndex {
    /// Makes a catalogue's offers findable, as far as the viewer is shown them.
    pub fn new(catalogue: &Catalogue, viewer: Viewer) -> Self {
        let offers = by_name(catalogue, viewer);
        let mut vocabulary =
            Vocabulary { spellings: TextMap::new(), postings: Postings::new(), last: Vec::new() };
        let place_numbers = place_numbers(catalogue);
        for (offer, at) in offers.iter().zip(0..) {
            let offer = &catalogue.offers[*offer as usize];
            vocabulary.add(&offer.name, at * 2);
            for (_, texts) in &offer.translations {
                if let Some(name) = &texts.name {
                    vocabulary.add(name, at * 2);
                }
            }
            let mut add = |text: &str| vocabulary.add(text, at * 2 + 1);
            visit_other_texts(catalogue, offer, &mut add);
            let mut places = sites(catalogue, offer);
            for area in &offer.service_areas {
                if let ServiceArea::Place(id) = area {
                    places.push(id);
                }
            }
            for id in places {
                if let Some(number) = place_numbers.get(id.as_str()) {
                    add(&catalogue.places[number as usize].name);
                }
            }
        }
        Self { offers, offers_with: vocabulary.postings, vocabulary: vocabulary.spellings }
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
        let mut found = nearest_first(&distances);
        for at in &mut found {
            *at = self.offers[*at] as usize;
        }
        found
    }

    /// For each offer how far its nearest word is from this one.
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

/// The spellings of all words while they are gathered.
struct Vocabulary {
    spellings: TextMap,
    postings: Postings,
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
            self.postings.add(number, posting);
        }
    }
}

/// Calls `visit` with an offer's texts that are looked at, but its name and those of places.
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
