//! Schedules: one rule that says when an offer takes place, and its expansion into days.
//!
//! The rules follow RFC 5545 (recurrence rules) on civil dates. What is not offered:
//! time zones (all times are wall-clock in Europe/Berlin), yearly and daily rules,
//! `BYSETPOS`. Two things are ours: `dtstart` only bounds the rule and is no date by
//! itself, and an extra date takes place even when `except_dates` names its day, because
//! that only takes days out of the rule. Property tests compare every rule with the
//! `rrule` crate.

use crate::{
    Date, Id, TimeOfDay, Weekday, YearMonth, code::codes, digits::digits, sort::sort_values,
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

/// A weekday, or with a number the nth such day of a month, from its end when negative.
/// In JSON `"TU"`, `"2TU"`, `"-1FR"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// 1 to 5, or −1 to −5 from the month's end; none = every such day.
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
        let (sign, number) = match text.as_bytes().get(..at)? {
            [] => return Some(Self { nth: None, weekday }),
            [b'-', number @ ..] => (-1, number),
            [b'+', number @ ..] | number => (1, number),
        };
        let number = i8::try_from(digits(number)?).ok()?;
        if !(1..=5).contains(&number) {
            return None;
        }
        Some(Self { nth: Some(sign * number), weekday })
    }

    fn contains(self, date: Date) -> bool {
        let nth_from_start = (date.day() - 1) / 7 + 1;
        let nth_from_end = (date.year_month().days() - date.day()) / 7 + 1;
        date.weekday() == self.weekday
            && match self.nth {
                None => true,
                Some(nth) if nth > 0 => nth.unsigned_abs() == nth_from_start,
                Some(nth) => nth.unsigned_abs() == nth_from_end,
            }
    }
}

/// One day more than the rule gives, perhaps elsewhere or at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub struct ExtraDate {
    /// The day.
    pub date: Date,
    /// Another location than the schedule's.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub location: Option<Id>,
    /// Another time of opening than the schedule's.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub opens_at: Option<TimeOfDay>,
    /// Another time of closing than the schedule's.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub closes_at: Option<TimeOfDay>,
}

