//! The common frame of the three questions: heading, form, buttons.

use crate::{
    dom::markup::{Markup, button, el, said, text_el},
    flow::{history, start_over},
    state::{finder::Finder, screen::Screen, trail::Trail},
    words::text::{self, Key, t},
};
use leptos::prelude::*;
use web_sys::Event;

/// A question with its options.
pub fn question(
    finder: &'static Finder,
    screen: Screen,
    title: Key,
    hint: Key,
    options: Vec<Markup>,
) -> Markup {
    let step = move || {
        let questions = finder.questions();
        let at = questions.iter().position(|each| *each == screen).unwrap_or(0);
        text::step(&(at + 1).to_string(), &questions.len().to_string())
    };
    // No Back button on the first question, however the user got there.
    let has_back = screen != Screen::ForWhom && finder.trail.with_untracked(Trail::has_back);
    let back = has_back.then(|| button("", t(Key::Back), history::back));
    // The last question goes on to the results.
    let is_last = screen == Screen::Situation;
    let next =
        el("button").attr("type", "submit").attr("id", "next").class("primary").live_text(
            move || if is_last { results_label(finder) } else { t(Key::Next).to_owned() },
        );
    let actions = el("p.actions").maybe(back).child(next);
    // The number on the button is announced.
    let actions = if is_last {
        vec![announced(actions)]
    } else {
        vec![actions, announced(el("p.actions")).live_children(move || show_results(finder))]
    };
    let fieldset = el("fieldset")
        .attr("aria-labelledby", "question")
        .attr("aria-describedby", "hint")
        .child(text_el("p", t(hint)).attr("id", "hint").class("quiet"))
        .children(options);
    let form = el("form").child(fieldset).children(actions).attr("method", "dialog").on(
        "submit",
        move |event| {
            event.prevent_default();
            history::next(finder);
        },
    );
    el("div.question")
        .child(el("p.step").live_text(step))
        .child(said("h1", title).attr("id", "question").attr("tabindex", "-1"))
        .child(form)
        .child(el("p.links").live_children(move || {
            let started = finder.has_answers();
            let start_over = started.then(|| start_over(finder));
            [Some(show_all_offers(finder)), start_over].into_iter().flatten().collect()
        }))
}

fn announced(content: Markup) -> Markup {
    content.attr("aria-live", "polite")
}

/// The button to the results; shown after the first answer.
fn show_results(finder: &'static Finder) -> Vec<Markup> {
    if !finder.has_answers() {
        return Vec::new();
    }
    let press = move || history::go(finder, Screen::Results);
    vec![button("", &results_label(finder), press).attr("id", "show-results")]
}

/// What shows the results, after the first answer with the number of offers that fit.
fn results_label(finder: &'static Finder) -> String {
    let count = finder.loaded().filter(|_| finder.has_answers()).map_or(0, |loaded| {
        finder.family.answers.with(|answers| (loaded.results.count)(loaded, answers))
    });
    match count {
        0 => t(Key::ShowResults).to_owned(),
        count => text::show_results_count(count),
    }
}

/// The id of the button to the list of all offers, in `index.html` too.
pub const ALL_OFFERS: &str = "all-offers";

/// The button to the list of all offers.
pub fn show_all_offers(finder: &'static Finder) -> Markup {
    button("plain", t(Key::ShowAllOffers), move || history::go(finder, Screen::AllOffers))
        .attr("id", ALL_OFFERS)
}

/// The button to the questions.
pub fn to_questions(finder: &'static Finder) -> Markup {
    button("plain", t(Key::ToQuestions), move || history::go(finder, finder.first_screen()))
}

/// The button that resets everything.
pub fn start_over(finder: &'static Finder) -> Markup {
    button("plain", t(Key::StartOver), move || start_over::start_over(finder))
}

/// An option of a question: a checkbox or a radio button with its label, and room for a hint.
pub fn option(
    kind: &str,
    name: &str,
    value: &str,
    label: Markup,
    is_chosen: impl Fn() -> bool + 'static,
    choose: impl Fn(bool) + 'static,
) -> Markup {
    let choose = move |event: Event| choose(event_target_checked(&event));
    let input = el("input")
        .attr("type", kind)
        .attr("name", name)
        .attr("id", &[name, "-", value].concat())
        .attr("value", value)
        .live_property("checked", is_chosen)
        .on("change", choose);
    el("label.option").child(input).child(label).child(el("small"))
}
