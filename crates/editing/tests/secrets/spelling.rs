//! The ways in which people and files spell an address.

use crate::desk::Home;
use proptest::prelude::*;
use std::fmt::Write;

/// Spellings of a text that people, or a browser, read as the same.
pub const SPELLINGS: [fn(&str) -> String; 16] = [
    str::to_owned,
    str::to_uppercase,
    str::to_lowercase,
    |text| text.replace('ß', "ss"),
    |text| text.replace("straße", "str.").replace("Straße", "Str."),
    |text| text.replace("straße", "-Straße"),
    |text| text.replace("straße", " Strasse"),
    |text| text.replace("platz", "pl.").replace("Sankt", "St."),
    |text| text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('Ä', "Ae"),
    |text| text.replace('ä', "a\u{308}").replace('ö', "o\u{308}").replace('ü', "u\u{308}"),
    |text| text.replace(' ', "\u{a0}"),
    |text| text.replace(' ', ", "),
    |text| text.chars().flat_map(|letter| [letter, '\u{ad}']).collect(),
    percent,
    |text| percent(&percent(text)),
    |text| {
        text.replace('ü', "&uuml;")
            .replace('ö', "&#246;")
            .replace('ß', "&szlig;")
            .replace(' ', "&nbsp;")
    },
];

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() {
            all.push(char::from(byte));
        } else {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

/// Texts that reveal something of a home.
pub const SECRETS: [fn(&Home) -> String; 11] = [
    |home| home.line(),
    |home| home.street.clone(),
    |home| format!("{}, {} {}", home.line(), home.code, home.city),
    |home| format!("{} {}", home.code, home.city),
    |home| format!("{} Nr. {}", home.street, home.number),
    |home| format!("{} {}", home.number, home.street),
    |home| format!("{}, {}", home.latitude, home.longitude),
    |home| format!("{}/{}", home.longitude, home.latitude),
    |home| format!("{}000 {}12", home.latitude, home.longitude),
    |home| format!("{} {}", home.latitude.replace('.', ","), home.longitude.replace('.', ",")),
    |home| format!("https://karte.example/?q={},{}", home.latitude, home.longitude),
];

/// The index of the one that reveals only the street.
pub const STREET: usize = 1;

/// A text that reveals the location of a home, among other words.
pub fn telling() -> impl Strategy<Value = (usize, usize, &'static str, &'static str)> {
    let before =
        prop::sample::select(vec!["", "Sie finden uns: ", "Kommen Sie in die ", "(", "q="]);
    let behind =
        prop::sample::select(vec!["", ".", ", zweiter Stock", ") und", " – wir öffnen", "&z=1"]);
    (0..SECRETS.len(), 0..SPELLINGS.len(), before, behind)
}
