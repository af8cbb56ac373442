//! All offers, with a search field.

use super::card;
use crate::dom::contract::SECTION;
use crate::{
    dom::{
        live::Live,
        markup::{Markup, el, said},
        pause::pause,
    },
    state::{
        finder::{Finder, Loaded},
        screen::List,
    },
    view::{
        entry::question_frame::to_questions,
        results::{notices::notices, paged},
    },
    words::text::{self, Key, t},
};
use leptos::{prelude::*, task::spawn_local};
use matching::SearchBuilder;
use std::rc::Rc;
use web_sys::Event;

/// How many cards a new list starts with: more than fit on a phone's screen, so that nothing
/// moves while the user types.
const FIRST: usize = 3;

/// The page with all offers.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let field = el("input")
        .attr("type", "search")
        .attr("id", "search")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "search-hint")
        .property("value", &finder.family.query.get_untracked().into())
        .on("input", move |event| finder.search(event_target_value(&event)));
    let form = el("form")
        .attr("role", "search")
        .on("submit", |event: Event| event.prevent_default())
        .child(said("label.field", Key::Search).child(field))
        .child(said("p.quiet", Key::SearchHint).attr("id", "search-hint"));
    let count = Rc::new(Live::new(None));
    let counted = Rc::clone(&count);
    let sentence = move || match count.get() {
        None => String::new(),
        Some(0) => t(Key::SearchNone).to_owned(),
        Some(count) => text::search_count(count),
    };
    if loaded.search.get_untracked().is_none() {
        spawn_local(make_index(loaded));
    }
    let found = move || {
        let Some(index) = loaded.search.get() else {
            return Vec::new();
        };
        let found = finder.family.query.with(|query| index.search(query));
        counted.set(Some(found.len()));
        let first = if finder.is_new() { FIRST } else { usize::MAX };
        vec![untrack(|| paged::items(finder, loaded, found, List::Search, card::plain, first))]
    };
    let head = el("div.narrow stack")
        .child(said("h1", Key::AllOffersTitle).attr("tabindex", "-1"))
        .child(form)
        .children(notices(finder, loaded))
        .child(el("p.count").attr("role", "status").live_text(sentence));
    // The cards have third-level headings, so the list needs one of the second level.
    let heading = said("h2.visually-hidden", Key::ResultsScreen);
    let list = el("div").live_children(found);
    el("div.stack")
        .child(head)
        .child(el("section").attr(SECTION, List::Search.name()).child(heading).child(list))
        .child(el("p.links").child(to_questions(finder)))
}

/// Builds the search index in chunks: a large catalogue would block a cheap phone for half a
/// second.
async fn make_index(loaded: &'static Loaded) {
    let mut builder = SearchBuilder::new(loaded.catalogue, loaded.viewer);
    while builder.go_on(loaded.catalogue) {
        pause().await;
    }
    // Leaked: lives as long as the page, like the catalogue.
    loaded.search.set(Some(Box::leak(Box::new(builder.finish(loaded.catalogue)))));
}
