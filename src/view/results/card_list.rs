//! A list of cards, shown page by page.

use super::card::{Why, card};
use crate::{
    dom::{
        markup::{Markup, button, el},
        page::focus_id,
    },
    state::{
        finder::{Finder, Loaded},
        screen::{List, PAGE},
    },
    view::entry::ids,
    words::text,
};
use leptos::prelude::*;
use std::{cell::Cell, time::Duration};

/// The cards of these offers, up to the list's current length, and a button for more. At first only
/// `first` cards are built, and the others after the first paint: all together they take a slow
/// phone a tenth of a second.
pub fn cards(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offers: Vec<usize>,
    list: List,
    why: Why,
    first: usize,
) -> Markup {
    let first = Cell::new(first);
    let cards = move |offers: &[usize]| {
        let mut cards = Vec::new();
        for index in offers {
            let offer = loaded.catalogue.offers.get(*index);
            let card = |offer| card(finder, loaded, *index, offer, why(finder, loaded, *index));
            cards.extend(offer.map(card));
        }
        cards
    };
    el("div").live_children(move || {
        let shown = finder.family.shown.with(|shown| shown.of(list)).min(offers.len());
        let first = first.replace(usize::MAX).min(shown);
        let (now, later) = (&offers[..first], offers[first..shown].to_vec());
        let left = (offers.len() - shown).min(PAGE);
        let more = (left > 0).then(|| more(finder, list, left, offers[shown]));
        let mut list = el("ul.cards").children(untrack(|| cards(now)));
        if !later.is_empty() {
            list = list.children_later(move || cards(&later));
        }
        [Some(list), more].into_iter().flatten().collect()
    })
}

/// The button for more; `next` is the first new offer, which takes the focus.
fn more(finder: &'static Finder, list: List, count: usize, next: usize) -> Markup {
    let show = move || {
        finder.show_more(list);
        set_timeout(move || focus_id(&ids::offer_heading(next)), Duration::ZERO);
    };
    el("p.more").child(button("", &text::show_more(count), show))
}
