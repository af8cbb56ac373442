//! What the search must know of the interface's language.

use super::{phrase, voice::Voice};
use catalogue::{Catalogue, Code, FILLERS, GERMAN_WORDS, Topic, everyday_words};
use matching::{SearchTexts, SituationText};

/// The texts of the situations and topics in the language shown, with everyday words in German and
/// from `own`, the table of that language.
pub fn texts(catalogue: &Catalogue, own: &str) -> SearchTexts {
    let mut texts = SearchTexts {
        language: Voice::current().tag.to_owned(),
        fillers: both(own, FILLERS).0,
        ..SearchTexts::default()
    };
    for situation in &catalogue.situations() {
        let (words, narrow) = both(own, situation.id.as_str());
        let (id, label) = (situation.id.to_string(), phrase::situation(situation));
        texts.situations.push(SituationText { id, label, words, narrow });
    }
    for topic in Topic::ALL {
        texts.topics.push(phrase::topic(*topic).to_owned());
    }
    texts
}

fn both(own: &str, id: &str) -> (String, String) {
    let (words, narrow) = everyday_words(GERMAN_WORDS, id);
    let (more, more_narrow) = everyday_words(own, id);
    ([words, " ", more].concat(), [narrow, " ", more_narrow].concat())
}
