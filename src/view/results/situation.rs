//! The third question: what it is about.

use super::near::hint;
use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
    },
    view::entry::question_frame::{self, option},
    words::{phrase, text::Key},
};
use catalogue::{Code, Situation, Topic};
use matching::OptionCount;

/// The third question.
pub fn question(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let options = options(finder, loaded);
    let (title, hint) = (Key::SituationTitle, Key::SituationHint);
    question_frame::question(finder, Screen::Situation, title, hint, options)
}

/// The options of the third question.
pub fn options(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let situations = loaded.catalogue.situations();
    let counts =
        finder.family.answers.with_untracked(|answers| loaded.index.situation_options(answers));
    let mut options = vec![unsure(finder)];
    for topic in Topic::ALL {
        let of_topic = situations.iter().zip(&counts).filter(|(each, _)| each.topic == *topic);
        let of_topic: Vec<_> =
            of_topic.map(|(situation, count)| checkbox(finder, situation, *count)).collect();
        if !of_topic.is_empty() {
            options.push(
                el("fieldset.topic")
                    .child(text_el("legend", phrase::topic(*topic)))
                    .child(el("div.options short").children(of_topic)),
            );
        }
    }
    options
}

/// Not an answer: it only makes clear that leaving the rest empty is fine.
fn unsure(finder: &'static Finder) -> Markup {
    option(
        "checkbox",
        "unsure",
        "yes",
        said("span", Key::SituationUnsure),
        move || {
            finder.family.unsure.get()
                && finder.family.answers.with(|answers| answers.situations.is_empty())
        },
        move |chosen| {
            finder.family.unsure.set(chosen);
            finder.answer(|answers| answers.situations.clear());
        },
    )
}

fn checkbox(finder: &'static Finder, situation: &Situation, count: OptionCount) -> Markup {
    let (own, id) = (situation.id.clone(), situation.id.clone());
    let choose = move |chosen| {
        finder.answer(|answers| {
            answers.situations.retain(|each| *each != id);
            if chosen {
                answers.situations.push(id.clone());
            }
        });
    };
    let label = text_el("span", &phrase::situation(situation));
    let label = if situation.label.is_some() { label.german() } else { label };
    option(
        "checkbox",
        "situation",
        situation.id.as_str(),
        label,
        move || finder.family.answers.with(|answers| answers.situations.contains(&own)),
        choose,
    )
    .child(hint(finder, count))
}
