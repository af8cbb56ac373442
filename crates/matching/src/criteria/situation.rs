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
    topics: Vec<Topic>,
    /// Offers that list the situation.
    listed: Postings,
    /// For each topic, the offers that list no situation: they meet all of it.
    by_topic: Vec<Bits>,
    len: usize,
}

impl Situations {
    /// A catalogue's situations, for `len` offers, with none added yet.
    pub fn new(catalogue: &Catalogue, len: usize) -> Self {
        let mut numbers = TextMap::new();
        let mut topics = Vec::new();
        for (situation, number) in catalogue.situations().iter().zip(0..) {
            numbers.get_or_insert(situation.id.as_str(), number);
            topics.push(situation.topic);
        }
        let by_topic = Bits::nones(len, Topic::ALL.len());
        Self { numbers, topics, listed: Postings::new(), by_topic, len }
    }

    /// Adds the offer at the next position.
    pub fn add(&mut self, offer: &Offer, at: u32) {
        let mut lists_one = false;
        for id in &offer.situations {
            for number in self.meant(id) {
                self.listed.add(number, at);
                lists_one = true;
            }
        }
        if !lists_one {
            for topic in &offer.topics {
                self.by_topic[*topic as usize].set(at);
            }
        }
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

    /// How many of these situations each offer meets.
    pub fn met(&self, situations: &[u32]) -> Vec<u32> {
        let mut met = vec![0; self.len];
        for situation in situations {
            self.offers(*situation).visit(0..count(self.len), &mut |at| met[at as usize] += 1);
        }
        met
    }
}
