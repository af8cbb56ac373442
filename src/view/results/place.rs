//! The second question: where.

use super::{later::later, near::with_hint};
use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
    },
    view::entry::question_frame::{self, option},
    words::{phrase, text::Key},
};
use catalogue::Id;
use leptos::prelude::*;

/// The number of places up to which they are listed; more get a search field.
pub const LIST_LIMIT: usize = 12;

/// The second question.
pub fn question(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let options = options(finder, loaded);
    question_frame::question(finder, Screen::Place, Key::PlaceTitle, Key::PlaceHint, options)
}

/// The options of the second question.
pub fn options(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let places: Vec<Id> =
        loaded.catalogue.home_places().iter().map(|place| place.id.clone()).collect();
    if places.len() <= LIST_LIMIT {
        return list(finder, loaded, &places);
    }
    vec![later("div", finder, move |part| untrack(|| (part.place_search)(finder, loaded)))]
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

/// A place as an option.
pub fn radio(finder: &'static Finder, loaded: &Loaded, id: &Id) -> Markup {
    let name = phrase::place(loaded.catalogue, id);
    place_option(finder, Some(id.clone()), text_el("span", &name).german().fixed())
}

/// The option of no place.
pub fn none(finder: &'static Finder) -> Markup {
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
