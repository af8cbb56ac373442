//! The order within a section.

use crate::Viewer;
use crate::bitset::Bits;
use crate::fold::fold;
use catalogue::{Catalogue, Offer, count, merge_runs, sort};

/// The visible offers, sorted by what decides last and depends on no answer: whether they have been
/// checked within a year, name, id. An offer's **position** is its index in this order, not
/// its index in the catalogue.
pub(crate) struct Order {
    /// For each position, the offer's index in the catalogue.
    offers: Vec<u32>,
}

/// Sorts the visible offers by rank, then name (folded), then id.
pub(crate) struct Sorter {
    /// For each offer of the catalogue.
    keys: Vec<(u8, String)>,
    order: Vec<u32>,
    run: usize,
}

impl Sorter {
    /// A sorter without offers.
    pub fn new() -> Self {
        Self { keys: Vec::new(), order: Vec::new(), run: 1 }
    }

    /// Looks at the next offer of the catalogue and returns it; `None` after the last one.
    pub fn add<'c>(
        &mut self,
        catalogue: &'c Catalogue,
        viewer: Viewer,
        rank: &mut dyn FnMut(&'c Offer) -> u8,
    ) -> Option<&'c Offer> {
        let at = self.keys.len();
        let offer = catalogue.offers.get(at)?;
        self.keys.push((rank(offer), fold(&offer.name)));
        if viewer.sees(offer) {
            self.order.push(count(at));
        }
        Some(offer)
    }

    /// Does one merge step; returns how many offers it involved, 0 once they are sorted.
    pub fn merge(&mut self, catalogue: &Catalogue) -> usize {
        let key = |at: u32| {
            let at = at as usize;
            (&self.keys[at], catalogue.offers[at].id.as_str())
        };
        let merged = merge_runs(&mut self.order, &mut self.run, &|a, b| key(a).cmp(&key(b)));
        if merged { self.order.len() } else { 0 }
    }

    /// The offers as indices into the catalogue.
    pub fn sorted(self) -> Vec<u32> {
        self.order
    }
}

impl Order {
    pub fn new(offers: Vec<u32>) -> Self {
        Self { offers }
    }

    pub fn len(&self) -> u32 {
        count(self.offers.len())
    }

    /// For each position, the offer's index in the catalogue.
    pub fn offers(&self) -> &[u32] {
        &self.offers
    }

    /// The offers of a section as indices into the catalogue, lowest key first, and by position where
    /// keys are equal. `keys`: by position.
    pub fn list(&self, section: &Bits, keys: &[u64]) -> Vec<usize> {
        let mut positions = Vec::new();
        section.visit(0..self.len(), &mut |at| positions.push(at));
        sort(&mut positions, &|a, b| keys[a as usize].cmp(&keys[b as usize]));
        let mut list = Vec::new();
        for at in positions {
            list.push(self.offers[at as usize] as usize);
        }
        list
    }
}
