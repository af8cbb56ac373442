//! The second question: where.

use super::{
    question_frame::{self, option},
    retry::retry,
};
use crate::{
    dom::markup::{Markup, el, said, text_el},
    flow::later_parts,
    state::{
        finder::{Details, Finder},
        screen::Screen,
    },
    words::text::Key,
};
use catalogue::{Catalogue, Id, Place};
use leptos::prelude::*;

/// The number of places up to which they are listed; more get a search field.
pub const LIST_LIMIT: usize = 12;

/// The second question.
pub fn question(finder: &'static Finder, catalogue: &'static Catalogue) -> Markup {
    let options = options(finder, catalogue);
    question_frame::question(finder, Screen::Place, Key::PlaceTitle, Key::PlaceHint, options)
}

/// The options of the second question.
pub fn options(finder: &'static Finder, catalogue: &'static Catalogue) -> Vec<Markup> {
    let places = finder.homes();
    if places.len() > LIST_LIMIT {
        later_parts::want_details(finder);
        return vec![el("div").live_children(move || match finder.details.get() {
            Details::Here(part) => untrack(|| (part.place_search)(finder, catalogue)),
            Details::Coming { slow: false } => vec![said("p", Key::Loading)],
            Details::Away | Details::Lost | Details::Coming { .. } => {
                vec![retry(finder, later_parts::details_again), none(finder)]
            }
        })];
    }
    let mut options = el("div.options short");
    for place in places {
        options = options.child(radio(finder, place));
    }
    vec![options.child(none(finder)).live(move |options| {
        if let (Some(loaded), Some(part)) = (finder.loaded(), finder.details_part()) {
            untrack(|| (part.near_places)(finder, loaded, options));
        }
    })]
}

/// A place as an option.
pub fn radio(finder: &'static Finder, place: &Place) -> Markup {
    place_option(finder, Some(place.id.clone()), text_el("span", &place.name).german().fixed())
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
