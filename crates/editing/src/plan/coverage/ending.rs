//! Offers that will soon be unavailable.

use catalogue::{Catalogue, Date, Offer, Status};
use matching::{Reach, Viewer};

/// How many days ahead counts as soon: long enough to find a replacement.
pub const ENDING_DAYS: i32 = 90;

/// How far ahead to look for dates, in days: ten years, as in `check`.
const FAR: i32 = 3653;

/// An offer that is ending or has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The offer's name.
    pub name: String,
    /// The name of its organization.
    pub organization: Option<String>,
    /// How it ends.
    pub end: End,
}

/// How an offer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// All its dates are over; the last one was on this day.
    Over(Date),
    /// It is paused.
    Paused,
    /// Its last date is on this day, within [`ENDING_DAYS`].
    Soon(Date),
}

/// When the dates of an offer end or ended. `None` for an offer without dates, or without an end.
pub fn dates_end(offer: &Offer, today: Date) -> Option<End> {
    let soon = today.plus_days(ENDING_DAYS);
    let days = |from: Date, to: Date, limit: usize| {
        offer.schedules.iter().flat_map(move |schedule| schedule.days(from, to, limit))
    };
    if days(soon, today.plus_days(FAR), 1).next().is_some() {
        return None;
    }
    let last = days(today, soon, usize::MAX).max().map(End::Soon);
    last.or_else(|| days(today.plus_days(-FAR), today, usize::MAX).max().map(End::Over))
}

/// The municipality's own ending offers, those already unavailable first.
pub fn all(catalogue: &Catalogue, today: Date) -> Vec<Ending> {
    let own = |offer: &&Offer| Viewer::Family.sees(offer) && Reach::of(offer) == Reach::Local;
    let ending = catalogue.offers.iter().filter(own).filter_map(|offer| {
        let end = match offer.status {
            Status::Paused => End::Paused,
            _ => dates_end(offer, today)?,
        };
        let organization = offer.organization.as_ref().and_then(|id| catalogue.organization(id));
        let organization = organization.map(|organization| organization.name.clone());
        Some(Ending { name: offer.name.clone(), organization, end })
    });
    let mut ending: Vec<Ending> = ending.collect();
    ending.sort_by(|a, b| (a.end, &a.name).cmp(&(b.end, &b.name)));
    ending
}
