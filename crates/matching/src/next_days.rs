//! The next days on which an offer takes place.

use crate::Filters;
use catalogue::{Date, Offer};

/// How many days from today count as soon.
const SOON: i32 = 30;

/// What an offer's schedules say about the next days.
#[derive(Clone, Copy, Default)]
pub(crate) struct NextDays {
    /// Weekdays with a date within [`Filters::WEEKDAY_WINDOW`] days from today; Monday is the
    /// lowest bit. 0 = no date is known in that window.
    pub weekdays: u8,
    /// Whether there is one within [`SOON`] days.
    pub soon: bool,
}

impl NextDays {
    pub fn of(offer: &Offer, today: Date) -> Self {
        let horizon = today.plus_days(Filters::WEEKDAY_WINDOW);
        let soon = today.plus_days(SOON);
        let mut next = Self::default();
        for schedule in &offer.schedules {
            for day in schedule.days(today, horizon, usize::MAX) {
                next.weekdays |= 1 << day.weekday() as u8;
                next.soon |= day < soon;
            }
        }
        next
    }
}
