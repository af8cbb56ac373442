//! The order within a section.

use crate::bitset::Bits;
use crate::fold::fold;
use crate::next_days::NextDays;
use crate::text_map::count;
use crate::{Reach, Viewer};
use catalogue::{Catalogue, Date, Offer, sort};
use std::ops::Range;

/// The visible offers in the part of their order that does not depend on the answers.
/// An offer's **position** is its place in this order, not that in the catalogue.
pub(crate) struct Order {
    /// For each position the offer's place in the catalogue.
    offers: Vec<u32>,
    /// For each position the offer's [`group`]. The wished language parts the offers within
    /// a group.
    groups: Vec<u8>,
}

/// Reach, free, without registration, comes to the family: least first, below 24.
fn group(offer: &Offer) -> u8 {
    use catalogue::{Format, Registration};
    let comes = |format: &Format| matches!(format, Format::HomeVisit | Format::Outreach);
    let bit = |better: bool| u8::from(!better);
    Reach::of(offer) as u8 * 8
        + bit(offer.is_free() == Some(true)) * 4
        + bit(offer.registration == Some(Registration::None)) * 2
        + bit(offer.formats.iter().any(comes))
}

/// The visible offers, sorted by name (folded), then id.
pub(crate) fn by_name(catalogue: &Catalogue, viewer: Viewer) -> Vec<u32> {
    sorted(catalogue, viewer, &vec![0; catalogue.offers.len()])
}

/// The visible offers, sorted by rank, then name (folded), then id.
fn sorted(catalogue: &Catalogue, viewer: Viewer, ranks: &[u8]) -> Vec<u32> {
    let mut names = Vec::new();
    let mut order = Vec::new();
    for (offer, at) in catalogue.offers.iter().zip(0..) {
        names.push(fold(&offer.name));
        if viewer.sees(offer) {
            order.push(at);
        }
    }
    let key = |at: u32| {
        let at = at as usize;
        (ranks[at], names[at].as_str(), catalogue.offers[at].id.as_str())
    };
    sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    order
}

impl Order {
    /// `next_days`: for each offer of the catalogue.
    pub fn new(catalogue: &Catalogue, next_days: &[NextDays], today: Date, viewer: Viewer) -> Self {
        let mut ranks = Vec::new();
        for (offer, next_days) in catalogue.offers.iter().zip(next_days) {
            let stale = offer.is_stale(today).unwrap_or(true);
            ranks.push(group(offer) * 4 + u8::from(!next_days.soon) * 2 + u8::from(stale));
        }
        let offers = sorted(catalogue, viewer, &ranks);
        let mut groups = Vec::new();
        for at in &offers {
            groups.push(ranks[*at as usize] / 4);
        }
        Self { offers, groups }
    }

    pub fn len(&self) -> u32 {
        count(self.offers.len())
    }

    /// The place in the catalogue of the offer at each position.
    pub fn offers(&self) -> &[u32] {
        &self.offers
    }

    /// The offers of a section in their order, as places in the catalogue. `met`: for each
    /// offer how many of the asked situations it meets.
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
