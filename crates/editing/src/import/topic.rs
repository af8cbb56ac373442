//! Topics, situations and life phases by id, label, or something similar.

use super::token;
use catalogue::{Code, Id, LifePhase, Situation, Topic};
use std::sync::LazyLock;

/// How similar two texts must be (0 to 1, Damerau–Levenshtein) for one to count as a typo of the
/// other: one letter in six.
const ALIKE: f64 = 0.83;

/// What a word was matched to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<T> {
    /// The entry.
    pub value: T,
    /// Its label, if the word is neither the label nor the id.
    pub taken_for: Option<String>,
}

/// The German texts of the interface: editors know the labels from there.
static TEXTS: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let json = include_str!("../../../../src/locale/de.json");
    serde_json::from_str(json).expect("invariant: the German texts are JSON")
});

/// The label of an entry in an interface text group (`topic`, `situation`, `phase`, …); empty if
/// there is none.
pub(crate) fn label(prefix: &str, id: &str) -> &'static str {
    TEXTS["texts"][format!("{prefix}-{id}")].as_str().unwrap_or_default()
}

/// Entries by their names.
#[derive(Clone, Debug)]
pub struct Words<T> {
    entries: Vec<Entry<T>>,
    /// Entries of earlier versions, found by id or label only: their words mean others today.
    former: Vec<Entry<T>>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    value: T,
    label: String,
    /// Normalised id and label.
    keys: [String; 2],
}

impl<T> Entry<T> {
    fn new((value, id, label): (T, &str, &str)) -> Self {
        Self { value, label: label.to_owned(), keys: [id, label].map(token::key) }
    }
}

impl<T: Clone> Words<T> {
    fn new<'a>(entries: impl Iterator<Item = (T, &'a str, &'a str)>) -> Self {
        Self { entries: entries.map(Entry::new).collect(), former: Vec::new() }
    }

    /// The entry that a word stands for: by id or label, allowing for a typo, or by words that
    /// occur in only one label.
    pub fn find(&self, word: &str) -> Option<Match<T>> {
        let key = token::key(word);
        if key.is_empty() {
            return None;
        }
        let mut all = self.entries.iter().chain(&self.former);
        if let Some(Entry { value, .. }) = all.find(|entry| entry.keys.contains(&key)) {
            return Some(Match { value: value.clone(), taken_for: None });
        }
        let near = |entry: &Entry<T>| {
            let alike = |other| strsim::normalized_damerau_levenshtein(&key, other) >= ALIKE;
            entry.keys.iter().any(|other| alike(other))
        };
        let within = |entry: &Entry<T>| {
            let [_, label] = &entry.keys;
            key.len() >= 4 && key.split(' ').all(|word| label.split(' ').any(|other| other == word))
        };
        for is_meant in [&near as &dyn Fn(&Entry<T>) -> bool, &within] {
            let mut meant = self.entries.iter().filter(|entry| is_meant(entry));
            if let (Some(Entry { value, label, .. }), None) = (meant.next(), meant.next()) {
                return Some(Match { value: value.clone(), taken_for: Some(label.clone()) });
            }
        }
        None
    }
}

static TOPICS: LazyLock<Words<Topic>> = LazyLock::new(|| {
    Words::new(Topic::ALL.iter().map(|topic| (*topic, topic.code(), topic_label(*topic))))
});

static PHASES: LazyLock<Words<LifePhase>> = LazyLock::new(|| {
    Words::new(LifePhase::ALL.iter().map(|phase| (*phase, phase.code(), life_phase_label(*phase))))
});

/// Reads a topic: `geld`, `Geld und Anträge`, `Geld`, `Schwangerschaft u. Geburt`.
///
/// ```
/// use editing::import::topic::topic;
/// assert_eq!(topic("Geld").map(|found| found.value), Some(catalogue::Topic::Money));
/// ```
pub fn topic(word: &str) -> Option<Match<Topic>> {
    TOPICS.find(word)
}

/// The names of a catalogue's situations,
/// [`Catalogue::situations`](catalogue::Catalogue::situations), and of the split ones.
pub fn situations(situations: &[Situation]) -> Words<Id> {
    let entries =
        situations.iter().map(|each| (each.id.clone(), each.id.as_str(), situation_label(each)));
    let is_asked = |id: &str| situations.iter().any(|each| each.id.as_str() == id);
    let split = catalogue::SPLIT_SITUATIONS.iter().map(|(id, _)| *id).filter(|id| !is_asked(id));
    let former =
        split.filter_map(|id| Some(Entry::new((Id::new(id)?, id, label("situation", id)))));
    Words { former: former.collect(), ..Words::new(entries) }
}

/// Reads a life phase.
pub fn life_phase(word: &str) -> Option<Match<LifePhase>> {
    PHASES.find(word)
}

/// The label of a situation, as families see it.
pub(crate) fn situation_label(situation: &Situation) -> &str {
    situation.label.as_deref().unwrap_or_else(|| label("situation", situation.id.as_str()))
}

/// The label of a topic, as families see it.
pub(crate) fn topic_label(topic: Topic) -> &'static str {
    label("topic", topic.code())
}

/// The label of a life phase, as families see it.
pub(crate) fn life_phase_label(phase: LifePhase) -> &'static str {
    label("phase", phase.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_topic_situation_and_phase_is_known_by_id_and_label() {
        for code in Topic::CODES {
            for word in [code, label("topic", code)] {
                assert_eq!(topic(word).map(|found| found.value.code()), Some(*code), "{word}");
            }
        }
        for code in LifePhase::CODES {
            for word in [code, label("phase", code)] {
                assert_eq!(life_phase(word).map(|found| found.value.code()), Some(*code), "{word}");
            }
        }
        let situations = situations(&Situation::defaults());
        for catalogue::DefaultSituation { id, .. } in catalogue::DEFAULT_SITUATIONS {
            for word in [*id, label("situation", id)] {
                assert_eq!(
                    situations.find(word).map(|found| found.value.to_string()),
                    Some((*id).to_owned()),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn a_split_situation_is_still_known_by_its_id_and_its_label() {
        let words = situations(&Situation::defaults());
        for (id, _) in catalogue::SPLIT_SITUATIONS {
            for word in [*id, label("situation", id)] {
                let found = words.find(word).map(|found| found.value.to_string());
                assert_eq!(found.as_deref(), Some(*id), "{word}");
            }
        }
        let near = words.find("Handy").map(|found| found.value.to_string());
        assert_eq!(near.as_deref(), Some("medien"));
    }

    #[test]
    fn what_is_near_is_taken_for_it_and_that_is_said() {
        let read = |word| topic(word).map(|found| (found.value.code().to_owned(), found.taken_for));
        let some = |code: &str, label: &str| Some((code.to_owned(), Some(label.to_owned())));
        assert_eq!(read("Geld und Antraege"), some("geld", "Geld und Anträge"));
        assert_eq!(read("Ernährung"), some("gesundheit", "Gesundheit, Bewegung, Ernährung"));
        assert_eq!(read("Gesundheid"), some("gesundheit", "Gesundheit, Bewegung, Ernährung"));
        for unknown in ["", "und", "Sonstiges", "Kind"] {
            assert_eq!(read(unknown), None, "{unknown}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            let _ = (topic(&text), situations(&Situation::defaults()).find(&text), life_phase(&text));
        }
    }
}
