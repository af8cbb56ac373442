//! The sections of the results page.

/// Where an offer appears on the results page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Every criterion that was asked for matches, and at least one situation is met or none was
    /// asked for.
    Fits,
    /// No criterion misses, but one is unknown, or none of the situations that were asked for is
    /// met, but it shares a topic with one.
    MayFit,
    /// No criterion misses, but it is about something other than what was asked for.
    OtherTopics,
    /// For everyone in its area whom it addresses, whatever else was answered.
    Always,
    /// Exactly one hard criterion misses.
    NearMiss,
}

/// What the results page shows: indices into the catalogue's `offers`, each section sorted, no
/// offer in two sections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Whom to call first: at most [`Results::FIRST`] that fit; guides if no situation was ticked
    /// or nothing fits. They stand in their section as well.
    ///
    /// The first of the section, except that one without a phone only stands here if none has one,
    /// and that one which meets a ticked situation that no offer before it meets goes before the
    /// others: of two worries neither is left without a number.
    pub first: Vec<usize>,
    /// [`Section::Fits`].
    pub fits: Vec<usize>,
    /// [`Section::MayFit`].
    pub may_fit: Vec<usize>,
    /// [`Section::OtherTopics`].
    pub other_topics: Vec<usize>,
    /// [`Section::Always`]: those of the municipality.
    pub guides: Vec<usize>,
    /// [`Section::Always`]: those of a region or of the country.
    pub helplines: Vec<usize>,
    /// [`Section::NearMiss`].
    pub near_misses: Vec<usize>,
}

impl Results {
    /// How many offers to call first there are at most.
    pub const FIRST: usize = 3;
}
