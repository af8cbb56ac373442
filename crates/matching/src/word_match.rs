//! How close a typed word is to a word of an offer.

use crate::fold::{fold, without_umlaut_e, words};
use catalogue::budget;

/// The shortest word that is searched for inside others: German compounds ("schwimm" in
/// "Babyschwimmen").
const SHORTEST_SUBSTRING: usize = 3;
/// The shortest word that may contain a typo.
const SHORTEST_TYPO: usize = 4;
/// How close, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closeness {
    /// The query is a prefix of the word.
    Prefix,
    /// The query is a substring of the word.
    Substring,
    /// The query is a prefix except for one letter: missing, extra, wrong, or two swapped.
    Typo,
    /// Not close.
    Far,
}

/// One word of a query: folded, and if it has ae, oe or ue, also with a, o and u.
pub(crate) struct QueryWord {
    pub spellings: Vec<Spelling>,
}

/// One spelling of a query word.
pub(crate) struct Spelling {
    pub text: String,
    /// Whether it is searched for inside words.
    within: bool,
    /// Whether it may contain a typo: numbers must be exact.
    typo: bool,
}

/// The words of a query.
pub(crate) fn query_words(query: &str) -> Vec<QueryWord> {
    let folded = fold(query);
    let mut query = Vec::new();
    for word in words(&folded) {
        let mut spellings = vec![Spelling::new(word.to_owned())];
        if let Some(short) = without_umlaut_e(word) {
            spellings.push(Spelling::new(short));
        }
        if query.len() < budget::SEARCH_WORDS {
            query.push(QueryWord { spellings });
        }
    }
    query
}

/// The distance of an offer that lacks a word; all others are smaller.
pub(crate) const NOT_FOUND: u8 = u8::MAX;

/// The positions of the matches, nearest first; stable for equal distances.
pub(crate) fn nearest_first(distances: &[u8]) -> Vec<usize> {
    let mut farthest = 0;
    for distance in distances {
        if *distance < NOT_FOUND {
            farthest = farthest.max(*distance);
        }
    }
    let mut found = Vec::new();
    for level in 0..=farthest {
        for (at, distance) in distances.iter().enumerate() {
            if *distance == level {
                found.push(at);
            }
        }
    }
    found
}

impl QueryWord {
    /// How close the nearest spelling is to a word.
    pub fn closeness(&self, word: &str) -> Closeness {
        let mut nearest = Closeness::Far;
        for spelling in &self.spellings {
            nearest = nearest.min(spelling.closeness(word));
        }
        nearest
    }
}

impl Spelling {
    fn new(text: String) -> Self {
        let letters = text.chars().count();
        let number = text.bytes().any(|byte| byte.is_ascii_digit());
        Self {
            text,
            within: (SHORTEST_SUBSTRING..=budget::SEARCH_WORD_LETTERS).contains(&letters),
            typo: letters >= SHORTEST_TYPO && !number,
        }
    }

    fn closeness(&self, word: &str) -> Closeness {
        if word.starts_with(&*self.text) {
            Closeness::Prefix
        } else if self.within && is_within(self.text.as_bytes(), word.as_bytes()) {
            Closeness::Substring
        } else if self.typo && begins_with_typo(&self.text, word) {
            Closeness::Typo
        } else {
            Closeness::Far
        }
    }
}

/// Not `str::contains`: its substring search costs the widget more than this module.
pub(crate) fn is_within(query: &[u8], word: &[u8]) -> bool {
    let mut rest = word;
    while rest.len() >= query.len() {
        if rest.starts_with(query) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// Whether a prefix of the word is at a Damerau–Levenshtein distance of at most 1 from the query:
/// at most one letter of the query inserted, deleted, replaced, or swapped with the next.
pub(crate) fn begins_with_typo(query: &str, word: &str) -> bool {
    let mut query = query.chars();
    let mut word = word.chars();
    // There is no typo before the first difference; after it, the rest must match exactly.
    let (wrong, right) = loop {
        let rest = (query.clone(), word.clone());
        match (query.next(), word.next()) {
            (None, _) => return true,
            (Some(typed), Some(letter)) if typed == letter => {}
            (Some(_), _) => break rest,
        }
    };
    let begins = |word: &str, query: &str| word.starts_with(query);
    let swapped = || {
        let (mut typed, mut letters) = (wrong.clone(), right.clone());
        let typed_pair = (typed.next(), typed.next());
        let letter_pair = (letters.next(), letters.next());
        typed_pair.1.is_some()
            && typed_pair == (letter_pair.1, letter_pair.0)
            && begins(letters.as_str(), typed.as_str())
    };
    begins(right.as_str(), query.as_str())
        || begins(word.as_str(), wrong.as_str())
        || begins(word.as_str(), query.as_str())
        || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The Damerau–Levenshtein distance (adjacent letters are swapped at most once), straight from
    /// its definition.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let wrong = usize::from(a[i - 1] != b[j - 1]);
                        let mut best = (table[i - 1][j] + 1)
                            .min(table[i][j - 1] + 1)
                            .min(table[i - 1][j - 1] + wrong);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            best = best.min(table[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn one_typo_is_a_distance_of_one(query in "[abю]{1,6}", word in "[abю]{0,8}") {
            let typed: Vec<char> = query.chars().collect();
            let letters: Vec<char> = word.chars().collect();
            let expected = (0..=letters.len()).any(|end| distance(&typed, &letters[..end]) <= 1);
            prop_assert_eq!(begins_with_typo(&query, &word), expected, "{} {}", query, word);
        }
    }

    #[test]
    fn near_words_are_found_and_others_not() {
        let of = |query: &str, word: &str| query_words(query)[0].closeness(word);
        assert_eq!(of("Schwimm", "schwimmkurs"), Closeness::Prefix);
        assert_eq!(of("schwimm", "babyschwimmen"), Closeness::Substring);
        assert_eq!(of("schwim", "schimmkurs"), Closeness::Typo);
        assert_eq!(of("Ki", "babykino"), Closeness::Far);
        assert_eq!(of("Mueller", "muller"), Closeness::Prefix);
        assert_eq!(of("kat", "kita"), Closeness::Far);
        assert_eq!(of("37214", "37213"), Closeness::Far);
        assert_eq!(of("hebamme", "baumhaus"), Closeness::Far);
    }
}
