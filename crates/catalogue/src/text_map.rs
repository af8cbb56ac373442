//! A map from texts to numbers.
//!
//! Not std's `HashMap`: its hasher and generic table cost the widget more bytes than this whole
//! module.

use crate::budget;

/// Texts, each with a number. The first number given to a text is final.
pub struct TextMap {
    /// In insertion order.
    entries: Vec<Entry>,
    /// Open addressing: 0 = free, otherwise an entry's index + 1. The length is a power of two.
    slots: Vec<u32>,
}

struct Entry {
    text: Box<str>,
    number: u32,
}

#[expect(
    clippy::len_without_is_empty,
    clippy::new_without_default,
    reason = "neither is needed, and the widget is to stay small"
)]
impl TextMap {
    /// A map without texts.
    pub fn new() -> Self {
        Self { entries: Vec::new(), slots: vec![0; 16] }
    }

    /// The number of texts.
    pub fn len(&self) -> u32 {
        count(self.entries.len())
    }

    /// The nth distinct text in insertion order, from 0.
    pub fn nth(&self, nth: u32) -> &str {
        &self.entries[nth as usize].text
    }

    /// The number of this text.
    pub fn get(&self, text: &str) -> Option<u32> {
        let nth = self.slots[self.slot(text)?].checked_sub(1)?;
        Some(self.entries[nth as usize].number)
    }

    /// The number of this text, which becomes `number` if it is new. A text that would take too
    /// many probes, because texts were crafted to collide, counts as the first one.
    pub fn get_or_insert(&mut self, text: &str, number: u32) -> u32 {
        if let Some(number) = self.get(text) {
            return number;
        }
        if self.slot(text).is_none() {
            return self.entries[0].number;
        }
        self.entries.push(Entry { text: text.into(), number });
        // At most half full, to keep a free slot close.
        if self.slots.len() < self.entries.len() * 2 {
            self.slots = vec![0; self.slots.len() * 2];
            for nth in 0..self.len() {
                self.fill_slot(nth);
            }
        } else {
            self.fill_slot(self.len() - 1);
        }
        number
    }

    fn fill_slot(&mut self, nth: u32) {
        if let Some(slot) = self.slot(self.nth(nth)) {
            self.slots[slot] = nth + 1;
        }
    }

    /// The slot of this text, or the free one where it belongs; `None` after too many probes.
    fn slot(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) as usize & mask;
        for _ in 0..budget::PROBES {
            match self.slots[slot].checked_sub(1) {
                Some(nth) if self.nth(nth) != text => slot = (slot + 1) & mask,
                _ => return Some(slot),
            }
        }
        None
    }
}

/// FNV-1a: short, and good enough for texts that were not crafted to collide. Those that were are
/// bounded by [`budget::PROBES`].
fn hash(text: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}

/// A length as a `u32`: catalogues of 4 GB do not reach a browser.
pub fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn behaves_as_a_map(texts in prop::collection::vec("[a-dä]{0,3}", 0..100)) {
            let mut map = TextMap::new();
            let mut expected = BTreeMap::new();
            for (number, text) in (0..).zip(&texts) {
                let first = *expected.entry(text.clone()).or_insert(number);
                prop_assert_eq!(map.get_or_insert(text, number), first);
            }
            prop_assert_eq!(map.len() as usize, expected.len());
            for (text, number) in &expected {
                prop_assert_eq!(map.get(text), Some(*number));
            }
            prop_assert_eq!(map.get("something else"), None);
            prop_assert!(map.slots.len() >= 2 * map.entries.len());
            let mut distinct: Vec<&str> = (0..map.len()).map(|nth| map.nth(nth)).collect();
            distinct.sort_unstable();
            prop_assert!(expected.keys().eq(distinct));
        }
    }

    /// Texts that all hash to the first slot, even at the table size needed for this many.
    fn colliding() -> Vec<String> {
        let belongs_there = |text: &String| hash(text).is_multiple_of(4096);
        (0..).map(|number: u32| number.to_string()).filter(belongs_there).take(600).collect()
    }

    #[test]
    fn texts_that_were_made_to_collide_cost_no_more_than_a_budget_each() {
        let texts = colliding();
        let mut map = TextMap::new();
        for (text, number) in texts.iter().zip(0..) {
            map.get_or_insert(text, number);
        }
        // Texts without a slot are not in the map, and do not displace any other.
        assert!(map.len() as usize <= budget::PROBES, "{}", map.len());
        for (text, number) in texts.iter().zip(0..) {
            assert!(map.get(text).is_none_or(|found| found == number), "{text}");
        }
        assert_eq!(map.get_or_insert("frei", 7), 7);
    }

    #[test]
    fn by_chance_every_text_finds_its_place() {
        let mut map = TextMap::new();
        let texts =
            |name: &'static str| (0..100_000_u32).map(move |number| format!("{name}{number}"));
        for (text, number) in texts("a-").chain(texts("angebot-")).chain(texts("")).zip(0..) {
            assert_eq!(map.get_or_insert(&text, number), number, "{text}");
        }
    }

    #[test]
    fn ids_that_differ_in_a_number_have_slots_of_their_own() {
        const SLOTS: u32 = 1 << 15;
        let slots = (0..10_000).map(|number| hash(&format!("angebot-{number}")) % SLOTS);
        let distinct = slots.collect::<BTreeSet<_>>().len();
        // 8,600 of 10,000 are expected by chance.
        assert!(distinct > 8000, "{distinct}");
    }
}
