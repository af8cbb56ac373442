//! Every text that a user reads, by typed key. German is on board; `build.rs` makes the
//! keys and functions from `src/locale/de.json`. Other languages are loaded when somebody
//! wants them (`flow/language.rs`).

use super::{intl, voice::Voice};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Between short facts in a row; never at the beginning of a line.
pub const DOT: &str = "\u{a0}· ";

/// A text without placeholders.
///
/// It is its German wording, behind a character that is its number: not a place in a list of all, so
/// that each part of the program holds the texts that it needs and no others.
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

/// Fills a text whose wording may depend on a number.
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

/// One pass, so that a value that looks like a placeholder stays as it is.
///
/// Between texts from right to left every value stands on its own (Unicode's "isolates", which
/// are `<bdi>` for plain text): a German name or a number would otherwise pull the words
/// around it out of their order.
fn fill_text(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let name = after.split('}').next().unwrap_or_default();
        if let Some((_, value)) = values.iter().find(|(each, _)| *each == name) {
            let isolate = Voice::current().rtl;
            filled.push_str(if isolate { "\u{2068}" } else { "" });
            // What turns the writing round in a value would turn what follows it, too.
            filled.extend(value.chars().filter(|mark| !matches!(mark, '\u{202a}'..='\u{202e}')));
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
