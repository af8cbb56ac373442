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
        screen::{List, Lists},
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
    let Sections { title, first, rest } = sections(finder, loaded);
    el("div.results stack")
        .child(chips::chips(finder, loaded))
        .child(el("h1").attr("tabindex", "-1").child(title))
        .children(notices(finder, loaded))
        .child(first)
        .child(folded::filters(finder, loaded))
        .child(rest)
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

/// The results; each piece stays up to date.
pub struct Sections {
    /// The title with the number of results.
    pub title: Markup,
    /// Whom to call first.
    pub first: Markup,
    /// Everything else.
    pub rest: Markup,
}

/// What has been found.
#[derive(Clone, Default)]
struct Found {
    /// See [`Finder::is_new`].
    is_new: bool,
    results: Results,
}

/// The results.
pub fn sections(finder: &'static Finder, loaded: &'static Loaded) -> Sections {
    let found = Rc::new(Live::new(Found::default()));
    let [titled, counted, others] = [Rc::clone(&found), Rc::clone(&found), Rc::clone(&found)];
    let title = move || {
        let is_empty = titled.with(|found| found.results.first.is_empty());
        t(if is_empty { Key::ResultsTitleNone } else { Key::SectionFirst }).to_owned()
    };
    let count = move || match counted.with(|found| found.results.fits.len()) {
        0 => String::new(),
        count => text::results_title(count),
    };
    let first = el("div").live_children(move || {
        let filters = finder.family.filters.get();
        let results = finder.family.answers.with(|answers| {
            let is_reachable = |at: usize| contact::is_reachable(finder, loaded, at);
            loaded.index.results_now(answers, &filters, voice::wish(), &is_reachable)
        });
        let is_new = finder.is_new();
        found.set(Found { is_new, results: results.clone() });
        untrack(|| call_first(finder, loaded, results, is_new))
    });
    let rest = el("div").live_children(move || {
        let found = others.with(Found::clone);
        untrack(|| {
            let sections = el("div.sections");
            let is_new = found.is_new;
            let rest = move || rest(finder, loaded, found);
            vec![if is_new { sections.children_later(rest) } else { sections.children(rest()) }]
        })
    });
    // A change by a filter is announced.
    let count = el("small").attr("aria-live", "polite").live_text(count);
    let title = el("span").child(el("span").live_text(title)).text(" ").child(count);
    Sections { title, first, rest }
}

/// Whom to call first. A new page starts with one card, which fills a phone's screen; the rest
/// follows after the paint.
fn call_first(
    finder: &'static Finder,
    loaded: &'static Loaded,
    results: Results,
    is_new: bool,
) -> Vec<Markup> {
    let Results { first, fits, .. } = results;
    let hint = fits.is_empty().then(|| said("p", Key::ResultsNoneHint));
    let cards = (!first.is_empty()).then(|| {
        let at_once = if is_new { 1 } else { usize::MAX };
        let cards = paged::items(finder, loaded, first, List::First, choice::card, at_once);
        el("section").attr(SECTION, List::First.name()).child(cards)
    });
    hint.into_iter().chain(cards).collect()
}

/// Everything else.
fn rest(finder: &'static Finder, loaded: &'static Loaded, found: Found) -> Vec<Markup> {
    let Results { first, mut fits, may_fit, other_topics, mut guides, helplines, near_misses } =
        found.results;
    for list in [&mut fits, &mut guides] {
        list.retain(|offer| !first.contains(offer));
    }
    let is_german_only =
        |at: &usize| translated::translation(&loaded.catalogue.offers[*at]).is_none();
    let shown = [&first, &fits, &guides];
    let is_german_only = shown.iter().any(|list| list.iter().any(is_german_only));
    let german = (!is_german() && is_german_only).then(|| said("p.quiet", Key::TextsInGerman));
    let section = |title: Key, offers: Vec<usize>, list: List, item: Item| {
        let title = text::section_count(offers.len(), t(title));
        let items = paged::items(finder, loaded, offers, list, item, usize::MAX);
        let title = text_el("h2.section-head", &title);
        el("section").attr(SECTION, list.name()).child(title).child(items)
    };
    let fold = |title: Key, lists: Lists, item: Option<Item>| {
        let count = lists.iter().map(|(_, offers)| offers.len()).sum();
        folded::lists(finder, loaded, lists, &text::section_count(count, t(title)), item)
    };
    let mut rest = Vec::new();
    rest.extend(german);
    if !fits.is_empty() {
        rest.push(section(Key::SectionFits, fits, List::Fits, line::place));
    }
    if !guides.is_empty() {
        rest.push(section(Key::SectionGuides, guides, List::Guides, line::number));
    }
    let helplines = vec![(List::Helplines, helplines)];
    rest.extend(fold(Key::SectionHelplines, helplines, Some(line::number)));
    let more = vec![(List::MayFit, may_fit), (List::OtherTopics, other_topics)];
    rest.extend(fold(Key::SectionMore, more, None));
    let near_misses = vec![(List::NearMisses, near_misses)];
    rest.extend(fold(Key::SectionNearMisses, near_misses, None));
    rest.push(folded::wish(finder, loaded));
    rest
}
