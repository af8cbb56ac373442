//! For each of many keys, the offers that have it. Memory grows with the number of entries, not
//! with keys times offers.

use crate::bitset::Bits;

/// Lists of values by key.
pub(crate) struct Postings(Vec<Vec<u32>>);

impl Postings {
    /// Lists without values.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Appends a value to the key's list. Keys are numbered consecutively from 0.
    pub fn add(&mut self, key: u32, value: u32) {
        while self.0.len() <= key as usize {
            self.0.push(Vec::new());
        }
        self.0[key as usize].push(value);
    }

    /// The key's values in insertion order.
    pub fn of(&self, key: u32) -> &[u32] {
        self.0.get(key as usize).map_or(&[], Vec::as_slice)
    }

    /// How many of the key's values are in this set.
    pub fn count(&self, key: u32, among: &Bits) -> usize {
        let values = self.of(key).iter();
        values.filter(|at| among.contains(**at)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keeps_each_pair_in_order(pairs in prop::collection::vec((0u32..9, 0u32..100), 0..50)) {
            let mut postings = Postings::new();
            for (key, value) in &pairs {
                postings.add(*key, *value);
            }
            for key in 0..9 {
                let of_key = pairs.iter().filter(|pair| pair.0 == key);
                let expected: Vec<u32> = of_key.map(|pair| pair.1).collect();
                prop_assert_eq!(postings.of(key), expected);
            }
        }
    }
}
