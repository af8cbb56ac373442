//! The third part of the program: what comes behind the results, which is the page of an offer, all offers
//! with their search, the list of what was remembered, the team's screen, and the months of birth. It sets out when the catalogue
//! has been read, while somebody answers questions.
//!
//! All that only [`arrive`] reaches becomes a file of its own, as with `later.rs`.

use crate::{
    finder::{Finder, Screen},
    history::Trail,
    later,
    load::{Failure, Loaded, SLOW_AFTER, WANTED},
    markup::Markup,
    start::{focus, tell},
    view::{all_offers, births, failed, loading, offer, remembered, team},
};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;

/// Sent to the page's root when this part is about to be needed.
const MORE: &str = "angebotsfinder:more";

/// What the others ask of the third part.
pub struct Third {
    /// One of its screens.
    screen: fn(Finder, &'static Loaded, Screen) -> Markup,
    /// The month of birth of each child: for those who want it, so it may come a little later.
    pub births: fn(Finder, &Element),
}

const THIRD: &Third = &Third { screen: show, births: births::births };

/// How far it is.
#[derive(Clone, Copy)]
pub enum More {
    /// Nobody has wanted it.
    Away,
    /// It is under way.
    Coming {
        /// For longer than usual.
        slow: bool,
    },
    /// Somebody waits for it, and it does not come.
    Lost,
    /// It is there.
    Here(&'static Third),
}

/// Whether a screen is one of this part's.
fn has(screen: Screen) -> bool {
    matches!(screen, Screen::Offer(_) | Screen::AllOffers | Screen::Remembered | Screen::Team)
}

/// Fetches it, unless that has been done.
pub fn want(finder: Finder) {
    if matches!(finder.more.get_untracked(), More::Away) {
        bring(finder, MORE);
    }
}

/// Fetches it once more.
fn again(finder: Finder) {
    bring(finder, WANTED);
}

fn bring(finder: Finder, event: &str) {
    finder.more.set(More::Coming { slow: false });
    let say_so = move || {
        if matches!(finder.more.get_untracked(), More::Coming { .. }) {
            finder.more.set(More::Coming { slow: true });
        }
    };
    set_timeout(say_so, SLOW_AFTER);
    tell(event);
}

/// It has not come. Who does not wait for it need not know, and may find it when they do.
pub fn lost(finder: Finder) {
    let is_waited_for = has(finder.trail.with_untracked(Trail::current));
    finder.more.set(if is_waited_for { More::Lost } else { More::Away });
}

/// Shows one of its screens once it is there; until then says how it stands.
pub fn screen(finder: Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    want(finder);
    match finder.more.get() {
        More::Here(third) => untrack(|| (third.screen)(finder, loaded, screen)),
        More::Lost => failed(finder, Failure::Unreachable, again),
        More::Away => loading(finder, false, again),
        More::Coming { slow } => loading(finder, slow, again),
    }
}

/// Takes up the work, once somebody has wanted it.
pub fn arrive() {
    if let Some(finder) = later::finder() {
        finder.more.set(More::Here(THIRD));
        // Whoever has come to a screen was at the heading of the sentence in its place.
        let current = finder.trail.with_untracked(Trail::current);
        if current != finder.first_screen() && has(current) {
            // Once it is shown.
            set_timeout(focus_heading, Duration::ZERO);
        }
    }
}

fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    let elsewhere = document().query_selector(":focus").ok().flatten();
    if let (Some(heading), None) = (heading, elsewhere) {
        focus(&heading);
    }
}

fn show(finder: Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Offer(_) => offer::page,
        Screen::AllOffers => all_offers::page,
        Screen::Team => team::page,
        _ => remembered::page,
    };
    page(finder, loaded)
}
