//! An offer in a list behind a number.

/// How an offer counts in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The municipality's, and it fits.
    Fits,
    /// The municipality's, but the catalogue leaves open whether it fits.
    Unclear,
    /// The municipality's, and it would fit, but it is paused.
    Paused,
    /// Of the state or the nation, and it fits.
    Wide,
}

impl Kind {
    /// All kinds, in display order.
    pub const ALL: [Self; 4] = [Self::Fits, Self::Unclear, Self::Paused, Self::Wide];
}

/// An offer in a list. Lists are sorted by kind, and then by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// How it counts.
    pub kind: Kind,
    /// Its index in [`super::Coverage::offers`].
    pub offer: usize,
}
