//! What is read of a time.

use catalogue::{Date, Schedule};

/// When an offer takes place, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The rules.
    pub schedules: Vec<Schedule>,
    /// What was understood and is no rule: "nach Vereinbarung".
    pub notes: Vec<String>,
    /// What was not understood.
    pub unread: Vec<Unread>,
    /// What was read, but could have been meant otherwise.
    pub doubts: Vec<Doubt>,
}

/// A part of the text that was not understood, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The part.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why a time was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Something stands there that is no time.
    Unknown,
    /// Every so many weeks, but from when?
    NeedsStart,
    /// "jeden 2. Dienstag": of the month, or every other one?
    SecondOrEveryOther,
    /// The date falls on another day of the week.
    OtherWeekday,
}

/// What was read, but could have been meant otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A date without a year was taken as this one.
    AssumedYear(Date),
    /// Working days were taken as Monday to Friday.
    Workdays,
}
