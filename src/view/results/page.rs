//! The results: whom to call first, what else fits, and what may.

use super::{
    chips, choice, contact, folded, line,
    notices::notices,
    paged::{self, Item},
    translated,
};
use crate::{
    dom::{
        contract::SECTION,
        live::Live,
        markup::{Markup, el, said, text_el},
    },
    state::{
        finder::{Finder, Loaded},
        screen::List,
        trail::Trail,
    },
    view::entry::question_frame::{show_all_offers, start_over},
    words::{
        text::{self, Key, t},
        voice::{self, is_german},
    },
};
use leptos::prelude::*;
use matching::Results;
use std::rc::Rc;

/// The results page.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let (title, sections) = found(finder, loaded);
    let narrow =
        el("div.chips").child(chips::chips(finder, loaded)).child(folded::filters(finder, loaded));
    el("div.results stack")
        .child(narrow)
        .child(el("h1").attr("tabindex", "-1").child(title))
        .children(notices(finder, loaded))
        .child(sections)
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

/// The title with the number of results, and the results; both stay up to date.
pub fn found(finder: &'static Finder, loaded: &'static Loaded) -> (Markup, Markup) {
    let found = Rc::new(Live::new((0, false)));
    let [titled, counted] = [Rc::clone(&found), Rc::clone(&found)];
    let title = move || {
        let (_, has_first) = titled.get();
        t(if has_first { Key::SectionFirst } else { Key::ResultsTitleNone }).to_owned()
    };
    let count = move || match counted.get() {
        (0, _) => String::new(),
        (count, _) => text::results_title(count),
    };
    let sections = el("div").live_children(move || {
        let filters = finder.family.filters.get();
        let results = finder.family.answers.with(|each| {
            let is_reachable = |at: usize| contact::is_reachable(finder, loaded, at);
            loaded.index.results_now(each, &filters, voice::wish(), &is_reachable)
        });
        let count = results.fits.len();
        vec![untrack(|| {
            let (has_first, sections) = sections(finder, loaded, results);
            found.set((count, has_first));
            sections
        })]
    });
    // A change by a filter is announced.
    let count = el("small").attr("aria-live", "polite").live_text(count);
    (el("span").child(el("span").live_text(title)).text(" ").child(count), sections)
}

/// A new page starts with the first card, which fills a phone's screen; the rest follows after the
/// paint.
fn sections(
    finder: &'static Finder,
    loaded: &'static Loaded,
    mut results: Results,
) -> (bool, Markup) {
    let is_new = finder.is_new();
    let mut now = Vec::new();
    if results.fits.is_empty() {
        now.push(text_el("p", t(Key::ResultsNoneHint)));
    }
    let first = results.split_first();
    let has_first = !first.is_empty();
    if has_first {
        let at_once = if is_new { 1 } else { usize::MAX };
        let cards = paged::items(finder, loaded, first.clone(), List::First, choice::card, at_once);
        now.push(el("section").attr(SECTION, List::First.name()).child(cards));
    }
    let rest = move || {
        let Results { fits, may_fit, other_topics, guides, helplines, near_misses, .. } = results;
        let is_german_only =
            |at: &usize| translated::translation(&loaded.catalogue.offers[*at]).is_none();
        let shown = [&first, &fits, &guides];
        let is_german_only = shown.iter().any(|list| list.iter().any(is_german_only));
        let german = (!is_german() && is_german_only).then(|| said("p.quiet", Key::TextsInGerman));
        let section = |title: Key, offers: Vec<usize>, list: List, item: Item| {
            let title = text_el("h2.section-head", &text::section_count(offers.len(), t(title)));
            let items = paged::items(finder, loaded, offers, list, item, usize::MAX);
            el("section").attr(SECTION, list.name()).child(title).child(items)
        };
        let fold =
            |offers, list, title: &str| folded::list(finder, loaded, offers, list, title, None);
        let mut rest = Vec::new();
        rest.extend(german);
        if !fits.is_empty() {
            rest.push(section(Key::SectionFits, fits, List::Fits, line::place));
        }
        if !guides.is_empty() {
            rest.push(section(Key::SectionGuides, guides, List::Guides, line::number));
        }
        let title = text::section_count(helplines.len(), t(Key::SectionHelplines));
        let number: Item = line::number;
        rest.extend(folded::list(finder, loaded, helplines, List::Helplines, &title, Some(number)));
        let title = text::section_count(may_fit.len(), t(Key::SectionMayFit));
        rest.extend(fold(may_fit, List::MayFit, &title));
        let title = text::section_count(other_topics.len(), t(Key::SectionOtherTopics));
        rest.extend(fold(other_topics, List::OtherTopics, &title));
        let title = text::section_count(near_misses.len(), t(Key::SectionNearMisses));
        rest.extend(fold(near_misses, List::NearMisses, &title));
        rest.push(folded::wish(finder, loaded));
        rest
    };
    let sections = el("div.sections").children(now);
    (has_first, if is_new { sections.children_later(rest) } else { sections.children(rest()) })
}
