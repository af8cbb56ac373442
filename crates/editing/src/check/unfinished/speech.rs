//! What only editors say to each other.

use crate::check::language::sentences;
use crate::check::texts::beginning;

/// Words that hold the place of a text, whole and in any case.
const PLACEHOLDERS: [&str; 7] =
    ["fixme", "platzhalter", "platzhaltertext", "blindtext", "mustertext", "beispieltext", "lorem"];

/// The same, as abbreviations: only in capitals.
const ABBREVIATIONS: [&str; 4] = ["TODO", "TBD", "TBA", "TBC"];

/// Phrases that nobody writes for families; in lower case.
const PHRASES: [&str; 35] = [
    "todo:",
    "to do:",
    "wird noch ergänzt",
    "wird ergänzt",
    "werden noch ergänzt",
    "wird noch nachgetragen",
    "wird nachgetragen",
    "werden nachgetragen",
    "wird noch eingetragen",
    "noch ergänzen",
    "noch nachtragen",
    "noch eintragen",
    "noch einfügen",
    "noch zu klären",
    "noch abklären",
    "bitte ergänzen",
    "bitte nachtragen",
    "bitte korrigieren",
    "vor der veröffentlichung",
    "vor veröffentlichung",
    "text einfügen",
    "text folgt",
    "nummer folgt",
    "nummer fehlt",
    "adresse fehlt",
    "anschrift fehlt",
    "uhrzeit fehlt",
    "angabe fehlt",
    "angaben fehlen",
    "übersetzung fehlt",
    "noch nicht übersetzt",
    "nur intern",
    "stimmt das noch?",
    "to be added",
    "translation missing",
];

/// Verbs that end an order to a colleague: "Bitte Nummer prüfen."
const ORDERS: [&str; 10] = [
    "prüfen",
    "überprüfen",
    "nachprüfen",
    "gegenlesen",
    "klären",
    "abklären",
    "ergänzen",
    "aktualisieren",
    "recherchieren",
    "verifizieren",
];

/// Words that show that a sentence is for families, or about what the office does for them.
const FOR_FAMILIES: [&str; 25] = [
    "sie",
    "ihnen",
    "ihr",
    "ihre",
    "ihrem",
    "ihren",
    "ihrer",
    "ihres",
    "du",
    "dir",
    "dich",
    "dein",
    "deine",
    "deinen",
    "deiner",
    "euch",
    "eure",
    "wir",
    "uns",
    "man",
    "vorher",
    "vorab",
    "zuvor",
    "rechtzeitig",
    "selbst",
];

/// When families should do something, not editors.
const BEFOREHAND: [&str; 6] =
    ["vor dem ", "vor der ", "vor ort", "vor jedem ", "vor einer ", "vor einem "];

/// The words that give a text away as unfinished or as meant for editors.
pub(super) fn to_editors(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some(phrase) = PHRASES.iter().find(|phrase| holds_phrase(&lower, phrase)) {
        return Some((*phrase).to_owned());
    }
    placeholder(text).or_else(|| {
        let sentences = sentences::sentences(text);
        sentences.into_iter().find(|sentence| is_order(sentence)).map(beginning)
    })
}

/// Whether the phrase is there, between word boundaries.
fn holds_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + phrase.len()..).and_then(|behind| behind.chars().next());
        // "Telefonnummer fehlt" ends with "nummer fehlt".
        let is_compound = phrase.starts_with("nummer");
        let begins = is_compound || !before.is_some_and(char::is_alphanumeric);
        begins && !behind.is_some_and(char::is_alphanumeric)
    })
}

fn placeholder(text: &str) -> Option<String> {
    let is_word = |letter: char| letter.is_alphanumeric();
    let words = text.split(|letter: char| !is_word(letter)).filter(|word| !word.is_empty());
    for word in words {
        let lower = word.to_lowercase();
        let is_crossed = word.len() > 2 && lower.chars().all(|letter| letter == 'x');
        if is_crossed || PLACEHOLDERS.contains(&&*lower) {
            return Some(word.to_owned());
        }
        // A "TODO-Liste" may be for families.
        let is_part = text.contains(&format!("{word}-"));
        if ABBREVIATIONS.contains(&word) && !is_part {
            return Some(word.to_owned());
        }
    }
    if text.to_lowercase().contains("xx.xx") {
        return Some("xx.xx".to_owned());
    }
    // "Noch Fragen???" asks families; "Uhrzeit ???" asks editors.
    let marks = text.match_indices("??").any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|before| before.is_alphabetic() || "?!".contains(before))
    });
    marks.then(|| "???".to_owned())
}

/// Whether it tells a colleague what to do: with "bitte" or "noch", and the verb at its end.
fn is_order(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let ends = words.last().is_some_and(|last| ORDERS.contains(last));
    let asks = words.iter().any(|word| ["bitte", "noch", "nochmal"].contains(word));
    let is_for_families = words.iter().any(|word| FOR_FAMILIES.contains(word))
        || BEFOREHAND.iter().any(|phrase| lower.contains(phrase));
    ends && asks && !is_for_families
}

#[cfg(test)]
mod tests {
    use super::to_editors;

    #[test]
    fn what_editors_write_to_each_other_is_found() {
        for text in [
            "Bitte Nummer und Zeiten vor der Veröffentlichung prüfen.",
            "Bitte prüfen",
            "BITTE PRÜFEN!",
            "Ein Treff. Bitte Uhrzeit noch prüfen!",
            "Den Namen der Leistung noch klären.",
            "TODO",
            "TODO: Text vom Träger",
            "Todo: Text vom Träger",
            "FIXME Zeiten",
            "Beginn: TBA",
            "???",
            "Uhrzeit ???",
            "14–?? Uhr",
            "(??)",
            "xxx",
            "Haltestelle XXXX",
            "Am xx.xx.2027",
            "Platzhalter",
            "Lorem ipsum dolor sit amet",
            "Wird noch ergänzt.",
            "Die Beschreibung wird noch ergänzt",
            "Beratung (Nummer fehlt)",
            "Telefonnummer fehlt",
            "Text folgt.",
            "[Bitte ergänzen]",
            "Nur intern: Frau Muster fragen",
            "Description to be added.",
        ] {
            assert!(to_editors(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_families_are_told_is_not() {
        for text in [
            "Wir prüfen Ihren Antrag.",
            "Bitte prüfen Sie vorher, ob Sie alle Unterlagen haben.",
            "Bitte vor dem Besuch die Öffnungszeiten prüfen.",
            "Bitte vorab den Impfpass prüfen.",
            "Bitte prüf deine Nummer noch einmal.",
            "Ihr Antrag muss noch geprüft werden.",
            "Wir können mit Ihnen noch offene Fragen klären.",
            "Haben Sie Fragen???",
            "Noch Fragen?? Rufen Sie an!",
            "Wirklich?!?! Ja.",
            "Es sind noch Plätze frei, die Liste ist noch offen.",
            "Größe XL oder XXL",
            "Wir schreiben mit Ihnen eine To-do-Liste.",
            "Ihre TODO-Liste für den Umzug",
            "Fehlt Ihnen ein Formular? Wir helfen.",
            "Ihnen fehlt noch ein Zeugnis?",
            "Die Angaben ergänzen wir zusammen.",
            "Bitte in die Liste eintragen.",
            "Bitte anmelden und Zeiten beachten.",
            "Beispieltermine: Orte und Zeiten sind erfunden.",
            "Wie geht es weiter?",
            "Der Ort wird noch bekannt gegeben.",
            "",
        ] {
            assert_eq!(to_editors(text), None, "{text}");
        }
    }
}
