//! What is shown while the offers are on their way, and when they do not come.

use crate::{
    dom::{
        contract::{FAILURE, LIST},
        markup::{Markup, button, el, said, text_el},
        page::page_attribute,
    },
    flow::fetch,
    state::{
        finder::{Details, Failure, Finder, Load},
        screen::Screen,
    },
    words::text::{Key, t},
};

/// Shows a screen with the catalogue once it is there; until then says how it stands.
pub fn when_loaded(finder: &'static Finder, screen: Screen) -> Markup {
    // Whoever comes to it anew has another chance.
    if matches!(finder.details.get_untracked(), Details::Lost) {
        finder.details.set(Details::Away);
    }
    el("div").live_children(move || {
        vec![match finder.load.get() {
            Load::Ready(loaded) => (loaded.results.screen)(finder, loaded, screen),
            Load::Loading { slow } => loading(finder, slow, fetch::load),
            Load::Failed(failure) => failed(finder, failure, fetch::load),
        }]
    })
}

/// Says that something is on its way; `again` fetches it once more.
pub fn loading(finder: &'static Finder, slow: bool, again: fn(&'static Finder)) -> Markup {
    let sentence = said("p.loading", Key::Loading).attr("role", "status");
    let heading = said("h1.visually-hidden", Key::Loading).attr("tabindex", "-1");
    let slow = slow.then(|| said("p", Key::LoadingSlow).child(retry(finder, again)));
    el("div.narrow").child(heading).child(sentence).maybe(slow)
}

/// Says that something does not come; `again` fetches it once more.
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

/// Leads to the offers as a page that needs no program, where the site has one.
fn list() -> Option<Markup> {
    let address = page_attribute(LIST)?;
    Some(said("a", Key::OffersAsList).attr("href", &address))
}

/// Fetches once more what has not come.
pub fn retry(finder: &'static Finder, again: fn(&'static Finder)) -> Markup {
    button("primary", t(Key::Retry), move || again(finder))
}
