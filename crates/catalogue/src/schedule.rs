//! Schedules: one rule that says when an offer takes place, and its expansion into days.
//!
//! The rules follow RFC 5545 (recurrence rules) on civil dates. Not supported: time zones (all
//! times are wall-clock in Europe/Berlin), yearly and daily rules, `BYSETPOS`. Two things deviate:
//! `dtstart` only bounds the rule and is not itself a date, and an extra date takes place even when
//! `except_dates` names its day, because that only excludes days of the rule. Property tests
//! compare every rule with the `rrule` crate.

use crate::{
    Date, Id, TimeOfDay, Weekday, YearMonth, code::codes, digits::signed_digits, record::record,
};

codes! {
    /// How often a schedule repeats.
    Frequency {
        /// A single day, `dtstart`.
        Once = "ONCE",
        /// On days of the week.
        Weekly = "WEEKLY",
        /// On days of the month.
        Monthly = "MONTHLY",
    }
}

impl Frequency {
    /// Which week or month since January 1900 contains a day, and the day's position in it, from 1.
    fn place(self, day: Date) -> (i32, i32) {
        if self == Self::Monthly {
            return (i32::from(day.year_month().index()), i32::from(day.day()));
        }
        // Weeks begin on Monday, and so does day 0.
        (day.to_days() / 7, day.to_days() % 7 + 1)
    }

    /// The first day of a week or month, as [`Date::to_days`], and its length in days.
    fn period(self, number: i32) -> Option<(i32, i32)> {
        if self == Self::Monthly {
            let month = YearMonth::from_index(u16::try_from(number).ok()?)?;
            return Some((month.day(1)?.to_days(), i32::from(month.days())));
        }
        Some((number * 7, 7))
    }
}

/// A weekday, or with a number the nth such day of a month, counted from its end if negative. In
/// JSON `"TU"`, `"2TU"`, `"-1FR"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// 1 to 5, or −1 to −5 from the month's end; `None` = every such day.
    pub nth: Option<i8>,
    /// The day of the week.
    pub weekday: Weekday,
}

impl ByDay {
    /// Reads `TU`, `2TU` or `-1FR`.
    pub fn parse(text: &str) -> Option<Self> {
        use crate::Code;
        let at = text.len().checked_sub(2)?;
        let weekday = Weekday::from_code(text.get(at..)?)?;
        let nth = match text.as_bytes().get(..at)? {
            [] => None,
            number => match signed_digits(number)? {
                nth @ (1..=5 | -5..=-1) => Some(i8::try_from(nth).ok()?),
                _ => return None,
            },
        };
        Some(Self { nth, weekday })
    }

    /// The matching days as bits, the first day lowest, in a week or month of this length that
    /// begins on this weekday (Monday = 0). Bits beyond the last day are meaningless.
    fn days(self, first_weekday: i32, length: i32) -> u32 {
        let first = (self.weekday as i32 - first_weekday).rem_euclid(7);
        // How many come before the last one.
        let last = (length - 1 - first) / 7;
        match self.nth.map(i32::from) {
            // Every seventh day, up to the longest month.
            None => 0x1020_4081 << first,
            Some(nth) if nth > 0 => bit(first + (nth - 1) * 7),
            Some(nth) => bit(first + (last + 1 + nth) * 7),
        }
    }
}

/// The bit of the day at this position of a week or month, from 0; 0 beyond the longest month.
fn bit(place: i32) -> u32 {
    1_u32.checked_shl(place.cast_unsigned()).unwrap_or(0)
}

record! {
    /// One day more than the rule gives, perhaps elsewhere or at another time.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ExtraDate {
        /// The day.
        pub date: Date,
        /// Another location than the schedule's.
        pub location: Option<Id>,
        /// Another time of opening than the schedule's.
        pub opens_at: Option<TimeOfDay>,
        /// Another time of closing than the schedule's.
        pub closes_at: Option<TimeOfDay>,
    }
}

