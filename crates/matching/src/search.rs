//! Full-text search for offers.
//!
//! An offer is found when each word of the query is near one of its words. Searched are its name,
//! its keywords, the everyday words of its situations, its summary, its organization and places,
//! the labels of its situations and topics, and its description: [`Field`]. An address that must
//! stay hidden is not.
//!
//! What counts as near is in `nearness.rs`; what counts where is in [`Field::accepts`]. A word is
//! first looked for as it was typed, then with less certainty, see [`STEPS`]: what somebody finds as
//! typed is no typo.

use crate::Viewer;
use crate::fold::{fold, stem, visit_words, without_umlaut_e, words};
use crate::nearness::{Asked, Nearness, SHORTEST_HEAD, is_end, is_link};
use crate::order::Sorter;
use crate::postings::Postings;
use crate::sites::{locations, sites};
use crate::situation_search::SituationText;
use crate::work::{piece, weight};
use catalogue::{
    Catalogue, Code, Offer, ServiceArea, Status, TextMap, Topic, count, sort, successors,
};
use std::mem;

/// What an index must know of the interface's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchTexts {
    /// The language shown (BCP 47): descriptions are searched in it, and in German.
    pub language: String,
    /// The situations.
    pub situations: Vec<SituationText>,
    /// The names of the topics, in the order of [`Topic::ALL`].
    pub topics: Vec<String>,
    /// Words that say nothing, such as "ich suche": a query's other words count.
    pub fillers: String,
}

/// Where a word was found, the most telling place first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Name,
    Keywords,
    Situation,
    Summary,
    Label,
    Description,
    /// Words for a part of a situation.
    Narrow,
}

impl Field {
    const ALL: [Self; 7] = [
        Self::Name,
        Self::Keywords,
        Self::Situation,
        Self::Summary,
        Self::Label,
        Self::Description,
        Self::Narrow,
    ];

    /// Whether a word of this field counts when it is as near as this. Many words of situations
    /// begin alike, and much of a description is chance.
    fn accepts(self, nearness: Nearness) -> bool {
        match self {
            Self::Name | Self::Keywords | Self::Summary => true,
            Self::Situation | Self::Label | Self::Narrow => {
                nearness.is_sure() || nearness == Nearness::Typo
            }
            Self::Description => nearness < Nearness::Part,
        }
    }

    /// Whether the parts of a compound may stand apart here.
    fn has_parts(self) -> bool {
        matches!(self, Self::Name | Self::Keywords | Self::Summary)
    }
}

/// How a word is looked for.
struct Step {
    /// How near it must be.
    nearness: Nearness,
    /// The last field in which the parts of a compound may stand apart.
    apart: Field,
    /// The last field that is searched.
    last: Field,
}

/// The steps by which a word is looked for until something is found. Only a short word takes the
/// first one: if it exists, it means nothing else.
const STEPS: [Step; 5] = [
    Step { nearness: Nearness::Same, apart: Field::Keywords, last: Field::Label },
    Step { nearness: Nearness::Part, apart: Field::Keywords, last: Field::Label },
    Step { nearness: Nearness::Part, apart: Field::Keywords, last: Field::Description },
    Step { nearness: Nearness::Part, apart: Field::Keywords, last: Field::Narrow },
    Step { nearness: Nearness::Typo, apart: Field::Summary, last: Field::Narrow },
];
/// The first step that searches all fields.
const EVERYWHERE: usize = 3;

/// How many levels of nearness there are.
const NEARNESSES: u16 = 5;
/// A posting is an owner times this, plus a [`Field`].
const FIELDS: u32 = 8;
/// The distance of an offer that lacks a word; all others are smaller.
const NOT_FOUND: u16 = u16::MAX;

