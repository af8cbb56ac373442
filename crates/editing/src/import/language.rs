//! Languages as people write them.

use super::{list, token};

/// The German names of languages, folded, and their tags (BCP 47).
const LANGUAGES: &[(&str, &str)] = &[
    ("deutsch", "de"),
    ("dt", "de"),
    ("leichte sprache", "de-simple"),
    ("deutsche gebardensprache", "gsg"),
    ("gebardensprache", "gsg"),
    ("dgs", "gsg"),
    ("englisch", "en"),
    ("engl", "en"),
    ("ukrainisch", "uk"),
    ("ukr", "uk"),
    ("arabisch", "ar"),
    ("arab", "ar"),
    ("turkisch", "tr"),
    ("turk", "tr"),
    ("russisch", "ru"),
    ("russ", "ru"),
    ("rumanisch", "ro"),
    ("polnisch", "pl"),
    ("poln", "pl"),
    ("persisch", "fa"),
    ("farsi", "fa"),
    ("dari", "prs"),
    ("bulgarisch", "bg"),
    ("franzosisch", "fr"),
    ("frz", "fr"),
    ("spanisch", "es"),
    ("italienisch", "it"),
    ("portugiesisch", "pt"),
    ("griechisch", "el"),
    ("kroatisch", "hr"),
    ("serbisch", "sr"),
    ("bosnisch", "bs"),
    ("albanisch", "sq"),
    ("mazedonisch", "mk"),
    ("ungarisch", "hu"),
    ("tschechisch", "cs"),
    ("slowakisch", "sk"),
    ("slowenisch", "sl"),
    ("litauisch", "lt"),
    ("lettisch", "lv"),
    ("estnisch", "et"),
    ("niederlandisch", "nl"),
    ("danisch", "da"),
    ("schwedisch", "sv"),
    ("norwegisch", "no"),
    ("finnisch", "fi"),
    ("kurdisch", "ku"),
    ("kurmandschi", "kmr"),
    ("kurmanci", "kmr"),
    ("sorani", "ckb"),
    ("paschtu", "ps"),
    ("pashto", "ps"),
    ("urdu", "ur"),
    ("hindi", "hi"),
    ("punjabi", "pa"),
    ("bengalisch", "bn"),
    ("tamil", "ta"),
    ("tigrinya", "ti"),
    ("tigrinisch", "ti"),
    ("amharisch", "am"),
    ("somali", "so"),
    ("somalisch", "so"),
    ("swahili", "sw"),
    ("suaheli", "sw"),
    ("hebraisch", "he"),
    ("aramaisch", "arc"),
    ("armenisch", "hy"),
    ("georgisch", "ka"),
    ("aserbaidschanisch", "az"),
    ("romanes", "rom"),
    ("romani", "rom"),
    ("chinesisch", "zh"),
    ("vietnamesisch", "vi"),
    ("thailandisch", "th"),
    ("thai", "th"),
    ("japanisch", "ja"),
    ("koreanisch", "ko"),
];

/// The tags (BCP 47) of the languages of a list, and the words that are none. German names, short
/// forms (`dt.`), and the tags themselves.
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
    let key = token::key(word);
    let named = |(name, tag): &&(&str, &str)| *name == key || token::key(tag) == key;
    LANGUAGES.iter().find(named).map(|(_, tag)| *tag)
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
        for (at, (name, _)) in LANGUAGES.iter().enumerate() {
            assert_eq!(*name, token::key(name), "not folded");
            assert!(!LANGUAGES[..at].iter().any(|(other, _)| other == name), "{name} twice");
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
