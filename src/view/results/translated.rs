//! The catalogue's texts on an offer: in the family's language if there is a translation, else in
//! German, and marked as such.

use crate::{
    dom::markup::{Markup, el},
    words::voice::Voice,
};
use catalogue::{Offer, Translation};
use js_sys::{JsString, RegExp};
use std::borrow::Cow;

/// An offer's translation into the current language.
pub fn translation(offer: &Offer) -> Option<&Translation> {
    offer.translation(Voice::current().tag)
}

/// Times, then numbers that begin with 0 or +, then groups of digits: what is read from left to
/// right as a whole.
const NUMBERS: &str = r"[\d٠-٩۰-۹]+:[\d٠-٩۰-۹]+|(?:\+|\(?\b0)\d*\)?(?:(?: ?[/.-] ?|[ \u00a0])\d+)*|[\d٠-٩۰-۹]+(?:[ \u00a0][\d٠-٩۰-۹]+)+";

/// A text written from right to left, its numbers isolated: without that, the groups of a phone
/// number are shown in reverse. Those of Arabic digits would be even then, so the direction is
/// overridden inside.
fn readable(text: &str) -> Cow<'_, str> {
    if !Voice::current().rtl {
        return text.into();
    }
    let numbers = RegExp::new(NUMBERS, "g");
    let isolated =
        JsString::from(text).replace_by_pattern(&numbers, "\u{2066}\u{202d}$&\u{202c}\u{2069}");
    String::from(isolated).into()
}

/// An offer's name.
pub fn name(offer: &Offer) -> &str {
    translation(offer).and_then(|texts| texts.name.as_deref()).unwrap_or(&offer.name)
}

/// An element with a text of an offer; `None` if the offer has no such text.
pub fn text(
    kind: &str,
    offer: &Offer,
    german: Option<&String>,
    translated: fn(&Translation) -> Option<&String>,
) -> Option<Markup> {
    let element = el(kind);
    match translation(offer).and_then(translated) {
        Some(text) => Some(element.text(&readable(text))),
        None => german.map(|text| element.text(text).german()),
    }
}

/// An element with an offer's name.
pub fn name_el(kind: &str, offer: &Offer) -> Markup {
    let name = text(kind, offer, Some(&offer.name), |texts| texts.name.as_ref());
    name.unwrap_or_else(|| el(kind))
}

/// What an offer is, in one sentence.
pub fn summary(kind: &str, offer: &Offer) -> Option<Markup> {
    text(kind, offer, offer.summary.as_ref(), |texts| texts.summary.as_ref())
}

/// How to register.
pub fn process(tag: &str, offer: &Offer) -> Option<Markup> {
    let german = offer.application_process.as_ref();
    text(tag, offer, german, |texts| texts.application_process.as_ref())
}

/// What happens when somebody gets in touch, and how long an answer takes.
pub fn first_contact(tag: &str, offer: &Offer) -> [Option<Markup>; 2] {
    [
        text(tag, offer, offer.first_contact.as_ref(), |texts| texts.first_contact.as_ref()),
        text(tag, offer, offer.response_time.as_ref(), |texts| texts.response_time.as_ref()),
    ]
}

/// What to bring.
pub fn bring(tag: &str, offer: &Offer) -> Vec<Markup> {
    let translated = translation(offer).map(|texts| &texts.required_documents);
    let translated = translated.filter(|documents| !documents.is_empty());
    let mut documents = Vec::new();
    for each in translated.unwrap_or(&offer.required_documents) {
        documents.push(match translated {
            Some(_) => el(tag).text(&readable(each)),
            None => el(tag).text(each).german(),
        });
    }
    documents
}

/// An element with any other text from the catalogue, always in German.
pub fn german(kind: &str, text: &str) -> Markup {
    el(kind).text(text).german()
}
