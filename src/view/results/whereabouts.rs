//! Where an offer takes place, in a line.

use crate::{
    dom::markup::{Markup, el, text_el},
    state::finder::{Finder, Loaded},
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
    },
};

/// The place, how far away it is, whether it comes to the family, and these other facts; `None` if
/// there is nothing to say.
pub fn line(
    finder: &'static Finder,
    loaded: &Loaded,
    index: usize,
    others: Vec<String>,
) -> Option<Markup> {
    let found = finder
        .family
        .answers
        .with_untracked(|answers| loaded.index.whereabouts(index, answers.place.as_ref()));
    let place = found.place.map(|id| text::reason_in_place(&phrase::place(loaded.catalogue, &id)));
    let mut facts = Vec::new();
    facts.extend(found.kilometres.map(|line| text::distance(&intl::number(usize::from(line)))));
    if found.comes_to_you {
        facts.push(t(Key::ReasonComesToYou).to_owned());
    }
    facts.extend(others);
    if place.is_none() && facts.is_empty() {
        return None;
    }
    let dot = if place.is_some() && !facts.is_empty() { DOT } else { "" };
    let place = place.map(|place| text_el("span", &place).fixed());
    Some(el("p.where").maybe(place).text(dot).text(&facts.join(DOT)))
}
