//! Where an offer takes place, in a line.

use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::finder::{Finder, Loaded},
    words::{
        intl, phrase,
        text::{self, DOT, Key},
    },
};

/// The place, how far away it is, whether it comes to the family, and these other facts; `None` if
/// there is nothing to say.
pub fn line(
    finder: &'static Finder,
    loaded: &Loaded,
    index: usize,
    others: Vec<Markup>,
) -> Option<Markup> {
    let found = finder
        .family
        .answers
        .with_untracked(|answers| loaded.index.whereabouts(index, answers.place.as_ref()));
    let mut facts = Vec::new();
    if let Some(place) = found.place {
        let place = text::reason_in_place(&phrase::place(loaded.catalogue, &place));
        facts.push(text_el("span.icon-place", &place).fixed());
    }
    if let Some(line) = found.kilometres {
        facts.push(text_el("span", &text::distance(&intl::number(usize::from(line)))));
    }
    if found.comes_to_you {
        facts.push(said("span.icon-visit", Key::ReasonComesToYou));
    }
    facts.extend(others);
    let mut line = el("p.where");
    let mut is_empty = true;
    for fact in facts {
        line = line.text(if is_empty { "" } else { DOT }).child(fact);
        is_empty = false;
    }
    (!is_empty).then_some(line)
}
