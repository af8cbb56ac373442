//! The words for a catalogue's codes: how to register, in which form, for whom.

use super::{list, token};
use catalogue::{Audience, AvailabilityStatus, Code, Format, Registration, Status};

/// A closed list that editors fill in with German words.
pub trait CodeWord: Code {
    /// Each code with its folded words. A text matches a code if it contains one of these as whole
    /// words.
    const WORDS: &'static [(Self, &'static [&'static str])];
    /// The word for each code in a new table, in the order of [`Code::ALL`].
    const NAMES: &'static [&'static str];
}

/// The word for a code in a new table.
///
/// ```
/// assert_eq!(editing::import::code_word::name(catalogue::Format::OnSite), "vor Ort");
/// ```
pub fn name<T: CodeWord>(code: T) -> &'static str {
    let at = T::ALL.iter().position(|each| *each == code).unwrap_or_default();
    T::NAMES[at]
}

/// The codes in a list of words, in that order, and the words that are not recognised.
///
/// ```
/// use catalogue::Registration;
/// use editing::import::code_word::read;
/// let (found, unread) = read::<Registration>("telefonisch oder per Brieftaube");
/// assert_eq!((found, unread), (vec![Registration::Phone], vec!["per Brieftaube".into()]));
/// ```
pub fn read<T: CodeWord>(text: &str) -> (Vec<T>, Vec<String>) {
    let (mut found, mut unread): (Vec<T>, _) = (Vec::new(), Vec::new());
    for word in list::words(text) {
        match meaning(word) {
            Some(code) if found.contains(&code) => {}
            Some(code) => found.push(code),
            None => unread.push(word.to_owned()),
        }
    }
    (found, unread)
}

/// Whether the text consists only of words for codes, and thus says nothing beyond them.
pub fn is_exact<T: CodeWord>(text: &str) -> bool {
    let words = list::words(text);
    let is_code = |word: &&str| {
        let key = token::key(word);
        T::ALL.iter().any(|code| token::key(code.code()) == key)
            || T::WORDS.iter().any(|(_, words)| words.contains(&key.as_str()))
    };
    !words.is_empty() && words.iter().all(is_code)
}

/// What a text says beyond its initial word for a code, such as `ab März` in `wenige, ab März`; the
/// whole text if it does not start with such a word, and `None` if there is nothing else.
pub fn beside<T: CodeWord>(text: &str) -> Option<String> {
    if is_exact::<T>(text) {
        return None;
    }
    let more = text.split_once([',', ':', ';', '–', '(']).filter(|(word, _)| is_exact::<T>(word));
    let more = more.map_or(text, |(_, more)| more).trim();
    let inner =
        more.strip_suffix(')').filter(|inner| !inner.contains('(') && !text.starts_with('('));
    Some(inner.filter(|_| text.contains('(')).unwrap_or(more).trim().to_owned())
}

fn meaning<T: CodeWord>(word: &str) -> Option<T> {
    let key = token::key(word);
    if let Some(code) = T::ALL.iter().find(|code| token::key(code.code()) == key) {
        return Some(*code);
    }
    let padded = format!(" {key} ");
    for (code, words) in T::WORDS {
        for word in *words {
            // "keine Hausbesuche" is not a home visit.
            if let Some((before, behind)) = padded.split_once(&format!(" {word} ")) {
                return (!denies(before) && !denies(behind)).then_some(*code);
            }
        }
    }
    None
}

fn denies(words: &str) -> bool {
    let mut words = words.split(' ');
    words.any(|word| matches!(word, "nicht" | "ohne" | "nie" | "nein") || word.starts_with("kein"))
}

impl CodeWord for Registration {
    const NAMES: &'static [&'static str] =
        &["ohne Anmeldung", "telefonisch", "online", "per E-Mail", "Vermittlung"];
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::None,
            &[
                "ohne anmeldung",
                "ohne",
                "keine",
                "nein",
                "nicht notig",
                "nicht erforderlich",
                "nicht notwendig",
                "offen",
                "einfach kommen",
                "offenes angebot",
            ],
        ),
        (
            Self::Referral,
            &["uberweisung", "vermittlung", "zuweisung", "uber jugendamt", "uber das jugendamt"],
        ),
        (Self::Phone, &["telefonisch", "telefon", "tel", "anruf", "anrufen"]),
        (Self::Email, &["e mail", "email", "mail", "per e mail"]),
        (
            Self::Online,
            &[
                "online",
                "website",
                "webseite",
                "homepage",
                "internet",
                "formular",
                "onlineformular",
            ],
        ),
    ];
}