/// A search index of a catalogue's offers. Built once, in time and memory linear in the size of the
/// catalogue; a search looks at every distinct word once.
///
/// Words belong to **owners**: first the visible offers, then the situations, then the topics. What
/// is found of a situation or a topic is found of its offers.
pub struct SearchIndex {
    /// The visible offers as indices into the catalogue, sorted by name: an offer's position is its
    /// index here.
    offers: Vec<u32>,
    /// For each position, how much else the offer is about; what pauses comes later.
    breadths: Vec<u8>,
    /// For each situation, then each topic, the positions of its offers.
    groups: Postings,
    /// How many situations and topics there are.
    group_count: u32,
    vocabulary: Vocabulary,
    fillers: TextMap,
}

/// An ordinary offer has less text than this: its texts in a few languages.
const BYTES: usize = 4096;

impl SearchIndex {
    /// Indexes the offers that are visible to the viewer.
    pub fn new(catalogue: &Catalogue, viewer: Viewer, texts: SearchTexts) -> Self {
        SearchBuilder::new(catalogue, viewer, texts).finish(catalogue)
    }

    /// The matching offers as indices into the catalogue's `offers`, best first: by where the words
    /// were found, then by how near they are, then what is about fewer situations, then by name.
    /// An empty query finds every visible offer, by name.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let asked = Asked::words(query, &|word| self.fillers.get(word).is_some());
        let mut words = Vec::new();
        for word in &asked {
            words.push(self.look_up(word));
        }
        let mut distances = self.sums(&words, 0);
        // No offer has all words where they are most telling.
        if !self.is_any_found(&distances) {
            distances = self.sums(&words, EVERYWHERE);
        }
        let mut order = Vec::new();
        for (at, distance) in distances.iter().enumerate() {
            if *distance < NOT_FOUND {
                order.push(count(at));
            }
        }
        if !asked.is_empty() {
            let key = |at: u32| (distances[at as usize], self.breadths[at as usize]);
            sort(&mut order, &|a, b| key(a).cmp(&key(b)));
        }
        let mut found = Vec::new();
        for at in order {
            found.push(self.offers[at as usize] as usize);
        }
        found
    }

    /// What to show if nothing is found: the municipality's offers for everyone, by name.
    pub fn guides(&self, catalogue: &Catalogue) -> Vec<usize> {
        let mut guides = Vec::new();
        for at in &self.offers {
            let offer = &catalogue.offers[*at as usize];
            if offer.universal && offer.layer == 0 && offer.status == Status::Active {
                guides.push(*at as usize);
            }
        }
        guides
    }

    /// Compares a word with the vocabulary, once for all steps.
    fn look_up<'a>(&self, word: &'a Asked) -> LookedUp<'a> {
        let mut looked_up = LookedUp { is_short: word.is_short(), ..LookedUp::default() };
        for whole in word.compounds() {
            looked_up.compounds.push(Compound { whole, heads: Vec::new(), tails: Vec::new() });
        }
        for spelling in 0..self.vocabulary.spellings.len() {
            let (text, part) = self.vocabulary.with_stem(spelling);
            let is_noun = self.vocabulary.nouns[spelling as usize];
            looked_up.nearness.push(word.nearness(text, part, is_noun));
            for Compound { whole, heads, tails } in &mut looked_up.compounds {
                if part.len() >= SHORTEST_HEAD && whole.starts_with(part) {
                    heads.push((part.len(), spelling));
                }
                if is_end(part) && whole.ends_with(part) {
                    tails.push((whole.len() - part.len(), spelling));
                }
            }
        }
        looked_up
    }

    /// For each offer, the sum of its distances from all words, each looked for from this step on.
    fn sums(&self, words: &[LookedUp], from: usize) -> Vec<u16> {
        let mut sums = vec![0; self.offers.len()];
        for word in words {
            let from = from.max(usize::from(!word.is_short));
            for (sum, of_word) in sums.iter_mut().zip(self.distances(word, &STEPS[from..])) {
                *sum = of_word.saturating_add(*sum);
            }
        }
        sums
    }

    /// For each offer, the distance of its nearest word from this one.
    fn distances(&self, word: &LookedUp, steps: &[Step]) -> Vec<u16> {
        let mut distances = Vec::new();
        for step in steps {
            let mut owners = vec![NOT_FOUND; self.offers.len() + self.group_count as usize];
            for (spelling, nearness) in (0..).zip(&word.nearness) {
                if *nearness <= step.nearness {
                    self.find(spelling, *nearness, step.last, &mut owners);
                }
            }
            for compound in &word.compounds {
                self.find_apart(compound, step.apart, &mut owners);
            }
            distances = self.of_offers(owners);
            if self.is_any_found(&distances) {
                break;
            }
        }
        distances
    }

    fn is_any_found(&self, distances: &[u16]) -> bool {
        let is_found =
            |(distance, breadth): (&u16, &u8)| *distance < NOT_FOUND && *breadth < NOT_FOR_FAMILIES;
        distances.iter().zip(&self.breadths).any(is_found)
    }

    /// Notes how far the owners of a spelling are.
    fn find(&self, spelling: u32, nearness: Nearness, last: Field, owners: &mut [u16]) {
        for posting in self.vocabulary.postings.of(spelling) {
            let (owner, field) = read(*posting);
            if field <= last && field.accepts(nearness) {
                owners[owner] = owners[owner].min(distance(field, nearness));
            }
        }
    }

    /// Notes how far the offers are that have both parts of a compound as words of their own, in
    /// fields up to this one.
    fn find_apart(&self, compound: &Compound, last: Field, owners: &mut [u16]) {
        let Compound { whole, heads, tails } = compound;
        let visit_offers = |spelling: u32, visit: &mut dyn FnMut(usize, Field)| {
            for posting in self.vocabulary.postings.of(spelling) {
                let (owner, field) = read(*posting);
                if field <= last && field.has_parts() {
                    visit(owner, field);
                }
            }
        };
        let mut fields = vec![None; self.offers.len()];
        for end in SHORTEST_HEAD..whole.len() {
            let mut touched = Vec::new();
            for (_, head) in heads.iter().filter(|head| head.0 == end) {
                visit_offers(*head, &mut |owner, field| {
                    touched.push(owner);
                    fields[owner] = Some(fields[owner].map_or(field, |other| field.min(other)));
                });
            }
            for (start, tail) in tails {
                if whole.get(end..*start).is_some_and(is_link) {
                    visit_offers(*tail, &mut |owner, field| {
                        if let Some(other) = fields[owner] {
                            let both = distance(field.max(other), Nearness::Part);
                            owners[owner] = owners[owner].min(both);
                        }
                    });
                }
            }
            for owner in touched {
                fields[owner] = None;
            }
        }
    }

    /// Passes what was found of situations and topics on to their offers.
    fn of_offers(&self, mut owners: Vec<u16>) -> Vec<u16> {
        let groups = owners.split_off(self.offers.len());
        for (group, distance) in (0..).zip(groups) {
            for at in self.groups.of(group) {
                let of_offer = &mut owners[*at as usize];
                *of_offer = (*of_offer).min(distance);
            }
        }
        owners
    }
}

