//! What an offer helps with. A soft criterion: it ranks offers and never excludes one.
//!
//! An offer that lists situations meets those; one that lists none meets all of its topics. A split
//! situation that the catalogue does not ask for stands for its successors, in an offer and in an
//! answer. Other listed situations that the catalogue does not ask for do not count as listed: an
//! included catalogue may have been written for a different list.

use crate::bitset::Bits;
use crate::postings::Postings;
use catalogue::{Catalogue, Code, Id, Offer, TextMap, Topic, count, successors};

/// The situations that a catalogue asks for, and the offers that meet them.
pub(crate) struct Situations {
    numbers: TextMap,
    ids: Vec<Id>,
    topics: Vec<Topic>,
    /// Numbers of the sensitive ones.
    sensitive: Vec<u32>,
    /// Offers that list the situation.
    listed: Postings,
    /// For each topic, the offers that list no situation: they meet all of it.
    by_topic: Vec<Bits>,
    /// For each topic, the offers that have it.
    about: Vec<Bits>,
    /// See [`Self::breadth`].
    breadths: Vec<u32>,
    len: usize,
}

/// Added to the breadth of an offer that states no situation: more than any that does.
const ONLY_TOPICS: u32 = 2048;

impl Situations {
    /// A catalogue's situations, for `len` offers, with none added yet.
    pub fn new(catalogue: &Catalogue, len: usize) -> Self {
        let mut numbers = TextMap::new();
        let (mut ids, mut topics) = (Vec::new(), Vec::new());
        let mut sensitive = Vec::new();
        for (situation, number) in catalogue.situations().iter().zip(0..) {
            numbers.get_or_insert(situation.id.as_str(), number);
            ids.push(situation.id.clone());
            topics.push(situation.topic);
            if situation.sensitive {
                sensitive.push(number);
            }
        }
        let by_topic = Bits::nones(len, Topic::ALL.len());
        let about = by_topic.clone();
        let listed = Postings::new();
        let breadths = Vec::new();
        Self { numbers, ids, topics, sensitive, listed, by_topic, about, breadths, len }
    }

    /// Adds the offer at the next position.
    pub fn add(&mut self, offer: &Offer, at: u32) {
        let listed = self.numbers(&offer.situations);
        for number in &listed {
            self.listed.add(*number, at);
        }
        for topic in &offer.topics {
            self.about[*topic as usize].set(at);
            if listed.is_empty() {
                self.by_topic[*topic as usize].set(at);
            }
        }
        let general = if listed.is_empty() { ONLY_TOPICS } else { 0 };
        self.breadths.push(general + count(listed.len()) + count(offer.topics.len()));
    }

    /// How much else an offer helps with, lowest first: those that state situations before those
    /// that only have topics, then by how many situations and topics they state.
    pub fn breadth(&self, at: u32) -> u32 {
        self.breadths[at as usize]
    }

    /// The situations that an id stands for.
    fn meant(&self, id: &Id) -> Vec<u32> {
        if let Some(number) = self.numbers.get(id.as_str()) {
            return vec![number];
        }
        let mut meant = Vec::new();
        for id in successors(id.as_str()) {
            if let Some(number) = self.numbers.get(id) {
                meant.push(number);
            }
        }
        meant
    }

    /// The number of situations.
    pub fn len(&self) -> u32 {
        count(self.topics.len())
    }

    /// The requested situations, without duplicates or unknown ones.
    pub fn numbers(&self, ids: &[Id]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for id in ids {
            for number in self.meant(id) {
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
        numbers
    }

    pub fn id(&self, situation: u32) -> &Id {
        &self.ids[situation as usize]
    }

    pub fn topic(&self, situation: u32) -> Topic {
        self.topics[situation as usize]
    }

    /// The offers that meet one situation.
    pub fn offers(&self, situation: u32) -> Bits {
        let mut offers = self.by_topic[self.topic(situation) as usize].clone();
        for at in self.listed.of(situation) {
            offers.set(*at);
        }
        offers
    }

    /// Whether the offer meets the situation.
    pub fn is_met(&self, situation: u32, at: u32) -> bool {
        self.offers(situation).contains(at)
    }

    /// The offers that meet at least one of these situations; all if there are none.
    pub fn any(&self, situations: &[u32]) -> Bits {
        if situations.is_empty() {
            return Bits::all(self.len);
        }
        let mut any = Bits::none(self.len);
        for situation in situations {
            any.add(&self.offers(*situation));
        }
        any
    }

    /// The offers that have a topic of one of these situations; all if there are none.
    pub fn related(&self, situations: &[u32]) -> Bits {
        if situations.is_empty() {
            return Bits::all(self.len);
        }
        let mut related = Bits::none(self.len);
        for situation in situations {
            related.add(&self.about[self.topic(*situation) as usize]);
        }
        related
    }

    /// Whether one of these situations is sensitive.
    pub fn any_sensitive(&self, situations: &[u32]) -> bool {
        situations.iter().any(|situation| self.sensitive.contains(situation))
    }

    /// How many of these situations each offer meets.
    pub fn met(&self, situations: &[u32]) -> Vec<u32> {
        let mut met = vec![0; self.len];
        for situation in situations {
            self.offers(*situation).visit(0..count(self.len), &mut |at| met[at as usize] += 1);
        }
        met
    }
}
