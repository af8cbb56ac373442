//! How near a word that somebody typed is to a word of an offer.

use crate::fold::{fold, without_umlaut_e, words};

/// The shortest word that is looked for within others: German compounds ("schwimm" in
/// "Babyschwimmen").
const SHORTEST_SUBSTRING: usize = 3;
/// The shortest word that may have a typo.
const SHORTEST_TYPO: usize = 4;
/// Words of a query beyond these are not looked at.
const MOST_WORDS: usize = 8;

/// How near, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closeness {
    /// The word begins so.
    Prefix,
    /// It is somewhere in the word.
    Substring,
    /// The word begins so but for one letter: missing, too many, wrong, or two swapped.
    Typo,
}

/// One word of a query: folded, and if it has ae, oe or ue, with a, o and u as well.
pub(crate) struct QueryWord {
    pub spellings: Vec<String>,
}

/// The words of a query.
pub(crate) fn query_words(query: &str) -> Vec<QueryWord> {
    let folded = fold(query);
    let word = |word: &str| QueryWord { spellings: spellings(word) };
    words(&folded).take(MOST_WORDS).map(word).collect()
}

/// A folded word, and the word with a, o and u for ae, oe and ue.
pub(crate) fn spellings(word: &str) -> Vec<String> {
    let mut spellings = vec![word.to_owned()];
    spellings.extend(without_umlaut_e(word));
    spellings
}

impl QueryWord {
    /// How near one spelling of a word is.
    pub fn closeness(&self, word: &str) -> Option<Closeness> {
        let spellings = self.spellings.iter();
        spellings.filter_map(|spelling| closeness(spelling, word)).min()
    }
}

fn closeness(query: &str, word: &str) -> Option<Closeness> {
    if word.starts_with(query) {
        return Some(Closeness::Prefix);
    }
    if is_long_enough_within(query) && word.contains(query) {
        return Some(Closeness::Substring);
    }
    (may_have_typo(query) && begins_with_typo(query, word)).then_some(Closeness::Typo)
}

/// Whether a query is looked for within words.
pub(crate) fn is_long_enough_within(query: &str) -> bool {
    query.chars().count() >= SHORTEST_SUBSTRING
}

/// Whether a query may have a typo: a number must be right.
pub(crate) fn may_have_typo(query: &str) -> bool {
    query.chars().count() >= SHORTEST_TYPO && !query.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether the word begins with the query once at most one letter of the query is taken
/// out, put in, replaced, or swapped with the next: at most 1 in the distance of Damerau
/// and Levenshtein from the query to a beginning of the word.
pub(crate) fn begins_with_typo(query: &str, word: &str) -> bool {
    let mut query = query.chars();
    let mut word = word.chars();
    // Up to the first difference there is nothing to mend; behind it nothing may be left.
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

    /// The distance of Damerau and Levenshtein (adjacent letters are swapped at most once),
    /// straight from its definition.
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
        assert_eq!(of("Schwimm", "schwimmkurs"), Some(Closeness::Prefix));
        assert_eq!(of("schwimm", "babyschwimmen"), Some(Closeness::Substring));
        assert_eq!(of("schwim", "schimmkurs"), Some(Closeness::Typo));
        assert_eq!(of("Ki", "babykino"), None);
        assert_eq!(of("Mueller", "muller"), Some(Closeness::Prefix));
        assert_eq!(of("kat", "kita"), None);
        assert_eq!(of("37214", "37213"), None);
        assert_eq!(of("hebamme", "baumhaus"), None);
    }
}