record! {
    /// When an offer takes place, or a phone is answered: one rule.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Schedule {
        /// Where, when it is not everywhere that the offer is: a monthly event may change
        /// its venue.
        pub location: Option<Id>,
        /// How often.
        pub freq: Frequency,
        /// Every how many weeks or months, counted from `dtstart`, which it then needs.
        #[serde(default = "one")]
        #[schemars(range(min = 1, max = Schedule::INTERVAL_LIMIT))]
        pub interval: u16,
        /// Days of the week; for a monthly rule possibly the nth.
        pub byday: Vec<ByDay>,
        /// Days of the month, 1 to 31, or −1 to −31 from its end.
        #[schemars(with = "Vec<crate::shape::MonthDay>")]
        pub bymonthday: Vec<i8>,
        /// The first day that can be meant.
        pub dtstart: Option<Date>,
        /// The last day that can be meant: inclusive.
        pub until: Option<Date>,
        /// How many days at most, counted from `dtstart` (which it needs), those in
        /// `except_dates` included.
        #[schemars(range(min = 1, max = Schedule::COUNT_LIMIT))]
        pub count: Option<u16>,
        /// Wall-clock time in Europe/Berlin.
        pub opens_at: Option<TimeOfDay>,
        /// Wall-clock time in Europe/Berlin; before `opens_at` = on the next day.
        pub closes_at: Option<TimeOfDay>,
        /// Days of the rule on which nothing happens.
        pub except_dates: Vec<Date>,
        /// Days beside the rule. An extra date on a day of the rule replaces it: so a single
        /// date can move to another venue or time.
        pub extra_dates: Vec<ExtraDate>,
        /// Such as "nicht in den Ferien".
        pub note: Option<String>,
    }
}

#[cfg(feature = "schema")]
fn one() -> u16 {
    1
}

/// One day on which an offer takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The day.
    pub date: Date,
    /// When it opens.
    pub opens_at: Option<TimeOfDay>,
    /// When it closes.
    pub closes_at: Option<TimeOfDay>,
    /// Where; `None` = at the offer's own locations.
    pub location: Option<Id>,
    /// The schedule's note.
    pub note: Option<String>,
    /// Whether the schedule means this day, rather than days like it: a day named by its date, or
    /// a rule for every day of the week.
    pub is_stated: bool,
}

/// All seven [`Schedule::weekdays`].
pub(crate) const EVERY_DAY: u8 = 0b111_1111;

impl Schedule {
    /// A schedule with nothing but a frequency.
    pub fn new(freq: Frequency) -> Self {
        Self {
            location: None,
            freq,
            interval: 1,
            byday: Vec::new(),
            bymonthday: Vec::new(),
            dtstart: None,
            until: None,
            count: None,
            opens_at: None,
            closes_at: None,
            except_dates: Vec::new(),
            extra_dates: Vec::new(),
            note: None,
        }
    }

    /// A hundred years of weeks.
    pub const INTERVAL_LIMIT: u16 = 5200;
    /// The largest `count` of a rule.
    pub const COUNT_LIMIT: u16 = 10_000;

    /// Whether it names days by their position in a month: only a monthly rule can.
    pub(crate) fn counts_within_months(&self) -> bool {
        !self.bymonthday.is_empty() || self.byday.iter().any(|by| by.nth.is_some())
    }

    /// Whether the rule lacks the `dtstart` that it needs to be expanded.
    pub(crate) fn lacks_start(&self) -> bool {
        let open_rule = self.byday.is_empty() && self.bymonthday.is_empty();
        self.dtstart.is_none()
            && match self.freq {
                Frequency::Once => self.extra_dates.is_empty(),
                _ => self.interval > 1 || self.count.is_some() || open_rule,
            }
    }

    /// The days in `[from, to)`, sorted; at most `limit`.
    pub fn days(&self, from: Date, to: Date, limit: usize) -> Vec<Date> {
        let mut days = self.rule_days(from, to, limit);
        for extra in &self.extra_dates {
            if let Err(at) = days.binary_search(&extra.date)
                && (from..to).contains(&extra.date)
            {
                days.insert(at, extra.date);
            }
        }
        days.truncate(limit);
        days
    }

