//! Where an offer's families live.
//!
//! An offer without areas is for everybody. An area matches when the family's place lies in it, and
//! is unknown when it is a part of the family's place, or when it is a municipality key and the
//! place has none. With several areas the best verdict counts.

use crate::Verdict;
use crate::bitset::Bits;
use crate::distance::Point;
use crate::postings::Postings;
use crate::verdict::Verdicts;
use catalogue::{Ags, Catalogue, Id, Offer, ServiceArea, TextMap, count};

/// The catalogue's places and what each is a part of.
pub(crate) struct Places {
    numbers: TextMap,
    nodes: Vec<Node>,
    /// The places that a family can choose, in the order of the catalogue.
    pub homes: Vec<u32>,
}

struct Node {
    id: Id,
    key: Option<Ags>,
    parent: Option<u32>,
    point: Option<Point>,
}

/// Where a family lives.
pub(crate) struct Home<'a> {
    places: &'a Places,
    /// The place and all that contain it, innermost first.
    chain: Vec<u32>,
    key: Option<&'a Ags>,
}

impl Places {
    pub fn new(catalogue: &Catalogue) -> Self {
        let numbers = catalogue.place_numbers();
        let mut nodes = Vec::new();
        for place in &catalogue.places {
            let parent = place.part_of.as_ref().and_then(|id| numbers.get(id.as_str()));
            let (id, key) = (place.id.clone(), place.ags.clone());
            nodes.push(Node { id, key, parent, point: Point::of_place(place) });
        }
        let mut homes = Vec::new();
        for place in catalogue.home_places() {
            homes.push(numbers.get(place.id.as_str()).unwrap_or(0));
        }
        Self { numbers, nodes, homes }
    }

    pub fn number(&self, id: &Id) -> Option<u32> {
        self.numbers.get(id.as_str())
    }

    pub fn id(&self, place: u32) -> &Id {
        &self.nodes[place as usize].id
    }

    pub fn home(&self, place: u32) -> Home<'_> {
        let chain = self.chain(place);
        let key = chain.iter().find_map(|place| self.nodes[*place as usize].key.as_ref());
        Home { places: self, chain, key }
    }

    /// The place and all that contain it, innermost first; terminates even if two places are part
    /// of each other.
    fn chain(&self, place: u32) -> Vec<u32> {
        let mut chain = Vec::new();
        let mut next = Some(place);
        while let Some(place) = next.filter(|place| !chain.contains(place)) {
            chain.push(place);
            next = self.nodes[place as usize].parent;
        }
        chain
    }
}

impl Home<'_> {
    /// The best verdict over these areas.
    pub fn judge_all(&self, areas: &[ServiceArea]) -> Verdict {
        let mut best = if areas.is_empty() { Verdict::Match } else { Verdict::Miss };
        for area in areas {
            best = best.max(self.judge(area));
        }
        best
    }

    fn judge(&self, area: &ServiceArea) -> Verdict {
        match area {
            ServiceArea::Place(id) => match self.places.number(id) {
                Some(place) if self.chain.contains(&place) => Verdict::Match,
                Some(place) if self.holds(place) => Verdict::Unknown,
                _ => Verdict::Miss,
            },
            ServiceArea::Ags(area) => match self.key {
                Some(key) if area.covers(key) => Verdict::Match,
                Some(key) if !key.covers(area) => Verdict::Miss,
                _ => Verdict::Unknown,
            },
        }
    }

    /// The innermost of the family's places that one of these areas certainly covers: for a
    /// municipality key, the outermost place in it.
    pub fn served(&self, areas: &[ServiceArea]) -> Option<u32> {
        let mut innermost = self.chain.len();
        for area in areas.iter().filter(|area| self.judge(area) == Verdict::Match) {
            let covered = |place: &u32| {
                let node = &self.places.nodes[*place as usize];
                match area {
                    ServiceArea::Place(id) => node.id == *id,
                    ServiceArea::Ags(area) => node.key.as_ref().is_some_and(|key| area.covers(key)),
                }
            };
            if let Some(served) = self.chain.iter().rposition(covered) {
                innermost = innermost.min(served);
            }
        }
        self.chain.get(innermost).copied()
    }

    /// The family's own place.
    pub fn place(&self) -> u32 {
        self.chain[0]
    }

    /// Where exactly that is, if known.
    pub fn point(&self) -> Option<Point> {
        self.places.nodes[self.place() as usize].point
    }

    /// Whether this place is the family's or a part of it.
    pub fn holds(&self, place: u32) -> bool {
        let nodes = &self.places.nodes;
        let mut next = Some(place);
        // Two places may be a part of each other.
        for _ in 0..nodes.len() {
            match next {
                Some(place) if place != self.place() => next = nodes[place as usize].parent,
                found => return found.is_some(),
            }
        }
        false
    }
}

/// The areas of all offers: each distinct one is judged once.
pub(crate) struct Areas {
    /// Offers for everybody.
    open: Bits,
    numbers: TextMap,
    distinct: Vec<ServiceArea>,
    offers: Postings,
}

impl Areas {
    /// Areas for `len` offers, with none added yet.
    pub fn new(len: usize) -> Self {
        Self {
            open: Bits::none(len),
            numbers: TextMap::new(),
            distinct: Vec::new(),
            offers: Postings::new(),
        }
    }

    /// Adds those of the offer at the next position.
    pub fn add(&mut self, offer: &Offer, at: u32) {
        if offer.service_areas.is_empty() {
            self.open.set(at);
        }
        for area in &offer.service_areas {
            let new = count(self.distinct.len());
            // A slash keeps a place's id apart from a key.
            let (mark, text) = match area {
                ServiceArea::Ags(key) => ("", key.as_str()),
                ServiceArea::Place(id) => ("/", id.as_str()),
            };
            let number = self.numbers.get_or_insert(&[mark, text].concat(), new);
            if number == new {
                self.distinct.push(area.clone());
            }
            self.offers.add(number, at);
        }
    }

    pub fn verdicts(&self, home: &Home) -> Verdicts {
        let mut verdicts = Verdicts { possible: self.open.clone(), certain: self.open.clone() };
        for (area, number) in self.distinct.iter().zip(0..) {
            let verdict = home.judge(area);
            if verdict > Verdict::Miss {
                for at in self.offers.of(number) {
                    verdicts.raise(*at, verdict);
                }
            }
        }
        verdicts
    }
}
