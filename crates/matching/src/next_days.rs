//! The next days on which an offer takes place.

use crate::Filters;
use catalogue::{Date, Offer};

/// How soon a date counts as soon, in days from today.
const SOON: i32 = 30;

/// What its schedules say about an offer's next days.
#[derive(Clone, Copy, Default)]
pub(crate) struct NextDays {
    /// Within [`Filters::WEEKDAY_WINDOW`] days from today: Monday is the lowest bit. None
    /// = no date is known for then.
    pub weekdays: u8,
    /// Whether one is within [`SOON`] days.
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