    /// The occurrences in `[from, to)`, sorted by day; those of at most `limit` days.
    pub fn occurrences(&self, from: Date, to: Date, limit: usize) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        for date in self.days(from, to, limit) {
            let before = occurrences.len();
            for extra in &self.extra_dates {
                if extra.date == date {
                    occurrences.push(self.occurrence(date, Some(extra)));
                }
            }
            if occurrences.len() == before {
                occurrences.push(self.occurrence(date, None));
            }
        }
        occurrences
    }

    fn occurrence(&self, date: Date, extra: Option<&ExtraDate>) -> Occurrence {
        // An extra opening time without a closing time must not borrow the rule's.
        let (opens_at, closes_at) = match extra {
            Some(extra) if extra.opens_at.is_some() => (extra.opens_at, extra.closes_at),
            Some(extra) if extra.closes_at.is_some() => (self.opens_at, extra.closes_at),
            _ => (self.opens_at, self.closes_at),
        };
        Occurrence {
            date,
            opens_at,
            closes_at,
            location: extra
                .and_then(|extra| extra.location.clone())
                .or_else(|| self.location.clone()),
            note: self.note.clone(),
            is_stated: extra.is_some()
                || self.freq == Frequency::Once
                || self.weekdays() == EVERY_DAY,
        }
    }

    /// The weekdays that the rule names, one bit each, Monday's lowest.
    pub(crate) fn weekdays(&self) -> u8 {
        self.byday.iter().fold(0, |days, by| days | 1 << (by.weekday as u8))
    }

    /// The rule's days in `[from, to)` minus exceptions, sorted; at most `limit`.
    fn rule_days(&self, from: Date, to: Date, limit: usize) -> Vec<Date> {
        let mut days = Vec::new();
        if self.lacks_start() {
            return days;
        }
        let end = self.until.map_or(to, |until| to.min(until.plus_days(1)));
        let first = self.dtstart.unwrap_or(from);
        // Counting starts at the first day, no matter where the window begins.
        let start = if self.count.is_some() { first } else { first.max(from) };
        let mut left = self.count.map_or(usize::MAX, usize::from);
        let mut visit = |day: Date| -> bool {
            if day >= end || left == 0 || days.len() >= limit {
                return false;
            }
            left -= 1;
            if day >= from && !self.except_dates.contains(&day) {
                days.push(day);
            }
            true
        };
        if self.freq != Frequency::Once {
            self.visit(first, start, end, &mut visit);
        } else if let Some(day) = self.dtstart.filter(|day| *day >= from) {
            visit(day);
        }
        days
    }

    /// Visits the days of a weekly or monthly rule in `[start, end)`, until `visit` returns
    /// `false`.
    fn visit(&self, first: Date, start: Date, end: Date, visit: &mut dyn FnMut(Date) -> bool) {
        let (anchor, own_place) = self.freq.place(first);
        let (number, _) = self.freq.place(start);
        let step = i32::from(self.interval.max(1));
        let mut number = anchor + (number - anchor) / step * step;
        while let Some((begin, length)) = self.freq.period(number) {
            if begin >= end.to_days() {
                return;
            }
            let mut days = self.days_of(begin, length, own_place) & (bit(length) - 1);
            while days > 0 {
                let day = Date::from_days(begin + days.trailing_zeros().cast_signed());
                if day >= start && !visit(day) {
                    return;
                }
                days &= days - 1;
            }
            number += step;
        }
    }

    /// Whether it is a monthly rule whose days no month has, such as the 31st that is also the
    /// second-to-last Friday.
    pub(crate) fn never_takes_place(&self) -> bool {
        let has_day = |first_weekday| {
            (28..=31).any(|length| self.days_of(first_weekday, length, 1) & (bit(length) - 1) > 0)
        };
        self.freq == Frequency::Monthly && !(0..7).any(has_day)
    }

    /// The days that the rule names in the week or month of this length that begins on this day, as
    /// bits like [`ByDay::days`]; `own_place` is the position of the rule's first day, from 1,
    /// which a rule that names no days falls back to.
    fn days_of(&self, begin: i32, length: i32, own_place: i32) -> u32 {
        if self.byday.is_empty() && self.bymonthday.is_empty() {
            return bit(own_place - 1);
        }
        let mut by_day = 0;
        for by in &self.byday {
            by_day |= by.days(begin % 7, length);
        }
        let mut by_place = 0;
        for place in &self.bymonthday {
            let place = i32::from(*place);
            by_place |= bit(if place > 0 { place - 1 } else { length + place });
        }
        match (self.byday.is_empty(), self.bymonthday.is_empty()) {
            (true, _) => by_place,
            (_, true) => by_day,
            _ => by_day & by_place,
        }
    }
}
