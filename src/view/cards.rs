//! A list of cards, one page after the other.

use super::card::card;
use crate::{
    finder::{Finder, List, PAGE},
    load::Loaded,
    markup::{Markup, button, el},
    text,
};
use leptos::prelude::*;

/// The cards of these offers: as many as the list shows so far, and a button for more.
pub fn cards(
    finder: Finder,
    loaded: &'static Loaded,
    offers: Vec<usize>,
    list: List,
    explain: bool,
) -> Markup {
    el("div").live_children(move || {
        let shown = finder.shown.with(|shown| shown[list as usize]);
        let cards = offers.iter().take(shown).filter_map(|index| {
            let offer = loaded.catalogue.offers.get(*index)?;
            Some(card(finder, loaded, *index, offer, explain))
        });
        let cards = untrack(|| cards.collect());
        let left = offers.len().saturating_sub(shown).min(PAGE);
        let more = (left > 0).then(|| more(finder, list, left));
        let list = el("ul.cards").children(cards);
        [Some(list), more].into_iter().flatten().collect()
    })
}

fn more(finder: Finder, list: List, count: usize) -> Markup {
    let show = move || finder.show_more(list);
    el("p.more").child(button("", &text::show_more(count), show))
}
