//! The answers, each a button that leads back to its question.

use crate::{
    dom::markup::{Markup, button, el, text_el},
    flow::history,
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
    },
    words::{
        phrase,
        text::{self, DOT, Key, t},
    },
};

/// The answers. What is sensitive is not spelled out.
pub fn chips(finder: &'static Finder, loaded: &Loaded) -> Markup {
    let catalogue = loaded.catalogue;
    let (people, place, situations) = finder.family.answers.with_untracked(|answers| {
        let mut people = Vec::new();
        for person in &answers.people {
            people.push(phrase::person(*person));
        }
        let place = answers.place.as_ref().map(|id| phrase::place(catalogue, id));
        let mut situations = Vec::new();
        let mut is_sensitive = false;
        for situation in &catalogue.situations() {
            if answers.situations.contains(&situation.id) {
                is_sensitive |= situation.sensitive;
                situations.push(phrase::situation(situation));
            }
        }
        if is_sensitive {
            situations = vec![t(Key::AnswerSituations).to_owned()];
        }
        (people, place.into_iter().collect::<Vec<_>>(), situations)
    });
    let questions = finder.questions();
    let chip = |screen, name, answers: Vec<String>| {
        let given = answers.join(DOT);
        let words = if answers.is_empty() {
            text_el("span", t(name)).text(": ").text(t(Key::AnswerNone))
        } else {
            text_el("span", &given)
        };
        let is_place = screen == Screen::Place && !answers.is_empty();
        let words = if is_place { words.german().fixed() } else { words };
        let change = text_el("span.visually-hidden", &text::change_answer_label(t(name)));
        let button = button("chip", "", move || history::go(finder, screen))
            .child(words)
            .text(" ")
            .child(change);
        questions.contains(&screen).then(|| el("li").child(button))
    };
    el("ul.answers")
        .attr("aria-label", t(Key::AnswersTitle))
        .maybe(chip(Screen::ForWhom, Key::AnswerPeople, people))
        .maybe(chip(Screen::Place, Key::AnswerPlace, place))
        .maybe(chip(Screen::Situation, Key::AnswerSituations, situations))
}
