//! The result of reading a time.

use catalogue::{Date, Schedule};

/// When an offer takes place, as far as the text was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The rules.
    pub schedules: Vec<Schedule>,
    /// Understood, but not a rule: "nach Vereinbarung".
    pub notes: Vec<String>,
    /// What was not understood.
    pub unread: Vec<Unread>,
    /// Assumptions: read, but possibly meant differently.
    pub doubts: Vec<Doubt>,
}

/// A part of the text that was not understood, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The part.
    pub text: String,
    /// The reason.
    pub why: Why,
}

/// Why a time was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A part that is not a time.
    Unknown,
    /// Every n weeks, but without a start date.
    NeedsStart,
    /// "jeden 2. Dienstag": ambiguous between the second of the month and every other one.
    SecondOrEveryOther,
    /// The date is on a different weekday.
    OtherWeekday,
}

/// Something that was read, but may have been meant differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A date without a year was taken to mean this one.
    AssumedYear(Date),
    /// Working days were taken to mean Monday to Friday.
    Workdays,
}
