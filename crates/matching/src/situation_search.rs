//! Finds situations by what a family writes in its own words.

use crate::fold::{fold, without_umlaut_e, words};
use crate::word_match::{Closeness, query_words};

/// Which of these texts share the most words with a query: a family writes a sentence, and not each
/// of its words has to be there. A word counts as in [`crate::SearchIndex`]; all are `false` for a
/// query of which no word is found. The texts of a situation are its label, its topic, and whatever
/// else people call it.
pub fn find_situations(query: &str, texts: &[String]) -> Vec<bool> {
    let query = query_words(query);
    let mut found = Vec::new();
    let mut most = 1;
    for text in texts {
        // Leichte Sprache shows the parts of long words with a dot.
        let whole: String = text.chars().filter(|letter| *letter != '·').collect();
        let text = fold(&whole);
        let text = words(&text);
        let mut shared = 0;
        for word in &query {
            let is_close = |each: &&str| {
                word.closeness(each) != Closeness::Far
                    || without_umlaut_e(each)
                        .is_some_and(|short| word.closeness(&short) != Closeness::Far)
            };
            shared += usize::from(text.iter().any(is_close));
        }
        most = most.max(shared);
        found.push(shared);
    }
    found.into_iter().map(|shared| shared == most).collect()
}
