//! The second part of the program: from the catalogue to the results. The questions do not need
//! it, and so need not wait for it.
//!
//! Everything reachable only from [`arrive`] goes into a separate file
//! (`xtask/src/widget/parts.rs`), which the boot script fetches alongside the first. So the first
//! part never names anything in here: it goes through [`Loaded::results`], which is there whenever
//! a catalogue is.

use crate::{
    dom::{
        contract::CATALOGUE_READY,
        markup::{Markup, el},
        page::mark,
    },
    flow::{catalogue, later_parts, link, preset},
    state::{
        finder::{Details, Failure, Finder, Load, Loaded, ResultsPart},
        screen::Screen,
    },
    view::{
        entry::waiting::{failed, loading},
        results::page,
    },
};
use leptos::prelude::*;

const RESULTS: &ResultsPart = &ResultsPart {
    screen,
    count: |loaded, answers| loaded.index.count(answers),
    fitting_topics: |loaded, answers| {
        loaded.index.fitting_topics(&loaded.catalogue.situations(), answers)
    },
};

/// Called by the boot script once this part has loaded and the first has started.
pub fn arrive() {
    if let Some(finder) = Finder::kept() {
        finder.reader.set(Some(read));
        if let Some(outline) = finder.outline {
            preset::apply(finder, &outline.catalogue);
        }
        read(finder);
    }
}

fn read(finder: &'static Finder) {
    catalogue::read(finder, RESULTS, ready);
}

fn ready(finder: &'static Finder, loaded: &'static Loaded) {
    if finder.outline.is_none() {
        preset::apply(finder, loaded.catalogue);
    }
    finder.load.set(Load::Ready(loaded));
    link::show(finder);
    mark(CATALOGUE_READY);
    later_parts::want_details(finder);
}

fn screen(finder: &'static Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Results => page::page,
        // The first part shows the questions itself.
        Screen::ForWhom | Screen::Place | Screen::Situation => return el("div"),
        Screen::Offer(_) | Screen::AllOffers | Screen::Way | Screen::Remembered | Screen::Team => {
            return details(finder, loaded, screen);
        }
    };
    untrack(|| page(finder, loaded))
}

/// Shows a screen of the third part, or its loading state or failure until the part has loaded.
fn details(finder: &'static Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    later_parts::want_details(finder);
    match finder.details.get() {
        Details::Here(part) => untrack(|| (part.screen)(finder, loaded, screen)),
        Details::Lost => failed(finder, Failure::Unreachable, later_parts::details_again),
        Details::Away => loading(finder, false, later_parts::details_again),
        Details::Coming { slow } => loading(finder, slow, later_parts::details_again),
    }
}
