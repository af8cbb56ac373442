//! A list of offers, shown page by page.

use crate::{
    dom::{
        markup::{Markup, button, el},
        page::focus_id,
    },
    state::{
        finder::{Finder, Loaded},
        screen::List,
    },
    view::entry::ids,
    words::text,
};
use leptos::prelude::*;
use std::{cell::Cell, time::Duration};

/// Builds what a list shows of one offer.
pub type Item = fn(&'static Finder, &'static Loaded, usize) -> Markup;

/// The items of these offers, up to the list's current length, and a button for more. At first only
/// `first` items are built, and the others after the first paint: all together they take a slow
/// phone a tenth of a second.
pub fn items(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offers: Vec<usize>,
    list: List,
    item: Item,
    first: usize,
) -> Markup {
    let first = Cell::new(first);
    let items = move |offers: &[usize]| {
        let mut items = Vec::new();
        for index in offers {
            items.push(item(finder, loaded, *index));
        }
        items
    };
    el("div").live_children(move || {
        let (shown, left) = finder
            .family
            .shown
            .with(|shown| (shown.of(list).min(offers.len()), shown.left(list, offers.len())));
        let first = first.replace(usize::MAX).min(shown);
        let (now, later) = (&offers[..first], offers[first..shown].to_vec());
        let more = (left > 0).then(|| more(finder, list, left, offers[shown]));
        let mut list_of = el("ul.cards").children(untrack(|| items(now)));
        if !later.is_empty() {
            list_of = list_of.children_later(move || items(&later));
        }
        [Some(list_of), more].into_iter().flatten().collect()
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
