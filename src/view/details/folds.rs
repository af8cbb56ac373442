//! What is inside the folded lists of the results.

use super::{card, why};
use crate::{
    dom::{
        contract::SECTION,
        markup::{Markup, el, text_el},
    },
    state::{
        finder::{Finder, Loaded},
        screen::{List, Lists},
    },
    view::results::paged,
    words::text::{self, Key, t},
};

/// The cards of these lists: with what to ask, or why not and what would bring each in.
pub fn cards(finder: &'static Finder, loaded: &'static Loaded, lists: &Lists) -> Vec<Markup> {
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
