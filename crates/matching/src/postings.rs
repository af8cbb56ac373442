//! For each of many keys the offers that have it: memory for what there is, not for keys
//! times offers.

use crate::bitset::Bits;

/// Lists of values by key, in one piece of memory.
pub(crate) struct Postings {
    /// Where each key's list begins, and where the last one ends.
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Postings {
    /// The lists of the keys below `keys`; each keeps the order of the pairs.
    pub fn new(keys: u32, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0; keys as usize + 2];
        for (key, _) in pairs {
            starts[*key as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        // Now `starts[key + 1]` is where the key's next value goes.
        let mut values = vec![0; pairs.len()];
        for (key, value) in pairs {
            let next = &mut starts[*key as usize + 1];
            values[*next as usize] = *value;
            *next += 1;
        }
        starts.pop();
        Self { starts, values }
    }

    /// The key's values.
    pub fn of(&self, key: u32) -> &[u32] {
        let [start, end] = [key, key + 1].map(|at| self.starts[at as usize] as usize);
        &self.values[start..end]
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
            let postings = Postings::new(9, &pairs);
            for key in 0..9 {
                let of_key = pairs.iter().filter(|pair| pair.0 == key);
                let expected: Vec<u32> = of_key.map(|pair| pair.1).collect();
                prop_assert_eq!(postings.of(key), expected);
            }
        }
    }
}
