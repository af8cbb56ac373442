//! What an offer says of itself: in the family's language where the catalogue has it, else in
//! German, and marked as such.

use crate::{
    language,
    markup::{Markup, el},
};
use catalogue::{Offer, Translation};

/// An offer's translation into the language that is shown.
pub fn translation(offer: &Offer) -> Option<&Translation> {
    offer.translation(language::current().tag)
}

/// An offer's name.
pub fn name(offer: &Offer) -> &str {
    translation(offer).and_then(|texts| texts.name.as_deref()).unwrap_or(&offer.name)
}

/// A text of an offer in an element; none where the offer has no such text.
pub fn text(
    tag: &str,
    class: &str,
    offer: &Offer,
    german: Option<&String>,
    translated: fn(&Translation) -> Option<&String>,
) -> Option<Markup> {
    let element = el(tag).class(class);
    match translation(offer).and_then(translated) {
        Some(text) => Some(element.text(text)),
        None => german.map(|text| element.text(text).german()),
    }
}

/// An offer's name in an element.
pub fn name_el(tag: &str, class: &str, offer: &Offer) -> Markup {
    let name = text(tag, class, offer, Some(&offer.name), |texts| texts.name.as_ref());
    name.unwrap_or_else(|| el(tag))
}

/// Something else that the catalogue says, always in German.
pub fn german(tag: &str, class: &str, text: &str) -> Markup {
    el(tag).class(class).text(text).german()
}