impl CodeWord for Format {
    const NAMES: &'static [&'static str] =
        &["vor Ort", "Hausbesuch", "aufsuchend", "Telefon", "online", "Gruppe"];
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::HomeVisit,
            &[
                "hausbesuch",
                "bei ihnen zu hause",
                "bei den familien",
                "hausbesuche",
                "zu hause",
                "kommt nach hause",
                "aufsuchend zu hause",
            ],
        ),
        (Self::Outreach, &["aufsuchend", "aufsuchende arbeit", "mobil", "unterwegs"]),
        (Self::Phone, &["telefonisch", "telefon", "am telefon"]),
        (Self::Online, &["online", "digital", "video", "chat", "internet"]),
        (Self::Group, &["gruppe", "gruppenangebot", "kurs", "treff", "offener treff"]),
        (Self::OnSite, &["vor ort", "prasenz", "einrichtung", "sprechstunde", "beratungsstelle"]),
    ];
}

impl CodeWord for Audience {
    const NAMES: &'static [&'static str] = &["Eltern", "Kinder", "Familien", "Fachkräfte"];
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Professional,
            &["fachkraft", "fachkrafte", "fachleute", "padagogen", "erzieherinnen", "lehrkrafte"],
        ),
        (
            Self::Family,
            &["familie", "familien", "eltern mit kind", "eltern mit kindern", "eltern kind"],
        ),
        (
            Self::Parent,
            &[
                "eltern",
                "mutter",
                "vater",
                "schwangere",
                "alleinerziehende",
                "grosseltern",
                "elternteil",
            ],
        ),
        (
            Self::Child,
            &[
                "kind",
                "kinder",
                "jugendliche",
                "junge menschen",
                "schuler",
                "schulerinnen",
                "babys",
            ],
        ),
    ];
}

impl CodeWord for Status {
    const NAMES: &'static [&'static str] = &["aktiv", "pausiert", "beendet"];
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Active, &["aktiv", "lauft", "findet statt"]),
        (Self::Paused, &["pausiert", "pause", "ruht"]),
        (Self::Ended, &["beendet", "eingestellt", "abgeschlossen", "entfallt"]),
    ];
}

impl CodeWord for AvailabilityStatus {
    const NAMES: &'static [&'static str] = &["frei", "wenige", "Warteliste", "ausgebucht"];
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Waitlist, &["warteliste"]),
        (Self::Few, &["wenige", "wenige platze", "wenig"]),
        (Self::Full, &["voll", "ausgebucht", "belegt", "keine", "keine platze"]),
        (Self::Open, &["frei", "freie platze", "ja", "platze frei"]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Debug;

    fn codes<T: CodeWord + Debug>(text: &str) -> String {
        let (found, unread) = read::<T>(text);
        let mut said: Vec<String> = found.iter().map(|code| code.code().to_owned()).collect();
        said.extend(unread.iter().map(|word| format!("?{word}")));
        said.join(" ")
    }

    #[test]
    fn codes_are_read_as_people_write_them() {
        assert_eq!(codes::<Registration>("ohne Anmeldung"), "none");
        assert_eq!(codes::<Registration>("nicht erforderlich"), "none");
        assert_eq!(codes::<Registration>("telefonisch oder per E-Mail"), "phone email");
        assert_eq!(codes::<Registration>("Überweisung vom Kinderarzt"), "referral");
        assert_eq!(codes::<Registration>("erforderlich"), "?erforderlich");
        assert_eq!(codes::<Registration>("Anmeldung nicht erforderlich"), "none");
        assert_eq!(codes::<Registration>("nicht telefonisch"), "?nicht telefonisch");
        assert_eq!(codes::<Format>("keine Hausbesuche"), "?keine Hausbesuche");
        assert_eq!(codes::<Format>("Gruppe, vor Ort"), "group onsite");
        assert_eq!(codes::<Format>("Hausbesuche|online"), "home_visit online");
        assert_eq!(codes::<Audience>("Eltern und Kinder"), "parent child");
        assert_eq!(codes::<Audience>("Pädagogische Fachkräfte"), "professional");
        assert_eq!(codes::<Status>("pausiert"), "paused");
        assert_eq!(codes::<AvailabilityStatus>("Warteliste"), "waitlist");
    }

    fn each_word_means_its_code<T: CodeWord + Debug>() {
        for (code, words) in T::WORDS {
            for word in *words {
                assert_eq!(*word, token::key(word), "not folded");
                assert_eq!(meaning(word), Some(*code), "{word}");
            }
            assert_eq!(meaning(code.code()), Some(*code));
        }
        for code in T::ALL {
            assert!(is_exact::<T>(name(*code)), "{}", name(*code));
            assert_eq!(meaning(name(*code)), Some(*code));
        }
    }

    #[test]
    fn every_word_can_be_met() {
        each_word_means_its_code::<Registration>();
        each_word_means_its_code::<Format>();
        each_word_means_its_code::<Audience>();
        each_word_means_its_code::<Status>();
        each_word_means_its_code::<AvailabilityStatus>();
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            read::<Format>(&text);
        }
    }
}
