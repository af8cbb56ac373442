//! All user-visible texts, by typed key. German is built in; `build.rs` generates the keys and
//! functions from `src/locale/de.json`. Other languages are loaded on demand
//! (`flow/language.rs`).

use super::{intl, voice::Voice};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Separator between short facts; never starts a line.
pub const DOT: &str = "\u{a0}· ";

/// A text without placeholders.
///
/// Holds the German wording after a character that encodes its number: not an index into a list of
/// all texts, so that each part of the program carries only the texts that it needs.
#[derive(Clone, Copy)]
pub struct Key(&'static str);

/// The text of a key.
pub fn t(key: Key) -> &'static str {
    let mut german = key.0.chars();
    let number = german.next().map_or(0, |number| number as usize);
    match Voice::current().texts {
        None => german.as_str(),
        Some(texts) => texts.get(number).copied().unwrap_or_default(),
    }
}

fn fill(key: Key, values: &[(&str, &str)]) -> String {
    fill_text(t(key), values)
}

/// Fills a text whose wording may depend on a count.
fn count_in(key: Key, count: usize, values: &[(&str, &str)]) -> String {
    let forms = t(key);
    let category = intl::plural_category(count);
    let form_of = |wanted: &str| {
        let mut forms = forms.split('\u{1e}').filter_map(|form| form.split_once('\u{1f}'));
        forms.find(|(form, _)| *form == wanted).map(|(_, text)| text)
    };
    let form = form_of(&category).or_else(|| form_of("other"));
    let counted = fill_text(form.unwrap_or(forms), &[("count", &intl::number(count))]);
    fill_text(&counted, values)
}

/// A text without directional embeddings and overrides: they would also affect what follows it.
pub fn without_embeddings(text: &str) -> String {
    text.chars().filter(|mark| !matches!(mark, '\u{202a}'..='\u{202e}')).collect()
}

/// A single pass, so that a value that looks like a placeholder is left alone.
///
/// In right-to-left texts every value is isolated (Unicode isolates, `<bdi>` for plain text):
/// otherwise a German name or a number would reorder the words around it.
fn fill_text(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let name = after.split('}').next().unwrap_or_default();
        if let Some((_, value)) = values.iter().find(|(each, _)| *each == name) {
            let isolate = Voice::current().rtl;
            filled.push_str(if isolate { "\u{2068}" } else { "" });
            filled.push_str(&without_embeddings(value));
            filled.push_str(if isolate { "\u{2069}" } else { "" });
        } else {
            filled.push('{');
            filled.push_str(name);
            filled.push('}');
        }
        rest = after.get(name.len() + 1..).unwrap_or_default();
    }
    filled.push_str(rest);
    filled
}
