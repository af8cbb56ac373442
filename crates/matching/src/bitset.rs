//! Sets of offers, one bit each.

use std::ops::Range;

/// A set of positions below a fixed length.
#[derive(Clone)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The empty set for `len` positions.
    pub fn none(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    /// Several empty sets for `len` positions.
    pub fn nones(len: usize, sets: usize) -> Vec<Self> {
        let mut nones = Vec::new();
        for _ in 0..sets {
            nones.push(Self::none(len));
        }
        nones
    }

    /// The empty set, of the same length as the other.
    pub fn none_like(other: &Self) -> Self {
        Self(vec![0; other.0.len()])
    }

    /// The full set of `len` positions.
    pub fn all(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let (Some(last), rest @ 1..) = (words.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        Self(words)
    }

    pub fn set(&mut self, at: u32) {
        self.0[at as usize / 64] |= 1 << (at % 64);
    }

    pub fn contains(&self, at: u32) -> bool {
        self.0[at as usize / 64] >> (at % 64) & 1 == 1
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many positions are in both.
    pub fn count_both(&self, other: &Self) -> usize {
        let both = self.0.iter().zip(&other.0);
        both.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Union: adds the other's positions.
    pub fn add(&mut self, other: &Self) {
        self.combine(other, |a, b| a | b);
    }

    /// Intersection: keeps only positions that are in both.
    pub fn keep(&mut self, other: &Self) {
        self.combine(other, |a, b| a & b);
    }

    /// Difference: removes the other's positions.
    pub fn remove(&mut self, other: &Self) {
        self.combine(other, |a, b| a & !b);
    }

    fn combine(&mut self, other: &Self, of: impl Fn(u64, u64) -> u64) {
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            *a = of(*a, *b);
        }
    }

    /// Calls `visit` with each position in the range, ascending.
    pub fn visit(&self, range: Range<u32>, visit: &mut dyn FnMut(u32)) {
        let mut at = range.start;
        while at < range.end {
            let mut word = self.0[at as usize / 64] & (u64::MAX << (at % 64));
            let base = at / 64 * 64;
            if range.end - base < 64 {
                word &= (1 << (range.end - base)) - 1;
            }
            while word != 0 {
                visit(base + word.trailing_zeros());
                word &= word - 1;
            }
            at = base + 64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn bits(len: usize, positions: &BTreeSet<u32>) -> Bits {
        let mut bits = Bits::none(len);
        for at in positions {
            bits.set(*at);
        }
        bits
    }

    fn positions(bits: &Bits, range: Range<u32>) -> Vec<u32> {
        let mut found = Vec::new();
        bits.visit(range, &mut |at| found.push(at));
        found
    }

    proptest! {
        #[test]
        fn behaves_as_a_set(
            a in prop::collection::btree_set(0u32..200, 0..80),
            b in prop::collection::btree_set(0u32..200, 0..80),
            from in 0u32..200,
            len in 0u32..200,
        ) {
            let range = from..(from + len).min(200);
            let inside = |set: &BTreeSet<u32>| -> Vec<u32> {
                set.iter().copied().filter(|at| range.contains(at)).collect()
            };
            let (left, right) = (bits(200, &a), bits(200, &b));
            prop_assert_eq!(positions(&left, range.clone()), inside(&a));
            prop_assert_eq!(left.count(), a.len());
            prop_assert_eq!(left.count_both(&right), (&a & &b).len());
            prop_assert_eq!(left.contains(from), a.contains(&from));
            for (combine, expected) in [
                (Bits::add as fn(&mut Bits, &Bits), &a | &b),
                (Bits::keep, &a & &b),
                (Bits::remove, &a - &b),
            ] {
                let mut combined = left.clone();
                combine(&mut combined, &right);
                prop_assert_eq!(positions(&combined, range.clone()), inside(&expected));
            }
        }

        #[test]
        fn all_of_a_length_are_as_many(len in 0usize..200) {
            prop_assert_eq!(Bits::all(len).count(), len);
        }
    }
}
