//! The first question: for whom.

use super::{person, question};
use crate::{
    finder::{Finder, Screen},
    load::Loaded,
    markup::{Markup, el, text_el},
    more::More,
    text::Key,
};
use matching::Person;

/// The first question. `index.html` holds the same markup, painted before this runs.
pub fn question(finder: Finder) -> Markup {
    let (title, hint) = (Key::ForWhomTitle, Key::ForWhomHint);
    question::question(finder, Screen::ForWhom, title, hint, options(finder))
}

/// Its options.
pub fn options(finder: Finder) -> Vec<Markup> {
    let options = person::all().map(|person| option(finder, person)).collect();
    let births = el("div").live(move |element| {
        if let More::Here(third) = finder.more.get() {
            (third.births)(finder, element);
        }
    });
    vec![el("div.options short").children(options), births]
}

fn option(finder: Finder, of: Person) -> Markup {
    let is_chosen = move || {
        let same = |each: &Person| person::same_option(*each, of);
        finder.answers.with(|answers| answers.people.iter().any(same))
    };
    let choose = move |chosen| {
        finder.answer(|answers| {
            answers.people.retain(|each| !person::same_option(*each, of));
            if chosen {
                answers.people.push(of);
            }
        });
    };
    // The catalogue comes later: then an option may go, or say that nothing is near. It is
    // not made anew, so that it keeps the focus.
    let is_served = move || person::is_served(of, finder.loaded());
    let hint = move || finder.loaded().map_or("", |loaded| (loaded.later.near)(finder, loaded, of));
    let (code, label) = (person::code(of), text_el("span", person::label(of)));
    question::option("checkbox", person::INPUT, code, label, is_chosen, choose)
        .live_property("hidden", move || !is_served())
        .child(el("small").live_text(move || hint().to_owned()))
}

/// What stands beside an option that leads to nothing near.
pub fn near(finder: Finder, loaded: &Loaded, of: Person) -> &'static str {
    let counts = finder.answers.with_untracked(|answers| loaded.index.phase_options(answers));
    let at = person::all().position(|each| person::same_option(each, of));
    question::near(at.and_then(|at| counts.get(at).copied()).unwrap_or_default())
}
