//! The frame of the page: header, the current screen, footer.

use super::{footer, header, ids, questions, waiting::when_loaded};
use crate::{
    dom::{
        contract::{SCREEN, SENSITIVE},
        markup::{Markup, el, fill, set_attribute},
        page::{focus, page_attribute},
    },
    state::{finder::Finder, screen::Screen, trail::Trail},
    words::text::{self, Key, t},
};
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::Element;

/// The content of a part of the page.
type Content = fn(&'static Finder) -> Vec<Markup>;

/// The widget.
///
/// Returns `()` and fills `root` itself: Leptos mounts it, owns its effects and cleans up after it,
/// but [`crate::dom::markup`] builds the elements, because `view!` gives each piece of markup its
/// own type, and its own code (65 kB more in all, docs/decisions.md).
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn App(finder: &'static Finder, root: Element) -> impl IntoView {
    // Kept up to date, including on language changes.
    let part = |kind, content: Content| {
        el(kind).live_children(move || {
            finder.focused.with(|_| ());
            content(finder)
        })
    };
    let screen = move |main: &Element| {
        set_attribute(main, SCREEN, finder.trail.with(Trail::current).name());
    };
    let header = part("header.page-header", header::content);
    let main = part("main", content).live(screen);
    let footer = root.query_selector(".page-footer").ok().flatten();
    fill(&root, vec![header, main, footer::footer(finder, footer)]);
}

fn content(finder: &'static Finder) -> Vec<Markup> {
    let screen = finder.trail.with(Trail::current);
    let question = untrack(|| questions::question(finder, screen));
    vec![question.unwrap_or_else(|| untrack(|| when_loaded(finder, screen)))]
}

/// Announces a new screen: focuses its heading, so that it is read out and scrolled to; on return
/// from an offer, that offer instead.
pub fn announce(finder: &'static Finder) {
    let previous = Cell::new(finder.first_screen());
    // Runs after the rendering effect, because it was created later. It must rerun whenever that
    // one does, or the order would be reversed.
    let effect = RenderEffect::new(move |_| {
        finder.focused.with(|_| ());
        let screen = finder.trail.with(Trail::current);
        if screen != previous.get() {
            document().set_title(&title(finder));
            show(previous.replace(screen));
        }
    });
    // Leaked: lives as long as the page.
    std::mem::forget(effect);
}

fn show(previous: Screen) {
    let opener = match previous {
        Screen::Offer(offer) => document().get_element_by_id(&ids::offer_heading(offer)),
        _ => None,
    };
    if let Some(opener) = opener {
        focus(&opener);
        // Not if it is behind a fold that is closed now.
        if document().active_element() == Some(opener) {
            return;
        }
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus(&heading);
    }
}

/// The page's title. Titles are kept in the browser's history: nothing sensitive is in them.
pub fn title(finder: &'static Finder) -> String {
    text::page_title(t(match finder.trail.with_untracked(Trail::current) {
        Screen::ForWhom => {
            let name = untrack(|| finder.catalogue_name());
            return name.map_or_else(|| t(Key::AppName).to_owned(), |name| text::page_title(&name));
        }
        Screen::Place => Key::PlaceTitle,
        Screen::Situation => Key::SituationTitle,
        Screen::Results => Key::ResultsScreen,
        Screen::Offer(at) => {
            let offer = untrack(|| finder.loaded()).and_then(|all| all.catalogue.offers.get(at));
            let is_harmless = page_attribute(SENSITIVE).is_none();
            match offer.filter(|offer| is_harmless && !offer.sensitive) {
                Some(offer) => return text::page_title(&offer.name),
                None => Key::OfferScreen,
            }
        }
        Screen::AllOffers => Key::AllOffersTitle,
        // Whoever it is about: the history must not tell.
        Screen::Way => Key::WayTitle,
        Screen::Remembered => Key::RememberedTitle,
        Screen::Team => Key::TeamTitle,
    }))
}
