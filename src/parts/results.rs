//! The second part of the program: from the catalogue to the results. The first question does not
//! need it, and so need not wait for it.
//!
//! Everything reachable only from [`arrive`] goes into a separate file
//! (`xtask/src/widget/parts.rs`), which the boot script fetches alongside the first. So the first
//! part never names anything in here: it goes through [`Loaded::results`], which is there whenever
//! a catalogue is.

use crate::{
    dom::{contract::CATALOGUE_READY, markup::Markup, page::mark, pause::pause},
    flow::{catalogue, later_parts, link, preset, sensitive},
    state::{
        finder::{Details, Failure, Finder, Loaded, ResultsPart},
        screen::Screen,
    },
    view::{
        entry::waiting::{failed, loading},
        results::{near, page, place, publisher, situation, tools},
    },
};
use leptos::{prelude::*, task::spawn_local};

const RESULTS: &ResultsPart = &ResultsPart {
    screen,
    tools: tools::content,
    footer: publisher::content,
    count: |loaded, answers| loaded.index.count(answers),
    near: near::person,
};

/// Called by the boot script once this part has loaded and the first has started.
pub fn arrive() {
    if let Some(finder) = Finder::kept() {
        finder.reader.set(Some(read));
        sensitive::start(finder);
        read(finder);
    }
}

fn read(finder: &'static Finder) {
    catalogue::read(finder, RESULTS, ready);
}

fn ready(finder: &'static Finder, loaded: &'static Loaded) {
    preset::apply(finder, loaded);
    link::show(finder);
    mark(CATALOGUE_READY);
    later_parts::want_details(finder);
    spawn_local(async move {
        pause().await;
        page::rehearse(finder, loaded);
    });
}

fn screen(finder: &'static Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Place => place::question,
        Screen::ForWhom | Screen::Situation => situation::question,
        Screen::Results => page::page,
        Screen::Offer(_) | Screen::AllOffers | Screen::Remembered | Screen::Team => {
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
