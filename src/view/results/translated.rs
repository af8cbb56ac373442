//! The catalogue's texts on an offer: in the family's language if there is a translation, else in
//! German, and marked as such.

use crate::{
    dom::markup::{Markup, el},
    words::voice::Voice,
};
use catalogue::{Offer, Translation};

/// An offer's translation into the current language.
pub fn translation(offer: &Offer) -> Option<&Translation> {
    offer.translation(Voice::current().tag)
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
        Some(text) => Some(element.text(text)),
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

/// What to bring.
pub fn bring(tag: &str, offer: &Offer) -> Vec<Markup> {
    let translated = translation(offer).map(|texts| &texts.required_documents);
    let translated = translated.filter(|documents| !documents.is_empty());
    let mut documents = Vec::new();
    for each in translated.unwrap_or(&offer.required_documents) {
        let document = el(tag).text(each);
        documents.push(if translated.is_some() { document } else { document.german() });
    }
    documents
}

/// An element with any other text from the catalogue, always in German.
pub fn german(kind: &str, text: &str) -> Markup {
    el(kind).text(text).german()
}
