//! The third part of the program: everything that opens from the results, that is, an offer's
//! page, the searchable list of all offers, the list of remembered offers, the team's screen and
//! the months of birth. Fetched once the catalogue has been read, while the family answers
//! questions.
//!
//! Everything reachable only from [`arrive`] goes into a separate file, as in `results.rs`.

use crate::{
    dom::{
        markup::{Markup, el},
        page::focus_heading,
    },
    flow::{arrival, clock, texts, theme},
    state::{
        finder::{Details, DetailsPart, Finder, Loaded},
        screen::Screen,
        trail::Trail,
    },
    view::details::{
        all_offers, births, filters, helplines, icon, near, notices, offer, own_words,
        place_search, publisher, rehearsal, remembered, rest, team, tools, way,
    },
};
use leptos::prelude::*;
use std::time::Duration;

const DETAILS: &DetailsPart = &DetailsPart {
    screen,
    tools: tools::content,
    footer: publisher::content,
    near: near::person,
    near_places: near::places,
    near_situations: near::situations,
    births: births::births,
    place_search: place_search::search,
    own_words: own_words::search,
    icon: icon::topic,
    filters,
    rest: rest::rest,
    helplines: helplines::show,
};

/// Called by the boot script once this part has loaded, on request.
pub fn arrive() {
    if let Some(finder) = Finder::kept() {
        finder.details.set(Details::Here(DETAILS));
        texts::start(finder);
        let effect = RenderEffect::new(move |_| {
            if let Some(loaded) = finder.loaded() {
                untrack(|| {
                    if let Some(outline) = finder.outline {
                        arrival::take_over(finder, outline, loaded);
                    }
                    theme::show(loaded.catalogue);
                    rehearsal::start(finder, loaded);
                });
            }
        });
        // Leaked: lives as long as the page.
        std::mem::forget(effect);
        clock::start(finder);
        // If the user is already on one of the screens, focus is on the placeholder's heading.
        let current = finder.trail.with_untracked(Trail::current);
        if current != finder.first_screen() && current.is_of_details() {
            // After the screen has been rendered.
            set_timeout(focus_heading, Duration::ZERO);
        }
    }
}

/// The way of each child, what is missing, and the filters.
fn filters(finder: &'static Finder, loaded: &'static Loaded) -> Vec<Markup> {
    let mut filters = vec![way::link(finder)];
    filters.extend(notices::notices(finder, loaded));
    filters.push(filters::filters(finder, loaded));
    filters
}

fn screen(finder: &'static Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Offer(_) => offer::page,
        Screen::AllOffers => all_offers::page,
        Screen::Team => team::page,
        Screen::Way => way::page,
        Screen::Remembered => remembered::page,
        // The second part shows these itself.
        Screen::ForWhom | Screen::Place | Screen::Situation | Screen::Results => {
            return el("div");
        }
    };
    page(finder, loaded)
}
