//! An offer to call first: what it is, the number, where and when next, and why.

use super::{contact, next_date, offer_head, remember_button, translated, whereabouts};
use crate::{
    dom::{
        contract::OFFER,
        markup::{Markup, el, text_el},
    },
    state::finder::{Finder, Loaded},
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
        voice,
    },
};
use catalogue::Offer;

/// The card.
pub fn card(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    let offer = &loaded.catalogue.offers[index];
    let contact =
        contact::first(finder, loaded, offer).maybe(remember_button::toggle(finder, index, offer));
    el("li.card")
        .attr(OFFER, offer.id.as_str())
        .child(offer_head::title(finder, index, offer))
        .maybe(offer_head::notice(offer))
        .maybe(translated::summary("p", offer))
        .child(contact)
        .maybe(whereabouts::line(finder, loaded, index, facts(offer)))
        .maybe(next_date::next(finder, loaded, offer))
        .maybe(why(finder, loaded, index))
        .maybe(offer_head::stale_notice(offer, loaded.today))
}

/// What differs from offer to offer: a price, whether there is room, the family's language.
fn facts(offer: &Offer) -> Vec<Markup> {
    let mut facts = Vec::new();
    if offer.is_free() == Some(false) {
        let cost = phrase::cost(offer).unwrap_or_else(|| t(Key::CostsSomething).to_owned());
        facts.push(text_el("span.icon-cost", &cost));
    }
    let room = offer.availability.as_ref().map(|room| phrase::availability(room.status));
    facts.extend(room.map(|room| text_el("span", room)));
    let wished = offer.languages.iter().find(|tag| Some(tag.as_str()) == voice::wish());
    facts.extend(wished.map(|tag| {
        text_el("span.icon-language", &text::reason_language(&intl::language_name(tag)))
    }));
    facts
}

/// Which of the ticked situations it helps in, in the words that were ticked.
fn why(finder: &'static Finder, loaded: &Loaded, index: usize) -> Option<Markup> {
    let met = finder
        .family
        .answers
        .with_untracked(|answers| loaded.index.met(index, &answers.situations));
    let mut words = Vec::new();
    for situation in loaded.catalogue.situations() {
        if met.contains(&situation.id) {
            words.extend(phrase::situation_aloud(&situation));
        }
    }
    let line = || {
        let intro = text_el("b", t(Key::Because));
        el("p.reasons").child(intro).text(" ").text(&words.join(DOT))
    };
    (!words.is_empty()).then(line)
}
