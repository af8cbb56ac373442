//! Ages in months.

use crate::record::record;

/// A child's age in completed months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Months(pub u16);

impl Months {
    /// The highest age that a range can contain: 99 years.
    pub const LIMIT: Self = Self::from_years(99);

    /// `years` years in months.
    pub const fn from_years(years: u16) -> Self {
        Self(years * 12)
    }

    /// The age in years, if it is a whole number of years.
    pub fn whole_years(self) -> Option<u16> {
        (self.0.is_multiple_of(12)).then_some(self.0 / 12)
    }
}

record! {
    /// Ages from one up to, but not including, another: half-open, in completed months.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct AgeRange {
        /// The youngest age that fits, in months.
        #[serde(rename = "from_months", default)]
        pub from: Months,
        /// The first age that no longer fits, in months; none = no upper limit.
        #[serde(rename = "to_months")]
        #[schemars(range(min = 1))]
        pub to: Option<Months>,
    }
}

impl AgeRange {
    /// The range, or `None` when it is empty.
    pub fn new(from: Months, to: Option<Months>) -> Option<Self> {
        to.is_none_or(|to| from < to).then_some(Self { from, to })
    }

    /// Whether a child of this age fits.
    pub fn contains(self, age: Months) -> bool {
        self.from <= age && self.to.is_none_or(|to| age < to)
    }

    /// Whether the ranges have an age in common.
    pub fn overlaps(self, other: Self) -> bool {
        other.to.is_none_or(|to| self.from < to) && self.to.is_none_or(|to| other.from < to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: u16, to: u16) -> AgeRange {
        AgeRange::new(Months(from), Some(Months(to))).expect("not empty")
    }

    #[test]
    fn a_range_is_half_open() {
        assert!(range(0, 36).contains(Months(0)));
        assert!(range(0, 36).contains(Months(35)));
        assert!(!range(0, 36).contains(Months(36)));
        assert!(!range(0, 36).overlaps(range(36, 72)));
        assert!(!range(36, 72).overlaps(range(0, 36)));
        assert!(range(0, 37).overlaps(range(36, 72)));
    }

    #[test]
    fn twelve_months_are_a_year() {
        assert_eq!(Months::from_years(3), Months(36));
        assert_eq!(Months(36).whole_years(), Some(3));
        assert_eq!(Months(37).whole_years(), None);
    }

    #[test]
    fn an_empty_range_is_none() {
        assert_eq!(AgeRange::new(Months(36), Some(Months(36))), None);
        assert!(AgeRange::new(Months(36), None).is_some());
    }
}
