//! The results below those to call first: lines, and lists that are folded.

use super::{
    card, fold, line,
    paged::{self, Item},
    texts, why, wish,
};
use crate::{
    dom::{
        contract::SECTION,
        markup::{Markup, el, text_el},
    },
    state::{
        family::Fold,
        finder::{Finder, Loaded},
        screen::{List, Lists},
    },
    view::results::translated,
    words::{
        text::{self, Key, t},
        voice::is_german,
    },
};
use leptos::prelude::*;
use matching::Results;

/// What stands below those to call first.
pub fn rest(finder: &'static Finder, loaded: &'static Loaded, results: Results) -> Vec<Markup> {
    let Results { first, mut fits, may_fit, other_topics, mut guides, helplines, near_misses } =
        results;
    for list in [&mut fits, &mut guides] {
        list.retain(|offer| !first.contains(offer));
    }
    let is_german_only =
        |at: &usize| translated::translation(&loaded.catalogue.offers[*at]).is_none();
    let shown = [&first, &fits, &guides];
    let is_german_only = shown.iter().any(|list| list.iter().any(is_german_only));
    // The German ones are complete without the long texts.
    let german = (!is_german()).then(|| texts::in_german(finder, "p.quiet", is_german_only));
    let section = |title: Key, offers: Vec<usize>, list: List, item: Item| {
        let title = text::section_count(offers.len(), t(title));
        let items = paged::items(finder, loaded, offers, list, item, usize::MAX);
        let title = text_el("h2.section-head", &title);
        el("section").attr(SECTION, list.name()).child(title).child(items)
    };
    let fold_of = |title: Key, lists: Lists, item: Option<Item>| {
        let count = lists.iter().map(|(_, offers)| offers.len()).sum();
        folded(finder, loaded, lists, &text::section_count(count, t(title)), item)
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
    rest.extend(fold_of(Key::SectionHelplines, helplines, Some(line::number)));
    let more = vec![(List::MayFit, may_fit), (List::OtherTopics, other_topics)];
    rest.extend(fold_of(Key::SectionMore, more, None));
    let near_misses = vec![(List::NearMisses, near_misses)];
    rest.extend(fold_of(Key::SectionNearMisses, near_misses, None));
    rest.extend(wish::nothing_fits(finder, loaded));
    rest
}

/// Lists that are folded together; `None` if all are empty. Without `item`, they show cards.
fn folded(
    finder: &'static Finder,
    loaded: &'static Loaded,
    mut lists: Lists,
    heading: &str,
    item: Option<Item>,
) -> Option<Markup> {
    lists.retain(|(_, offers)| !offers.is_empty());
    let list = lists.first()?.0;
    let fold = Fold::List(list);
    let is_open = move || fold::is_open(finder, fold);
    // Cards in a closed section are not built.
    let content = move || {
        if !is_open() {
            return Vec::new();
        }
        let items = |(list, offers): &(List, Vec<usize>), item| {
            paged::items(finder, loaded, offers.clone(), *list, item, usize::MAX)
        };
        untrack(|| match item {
            Some(item) => lists.iter().map(|list| items(list, item)).collect(),
            None => cards(finder, loaded, &lists),
        })
    };
    let details = fold::fold(finder, "details.fold", fold)
        .attr(SECTION, list.name())
        .child(el("summary").child(text_el("h2", heading)))
        .child(el("div").live_children(content));
    Some(details)
}

/// The cards of these lists: with what to ask, or why not and what would bring each in.
fn cards(finder: &'static Finder, loaded: &'static Loaded, lists: &Lists) -> Vec<Markup> {
    let mut sections = Vec::new();
    for (list, offers) in lists {
        let (title, item): (_, paged::Item) = match list {
            List::MayFit => (Some(Key::SectionMayFit), doubtful),
            List::OtherTopics => (Some(Key::SectionOtherTopics), doubtful),
            _ => (None, near_miss),
        };
        let title = title.map(|title| text::section_count(offers.len(), t(title)));
        let items = paged::items(finder, loaded, offers.clone(), *list, item, usize::MAX);
        let section = el("section").attr(SECTION, list.name());
        let title = title.map(|title| text_el("h2.section-head", &title));
        sections.push(section.maybe(title).child(items));
    }
    sections
}

fn doubtful(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    card::card(finder, loaded, index, card::reasons(finder, loaded, index))
}

fn near_miss(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    card::card(finder, loaded, index, why::reasons(finder, loaded, index))
}
