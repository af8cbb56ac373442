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
/// offer twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Whether no situation was ticked.
    pub is_open_question: bool,
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

/// How many offers [`Results::split_first`] takes.
const FIRST: usize = 3;

impl Results {
    /// Takes the offers to call first out of their section, at most three: the first that fit, or
    /// the first guides if no situation was ticked or nothing fits.
    pub fn split_first(&mut self) -> Vec<usize> {
        let guided = self.is_open_question || self.fits.is_empty();
        let section =
            if guided && !self.guides.is_empty() { &mut self.guides } else { &mut self.fits };
        let rest = section.split_off(section.len().min(FIRST));
        std::mem::replace(section, rest)
    }
}
