//! The order within a section.

use crate::bitset::Bits;
use crate::fold::fold;
use crate::next_days::NextDays;
use crate::{Reach, Viewer};
use catalogue::{Catalogue, Date, Offer, count, merge_runs};
use std::ops::Range;

/// The visible offers, sorted by the part of their order that does not depend on the answers. An
/// offer's **position** is its index in this order, not its index in the catalogue.
pub(crate) struct Order {
    /// For each position, the offer's index in the catalogue.
    offers: Vec<u32>,
    /// For each position, the offer's [`group`]. Within a group, offers are separated by whether
    /// they speak the preferred language.
    groups: Vec<u8>,
}

/// Reach, free, without registration, comes to the family: lowest first, below 24.
fn group(offer: &Offer) -> u8 {
    use catalogue::{Format, Registration};
    let comes = |format: &Format| matches!(format, Format::HomeVisit | Format::Outreach);
    let bit = |better: bool| u8::from(!better);
    Reach::of(offer) as u8 * 8
        + bit(offer.is_free() == Some(true)) * 4
        + bit(offer.registration == Some(Registration::None)) * 2
        + bit(offer.formats.iter().any(comes))
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
    /// Lowest first: the group, then a date soon, then recently checked.
    pub fn rank(offer: &Offer, next_days: NextDays, today: Date) -> u8 {
        let stale = offer.is_stale(today).unwrap_or(true);
        group(offer) * 4 + u8::from(!next_days.soon) * 2 + u8::from(stale)
    }

    /// Sorted by [`Order::rank`].
    pub fn new(sorter: Sorter) -> Self {
        let mut groups = Vec::new();
        for at in &sorter.order {
            groups.push(sorter.keys[*at as usize].0 / 4);
        }
        Self { offers: sorter.sorted(), groups }
    }

    pub fn len(&self) -> u32 {
        count(self.offers.len())
    }

    /// For each position, the offer's index in the catalogue.
    pub fn offers(&self) -> &[u32] {
        &self.offers
    }

    /// The offers of a section, sorted, as indices into the catalogue. `met`: for each offer, how
    /// many of the requested situations it meets.
    pub fn list(&self, section: &Bits, met: &[u32], wished: Option<&Bits>) -> Vec<usize> {
        let mut list = Vec::new();
        let most = met.iter().copied().max().unwrap_or(0);
        for level in (0..=most).rev() {
            let mut append = |offers: &Bits, range: Range<u32>| {
                offers.visit(range, &mut |at| {
                    if met[at as usize] == level {
                        list.push(self.offers[at as usize] as usize);
                    }
                });
            };
            let Some(wished) = wished else {
                append(section, 0..self.len());
                continue;
            };
            let [mut speaking, mut others] = [section.clone(), section.clone()];
            speaking.keep(wished);
            others.remove(wished);
            let mut start = 0;
            for group in self.groups.chunk_by(u8::eq) {
                let end = start + count(group.len());
                append(&speaking, start..end);
                append(&others, start..end);
                start = end;
            }
        }
        list
    }
}
