//! The results: offers that fit, that may fit, that are always there, and near misses.

use super::{card, card_list::cards, folded, notices::notices, translated};
use crate::{
    dom::{
        contract::SECTION,
        live::Live,
        markup::{Markup, button, el, text_el},
    },
    flow::history,
    state::{
        finder::{Finder, Loaded},
        screen::{List, Screen},
        trail::Trail,
    },
    view::entry::question_frame::{show_all_offers, start_over},
    words::{
        phrase,
        text::{self, DOT, Key, t},
        voice::{self, is_german},
    },
};
use leptos::prelude::*;
use matching::Results;
use std::rc::Rc;

/// The results page.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let (title, sections) = found(finder, loaded);
    let results = el("div.results").child(folded::filters(finder, loaded)).child(sections);
    el("div.stack")
        .child(el("h1").attr("tabindex", "-1").child(title))
        .children(notices(finder, loaded))
        .child(answers(finder, loaded))
        .child(results)
        .child(el("p.links").child(show_all_offers(finder)).child(start_over(finder)))
}

/// Builds the page once without painting it, to warm up the browser: what it compiles and looks up
/// on first use should not delay the results after the last answer.
pub fn rehearse(finder: &'static Finder, loaded: &'static Loaded) {
    let owner = Owner::new();
    let was_fresh = finder.is_fresh.replace(true);
    let is_asked = finder.questions().contains(&finder.trail.with_untracked(Trail::current));
    if is_asked && let Some(main) = document().query_selector("main").ok().flatten() {
        let page = owner.with(|| untrack(|| page(finder, loaded)));
        page.stay_for_a_moment(&main);
    }
    owner.cleanup();
    finder.is_fresh.set(was_fresh);
}

/// The number of results, and the results; both stay up to date.
pub fn found(finder: &'static Finder, loaded: &'static Loaded) -> (Markup, Markup) {
    let found = Rc::new(Live::new(0));
    let count = Rc::clone(&found);
    let title = move || match count.get() {
        0 => t(Key::ResultsTitleNone).to_owned(),
        count => text::results_title(count),
    };
    let sections = el("div").live_children(move || {
        let filters = finder.family.filters.get();
        let results =
            finder.family.answers.with(|each| loaded.index.results(each, &filters, voice::wish()));
        found.set(results.fits.len());
        vec![untrack(|| sections(finder, loaded, results))]
    });
    // A change by a filter is announced.
    (el("span").attr("aria-live", "polite").live_text(title), sections)
}

/// A new page starts with one card, which fills a phone's screen; the rest follows after the paint.
fn sections(finder: &'static Finder, loaded: &'static Loaded, results: Results) -> Markup {
    let is_new = finder.is_new();
    let first = if is_new { 1 } else { usize::MAX };
    let mut now = Vec::new();
    let is_german_only =
        |at: &usize| translated::translation(&loaded.catalogue.offers[*at]).is_none();
    let lists = [&results.fits, &results.may_fit, &results.always];
    if !is_german() && lists.iter().any(|list| list.iter().any(is_german_only)) {
        now.push(text_el("p.notice", t(Key::TextsInGerman)));
    }
    if results.fits.is_empty() {
        now.push(text_el("p", t(Key::ResultsNoneHint)));
    }
    let mut lists = vec![
        (Key::SectionFits, results.fits, List::Fits),
        (Key::SectionMayFit, results.may_fit, List::MayFit),
        (Key::SectionAlways, results.always, List::Always),
    ];
    lists.retain(|(_, offers, _)| !offers.is_empty());
    let mut lists = lists.into_iter();
    let section = move |(title, offers, list)| section(finder, loaded, title, offers, list, first);
    now.extend(lists.next().map(section));
    let rest = move || {
        let mut rest: Vec<Markup> = lists.map(section).collect();
        rest.extend(folded::near_misses(finder, loaded, results.near_misses));
        rest.push(folded::wish(finder, loaded));
        rest
    };
    let sections = el("div.sections").children(now);
    if is_new { sections.children_later(rest) } else { sections.children(rest()) }
}

fn section(
    finder: &'static Finder,
    loaded: &'static Loaded,
    title: Key,
    offers: Vec<usize>,
    list: List,
    first: usize,
) -> Markup {
    let heading = text::section_count(offers.len(), t(title));
    el("section")
        .attr(SECTION, list.name())
        .attr("aria-label", t(title))
        .child(text_el("h2.section-head", &heading))
        .child(cards(finder, loaded, offers, list, card::reasons, first))
}

/// The answers, each with a button to change it.
fn answers(finder: &'static Finder, loaded: &Loaded) -> Markup {
    let catalogue = loaded.catalogue;
    let (people, place, situations) = finder.family.answers.with_untracked(|answers| {
        let mut people = Vec::new();
        for person in &answers.people {
            people.push(phrase::person(*person));
        }
        let place = answers.place.as_ref().map(|id| phrase::place(catalogue, id));
        let mut situations = Vec::new();
        for situation in &catalogue.situations() {
            if answers.situations.contains(&situation.id) {
                situations.push(phrase::situation(situation));
            }
        }
        (people.join(DOT), place.unwrap_or_default(), situations.join(DOT))
    });
    let questions = finder.questions();
    let row = |screen, name, answer: String| {
        let given = text_el("dd", if answer.is_empty() { t(Key::AnswerNone) } else { &answer });
        let is_place = screen == Screen::Place && !answer.is_empty();
        let given = if is_place { given.german().fixed() } else { given };
        let change = button("plain", t(Key::ChangeAnswer), move || history::go(finder, screen))
            .attr("aria-label", &text::change_answer_label(t(name)));
        let row = el("div")
            .child(text_el("dt", t(name)))
            .child(given)
            .child(el("dd.change").child(change));
        questions.contains(&screen).then_some(row)
    };
    el("dl.answers")
        .attr("aria-label", t(Key::AnswersTitle))
        .maybe(row(Screen::ForWhom, Key::AnswerPeople, people))
        .maybe(row(Screen::Place, Key::AnswerPlace, place))
        .maybe(row(Screen::Situation, Key::AnswerSituations, situations))
}
