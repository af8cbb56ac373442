//! Collapsed sections of the results page; the third part of the program builds their content.

use super::paged::{self, Item};
use crate::{
    dom::{
        contract::SECTION,
        markup::{Markup, el, said, target_property, text_el},
    },
    flow::later_parts,
    state::{
        finder::{DetailsPart, Finder, Loaded},
        screen::Lists,
    },
    words::text::{self, Key, t},
};
use leptos::prelude::*;
use web_sys::Event;

/// The filters.
pub fn filters(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let title = move || match finder.family.filters.with(matching::Filters::active) {
        0 => t(Key::Filters).to_owned(),
        count => text::filters_active(count),
    };
    let inside = inside(finder, move |part| (part.filters)(finder, loaded));
    el("details.filters")
        .child(el("summary").live_text(title))
        .child(inside)
        .on("toggle", move |_| later_parts::want_details(finder))
}

/// Lists that are folded together; `None` if all are empty. Without `item`, the third part of the
/// program builds them.
pub fn lists(
    finder: &'static Finder,
    loaded: &'static Loaded,
    mut lists: Lists,
    heading: &str,
    item: Option<Item>,
) -> Option<Markup> {
    lists.retain(|(_, offers)| !offers.is_empty());
    let list = lists.first()?.0;
    let is_open = move || finder.family.open_folds.with(|open| open.contains(&list));
    // Cards in a closed section are not built.
    let content = move || {
        if !is_open() {
            return Vec::new();
        }
        let lists = lists.clone();
        let Some(item) = item else {
            return vec![inside(finder, move |part| (part.fold)(finder, loaded, &lists))];
        };
        let items = |(list, offers)| paged::items(finder, loaded, offers, list, item, usize::MAX);
        untrack(|| lists.into_iter().map(items).collect())
    };
    let toggle = move |event: Event| {
        let opens = target_property(&event, "open").is_truthy();
        finder.family.open_folds.update(|open| {
            open.retain(|each| *each != list);
            if opens {
                open.push(list);
            }
        });
        later_parts::want_details(finder);
    };
    let details = el("details.fold")
        .attr(SECTION, list.name())
        .property("open", &untrack(is_open).into())
        .on("toggle", toggle)
        .child(el("summary").child(text_el("h2", heading)))
        .child(el("div").live_children(content));
    Some(details)
}

/// A mail on what was looked for and not found, where there is somebody to send it to.
pub fn wish(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    el("div").live_children(move || {
        let wish = finder.details_part().map(|part| untrack(|| (part.wish)(finder, loaded)));
        wish.flatten().into_iter().collect()
    })
}

fn inside(
    finder: &'static Finder,
    build: impl Fn(&'static DetailsPart) -> Vec<Markup> + 'static,
) -> Markup {
    el("div").live_children(move || match finder.details_part() {
        Some(part) => untrack(|| build(part)),
        None => vec![said("p", Key::Loading)],
    })
}
