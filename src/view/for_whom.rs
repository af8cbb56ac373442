//! The first question: for whom.

use super::{
    births, person,
    question::{self, hint},
};
use crate::{
    finder::{Finder, Screen},
    markup::{Markup, el},
    text::Key,
};
use leptos::prelude::*;
use matching::Person;

/// The first question. `index.html` holds the same markup, painted before this runs.
pub fn question(finder: Finder) -> Markup {
    // Made anew only when the catalogue comes, so that a field in use stays.
    let options = el("div").class("options short").live_children(move || {
        let loaded = finder.loaded();
        let options = person::options(loaded);
        untrack(|| options.into_iter().map(|person| option(finder, person)).collect())
    });
    let births = el("div").live_children(move || births::births(finder));
    let (title, hint) = (Key::ForWhomTitle, Key::ForWhomHint);
    question::question(finder, Screen::ForWhom, title, hint, vec![options, births])
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
    let count = move || {
        let loaded = finder.loaded()?;
        let counts = finder.answers.with_untracked(|answers| loaded.index.phase_options(answers));
        let all = person::options(None);
        let at = all.iter().position(|each| person::same_option(*each, of))?;
        counts.get(at).copied()
    };
    let (code, label) = (person::code(of), person::label(of));
    question::option("checkbox", person::INPUT, code, label, is_chosen, choose)
        .maybe(count().and_then(hint))
}
