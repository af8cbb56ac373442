//! The second question where there are too many places for a list.

use super::search_field::search_field;
use crate::{
    dom::{
        live::Live,
        markup::{Markup, el, said},
    },
    state::finder::Finder,
    view::entry::place::{LIST_LIMIT, none, radio},
    words::text::{self, Key, t},
};
use catalogue::{Catalogue, Id};
use leptos::prelude::untrack;
use matching::{find_places, meant_place};
use std::rc::Rc;

/// A field, and the places found.
pub fn search(finder: &'static Finder, catalogue: &'static Catalogue) -> Vec<Markup> {
    let query = Rc::new(Live::new(String::new()));
    let typed = Rc::clone(&query);
    // `None` as long as nothing has been typed.
    let count = Rc::new(Live::new(None));
    let counted = Rc::clone(&count);
    let search = move |query: String| {
        let found = find(finder, &query);
        // Typing a full name and going on counts as an answer.
        if let Some(place) = meant_place(&untrack(|| finder.homes()), &query, &found) {
            finder.answer(|answers| answers.place = Some(place));
        }
        typed.set(query);
    };
    let field = search_field("place-search", search).attr("aria-describedby", "place-search-hint");
    let found = move || {
        let query = query.get();
        let mut found = find(finder, &query);
        counted.set((!query.trim().is_empty()).then_some(found.len()));
        found.truncate(LIST_LIMIT);
        // The chosen place stays visible.
        if let Some(chosen) = finder.family.answers.with_untracked(|answers| answers.place.clone())
            && !found.contains(&chosen)
        {
            found.insert(0, chosen);
        }
        let mut options = Vec::new();
        for id in &found {
            options.extend(catalogue.place(id).map(|place| radio(finder, place)));
        }
        options.push(none(finder));
        options
    };
    let sentence = move || match count.get() {
        None => String::new(),
        Some(0) => t(Key::PlaceNotFound).to_owned(),
        Some(count) => text::places_found(count),
    };
    vec![
        said("label.field", Key::PlaceSearch).child(field),
        said("p.quiet", Key::PlaceSearchHint).attr("id", "place-search-hint"),
        // The number is announced, not the list.
        el("p.count").attr("role", "status").live_text(sentence),
        el("div.options short").live_children(found),
    ]
}

/// The places found for a query; none for an empty one.
fn find(finder: &'static Finder, query: &str) -> Vec<Id> {
    if query.trim().is_empty() {
        Vec::new()
    } else {
        find_places(&untrack(|| finder.homes()), query)
    }
}
