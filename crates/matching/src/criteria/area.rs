//! Where an offer's families live.
//!
//! An offer without areas is for everybody. An area matches when the family's place lies
//! in it, and is unknown when it is a part of the family's place, or a municipality key is
//! asked for and none is known. Over several areas the best counts.

use crate::Verdict;
use crate::bitset::Bits;
use crate::postings::Postings;
use crate::text_map::{TextMap, count};
use crate::verdict::Verdicts;
use catalogue::{Ags, Catalogue, Id, Offer, Place, ServiceArea};

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
}

/// Where a family lives.
pub(crate) struct Home<'a> {
    places: &'a Places,
    /// The place and all that it is a part of, innermost first.
    chain: Vec<u32>,
    key: Option<&'a Ags>,
}

impl Places {
    pub fn new(catalogue: &Catalogue) -> Self {
        let places = &catalogue.places;
        let ids = places.iter().map(|place| place.id.as_str());
        let numbers = TextMap::of(ids.zip(0..));
        let parent = |place: &Place| numbers.get(place.part_of.as_ref()?.as_str());
        let node = |place: &Place| Node {
            id: place.id.clone(),
            key: place.ags.clone(),
            parent: parent(place),
        };
        let nodes: Vec<Node> = places.iter().map(node).collect();
        let mut has_parts = Bits::none(nodes.len());
        nodes.iter().filter_map(|node| node.parent).for_each(|at| has_parts.set(at));
        let homes = (0..count(nodes.len())).filter(|at| !has_parts.contains(*at)).collect();
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
        let keys = chain.iter().map(|place| &self.nodes[*place as usize].key);
        let key = keys.flatten().next();
        Home { places: self, chain, key }
    }

    /// The place and all that it is a part of, innermost first; ends even where two
    /// places are part of each other.
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
    /// The best verdict of these areas.
    pub fn judge_all(&self, areas: &[ServiceArea]) -> Verdict {
        let verdicts = areas.iter().map(|area| self.judge(area));
        if areas.is_empty() { Verdict::Match } else { verdicts.max().unwrap_or(Verdict::Miss) }
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

    /// The innermost of the family's places that one of these areas surely covers: for a
    /// municipality key the outermost place in it.
    pub fn served(&self, areas: &[ServiceArea]) -> Option<u32> {
        let served = |area: &ServiceArea| match area {
            ServiceArea::Place(id) => {
                let place = self.places.number(id);
                self.chain.iter().position(|each| Some(*each) == place)
            }
            ServiceArea::Ags(area) => {
                let key = |place: &u32| self.places.nodes[*place as usize].key.as_ref();
                let covered = |place| key(place).is_some_and(|key| area.covers(key));
                self.chain.iter().rposition(covered)
            }
        };
        let covering = areas.iter().filter(|area| self.judge(area) == Verdict::Match);
        let innermost = covering.filter_map(served).min()?;
        self.chain.get(innermost).copied()
    }

    /// The place that the family named.
    pub fn place(&self) -> u32 {
        self.chain[0]
    }

    /// Whether this place is the family's or a part of it.
    pub fn holds(&self, place: u32) -> bool {
        self.places.chain(place).contains(&self.place())
    }
}

/// The areas of all offers: each distinct one is judged once.
pub(crate) struct Areas {
    /// Offers for everybody.
    open: Bits,
    distinct: Vec<ServiceArea>,
    offers: Postings,
}

impl Areas {
    /// `offers`: in the order of their positions.
    pub fn new(offers: &[&Offer]) -> Self {
        let mut open = Bits::none(offers.len());
        let mut numbers = TextMap::default();
        let mut distinct = Vec::new();
        let mut pairs = Vec::new();
        for (offer, at) in offers.iter().zip(0..) {
            if offer.service_areas.is_empty() {
                open.set(at);
            }
            for area in &offer.service_areas {
                let new = count(distinct.len());
                let number = match area {
                    ServiceArea::Ags(key) => numbers.get_or_insert(key.as_str(), new),
                    // A slash keeps a place's id apart from a key.
                    ServiceArea::Place(id) => {
                        numbers.get_or_insert(&["/", id.as_str()].concat(), new)
                    }
                };
                if number == new {
                    distinct.push(area.clone());
                }
                pairs.push((number, at));
            }
        }
        Self { open, offers: Postings::new(count(distinct.len()), &pairs), distinct }
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
