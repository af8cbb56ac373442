//! Languages.

use super::attributes::Ours;
use super::node::Node;
use super::notes::Notes;
use crate::exchange::hsds::term::Term;
use crate::import::language;
use catalogue::Severity;

/// Three-letter codes (ISO 639-2 and -3) of languages that have a two-letter code.
const SHORT: &[(&str, &str)] = &[
    ("deu", "de"),
    ("ger", "de"),
    ("eng", "en"),
    ("ukr", "uk"),
    ("ara", "ar"),
    ("tur", "tr"),
    ("rus", "ru"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("pol", "pl"),
    ("fas", "fa"),
    ("per", "fa"),
    ("bul", "bg"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("spa", "es"),
    ("ita", "it"),
];

/// The language tags under `languages`.
pub fn languages(node: &Node, notes: &mut Notes) -> Vec<String> {
    let mut tags = Vec::new();
    for each in node.list("languages", notes) {
        each.rest("language", &["code", "name", "attributes"], notes);
        let ours = Ours::of(&each, notes);
        let written = ours.text(Term::LanguageTag).filter(|tag| is_tag(tag));
        let code = each.text("code", notes);
        let name = each.text("name", notes);
        let coded = || code.as_deref().and_then(tag);
        let named = || language::read(name.as_deref()?).0.into_iter().next();
        let Some(tag) = written.or_else(coded).or_else(named) else {
            let said = name.or(code).unwrap_or_default();
            let what =
                format!("Die Sprache „{said}“ kennen wir nicht. Sie wurde nicht übernommen.");
            let help = "Tragen Sie das Kürzel der Sprache ein, zum Beispiel de, ar, tr oder uk.";
            notes.sum(Severity::Warning, &each.pointer, what, help);
            continue;
        };
        tags.push(tag);
    }
    tags
}

/// The language tag for a code.
fn tag(code: &str) -> Option<String> {
    let code = code.to_lowercase();
    let short = SHORT.iter().find(|(long, _)| *long == code).map(|(_, short)| (*short).to_owned());
    short.or_else(|| is_tag(&code).then_some(code))
}

/// Whether it has the form of a language tag (BCP 47).
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    matches!(language.len(), 2 | 3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
