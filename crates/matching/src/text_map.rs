//! A map from texts to numbers.
//!
//! Why not std's `HashMap`: its hasher and its generic table cost the widget more bytes
//! than this whole module, and a search wants all texts in one piece of memory.

/// Parts the texts in [`TextMap::all`]; no word that is looked for contains it.
pub(crate) const SEPARATOR: char = '\n';

/// Texts, each with a number. The first number that a text was given stays.
#[derive(Default)]
pub(crate) struct TextMap {
    all: String,
    entries: Vec<Entry>,
    /// Open addressing: 0 = free, else an entry's position + 1. A power of two long.
    slots: Vec<u32>,
}

struct Entry {
    start: u32,
    end: u32,
    hash: u32,
    number: u32,
}

impl TextMap {
    /// The texts with their numbers.
    pub fn of<'a>(pairs: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut map = Self::default();
        for (text, number) in pairs {
            map.get_or_insert(text, number);
        }
        map
    }

    /// How many texts there are.
    pub fn len(&self) -> u32 {
        count(self.entries.len())
    }

    /// Every text in the order of insertion, each followed by [`SEPARATOR`].
    pub fn all(&self) -> &str {
        &self.all
    }

    /// The text that was inserted as the nth new one, and where it starts in
    /// [`TextMap::all`].
    pub fn nth(&self, nth: u32) -> (usize, &str) {
        let entry = &self.entries[nth as usize];
        (entry.start as usize, self.text(entry))
    }

    /// The number of this text.
    pub fn get(&self, text: &str) -> Option<u32> {
        let slot = self.slot(text, hash(text))?;
        self.entry_in(slot).map(|entry| entry.number)
    }

    /// The number of this text, which is `number` if it is new.
    pub fn get_or_insert(&mut self, text: &str, number: u32) -> u32 {
        // At most half full, so that a free slot is near.
        if self.slots.len() <= self.entries.len() * 2 {
            self.grow();
        }
        let hash = hash(text);
        let slot = self.slot(text, hash).unwrap_or(0);
        if let Some(entry) = self.entry_in(slot) {
            return entry.number;
        }
        let start = count(self.all.len());
        self.all.push_str(text);
        let end = count(self.all.len());
        self.all.push(SEPARATOR);
        self.entries.push(Entry { start, end, hash, number });
        self.slots[slot] = count(self.entries.len());
        number
    }

    fn text(&self, entry: &Entry) -> &str {
        &self.all[entry.start as usize..entry.end as usize]
    }

    fn entry_in(&self, slot: usize) -> Option<&Entry> {
        let position = (self.slots[slot] as usize).checked_sub(1)?;
        self.entries.get(position)
    }

    /// The slot of this text, or the free one where it belongs; none in an empty map.
    fn slot(&self, text: &str, hash: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        while let Some(entry) = self.entry_in(slot) {
            if entry.hash == hash && self.text(entry) == text {
                break;
            }
            slot = (slot + 1) & mask;
        }
        Some(slot)
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(16) - 1;
        self.slots = vec![0; mask + 1];
        for (at, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.hash as usize & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = count(at + 1);
        }
    }
}

/// FNV-1a: short, and good enough for texts that nobody chose to collide.
fn hash(text: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}

/// A length as a number: catalogues of 4 GB do not reach a browser.
pub(crate) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn behaves_as_a_map(texts in prop::collection::vec("[a-dä]{0,3}", 0..100)) {
            let mut map = TextMap::default();
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
            let each: Vec<&str> = (0..map.len()).map(|nth| map.nth(nth).1).collect();
            prop_assert_eq!(map.all().split_terminator(SEPARATOR).collect::<Vec<_>>(), each);
        }
    }
}