/// When an offer takes place, or a phone is answered: one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Schedule {
    /// Where, when it is not everywhere that the offer is: a monthly event may change
    /// its venue.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub location: Option<Id>,
    /// How often.
    pub freq: Frequency,
    /// Every how many weeks or months, counted from `dtstart`, which it then needs.
    #[cfg_attr(feature = "schema", serde(default = "one"), schemars(range(min = 1, max = Schedule::INTERVAL_LIMIT)))]
    pub interval: u16,
    /// Days of the week; for a monthly rule possibly the nth.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub byday: Vec<ByDay>,
    /// Days of the month, 1 to 31, or −1 to −31 from its end.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Vec::is_empty"),
        schemars(with = "Vec<crate::schema::MonthDay>")
    )]
    pub bymonthday: Vec<i8>,
    /// The first day that can be meant.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub dtstart: Option<Date>,
    /// The last day that can be meant: inclusive.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub until: Option<Date>,
    /// How many days at most, counted from `dtstart` (which it needs), those in
    /// `except_dates` included.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Option::is_none"),
        schemars(range(min = 1, max = Schedule::COUNT_LIMIT))
    )]
    pub count: Option<u16>,
    /// Wall-clock time in Europe/Berlin.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub opens_at: Option<TimeOfDay>,
    /// Wall-clock time in Europe/Berlin; before `opens_at` = on the next day.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub closes_at: Option<TimeOfDay>,
    /// Days of the rule on which nothing happens.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub except_dates: Vec<Date>,
    /// Days beside the rule. An extra date on a day of the rule replaces it: so a single
    /// date can move to another venue or time.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub extra_dates: Vec<ExtraDate>,
    /// Such as "nicht in den Ferien".
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
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
    /// Where; none = at the offer's own locations.
    pub location: Option<Id>,
    /// The schedule's note.
    pub note: Option<String>,
}

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
    /// The most days that a rule may count.
    pub const COUNT_LIMIT: u16 = 10_000;

    /// Whether it names days by their place in a month: only a monthly rule can.
    pub(crate) fn counts_within_months(&self) -> bool {
        !self.bymonthday.is_empty() || self.byday.iter().any(|by| by.nth.is_some())
    }

    /// Whether the rule lacks the `dtstart` without which it cannot be counted out.
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
        let mut days = self.rule_days(from, to, limit.saturating_add(self.except_dates.len()));
        days.retain(|day| !self.except_dates.contains(day));
        let extra = self.extra_dates.iter().map(|extra| extra.date);
        days.extend(extra.filter(|day| (from..to).contains(day)));
        sort_values(&mut days, Date::cmp);
        days.dedup();
        days.truncate(limit);
        days
    }

    /// The occurrences in `[from, to)`, sorted by day; those of at most `limit` days.
    pub fn occurrences(&self, from: Date, to: Date, limit: usize) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        for date in self.days(from, to, limit) {
            let mut extra = self.extra_dates.iter().filter(|extra| extra.date == date);
            let Some(first) = extra.next() else {
                occurrences.push(self.occurrence(date, None));
                continue;
            };
            for extra in std::iter::once(first).chain(extra) {
                occurrences.push(self.occurrence(date, Some(extra)));
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
        }
    }

    /// The rule's days in `[from, to)` before exceptions, sorted; at most `limit`.
    fn rule_days(&self, from: Date, to: Date, limit: usize) -> Vec<Date> {
        let mut days = Vec::new();
        if self.lacks_start() {
            return days;
        }
        let end = self.until.map_or(to, |until| to.min(until.plus_days(1)));
        let first = self.dtstart.unwrap_or(from);
        // Counting starts at the first day, wherever the window opens.
        let start = if self.count.is_some() { first } else { first.max(from) };
        let mut left = self.count.map_or(usize::MAX, usize::from);
        let mut visit = |day: Date| -> bool {
            if day >= end || left == 0 || days.len() >= limit {
                return false;
            }
            left -= 1;
            if day >= from {
                days.push(day);
            }
            true
        };
        match self.freq {
            Frequency::Once => {
                if let Some(day) = self.dtstart.filter(|day| *day >= from) {
                    visit(day);
                }
            }
            Frequency::Weekly => self.visit_weekly(first, start, end, &mut visit),
            Frequency::Monthly => self.visit_monthly(first, start, end, &mut visit),
        }
        days
    }

    fn visit_weekly(
        &self,
        first: Date,
        start: Date,
        end: Date,
        visit: &mut dyn FnMut(Date) -> bool,
    ) {
        // Weeks begin on Monday, and so does day 0.
        let step = 7 * i32::from(self.interval.max(1));
        let anchor = first.to_days() / 7 * 7;
        let mut monday = anchor + (start.to_days() - anchor).div_euclid(step) * step;
        while monday < end.to_days() {
            for day in (monday..monday + 7).map(Date::from_days) {
                if day >= start && self.falls_on_weekday(day) && !visit(day) {
                    return;
                }
            }
            monday += step;
        }
    }

    fn falls_on_weekday(&self, day: Date) -> bool {
        if self.byday.is_empty() {
            return self.dtstart.is_some_and(|first| first.weekday() == day.weekday());
        }
        self.byday.iter().any(|by| by.weekday == day.weekday())
    }

    fn visit_monthly(
        &self,
        first: Date,
        start: Date,
        end: Date,
        visit: &mut dyn FnMut(Date) -> bool,
    ) {
        let step = self.interval.max(1);
        let anchor = first.year_month().index();
        let passed = start.year_month().index().saturating_sub(anchor) / step;
        let mut index = anchor + passed * step;
        while let Some(month) = YearMonth::from_index(index) {
            if month.day(1).is_none_or(|day| day >= end) {
                return;
            }
            for day in (1..=month.days()).filter_map(|day| month.day(day)) {
                if day >= start && self.falls_on_month_day(day) && !visit(day) {
                    return;
                }
            }
            index = index.saturating_add(step);
        }
    }

    fn falls_on_month_day(&self, day: Date) -> bool {
        if self.byday.is_empty() && self.bymonthday.is_empty() {
            return self.dtstart.is_some_and(|first| first.day() == day.day());
        }
        let from_start = i16::from(day.day());
        let from_end = from_start - i16::from(day.year_month().days()) - 1;
        let by_day = self.byday.is_empty() || self.byday.iter().any(|by| by.contains(day));
        let by_month_day = self.bymonthday.is_empty()
            || self
                .bymonthday
                .iter()
                .any(|number| [from_start, from_end].contains(&i16::from(*number)));
        by_day && by_month_day
    }
}
