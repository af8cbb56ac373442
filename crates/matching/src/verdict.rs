//! The three-valued answer of a criterion.

use crate::bitset::Bits;

/// What one criterion of an offer says about the answers. Ordered: the best of several verdicts is
/// the maximum, the worst the minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Does not fit.
    Miss,
    /// The catalogue does not say. Never excludes an offer.
    Unknown,
    /// Fits.
    Match,
}

/// The verdicts of one criterion for all offers.
#[derive(Clone)]
pub(crate) struct Verdicts {
    /// At least [`Verdict::Unknown`].
    pub possible: Bits,
    /// [`Verdict::Match`]: a subset of `possible`.
    pub certain: Bits,
}

impl Verdicts {
    /// A miss for each of `len` offers.
    pub fn misses(len: usize) -> Self {
        Self { possible: Bits::none(len), certain: Bits::none(len) }
    }

    /// Raises one offer to at least this verdict.
    pub fn raise(&mut self, at: u32, verdict: Verdict) {
        if verdict >= Verdict::Unknown {
            self.possible.set(at);
        }
        if verdict == Verdict::Match {
            self.certain.set(at);
        }
    }

    /// Takes the better verdict for each offer.
    pub fn improve(&mut self, other: &Self) {
        self.possible.add(&other.possible);
        self.certain.add(&other.certain);
    }

    pub fn at(&self, at: u32) -> Verdict {
        match (self.possible.contains(at), self.certain.contains(at)) {
            (_, true) => Verdict::Match,
            (true, false) => Verdict::Unknown,
            (false, false) => Verdict::Miss,
        }
    }
}
