//! A cell of the matrix, and when it is a gap or thin.

/// Up to this many offers are thin: if this one is full or cancelled, there is none.
pub const THIN_OFFERS: usize = 1;

/// The results of families in one place, at one life phase, for one topic. Universal offers are not
/// counted: they apply to every cell alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Whether families at this phase can be expected to look for this topic.
    pub is_expected: bool,
    /// Matching local offers: those of the municipality, not those of the state or the nation.
    pub local: usize,
    /// Matching offers of the state and the nation.
    pub wide: usize,
    /// Local offers for which the catalogue leaves open whether they fit these families.
    pub unclear: usize,
    /// Local offers that would fit but are paused.
    pub paused: usize,
    /// The number of organizations behind the `local` ones; each without one counts separately.
    pub organizations: usize,
    /// How many of the `local` ones end soon, or have had their last date.
    pub ending: usize,
    /// How many of the `local` ones have not been verified within a year.
    pub outdated: usize,
    /// How many of the `local` ones end soon or are outdated, or both.
    pub doubtful: usize,
}

/// How well a cell is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No local offer at all: none that fits, may fit, or is paused.
    Gap,
    /// There are offers, but not to be relied on, for one of the reasons in [`Thin`].
    Thin,
    /// Enough.
    Served,
    /// No offers, and not expected at this phase.
    NotExpected,
}

/// Why a cell is thin. Several reasons may apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thin {
    /// No current offer: all of them are paused.
    OnlyPaused,
    /// No certain match: for the offers there are, the catalogue does not say for whom.
    OnlyUnclear,
    /// At most [`THIN_OFFERS`].
    Few,
    /// All by the same organization.
    OneOrganization,
    /// All of them end soon, have had their last date, or are outdated.
    OnlyDoubtful,
}

impl Cell {
    /// The cell's level.
    pub fn level(&self) -> Level {
        let is_empty = self.local + self.unclear + self.paused == 0;
        match self.is_expected {
            true if is_empty => Level::Gap,
            true if !self.thin().is_empty() => Level::Thin,
            false if self.local == 0 => Level::NotExpected,
            _ => Level::Served,
        }
    }

    /// All reasons why it is thin, the most serious first; empty if there are no offers at all.
    pub fn thin(&self) -> Vec<Thin> {
        let mut reasons = Vec::new();
        if self.local == 0 {
            if self.paused > 0 {
                reasons.push(Thin::OnlyPaused);
            }
            if self.unclear > 0 {
                reasons.push(Thin::OnlyUnclear);
            }
            return reasons;
        }
        if self.local <= THIN_OFFERS {
            reasons.push(Thin::Few);
        } else if self.organizations == 1 {
            reasons.push(Thin::OneOrganization);
        }
        if self.doubtful == self.local {
            reasons.push(Thin::OnlyDoubtful);
        }
        reasons
    }
}

impl Thin {
    /// A short label.
    pub fn label(self) -> &'static str {
        match self {
            Self::OnlyPaused => "nur Pausierendes",
            Self::OnlyUnclear => "für wen, ist unklar",
            Self::Few => "nur ein Angebot",
            Self::OneOrganization => "nur ein Träger",
            Self::OnlyDoubtful => "endet bald oder ist veraltet",
        }
    }
}

impl Level {
    /// A short label.
    pub fn label(self) -> &'static str {
        match self {
            Self::Gap => "Lücke",
            Self::Thin => "dünn",
            Self::Served => "versorgt",
            Self::NotExpected => "nicht erwartet",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Cell = Cell {
        is_expected: true,
        local: 0,
        wide: 0,
        unclear: 0,
        paused: 0,
        organizations: 0,
        ending: 0,
        outdated: 0,
        doubtful: 0,
    };

    #[test]
    fn what_only_the_state_and_the_nation_offer_is_a_gap_here() {
        assert_eq!(Cell { wide: 9, ..ASKED }.level(), Level::Gap);
        let not_asked = Cell { is_expected: false, wide: 9, ..ASKED };
        assert_eq!(not_asked.level(), Level::NotExpected);
    }

    #[test]
    fn a_single_offer_is_thin_and_so_are_many_of_one_organization() {
        let one = Cell { local: 1, organizations: 1, ..ASKED };
        assert_eq!(one.thin(), [Thin::Few]);
        let many = Cell { local: 5, organizations: 1, ..ASKED };
        assert_eq!(many.thin(), [Thin::OneOrganization]);
        let two = Cell { local: 2, organizations: 2, ..ASKED };
        assert_eq!((two.thin(), two.level()), (vec![], Level::Served));
    }

    #[test]
    fn what_pauses_is_unclear_or_ends_is_thin() {
        assert_eq!(Cell { paused: 2, ..ASKED }.thin(), [Thin::OnlyPaused]);
        assert_eq!(Cell { unclear: 2, ..ASKED }.thin(), [Thin::OnlyUnclear]);
        let ending = Cell { local: 3, organizations: 2, ending: 3, doubtful: 3, ..ASKED };
        assert_eq!((ending.thin(), ending.level()), (vec![Thin::OnlyDoubtful], Level::Thin));
        assert_eq!(Cell { doubtful: 2, ..ending }.level(), Level::Served);
    }
}