/// A word of a query, compared with the vocabulary.
#[derive(Default)]
struct LookedUp<'a> {
    is_short: bool,
    /// For each spelling, how near it is.
    nearness: Vec<Nearness>,
    compounds: Vec<Compound<'a>>,
}

/// What may be a compound of two words.
struct Compound<'a> {
    whole: &'a str,
    /// The spellings whose stem it begins with, and where that ends.
    heads: Vec<(usize, u32)>,
    /// The spellings whose stem it ends with, and where that begins.
    tails: Vec<(usize, u32)>,
}

/// The owner and the field of a posting.
fn read(posting: u32) -> (usize, Field) {
    ((posting / FIELDS) as usize, Field::ALL[(posting % FIELDS) as usize])
}

fn distance(field: Field, nearness: Nearness) -> u16 {
    field as u16 * NEARNESSES + nearness as u16
}

/// Builds a [`SearchIndex`] in pieces; every call must get the same catalogue.
pub struct SearchBuilder {
    viewer: Viewer,
    texts: SearchTexts,
    sorter: Sorter,
    places: TextMap,
    /// The situations' numbers by id.
    situations: TextMap,
    /// `Some` once they are sorted.
    offers: Option<Vec<u32>>,
    /// How many owners' words have been collected.
    gathered: u32,
    breadths: Vec<u8>,
    groups: Postings,
    vocabulary: Vocabulary,
}

