//! The order within a section.

use crate::Reach;
use crate::bitset::Bits;
use crate::criteria::situation::Met;
use crate::fold::fold;
use crate::next_days::NextDays;
use crate::sort::sort;
use crate::text_map::count;
use catalogue::{Catalogue, Date, Offer};

/// How long a check counts as fresh, in days.
const FRESH: i32 = 365;
/// Values of [`group`].
const GROUPS: usize = 24;

/// The visible offers in the part of their order that does not depend on the answers.
/// An offer's **position** is its place in this order, not that in the catalogue.
pub(crate) struct Order {
    /// For each position the offer's place in the catalogue.
    offers: Vec<u32>,
    /// Where each group begins, and where the last one ends. The wished language parts
    /// the offers within a group.
    groups: Vec<u32>,
}

/// What sorts an offer before names do, least first.
#[derive(Clone, Copy, Default)]
struct Rank {
    group: u8,
    late: bool,
    stale: bool,
}

/// Reach, free, without registration, comes to the family: below [`GROUPS`].
fn group(offer: &Offer) -> u8 {
    use catalogue::{Format, Registration};
    let comes = |format: &Format| matches!(format, Format::HomeVisit | Format::Outreach);
    let bit = |better: bool| u8::from(!better);
    Reach::of(offer) as u8 * 8
        + bit(offer.is_free() == Some(true)) * 4
        + bit(offer.registration == Some(Registration::None)) * 2
        + bit(offer.formats.iter().any(comes))
}

/// Whether families are shown this offer at all.
pub(crate) fn is_visible(offer: &Offer) -> bool {
    offer.status != catalogue::Status::Ended && !offer.is_for_professionals_only()
}

/// The visible offers, sorted by name (folded), then id.
pub(crate) fn by_name(catalogue: &Catalogue) -> Vec<u32> {
    let ranks = vec![Rank::default(); catalogue.offers.len()];
    sorted(catalogue, &ranks)
}

fn sorted(catalogue: &Catalogue, ranks: &[Rank]) -> Vec<u32> {
    let offers = &catalogue.offers;
    let names: Vec<String> = offers.iter().map(|offer| fold(&offer.name)).collect();
    let key = |at: u32| {
        let at = at as usize;
        let rank = ranks[at];
        (rank.group, rank.late, rank.stale, names[at].as_str(), &offers[at].id)
    };
    let mut order: Vec<u32> =
        (0..count(offers.len())).filter(|at| is_visible(&offers[*at as usize])).collect();
    sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    order
}

impl Order {
    /// `next_days`: for each offer of the catalogue.
    pub fn new(catalogue: &Catalogue, next_days: &[NextDays], today: Date) -> Self {
        let fresh = today.plus_days(-FRESH);
        let rank = |(offer, next_days): (&Offer, &NextDays)| Rank {
            group: group(offer),
            late: !next_days.soon,
            stale: offer.assured_date.is_none_or(|date| date < fresh),
        };
        let ranks: Vec<Rank> = catalogue.offers.iter().zip(next_days).map(rank).collect();
        let offers = sorted(catalogue, &ranks);
        let mut groups = vec![0; GROUPS + 1];
        for at in &offers {
            groups[usize::from(ranks[*at as usize].group) + 1] += 1;
        }
        for at in 1..groups.len() {
            groups[at] += groups[at - 1];
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

    /// The offers of a section in their order, as places in the catalogue.
    pub fn list(&self, section: &Bits, met: &Met, wished: Option<&Bits>) -> Vec<usize> {
        let mut list = Vec::with_capacity(section.count());
        for number in (0..=met.most()).rev() {
            let mut level = section.clone();
            met.keep_exactly(number, &mut level);
            match wished {
                None => self.append(&level, 0..self.len(), &mut list),
                Some(wished) => self.append_by_wish(&level, wished, &mut list),
            }
        }
        list
    }

    fn append_by_wish(&self, level: &Bits, wished: &Bits, list: &mut Vec<usize>) {
        let [mut speaking, mut others] = [level.clone(), level.clone()];
        speaking.keep(wished);
        others.remove(wished);
        for ends in self.groups.windows(2) {
            self.append(&speaking, ends[0]..ends[1], list);
            self.append(&others, ends[0]..ends[1], list);
        }
    }

    fn append(&self, offers: &Bits, range: std::ops::Range<u32>, list: &mut Vec<usize>) {
        offers.visit(range, |at| list.push(self.offers[at as usize] as usize));
    }
}
