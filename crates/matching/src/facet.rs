//! Counts next to the options of filters and questions.

use crate::FormatFilter;
use catalogue::Weekday;

/// For every filter option, the number of offers in the sections "fits" and "may fit" that meet it,
/// given the answers and the filters of all *other* facets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// Every language of the catalogue's offers, the most frequent in the catalogue first (to keep
    /// the list stable), then by tag.
    pub languages: Vec<(String, usize)>,
    /// Free of charge.
    pub free: usize,
    /// Needs no registration.
    pub no_registration: usize,
    /// Forms of help, in the order of [`FormatFilter::ALL`].
    pub formats: [(FormatFilter, usize); 3],
    /// Step-free access.
    pub step_free: usize,
    /// Weekdays, from Monday.
    pub weekdays: [(Weekday, usize); 7],
}

/// The counts for an option of a question if it were the only one chosen there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OptionCount {
    /// Offers that fit.
    pub fits: usize,
    /// Offers of this option that fit or may fit.
    pub possible: usize,
    /// Those of them that are not nation-wide.
    pub local: usize,
    /// Offers of this option whatever the other answers are.
    pub all: usize,
}

/// Where the offers of an option are, seen from the family's other answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// Some may fit and are not nation-wide.
    Local,
    /// All that may fit are nation-wide.
    National,
    /// There are some, but none for these other answers.
    Elsewhere,
    /// There are none.
    Nowhere,
}

impl OptionCount {
    /// Where the offers are.
    pub fn supply(self) -> Supply {
        match self {
            Self { local: 1.., .. } => Supply::Local,
            Self { possible: 1.., .. } => Supply::National,
            Self { all: 1.., .. } => Supply::Elsewhere,
            _ => Supply::Nowhere,
        }
    }
}
