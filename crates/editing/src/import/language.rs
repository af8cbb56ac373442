//! Languages as people write them.

use super::{list, token};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The German names of languages with their tags (BCP 47); the first name of a tag is the one used
/// for output.
const LANGUAGES: &[(&str, &str)] = &[
    ("Deutsch", "de"),
    ("dt", "de"),
    ("Leichte Sprache", "de-simple"),
    ("Deutsche Gebärdensprache", "gsg"),
    ("Gebärdensprache", "gsg"),
    ("DGS", "gsg"),
    ("Englisch", "en"),
    ("engl", "en"),
    ("Ukrainisch", "uk"),
    ("ukr", "uk"),
    ("Arabisch", "ar"),
    ("arab", "ar"),
    ("Türkisch", "tr"),
    ("türk", "tr"),
    ("Russisch", "ru"),
    ("russ", "ru"),
    ("Rumänisch", "ro"),
    ("Polnisch", "pl"),
    ("poln", "pl"),
    ("Persisch", "fa"),
    ("Farsi", "fa"),
    ("Dari", "prs"),
    ("Bulgarisch", "bg"),
    ("Französisch", "fr"),
    ("frz", "fr"),
    ("Spanisch", "es"),
    ("Italienisch", "it"),
    ("Portugiesisch", "pt"),
    ("Griechisch", "el"),
    ("Kroatisch", "hr"),
    ("Serbisch", "sr"),
    ("Bosnisch", "bs"),
    ("Albanisch", "sq"),
    ("Mazedonisch", "mk"),
    ("Ungarisch", "hu"),
    ("Tschechisch", "cs"),
    ("Slowakisch", "sk"),
    ("Slowenisch", "sl"),
    ("Litauisch", "lt"),
    ("Lettisch", "lv"),
    ("Estnisch", "et"),
    ("Niederländisch", "nl"),
    ("Dänisch", "da"),
    ("Schwedisch", "sv"),
    ("Norwegisch", "no"),
    ("Finnisch", "fi"),
    ("Kurdisch", "ku"),
    ("Kurmandschi", "kmr"),
    ("Kurmanci", "kmr"),
    ("Sorani", "ckb"),
    ("Paschtu", "ps"),
    ("Pashto", "ps"),
    ("Urdu", "ur"),
    ("Hindi", "hi"),
    ("Punjabi", "pa"),
    ("Bengalisch", "bn"),
    ("Tamil", "ta"),
    ("Tigrinya", "ti"),
    ("Tigrinisch", "ti"),
    ("Amharisch", "am"),
    ("Somali", "so"),
    ("Somalisch", "so"),
    ("Swahili", "sw"),
    ("Suaheli", "sw"),
    ("Hebräisch", "he"),
    ("Aramäisch", "arc"),
    ("Armenisch", "hy"),
    ("Georgisch", "ka"),
    ("Aserbaidschanisch", "az"),
    ("Romanes", "rom"),
    ("Romani", "rom"),
    ("Chinesisch", "zh"),
    ("Vietnamesisch", "vi"),
    ("Thailändisch", "th"),
    ("Thai", "th"),
    ("Japanisch", "ja"),
    ("Koreanisch", "ko"),
];

/// The tags, by folded name and by tag.
static TAGS: LazyLock<BTreeMap<String, &str>> = LazyLock::new(|| {
    let by_tag = LANGUAGES.iter().map(|(_, tag)| (token::key(tag), *tag));
    by_tag.chain(LANGUAGES.iter().map(|(name, tag)| (token::key(name), *tag))).collect()
});

/// The tags (BCP 47) of a list of languages, and the words that are not recognised. Accepts German
/// names, abbreviations (`dt.`), and the tags themselves.
///
/// ```
/// let (tags, unread) = editing::import::language::read("Deutsch, Türkisch und Klingonisch");
/// assert_eq!((tags, unread), (vec!["de".into(), "tr".into()], vec!["Klingonisch".into()]));
/// ```
pub fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut tags, mut unread): (Vec<String>, _) = (Vec::new(), Vec::new());
    for word in list::words(text) {
        match tag(word) {
            Some(tag) if tags.iter().any(|other| other == tag) => {}
            Some(tag) => tags.push(tag.to_owned()),
            None => unread.push(word.to_owned()),
        }
    }
    (tags, unread)
}

fn tag(word: &str) -> Option<&'static str> {
    TAGS.get(&token::key(word)).copied()
}

/// The preferred names of all known languages, in alphabetical order.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = LANGUAGES
        .iter()
        .filter(|(each, tag)| name(tag) == Some(each))
        .map(|(name, _)| *name)
        .collect();
    names.sort_unstable_by_key(|name| token::key(name));
    names
}

/// The German name of a language; `None` if its tag is not known here.
///
/// ```
/// assert_eq!(editing::import::language::name("uk"), Some("Ukrainisch"));
/// ```
pub fn name(tag: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, other)| *other == tag).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn languages_are_read_as_people_write_them() {
        for (text, expected) in [
            ("Deutsch|Englisch", "de en"),
            ("dt./engl.", "de en"),
            ("deutsch, TÜRKISCH und Arabisch", "de tr ar"),
            ("Deutsch, Deutsch", "de"),
            ("de, uk", "de uk"),
            ("Leichte Sprache; Gebärdensprache", "de-simple gsg"),
            ("mehrsprachig", "?mehrsprachig"),
            ("alle mit Dolmetscher", "?alle mit Dolmetscher"),
        ] {
            let (mut said, unread) = read(text);
            said.extend(unread.iter().map(|word| format!("?{word}")));
            assert_eq!(said.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn every_name_can_be_met() {
        for (at, (name, tag)) in LANGUAGES.iter().enumerate() {
            let key = token::key(name);
            let is_it = |(other, _): &(&str, &str)| token::key(other) == key;
            assert!(!LANGUAGES[..at].iter().any(is_it), "{name} twice");
            assert_eq!(read(name), (vec![(*tag).to_owned()], vec![]), "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_word_is_a_language_or_said_to_be_none(text in "((Deutsch|engl|x|,|/| und |\\|) ?){0,6}") {
            let (tags, unread) = read(&text);
            prop_assert_eq!(tags.is_empty() && unread.is_empty(), list::words(&text).is_empty());
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            read(&text);
        }
    }
}
