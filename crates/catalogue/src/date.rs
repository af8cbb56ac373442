//! Civil dates of the Gregorian calendar. No time zone, no clock: "today" is an argument.

use crate::{code::codes, digits::digits};
use std::{fmt, num::NonZeroU32};

codes! {
    /// A day of the week, as RFC 5545 spells it.
    Weekday {
        /// Monday.
        Monday = "MO",
        /// Tuesday.
        Tuesday = "TU",
        /// Wednesday.
        Wednesday = "WE",
        /// Thursday.
        Thursday = "TH",
        /// Friday.
        Friday = "FR",
        /// Saturday.
        Saturday = "SA",
        /// Sunday.
        Sunday = "SU",
    }
}

/// A day between 1900-01-01 and 2199-12-31.
///
/// Stored as a number, because dates are mostly compared. Never 0, which keeps an optional date the
/// size of one number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU32);

const DAYS_BEFORE_MONTH: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days of a month, 28 to 31.
const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1900-01-01 to the first day of a year.
const fn days_before_year(year: u16) -> i32 {
    let years = year as i32 - 1900;
    // 1900 was not a leap year, so every fourth year from 1904 on is one, except 2100.
    let leap_days = if years > 0 { (years - 1) / 4 } else { 0 };
    years * 365 + leap_days - (year > 2100) as i32
}

impl Date {
    /// The first representable day.
    pub const MIN: Self = Self(NonZeroU32::MIN);
    /// The last representable day.
    pub const MAX: Self = Self::new(2199, 12, 31).expect("invariant: a day");

    /// The date, or `None` if it does not exist or is outside 1900 to 2199.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year < 1900 || year > 2199 || month < 1 || month > 12 {
            return None;
        }
        if day < 1 || day > days_in_month(year, month) {
            return None;
        }
        let leap_day = month > 2 && is_leap(year);
        let before_month = DAYS_BEFORE_MONTH[month as usize - 1] as i32 + leap_day as i32;
        Some(Self::from_days(days_before_year(year) + before_month + day as i32 - 1))
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else {
            return None;
        };
        let (year, month, day) =
            (digits(&bytes[..4])?, digits(&bytes[5..7])?, digits(&bytes[8..])?);
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The month that contains this day, and the day of that month.
    fn civil(self) -> (YearMonth, u8) {
        let days = self.to_days();
        // Never too late, and at most one year too early.
        let mut year = 1900 + u16::try_from(days / 366).unwrap_or(0);
        while days_before_year(year + 1) <= days {
            year += 1;
        }
        let mut rest = days - days_before_year(year);
        let mut month = 1;
        while rest >= i32::from(days_in_month(year, month)) {
            rest -= i32::from(days_in_month(year, month));
            month += 1;
        }
        (YearMonth { year, month }, u8::try_from(rest + 1).unwrap_or(1))
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year_month().year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.year_month().month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.civil().1
    }

    /// The month that contains this day.
    pub fn year_month(self) -> YearMonth {
        self.civil().0
    }

    /// Days since 1900-01-01, a Monday.
    pub const fn to_days(self) -> i32 {
        self.0.get().cast_signed() - 1
    }

    /// The day this many days after 1900-01-01; clamped to [`Date::MIN`] and [`Date::MAX`].
    pub const fn from_days(days: i32) -> Self {
        const LAST: i32 = days_before_year(2200) - 1;
        let days = if days < 0 {
            0
        } else if days > LAST {
            LAST
        } else {
            days
        };
        Self(NonZeroU32::MIN.saturating_add(days.cast_unsigned()))
    }

    /// The date this many days later (or earlier); clamped like [`Date::from_days`].
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self::from_days(self.to_days().saturating_add(days))
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        use crate::Code;
        Weekday::ALL[usize::try_from(self.to_days().rem_euclid(7)).unwrap_or(0)]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (YearMonth { year, month }, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// In ISO format: the bare number would be unreadable.
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A month of a specific year, such as a child's month of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: u16,
    month: u8,
}

impl YearMonth {
    /// The month, or `None` outside January 1900 to December 2199.
    pub const fn new(year: u16, month: u8) -> Option<Self> {
        match Date::new(year, month, 1) {
            Some(_) => Some(Self { year, month }),
            None => None,
        }
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Months since January 1900.
    pub fn index(self) -> u16 {
        (self.year - 1900) * 12 + u16::from(self.month) - 1
    }

    /// The month this many months after January 1900; `None` after December 2199.
    pub fn from_index(index: u16) -> Option<Self> {
        Self::new(1900 + index / 12, u8::try_from(index % 12 + 1).ok()?)
    }

    /// Days of this month, 28 to 31.
    pub fn days(self) -> u8 {
        days_in_month(self.year, self.month)
    }

    /// The given day of this month.
    pub fn day(self, day: u8) -> Option<Date> {
        Date::new(self.year, self.month, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use chrono::{Datelike, NaiveDate};
    use proptest::prelude::*;

    #[test]
    fn every_day_agrees_with_chrono() {
        let mut civil = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");
        for days in 0..=Date::MAX.to_days() {
            let date = Date::from_days(days);
            assert_eq!(date.to_string(), civil.to_string());
            assert_eq!(date.to_days(), days);
            assert_eq!(
                date.weekday(),
                Weekday::ALL[civil.weekday().num_days_from_monday() as usize]
            );
            civil = civil.succ_opt().expect("a day");
        }
        assert_eq!(Date::from_days(i32::MAX), Date::MAX);
        assert_eq!(Date::from_days(-1), Date::MIN);
        assert_eq!(format!("{:?}", Date::MAX), "2199-12-31");
    }

    proptest! {
        #[test]
        fn reads_exactly_what_chrono_reads(year in 1890u16..2210, month in 0u8..14, day in 0u8..33) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let civil = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            let in_range = (1900..2200).contains(&year);
            prop_assert_eq!(Date::parse(&text).is_some(), civil.is_some() && in_range);
        }

        #[test]
        fn never_panics(text in ".{0,12}") {
            let _ = Date::parse(&text);
        }
    }

    #[test]
    fn a_month_knows_its_index() {
        for index in 0..3600 {
            assert_eq!(YearMonth::from_index(index).map(YearMonth::index), Some(index));
        }
        assert_eq!(YearMonth::from_index(3600), None);
        let march = YearMonth::from_index(127 * 12 + 2);
        assert_eq!(march.map(|march| (march.year(), march.month())), Some((2027, 3)));
    }
}
