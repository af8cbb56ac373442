//! Topics, situations and life phases by id, by label, or by something near to it.

use super::token;
use catalogue::{Code, Id, LifePhase, Situation, Topic};
use std::sync::LazyLock;

/// How alike two texts must be (0 to 1, Damerau and Levenshtein) for one to be a typing mistake
/// for the other: one letter in six.
const ALIKE: f64 = 0.83;

/// What a word was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<T> {
    /// The entry.
    pub value: T,
    /// Its label, when the word is neither this nor the id.
    pub taken_for: Option<&'static str>,
}

/// The texts that families read: labels are what editors know.
static TEXTS: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let json = include_str!("../../../../src/locale/de.json");
    serde_json::from_str(json).expect("invariant: the German texts are JSON")
});

/// What families read for an entry of a table (`topic`, `situation`, `phase`, …); empty where there
/// is nothing to read.
pub(crate) fn label(prefix: &str, id: &str) -> &'static str {
    TEXTS["texts"][format!("{prefix}-{id}")].as_str().unwrap_or_default()
}

/// Reads a topic: `geld`, `Geld und Anträge`, `Geld`, `Schwangerschaft u. Geburt`.
///
/// ```
/// use editing::import::topic::topic;
/// assert_eq!(topic("Geld").map(|found| found.value), Some(catalogue::Topic::Money));
/// ```
pub fn topic(word: &str) -> Option<Match<Topic>> {
    let topics =
        Topic::ALL.iter().map(|topic| (*topic, topic.code(), label("topic", topic.code())));
    find(word, &topics.collect::<Vec<_>>())
}

/// Reads a situation of the default table.
pub fn situation(word: &str) -> Option<Match<Id>> {
    let situations = Situation::defaults().into_iter().zip(catalogue::DEFAULT_SITUATIONS);
    let entries = situations.map(|(each, (id, _))| (each.id, *id, label("situation", id)));
    find(word, &entries.collect::<Vec<_>>())
}

/// Reads a life phase.
pub fn life_phase(word: &str) -> Option<Match<LifePhase>> {
    let phases =
        LifePhase::ALL.iter().map(|phase| (*phase, phase.code(), label("phase", phase.code())));
    find(word, &phases.collect::<Vec<_>>())
}

/// The entry that a word means: by id or label, by a typing mistake, or by words of one label only.
fn find<T: Clone>(word: &str, entries: &[(T, &'static str, &'static str)]) -> Option<Match<T>> {
    let key = token::key(word);
    if key.is_empty() {
        return None;
    }
    let exact =
        |(_, id, label): &&(T, &str, &str)| token::key(id) == key || token::key(label) == key;
    if let Some((value, ..)) = entries.iter().find(exact) {
        return Some(Match { value: value.clone(), taken_for: None });
    }
    let near = |(_, id, label): &(T, &str, &str)| {
        let alike = |other: &str| strsim::normalized_damerau_levenshtein(&key, &token::key(other));
        alike(id).max(alike(label)) >= ALIKE
    };
    let within = |(_, _, label): &(T, &str, &str)| {
        let label = token::key(label);
        key.len() >= 4 && key.split(' ').all(|word| label.split(' ').any(|other| other == word))
    };
    for is_meant in [&near as &dyn Fn(&(T, &'static str, &'static str)) -> bool, &within] {
        let mut meant = entries.iter().filter(|entry| is_meant(entry));
        if let (Some((value, _, label)), None) = (meant.next(), meant.next()) {
            return Some(Match { value: value.clone(), taken_for: Some(*label) });
        }
    }
    None
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
        for (id, _) in catalogue::DEFAULT_SITUATIONS {
            for word in [*id, label("situation", id)] {
                assert_eq!(
                    situation(word).map(|found| found.value.to_string()),
                    Some((*id).to_owned()),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn what_is_near_is_taken_for_it_and_that_is_said() {
        let read = |word| topic(word).map(|found| (found.value.code(), found.taken_for));
        assert_eq!(read("Geld und Antraege"), Some(("geld", Some("Geld und Anträge"))));
        assert_eq!(
            read("Ernährung"),
            Some(("gesundheit", Some("Gesundheit, Bewegung, Ernährung")))
        );
        assert_eq!(
            read("Gesundheid"),
            Some(("gesundheit", Some("Gesundheit, Bewegung, Ernährung")))
        );
        for unknown in ["", "und", "Sonstiges", "Kind"] {
            assert_eq!(read(unknown), None, "{unknown}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            let _ = (topic(&text), situation(&text), life_phase(&text));
        }
    }
}
