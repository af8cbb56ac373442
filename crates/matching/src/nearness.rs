//! How near a word that a family types is to a word of an offer or of a situation.

use crate::fold::{fold, stem, without_umlaut_e, words};
use crate::word_match::{begins_with_typo, is_within};
use catalogue::budget;

/// The shortest word that may contain a typo: in shorter ones, another letter is another word.
const SHORTEST_TYPO: usize = 6;
/// The longest word that only means itself, if it exists: "Kur" is not "Kurs".
const LONGEST_EXACT: usize = 3;
/// The shortest word that is looked for at the end of others, without the ending of its form.
const SHORTEST_END: usize = 4;
/// The shortest word that is looked for elsewhere inside others, or that is most of another.
const SHORTEST_PART: usize = 5;
/// The fewest letters of a compound before such a part.
pub(crate) const SHORTEST_HEAD: usize = 3;

/// How near, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// The same word, or another form of it.
    Same,
    /// The query is most of the word, from its beginning.
    Most,
    /// The query is how the word begins.
    Beginning,
    /// The query is a part of the word, a noun.
    Part,
    /// The query is how the word begins, except for one letter: missing, extra, wrong, or two
    /// swapped.
    Typo,
    /// Not near.
    Far,
}

impl Nearness {
    /// Whether it suffices for a list of single words, of which many begin alike.
    pub fn is_sure(self) -> bool {
        self <= Self::Most
    }
}

/// One word of a query: folded, and if it has ae, oe or ue, also with a, o and u.
pub(crate) struct Asked {
    /// Each with its stem.
    spellings: Vec<(String, String)>,
}

impl Asked {
    fn new(word: &str) -> Self {
        let mut spellings = Vec::new();
        for spelling in [Some(word.to_owned()), without_umlaut_e(word)].into_iter().flatten() {
            let stem = stem(&spelling).to_owned();
            spellings.push((spelling, stem));
        }
        Self { spellings }
    }

    /// The words of a query, without those that say nothing, unless it has no others.
    pub fn words(query: &str, is_filler: &dyn Fn(&str) -> bool) -> Vec<Self> {
        let folded = fold(query);
        let all = words(&folded);
        let says_something = all.iter().any(|word| !is_filler(word));
        let mut asked = Vec::new();
        for word in all {
            if asked.len() < budget::SEARCH_WORDS && !(says_something && is_filler(word)) {
                asked.push(Self::new(word));
            }
        }
        asked
    }

    /// Whether it only means itself, if it exists.
    pub fn is_short(&self) -> bool {
        self.spellings[0].0.chars().nth(LONGEST_EXACT).is_none()
    }

    /// How near the nearest spelling is to a word with this stem.
    pub fn nearness(&self, word: &str, stem: &str, is_noun: bool) -> Nearness {
        let mut nearest = Nearness::Far;
        for (spelling, of_it) in &self.spellings {
            nearest = nearest.min(nearness(spelling, of_it, word, stem, is_noun));
        }
        nearest
    }

    /// The stems that may be compounds of two words: "Kitaplatz" of "Kita" and "Platz".
    pub fn compounds(&self) -> impl Iterator<Item = &str> {
        let stems = self.spellings.iter().map(|(_, stem)| stem.as_str());
        let lengths = SHORTEST_HEAD + SHORTEST_END..=budget::SEARCH_WORD_LETTERS;
        stems.filter(move |stem| lengths.contains(&stem.len()))
    }
}

fn nearness(query: &str, query_stem: &str, word: &str, stem: &str, is_noun: bool) -> Nearness {
    if query == word || query_stem == stem {
        Nearness::Same
    } else if word.starts_with(query) {
        let is_long = query.chars().nth(SHORTEST_PART - 1).is_some();
        let is_most = is_long && query.len() * 2 >= word.len();
        if is_most { Nearness::Most } else { Nearness::Beginning }
    } else if is_noun && is_part(query, query_stem, word, stem) {
        Nearness::Part
    } else if may_be_typo(query, word) && begins_with_typo(query, word) {
        Nearness::Typo
    } else {
        Nearness::Far
    }
}

fn is_part(query: &str, end: &str, word: &str, stem: &str) -> bool {
    let ends = |word: &str| word.strip_suffix(end).is_some_and(|head| head.len() >= SHORTEST_HEAD);
    let is_end = end.len() >= SHORTEST_END && (ends(word) || ends(stem));
    let letters = SHORTEST_PART..=budget::SEARCH_WORD_LETTERS;
    let after_head = || word.as_bytes().get(SHORTEST_HEAD..).unwrap_or_default();
    is_end || letters.contains(&query.len()) && is_within(query.as_bytes(), after_head())
}

/// Numbers must be exact, and nobody mistypes the first letter.
fn may_be_typo(query: &str, word: &str) -> bool {
    query.chars().next() == word.chars().next()
        && query.chars().nth(SHORTEST_TYPO - 1).is_some()
        && !query.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether these letters may stand between the stems of the two words of a compound.
pub(crate) fn is_link(letters: &str) -> bool {
    matches!(letters, "" | "e" | "en" | "er" | "es" | "n" | "s")
}

/// Whether a word can be the end of a compound.
pub(crate) fn is_end(stem: &str) -> bool {
    stem.len() >= SHORTEST_END
}
