//! Starting over, for the same family or the next one.

use crate::{
    dom::{
        contract::{FORGOTTEN, SENSITIVE, SHARED},
        page::{page_attribute, tell},
    },
    state::finder::Finder,
};
use leptos::prelude::*;

/// Resets everything but the list of remembered offers, which a family may have collected for a
/// while. What others must not see does not stay on it. On a shared device nothing does.
pub fn start_over(finder: &'static Finder) {
    let mut kept = finder.family.remembered.get_untracked();
    let offers = finder.loaded().map(|loaded| &loaded.catalogue.offers);
    kept.retain(|at| {
        let offer = offers.and_then(|offers| offers.get(*at));
        offer.is_some_and(|offer| !offer.sensitive)
    });
    next_family(finder);
    if page_attribute(SHARED).is_none() {
        finder.family.remembered.set(kept);
    }
}

/// Resets everything. The entries that the browser keeps all lead to the first screen.
pub fn next_family(finder: &'static Finder) {
    finder.family.reset();
    finder.trail.update(|trail| trail.forget(finder.first_screen()));
    // Whether something is sensitive is not decided without the catalogue, but nothing is left that
    // could be.
    if let Some(page) = document().document_element() {
        // A missing attribute is not an error.
        drop(page.remove_attribute(SENSITIVE));
    }
    tell(FORGOTTEN);
}
