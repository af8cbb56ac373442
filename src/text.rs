//! Every text that a user reads, by typed key. German is on board; `build.rs` makes the
//! keys and functions from `src/locale/de.json`.

use crate::intl;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The text of a key without placeholders.
pub fn t(key: Key) -> &'static str {
    text(key as usize)
}

fn text(index: usize) -> &'static str {
    GERMAN.get(index).copied().unwrap_or_default()
}

fn fill(index: usize, values: &[(&str, &str)]) -> String {
    fill_text(text(index), values)
}

/// Fills a text whose wording may depend on a number.
fn count_in(index: usize, count: usize, values: &[(&str, &str)]) -> String {
    let forms = text(index);
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
fn fill_text(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let name = after.split('}').next().unwrap_or_default();
        if let Some((_, value)) = values.iter().find(|(each, _)| *each == name) {
            filled.push_str(value);
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
