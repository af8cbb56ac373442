//! Loading and failure screens.

use super::{questions, retry::retry};
use crate::{
    dom::{
        contract::{FAILURE, LIST},
        markup::{Markup, el, said, text_el},
        page::page_attribute,
    },
    flow::later_parts,
    state::{
        finder::{Details, Failure, Finder, Load},
        screen::Screen,
    },
    words::text::{Key, t},
};
use leptos::prelude::untrack;

/// Shows a screen that needs the catalogue, or the loading state or failure until it has loaded.
pub fn when_loaded(finder: &'static Finder, screen: Screen) -> Markup {
    // Reopening the screen retries.
    if matches!(finder.details.get_untracked(), Details::Lost) {
        finder.details.set(Details::Away);
    }
    el("div").live_children(move || {
        vec![match finder.load.get() {
            // A question waits if the page says nothing of the catalogue: it was not published.
            Load::Ready(loaded) => untrack(|| questions::question(finder, screen))
                .unwrap_or_else(|| (loaded.results.screen)(finder, loaded, screen)),
            Load::Loading { slow } => loading(finder, slow, later_parts::load),
            Load::Failed(failure) => failed(finder, failure, later_parts::load),
        }]
    })
}

/// The loading screen; `again` retries.
pub fn loading(finder: &'static Finder, slow: bool, again: fn(&'static Finder)) -> Markup {
    let sentence = said("p.loading", Key::Loading).attr("role", "status");
    let heading = said("h1.visually-hidden", Key::Loading).attr("tabindex", "-1");
    let slow = slow.then(|| said("p", Key::LoadingSlow).child(retry(finder, again)));
    el("div.narrow").child(heading).child(sentence).maybe(slow)
}

/// The failure screen; `again` retries.
pub fn failed(finder: &'static Finder, failure: Failure, again: fn(&'static Finder)) -> Markup {
    let sentence = t(match failure {
        Failure::Unreachable => Key::FailureUnreachable,
        Failure::Missing => Key::FailureMissing,
        Failure::Server => Key::FailureServer,
        Failure::Unreadable => Key::FailureUnreadable,
        Failure::Newer => Key::FailureNewer,
        Failure::Foreign => Key::FailureForeign,
    });
    el("div.narrow stack")
        .attr(FAILURE, "")
        .child(said("h1", Key::FailureTitle).attr("tabindex", "-1"))
        .child(text_el("p", sentence).attr("role", "alert"))
        .child(said("p", Key::FailureHelp))
        .child(el("p.actions").child(retry(finder, again)).maybe(list()))
}

/// A link to the offers as a static page that needs no program, where the site has one.
fn list() -> Option<Markup> {
    let address = page_attribute(LIST)?;
    Some(said("a", Key::OffersAsList).attr("href", &address))
}
