//! The third question: what it is about.

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
        text::{self, Key},
    },
};
use catalogue::{Code, Situation};
use leptos::prelude::*;
use matching::{OptionCount, TopicOption};

/// The third question.
pub fn question(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let options = options(finder, loaded);
    let (title, hint) = (Key::SituationTitle, Key::SituationHint);
    question_frame::question(finder, Screen::Situation, title, hint, options)
}

/// The options of the third question: folded by topic, and found by own words.
pub fn options(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let found = Live::new(None);
    let result = found.clone();
    let own_words = el("div.own-words").live_children(move || {
        let part = finder.details_part();
        part.map_or_else(Vec::new, |part| untrack(|| (part.own_words)(loaded, found.clone())))
    });
    let topics = el("div.topics").live_children(move || {
        let found = result.get().filter(|found| !found.is_empty());
        untrack(|| topics(finder, loaded, found.as_deref()))
    });
    vec![own_words, topics, unsure(finder)]
}

/// The topics, folded, or with the situations found, unfolded.
fn topics(finder: &'static Finder, loaded: &Loaded, found: Option<&[usize]>) -> Vec<Markup> {
    let situations = loaded.catalogue.situations();
    let answers = &finder.family.answers;
    let options =
        answers.with_untracked(|answers| loaded.index.topic_options(&situations, answers));
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for mut option in options {
        if let Some(found) = found {
            option.situations.retain(|(at, _)| found.contains(at));
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
    for (at, count) in option.situations {
        ids.push(situations[at].id.clone());
        boxes.push(checkbox(finder, &situations[at], count));
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
    let option = option(
        "checkbox",
        "situation",
        situation.id.as_str(),
        label,
        move || finder.family.answers.with(|answers| answers.situations.contains(&own)),
        choose,
    );
    with_hint(finder, option, count)
}
