//! Whether texts use plain language.
//!
//! All of this is advice: simple rules that prefer missing a problem to a false alarm.

mod abbreviations;
mod legal;
mod passive;
pub(super) mod sentences;

use super::texts::{beginning, texts};
use super::{Code, context::Context};
use catalogue::Severity;

/// The longest sentence that is easy to read, in words.
const SENTENCE_LIMIT: usize = 20;

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        // Professionals are used to such language.
        if offer.is_for_professionals_only() {
            continue;
        }
        for (keys, text) in texts(offer) {
            let mut hint = |code, (what, help)| {
                context.about(entry, keys, Severity::Hint, code, what, help);
            };
            let sentences = sentences::sentences(text);
            let long = sentences.iter().find(|each| words(each) > SENTENCE_LIMIT);
            if let Some(sentence) = long {
                hint(Code::LongSentence, long_sentence(sentence));
            }
            if let Some(found) = sentences.iter().find_map(|each| passive::passive(each)) {
                hint(Code::Passive, passive(&found));
            }
            if let Some(found) = abbreviations::first(text) {
                hint(Code::Abbreviation, abbreviation(found));
            }
            if let Some(found) = legal::first(text) {
                hint(Code::LegalReference, legal_reference(found));
            }
        }
    }
}

fn words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn long_sentence(sentence: &str) -> (String, String) {
    let (words, beginning) = (words(sentence), beginning(sentence));
    let what = format!("Der Satz „{beginning}“ hat {words} Wörter.");
    (what, "Machen Sie zwei Sätze daraus: Bis zu 15 Wörter lesen sich leicht.".into())
}

fn passive(found: &str) -> (String, String) {
    let what = format!("„{found}“ sagt nicht, wer etwas tut.");
    (what, "Sagen Sie, wer es tut: „Wir beraten Sie“ statt „Sie werden beraten“.".into())
}

fn abbreviation((short, long): (&str, &str)) -> (String, String) {
    let what = format!("„{short}“ verstehen nicht alle, und Vorlese-Programme lesen es falsch.");
    (what, format!("Schreiben Sie „{long}“."))
}

fn legal_reference(found: &str) -> (String, String) {
    let what = format!("„{found}“ hilft Familien nicht weiter.");
    (what, "Schreiben Sie, was das für Familien heißt, und lassen Sie das Gesetz weg.".into())
}
