//! When children start school.

use crate::{Date, YearMonth};

/// The rule of a state by which children start school: in August, when the school year begins in every
/// state. There are exceptions, some start earlier or later, so this is what is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolStart {
    /// The last month of birth, 1 to 12, with which a child surely starts school in the year in which it
    /// turns six; 0 = with none. A child that was born later in a year starts a year later.
    pub last_birth_month: u8,
}

/// The month in which the school year begins.
const AUGUST: u8 = 8;

impl SchoolStart {
    /// Parses the day by which a child must have turned six, `MM-DD`. Only the month of birth is known,
    /// so a day before the end of a month means the month before.
    pub fn parse(day: &str) -> Option<Self> {
        // In a leap year, which has every day.
        let day = Date::parse(&["2000-", day].concat())?;
        let is_last = day.day() == day.year_month().days();
        let last_birth_month = if is_last { day.month() } else { day.month() - 1 };
        Some(Self { last_birth_month })
    }

    /// When a child that was born in this month is expected to start school; `None` after December
    /// 2199.
    pub fn of(self, birth: YearMonth) -> Option<YearMonth> {
        let years = if birth.month() <= self.last_birth_month { 6 } else { 7 };
        YearMonth::new(birth.year() + years, AUGUST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(day: &str) -> SchoolStart {
        SchoolStart::parse(day).expect("a day")
    }

    /// Hessen: six years old by 30 June; Thüringen: on 1 August.
    #[test]
    fn the_month_of_birth_decides_the_year() {
        let month = |(year, month)| YearMonth::new(year, month).expect("a month");
        for (day, birth, expected) in [
            ("06-30", (2021, 1), 2027),
            ("06-30", (2021, 6), 2027),
            ("06-30", (2021, 7), 2028),
            ("06-30", (2021, 12), 2028),
            ("08-01", (2021, 7), 2027),
            ("08-01", (2021, 8), 2028),
            ("12-31", (2021, 12), 2027),
        ] {
            assert_eq!(rule(day).of(month(birth)), Some(month((expected, 8))), "{day} {birth:?}");
        }
        assert_eq!(rule("06-30").of(month((2194, 1))), None);
    }

    #[test]
    fn what_is_no_day_is_no_rule() {
        for text in ["", "6-30", "06-31", "13-01", "30.06.", "06-30-01", "Juni"] {
            assert_eq!(SchoolStart::parse(text), None, "{text}");
        }
    }
}
