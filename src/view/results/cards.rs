//! A list of cards, one page after the other.

use super::card::card;
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

/// The cards of these offers: as many as the list shows so far, and a button for more. At first
/// so many are made before they are painted, and the others when they are: all together, they take
/// a slow phone a tenth of a second.
pub fn cards(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offers: Vec<usize>,
    list: List,
    explain: bool,
    first: usize,
) -> Markup {
    let first = Cell::new(first);
    let cards = move |offers: &[usize]| {
        let mut cards = Vec::new();
        for index in offers {
            let offer = loaded.catalogue.offers.get(*index);
            cards.extend(offer.map(|offer| card(finder, loaded, *index, offer, explain)));
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

/// Shows more; `next` is the first of them, where whoever reads goes on.
fn more(finder: &'static Finder, list: List, count: usize, next: usize) -> Markup {
    let show = move || {
        finder.show_more(list);
        set_timeout(move || focus_id(&ids::offer_heading(next)), Duration::ZERO);
    };
    el("p.more").child(button("", &text::show_more(count), show))
}
