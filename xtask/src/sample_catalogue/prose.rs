//! Nonsense text that compresses like real text: each word follows one that it follows somewhere in
//! the base catalogue (a Markov chain). Repeated sentences would compress three times as well, and
//! load times would be measured with a third of the bytes.

use std::collections::BTreeMap;

use fastrand::Rng;

/// Which words follow a word; the empty word marks the start of a sentence.
pub(super) struct Prose {
    next: BTreeMap<String, Vec<String>>,
}

impl Prose {
    pub fn like<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut next: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for text in texts {
            let mut before = String::new();
            for word in text.split_whitespace() {
                next.entry(before).or_default().push(word.to_owned());
                before = if ends_sentence(word) { String::new() } else { word.to_owned() };
            }
        }
        Self { next }
    }

    /// Writes whole sentences until there are at least this many words.
    pub fn write(&self, words: usize, rng: &mut Rng) -> String {
        let mut text: Vec<&str> = Vec::new();
        let mut before = "";
        while text.len() < words || !before.is_empty() {
            let Some(follower) = self.next.get(before).and_then(|words| rng.choice(words)) else {
                // After the last word of a text without a full stop; with an empty base,
                // immediately.
                if before.is_empty() {
                    break;
                }
                before = "";
                continue;
            };
            text.push(follower);
            before = if ends_sentence(follower) { "" } else { follower };
        }
        text.join(" ")
    }
}

fn ends_sentence(word: &str) -> bool {
    word.ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::Prose;

    #[test]
    fn sentences_are_whole_and_of_known_words() {
        let prose = Prose::like(["Wir helfen gern. Kommen Sie vorbei.", "Wir sind da"]);
        let text = prose.write(20, &mut Rng::with_seed(1));
        assert!(text.split(' ').count() >= 20);
        assert!(text.starts_with("Wir ") || text.starts_with("Kommen "), "{text}");
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(Prose::like([]).write(20, &mut Rng::with_seed(1)), "");
    }
}
