//! The results: whom to call first, what else fits, and what may.

use super::{chips, choice, later::later};
use crate::{
    dom::{
        contract::SECTION,
        live::Live,
        markup::{Markup, el, said},
    },
    state::finder::{DetailsPart, Finder, Loaded},
    view::entry::{
        ids::HEADING,
        question_frame::{show_all_offers, start_over},
    },
    words::{
        text::{self, Key, t},
        voice,
    },
};
use leptos::prelude::*;
use matching::{Results, Verdict};
use std::rc::Rc;

/// The name of the section with whom to call first, for styles and tests.
const FIRST: &str = "first";

/// The results page.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let is_new = finder.is_fresh.get();
    let Sections { title, first, rest } = sections(finder, loaded);
    let page = el("div.results stack")
        .child(chips::chips(finder, loaded))
        .child(el("h1").attr("tabindex", "-1").attr("id", HEADING).child(title))
        .child(first);
    let rest = move || {
        let filters = move |part: &DetailsPart| untrack(|| (part.filters)(finder, loaded));
        let links = el("p.links").child(show_all_offers(finder)).child(start_over(finder));
        vec![later("div", finder, filters), rest(), links]
    };
    // All at once, it takes a slow phone a tenth of a second.
    if is_new { page.children_later(rest) } else { page.children(rest()) }
}

/// The results; each piece stays up to date.
pub struct Sections {
    /// The title with the number of results.
    pub title: Markup,
    /// Whom to call first.
    pub first: Markup,
    /// Builds everything else.
    pub rest: Box<dyn FnOnce() -> Markup>,
}

/// The results.
pub fn sections(finder: &'static Finder, loaded: &'static Loaded) -> Sections {
    let found = Rc::new(Live::new(Results::default()));
    let [titled, counted, others] = [Rc::clone(&found), Rc::clone(&found), Rc::clone(&found)];
    let title = move || {
        let is_empty = titled.with(|found| found.first.is_empty());
        t(if is_empty { Key::ResultsTitleNone } else { Key::SectionFirst }).to_owned()
    };
    let count = move || match counted.with(|found| found.fits.len()) {
        0 => String::new(),
        count => text::results_title(count),
    };
    let first = el("div").live_children(move || {
        let filters = finder.family.filters.get();
        let results = finder.family.answers.with(|answers| {
            // Nothing moves later because somebody stops answering.
            let now = untrack(|| finder.now());
            let is_reachable = |at: usize| loaded.is_answered(at, now) == Verdict::Match;
            loaded.index.results_now(answers, &filters, voice::wish(), &is_reachable)
        });
        found.set(results.clone());
        untrack(|| call_first(finder, loaded, results))
    });
    let rest = move |part: &DetailsPart| {
        let results = others.with(Results::clone);
        untrack(|| (part.rest)(finder, loaded, results))
    };
    let rest = Box::new(move || later("div.sections", finder, rest));
    // A change by a filter is announced.
    let count = el("small").attr("aria-live", "polite").live_text(count);
    let title = el("span").child(el("span").live_text(title)).text(" ").child(count);
    Sections { title, first, rest }
}

/// Whom to call first. A new page starts with one card, which fills a phone's screen; the rest
/// follows after the paint.
fn call_first(finder: &'static Finder, loaded: &'static Loaded, results: Results) -> Vec<Markup> {
    let Results { first, fits, .. } = results;
    let hint = fits.is_empty().then(|| said("p", Key::ResultsNoneHint));
    let cards = (!first.is_empty()).then(|| {
        let at_once = if finder.is_new() { 1 } else { first.len() };
        let cards = move |offers: &[usize]| {
            let mut cards = Vec::new();
            for offer in offers {
                cards.push(choice::card(finder, loaded, *offer));
            }
            cards
        };
        let list = el("ul.cards").children(cards(&first[..at_once]));
        let list = list.children_later(move || cards(&first[at_once..]));
        // The cards have third-level headings, so the list needs one of the second level.
        let heading = said("h2.visually-hidden", Key::ResultsScreen);
        el("section").attr(SECTION, FIRST).child(heading).child(list)
    });
    hint.into_iter().chain(cards).collect()
}
