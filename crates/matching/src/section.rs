//! The sections of the results page.

/// Where an offer appears on the results page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Every criterion that was asked for matches, and at least one situation is met or none was
    /// asked for.
    Fits,
    /// No criterion misses, but one is unknown, or no situation that was asked for is met.
    MayFit,
    /// For everyone in its area, whatever else was answered.
    Always,
    /// Exactly one hard criterion misses.
    NearMiss,
}

/// What the results page shows: indices into the catalogue's `offers`, each section sorted, no
/// offer twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// [`Section::Fits`].
    pub fits: Vec<usize>,
    /// [`Section::MayFit`].
    pub may_fit: Vec<usize>,
    /// [`Section::Always`].
    pub always: Vec<usize>,
    /// [`Section::NearMiss`].
    pub near_misses: Vec<usize>,
}
