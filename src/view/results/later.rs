//! Pieces of a screen that the third part of the program builds.

use crate::{
    dom::markup::{Markup, el, said},
    flow::later_parts,
    state::finder::{Details, DetailsPart, Finder},
    view::entry::retry::retry,
    words::text::Key,
};

/// An element whose content the third part of the program builds, once it is there.
pub fn later(
    kind: &str,
    finder: &'static Finder,
    build: impl Fn(&'static DetailsPart) -> Vec<Markup> + 'static,
) -> Markup {
    el(kind).live_children(move || match finder.details.get() {
        Details::Here(part) => build(part),
        Details::Coming { .. } => vec![said("p", Key::Loading)],
        Details::Away | Details::Lost => vec![retry(finder, later_parts::details_again)],
    })
}
