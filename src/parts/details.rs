//! The third part of the program: what opens from the results, which is the page of an offer, all
//! offers with their search, the list of what was remembered, the team's screen, and the months of
//! birth. It is fetched when the catalogue has been read, while the family answers questions.
//!
//! All that only [`arrive`] reaches becomes a file of its own, as with `results.rs`.

use crate::{
    dom::{markup::Markup, page::focus_heading},
    state::{
        finder::{Details, DetailsPart, Finder, Loaded},
        screen::Screen,
        trail::Trail,
    },
    view::details::{all_offers, births, offer, remembered, team},
};
use leptos::prelude::*;
use std::time::Duration;

const DETAILS: &DetailsPart = &DetailsPart { screen, births: births::births };

/// Takes up the work, once somebody has wanted it.
pub fn arrive() {
    if let Some(finder) = Finder::kept() {
        finder.details.set(Details::Here(DETAILS));
        // If the user is already on one of the screens, the focus was on the placeholder's heading.
        let current = finder.trail.with_untracked(Trail::current);
        if current != finder.first_screen() && current.is_of_details() {
            // Once it is shown.
            set_timeout(focus_heading, Duration::ZERO);
        }
    }
}

fn screen(finder: &'static Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Offer(_) => offer::page,
        Screen::AllOffers => all_offers::page,
        Screen::Team => team::page,
        _ => remembered::page,
    };
    page(finder, loaded)
}
