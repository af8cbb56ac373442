//! The third question: what it is about.

use super::question_frame::{self, option};
use crate::{
    dom::{
        live::Live,
        markup::{Markup, el, fill, said, text_el},
    },
    state::{finder::Finder, screen::Screen},
    words::{
        phrase,
        text::{self, Key},
    },
};
use catalogue::{Catalogue, Code, Situation};
use leptos::prelude::*;
use matching::{TopicOption, topic_options};
use web_sys::Element;

/// The third question.
pub fn question(finder: &'static Finder, catalogue: &'static Catalogue) -> Markup {
    let options = options(finder, catalogue);
    let (title, hint) = (Key::SituationTitle, Key::SituationHint);
    question_frame::question(finder, Screen::Situation, title, hint, options)
}

/// The options of the third question: folded by topic, and found by own words.
pub fn options(finder: &'static Finder, catalogue: &'static Catalogue) -> Vec<Markup> {
    let found = Live::new(None);
    let result = found.clone();
    let own_words = el("div.own-words").live_children(move || {
        let part = finder.details_part();
        part.map_or_else(Vec::new, |part| untrack(|| (part.own_words)(catalogue, found.clone())))
    });
    let near = move |topics: &Element| {
        if let (Some(loaded), Some(part)) = (finder.loaded(), finder.details_part()) {
            untrack(|| (part.near_situations)(finder, loaded, topics));
        }
    };
    let topics = move |element: &Element| {
        let found = result.get().filter(|found| !found.is_empty());
        fill(element, untrack(|| topics(finder, catalogue, found.as_deref())));
        untrack(|| near(element));
    };
    let topics = el("div.topics").live(topics).live(near);
    vec![own_words, topics, unsure(finder)]
}

/// The topics, folded, or with the situations found, unfolded.
fn topics(finder: &'static Finder, catalogue: &Catalogue, found: Option<&[usize]>) -> Vec<Markup> {
    let situations = catalogue.situations();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for mut option in topic_options(&situations, &finder.fitting_topics()) {
        if let Some(found) = found {
            option.situations.retain(|at| found.contains(at));
        }
        if option.situations.is_empty() {
            continue;
        }
        let is_first = option.is_first || found.is_some();
        let list = if is_first { &mut first } else { &mut others };
        list.push(topic(finder, &situations, option, found.is_some()));
    }
    if !others.is_empty() {
        let summary = said("summary", Key::MoreTopics).attr("id", "more-topics");
        let others = el("div.topics").children(others);
        first.push(el("details.more-topics").child(summary).child(others));
    }
    first
}

fn topic(
    finder: &'static Finder,
    situations: &[Situation],
    option: TopicOption,
    is_open: bool,
) -> Markup {
    let name = phrase::topic(option.topic);
    let (mut ids, mut boxes) = (Vec::new(), Vec::new());
    for at in option.situations {
        ids.push(situations[at].id.clone());
        boxes.push(checkbox(finder, &situations[at]));
    }
    // What is ticked in it shows while it is folded.
    let chosen = move || {
        let is_chosen = |answers: &matching::Answers| {
            ids.iter().filter(|id| answers.situations.contains(id)).count()
        };
        match finder.family.answers.with(is_chosen) {
            0 => String::new(),
            count => text::chosen(count),
        }
    };
    // Decoration: it may come a little later.
    let drawing = el("i").live_children(move || {
        finder.details_part().map(|part| (part.icon)(option.topic)).into_iter().collect()
    });
    let summary = el("summary")
        .attr("id", &["topic-", option.topic.code()].concat())
        .child(drawing)
        .child(text_el("span", name))
        .child(el("b").live_text(chosen));
    el("details.topic")
        .property("open", &is_open.into())
        .child(summary)
        .child(el("fieldset.options short").attr("aria-label", name).children(boxes))
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

fn checkbox(finder: &'static Finder, situation: &Situation) -> Markup {
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
}
