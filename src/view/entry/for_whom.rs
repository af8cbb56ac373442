//! The first question: for whom.

use super::{people, question_frame};
use crate::{
    dom::markup::{Markup, el, text_el},
    state::{finder::Finder, screen::Screen},
    words::text::Key,
};
use matching::Person;

/// The first question. `index.html` has the same markup, painted before this runs.
pub fn question(finder: &'static Finder) -> Markup {
    let (title, hint) = (Key::ForWhomTitle, Key::ForWhomHint);
    question_frame::question(finder, Screen::ForWhom, title, hint, options(finder))
}

/// Its options.
pub fn options(finder: &'static Finder) -> Vec<Markup> {
    let options = people::all().map(|person| option(finder, person)).collect();
    let births = el("div").live(move |element| {
        if let Some(third) = finder.details_part() {
            (third.births)(finder, element);
        }
    });
    vec![el("div.options short").children(options), births]
}

fn option(finder: &'static Finder, of: Person) -> Markup {
    let is_chosen = move || {
        let same = |each: &Person| people::same_option(*each, of);
        finder.family.answers.with(|answers| answers.people.iter().any(same))
    };
    let choose = move |chosen| {
        finder.answer(|answers| {
            answers.people.retain(|each| !people::same_option(*each, of));
            if chosen {
                answers.people.push(of);
            }
        });
    };
    // The catalogue loads later: then an option may be hidden, or get a hint that nothing is near.
    // It is updated, not rebuilt, to keep the focus.
    let is_served = move || people::is_served(of, finder.known_catalogue());
    let (code, label) = (of.code(), text_el("span", people::label(of)));
    question_frame::option("checkbox", people::INPUT, code, label, is_chosen, choose)
        .live_property("hidden", move || !is_served())
        .live(move |option| {
            if let (Some(loaded), Some(part)) = (finder.loaded(), finder.details_part()) {
                (part.near)(finder, loaded, of, option);
            }
        })
}
