//! Numbers beside the options of filters and questions.

use crate::FormatFilter;
use catalogue::Weekday;

/// For every filter option the number of offers in the sections "fits" and "may fit" that
/// have what it asks for, given the answers and the filters of all *other* facets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// Every language of the catalogue's offers, the most frequent in the catalogue first
    /// (so that the list does not jump), then by tag.
    pub languages: Vec<(String, usize)>,
    /// Costs nothing.
    pub free: usize,
    /// Needs no registration.
    pub no_registration: usize,
    /// Forms of help, in the order of [`FormatFilter::ALL`].
    pub formats: [(FormatFilter, usize); 3],
    /// Reached without a step.
    pub step_free: usize,
    /// Days of the week, from Monday.
    pub weekdays: [(Weekday, usize); 7],
}

/// What an option of a question leads to, were it the only one chosen there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OptionCount {
    /// Offers that fit.
    pub fits: usize,
    /// Those of them that are not nation-wide.
    pub local: usize,
}