impl SearchBuilder {
    /// A builder that has not started.
    pub fn new(catalogue: &Catalogue, viewer: Viewer, texts: SearchTexts) -> Self {
        let mut situations = TextMap::new();
        for (number, situation) in (0..).zip(&texts.situations) {
            situations.get_or_insert(&situation.id, number);
        }
        Self {
            viewer,
            texts,
            sorter: Sorter::new(),
            places: catalogue.place_numbers(),
            situations,
            offers: None,
            gathered: 0,
            breadths: Vec::new(),
            groups: Postings::new(),
            vocabulary: Vocabulary {
                spellings: TextMap::new(),
                stems: Vec::new(),
                nouns: Vec::new(),
                has_nouns: true,
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
        let Some(offers) = &self.offers else {
            if self.sorter.add(catalogue, self.viewer, &mut |_| 0).is_some() {
                return 1;
            }
            let merged = self.sorter.merge(catalogue);
            if merged == 0 {
                self.offers = Some(mem::replace(&mut self.sorter, Sorter::new()).sorted());
            }
            return merged.max(1);
        };
        let offer = offers.get(self.gathered as usize).copied();
        let group = (self.gathered as usize).saturating_sub(offers.len());
        let mut work = 1;
        if let Some(offer) = offer {
            let offer = &catalogue.offers[offer as usize];
            self.add_offer(catalogue, offer);
            work += weight(offer);
        } else if let Some(situation) = self.texts.situations.get(group) {
            self.vocabulary.has_nouns = true;
            self.vocabulary.add(&situation.words, self.gathered, Field::Situation);
            self.vocabulary.add(&situation.label, self.gathered, Field::Label);
            self.vocabulary.add(&situation.narrow, self.gathered, Field::Narrow);
        } else if let Some(topic) = self.texts.topics.get(group - self.texts.situations.len()) {
            self.vocabulary.add(topic, self.gathered, Field::Label);
        } else {
            return 0;
        }
        self.gathered += 1;
        // There are many words.
        work + mem::take(&mut self.vocabulary.bytes) / BYTES
    }

    /// Adds the words of the next offer; the most telling ones first.
    fn add_offer(&mut self, catalogue: &Catalogue, offer: &Offer) {
        let at = self.gathered;
        for situation in &offer.situations {
            if let Some(number) = self.situations.get(situation.as_str()) {
                self.groups.add(number, at);
                continue;
            }
            for id in successors(situation.as_str()) {
                if let Some(number) = self.situations.get(id) {
                    self.groups.add(number, at);
                }
            }
        }
        for topic in &offer.topics {
            let number = Topic::ALL.iter().position(|each| each == topic).unwrap_or(0);
            self.groups.add(count(self.texts.situations.len() + number), at);
        }
        // None means all of its topics.
        let breadth = u8::try_from(offer.situations.len().wrapping_sub(1)).unwrap_or(u8::MAX);
        let breadth = breadth.min(PAUSES - 1);
        let pauses = if offer.status == Status::Paused { PAUSES } else { 0 };
        let is_for_families = Viewer::Family.sees(offer);
        let other = if is_for_families { 0 } else { NOT_FOR_FAMILIES };
        self.breadths.push(breadth + pauses + other);
        self.vocabulary.has_nouns = is_for_families;

        let mut add = |text: &str, field| self.vocabulary.add(text, at, field);
        add(&offer.name, Field::Name);
        let shown = offer.translation(&self.texts.language);
        if let Some(name) = shown.and_then(|texts| texts.name.as_ref()) {
            add(name, Field::Name);
        }
        for keyword in &offer.keywords {
            add(keyword, Field::Keywords);
        }
        if let Some(summary) = shown.and_then(|texts| texts.summary.as_ref()) {
            add(summary, Field::Summary);
        }
        visit_summaries(catalogue, offer, &mut |text| add(text, Field::Summary));
        let mut places = sites(&locations(catalogue, offer));
        for area in &offer.service_areas {
            if let ServiceArea::Place(id) = area {
                places.push(id);
            }
        }
        for id in places {
            if let Some(number) = self.places.get(id.as_str()) {
                add(&catalogue.places[number as usize].name, Field::Summary);
            }
        }
        if let Some(description) = &offer.description {
            add(description, Field::Description);
        }
        if let Some(description) = shown.and_then(|texts| texts.description.as_ref()) {
            add(description, Field::Description);
        }
    }

    /// Does the rest of the work.
    pub fn finish(mut self, catalogue: &Catalogue) -> SearchIndex {
        while self.go_on(catalogue) {}
        let mut fillers = TextMap::new();
        for word in words(&fold(&self.texts.fillers)) {
            fillers.get_or_insert(word, 0);
        }
        SearchIndex {
            offers: self.offers.unwrap_or_default(),
            breadths: self.breadths,
            groups: self.groups,
            group_count: count(self.texts.situations.len() + Topic::ALL.len()),
            vocabulary: self.vocabulary,
            fillers,
        }
    }
}

/// Added to the breadth of an offer that pauses.
const PAUSES: u8 = 50;
/// Added to the breadth of an offer that only the team sees. What the team finds otherwise must not
/// depend on it.
const NOT_FOR_FAMILIES: u8 = 100;

/// The spellings of all words.
struct Vocabulary {
    /// Every distinct spelling, numbered from 0.
    spellings: TextMap,
    /// For each spelling, where its stem begins and ends.
    stems: Vec<(u32, u32)>,
    /// For each spelling, whether it is written as a noun somewhere.
    nouns: Vec<bool>,
    /// Whether the texts being added tell what is a noun.
    has_nouns: bool,
    /// For each spelling, its owners with the most telling field of each.
    postings: Postings,
    /// For each spelling, its last owner: a repeated word is stored once.
    last: Vec<u32>,
    /// How many bytes of text have been processed since last asked.
    bytes: usize,
}

impl Vocabulary {
    /// A spelling and its stem.
    fn with_stem(&self, spelling: u32) -> (&str, &str) {
        let text = self.spellings.nth(spelling);
        let (begin, end) = self.stems[spelling as usize];
        (text, text.get(begin as usize..end as usize).unwrap_or(text))
    }

    fn add(&mut self, text: &str, owner: u32, field: Field) {
        self.bytes += text.len();
        visit_words(text, &mut |word, is_noun| {
            self.add_spelling(word, is_noun, owner, field);
            if let Some(short) = without_umlaut_e(word) {
                self.add_spelling(&short, is_noun, owner, field);
            }
        });
    }

    fn add_spelling(&mut self, spelling: &str, is_noun: bool, owner: u32, field: Field) {
        let new = self.spellings.len();
        let number = self.spellings.get_or_insert(spelling, new);
        if number == new {
            let stem = stem(spelling);
            // An article is taken off the beginning, an ending off the end.
            let begin = if spelling.starts_with(stem) { 0 } else { spelling.len() - stem.len() };
            self.stems.push((count(begin), count(begin + stem.len())));
            self.last.push(u32::MAX);
            self.nouns.push(false);
        }
        self.nouns[number as usize] |= is_noun && self.has_nouns;
        let last = &mut self.last[number as usize];
        if *last != owner {
            *last = owner;
            self.postings.add(number, owner * FIELDS + field as u32);
        }
    }
}

/// Calls `visit` with an offer's German summary and the names of what belongs to it, except places.
fn visit_summaries(catalogue: &Catalogue, offer: &Offer, visit: &mut dyn FnMut(&str)) {
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
