//! The second question: where.

use super::near::with_hint;
use crate::{
    dom::{
        live::Live,
        markup::{Markup, el, said, text_el},
    },
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
    },
    view::entry::question_frame::{self, option},
    words::{
        phrase,
        text::{self, Key, t},
    },
};
use catalogue::Id;
use leptos::prelude::*;
use matching::{find_places, meant_place};
use std::rc::Rc;

/// The number of places up to which they are listed; more get a search field.
const LIST_LIMIT: usize = 12;

/// The second question.
pub fn question(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let options = options(finder, loaded);
    question_frame::question(finder, Screen::Place, Key::PlaceTitle, Key::PlaceHint, options)
}

/// The options of the second question.
pub fn options(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let places: Vec<Id> =
        loaded.catalogue.home_places().iter().map(|place| place.id.clone()).collect();
    if places.len() <= LIST_LIMIT { list(finder, loaded, &places) } else { search(finder, loaded) }
}

fn list(finder: &'static Finder, loaded: &Loaded, places: &[Id]) -> Vec<Markup> {
    let counts =
        finder.family.answers.with_untracked(|answers| loaded.index.place_options(answers));
    let mut options = el("div.options short");
    for (id, count) in places.iter().zip(counts) {
        options = options.child(with_hint(finder, radio(finder, loaded, id), count));
    }
    vec![options.child(none(finder))]
}

fn search(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let query = Rc::new(Live::new(String::new()));
    let typed = Rc::clone(&query);
    // `None` as long as nothing has been typed.
    let count = Rc::new(Live::new(None));
    let counted = Rc::clone(&count);
    let field = el("input")
        .attr("type", "search")
        .attr("id", "place-search")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "place-search-hint")
        .on("input", move |event| {
            let query = event_target_value(&event);
            let found = find(loaded, &query);
            // Typing a full name and going on counts as an answer.
            if let Some(place) = meant_place(loaded.catalogue, &query, &found) {
                finder.answer(|answers| answers.place = Some(place));
            }
            typed.set(query);
        });
    let found = move || {
        let query = query.get();
        let mut found = find(loaded, &query);
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
            options.push(radio(finder, loaded, id));
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
fn find(loaded: &Loaded, query: &str) -> Vec<Id> {
    if query.trim().is_empty() { Vec::new() } else { find_places(loaded.catalogue, query) }
}

fn radio(finder: &'static Finder, loaded: &Loaded, id: &Id) -> Markup {
    let name = phrase::place(loaded.catalogue, id);
    place_option(finder, Some(id.clone()), text_el("span", &name).german().fixed())
}

fn none(finder: &'static Finder) -> Markup {
    place_option(finder, None, said("span", Key::PlaceNone))
}

fn place_option(finder: &'static Finder, id: Option<Id>, label: Markup) -> Markup {
    let value = id.as_ref().map_or_else(String::new, Id::to_string);
    let own = id.clone();
    option(
        "radio",
        "place",
        &value,
        label,
        move || finder.family.answers.with(|answers| answers.place == own),
        move |_| finder.answer(|answers| answers.place.clone_from(&id)),
    )
}
