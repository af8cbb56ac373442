//! The third question: what it is about.

use super::{icon, near::with_hint};
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
        text::{self, Key, t},
    },
};
use catalogue::{Code, Situation};
use leptos::prelude::*;
use matching::{OptionCount, TopicOption, find_situations};
use std::rc::Rc;

/// The third question.
pub fn question(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let options = options(finder, loaded);
    let (title, hint) = (Key::SituationTitle, Key::SituationHint);
    question_frame::question(finder, Screen::Situation, title, hint, options)
}

/// The options of the third question: folded by topic, and found by own words.
pub fn options(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let query = Rc::new(Live::new(String::new()));
    let typed = Rc::clone(&query);
    // `None` as long as nothing has been typed.
    let count = Rc::new(Live::new(None));
    let counted = Rc::clone(&count);
    let field = el("input")
        .attr("type", "search")
        .attr("id", "own-words")
        .attr("autocomplete", "off")
        // Of no form: Enter must not go on before anything has been ticked.
        .attr("form", "")
        .on("input", move |event| typed.set(event_target_value(&event)));
    let topics = move || {
        let query = query.get();
        let situations = loaded.catalogue.situations();
        let mut texts = Vec::new();
        for situation in &situations {
            let label = phrase::situation(situation);
            texts.push([&label, " ", phrase::topic(situation.topic)].concat());
        }
        let found = find_situations(&query, &texts);
        let hits = found.iter().filter(|found| **found).count();
        counted.set((!query.trim().is_empty()).then_some(hits));
        untrack(|| topics(finder, loaded, &situations, &found))
    };
    let sentence = move || match count.get() {
        None => String::new(),
        Some(0) => t(Key::SituationsNotFound).to_owned(),
        Some(count) => text::situations_found(count),
    };
    vec![
        said("label.field", Key::OwnWords).child(field),
        // The number is announced, not the list.
        el("p.count").attr("role", "status").live_text(sentence),
        el("div.topics").live_children(topics),
        unsure(finder),
    ]
}

/// The topics with what has been found, unfolded; if nothing has been, all of them, folded.
fn topics(
    finder: &'static Finder,
    loaded: &Loaded,
    situations: &[Situation],
    found: &[bool],
) -> Vec<Markup> {
    let is_search = found.contains(&true);
    let answers = &finder.family.answers;
    let options = answers.with_untracked(|answers| loaded.index.topic_options(situations, answers));
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for mut option in options {
        if is_search {
            option.situations.retain(|(at, _)| found[*at]);
        }
        if option.situations.is_empty() {
            continue;
        }
        let list = if option.is_first || is_search { &mut first } else { &mut others };
        list.push(topic(finder, situations, option, is_search));
    }
    if !others.is_empty() {
        let more = el("details.more-topics")
            .child(said("summary", Key::MoreTopics).attr("id", "more-topics"));
        first.push(more.child(el("div.topics").children(others)));
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
    let summary = el("summary")
        .attr("id", &["topic-", option.topic.code()].concat())
        .child(icon::topic(option.topic))
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
