//! What an offer helps with: soft, it orders offers and never excludes one.
//!
//! An offer that lists situations meets those; one that lists none meets all of its
//! topics. Listed situations that the catalogue does not ask for do not count as listed:
//! an included catalogue may have been made for another list.

use crate::bitset::Bits;
use crate::postings::Postings;
use crate::text_map::{TextMap, count};
use catalogue::{Catalogue, Code, Id, Offer, Topic};

/// The situations that a catalogue asks for, and the offers that meet them.
pub(crate) struct Situations {
    numbers: TextMap,
    topics: Vec<Topic>,
    /// Offers that list the situation.
    listed: Postings,
    /// For each topic, offers that list no situation: they meet all of it.
    by_topic: Vec<Bits>,
    len: usize,
}

/// For each offer how many of the asked situations it meets: a binary counter for all
/// offers at once, one plane for each digit.
pub(crate) struct Met {
    len: usize,
    planes: Vec<Bits>,
}

impl Situations {
    /// `offers`: in the order of their positions.
    pub fn new(catalogue: &Catalogue, offers: &[&Offer]) -> Self {
        let len = offers.len();
        let situations = catalogue.situations();
        let ids = situations.iter().map(|situation| situation.id.as_str());
        let numbers = TextMap::of(ids.zip(0..));
        let mut pairs = Vec::new();
        let mut by_topic = vec![Bits::none(len); Topic::ALL.len()];
        for (offer, at) in offers.iter().zip(0..) {
            let known = offer.situations.iter().filter_map(|id| numbers.get(id.as_str()));
            let before = pairs.len();
            pairs.extend(known.map(|number| (number, at)));
            if pairs.len() == before {
                offer.topics.iter().for_each(|topic| by_topic[*topic as usize].set(at));
            }
        }
        Self {
            numbers,
            listed: Postings::new(count(situations.len()), &pairs),
            topics: situations.iter().map(|situation| situation.topic).collect(),
            by_topic,
            len,
        }
    }

    /// How many situations there are.
    pub fn len(&self) -> u32 {
        count(self.topics.len())
    }

    /// The situations that were asked for, each once; unknown ones left out.
    pub fn numbers(&self, ids: &[Id]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for number in ids.iter().filter_map(|id| self.numbers.get(id.as_str())) {
            if !numbers.contains(&number) {
                numbers.push(number);
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
        self.listed.of(situation).iter().for_each(|at| offers.set(*at));
        offers
    }

    /// Whether the offer meets the situation.
    pub fn is_met(&self, situation: u32, at: u32) -> bool {
        self.by_topic[self.topic(situation) as usize].contains(at)
            || self.listed.of(situation).binary_search(&at).is_ok()
    }

    /// How many of these situations each offer meets.
    pub fn met(&self, situations: &[u32]) -> Met {
        let mut met = Met { len: self.len, planes: Vec::new() };
        for situation in situations {
            met.increment(self.offers(*situation));
        }
        met
    }
}

impl Met {
    fn increment(&mut self, mut carry: Bits) {
        for plane in &mut self.planes {
            let mut next = plane.clone();
            next.keep(&carry);
            plane.toggle(&carry);
            carry = next;
        }
        if !carry.is_empty() {
            self.planes.push(carry);
        }
    }

    /// The offers that meet at least one situation.
    pub fn any(&self) -> Bits {
        let mut any = Bits::none(self.len);
        self.planes.iter().for_each(|plane| any.add(plane));
        any
    }

    /// The highest number that an offer may reach.
    pub fn most(&self) -> usize {
        (1 << self.planes.len()) - 1
    }

    /// Leaves only the offers that meet exactly this many.
    pub fn keep_exactly(&self, number: usize, offers: &mut Bits) {
        for (digit, plane) in self.planes.iter().enumerate() {
            match number >> digit & 1 {
                1 => offers.keep(plane),
                _ => offers.remove(plane),
            }
        }
    }
}
