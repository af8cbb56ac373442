//! The second part of the program: the way from the catalogue to the results. The first question does
//! without, and so need not wait for it.
//!
//! All that only [`arrive`] reaches becomes a file of its own (`xtask/src/widget/parts.rs`), which
//! the boot script fetches beside the first. So the first part never names what is here: it
//! finds it in [`Loaded::later`], and whoever has a catalogue has this, too.

use crate::{
    exit,
    finder::{Finder, Screen},
    load::{self, Loaded},
    markup::Markup,
    more,
    start::{LOST, on_page},
    view::{footer, for_whom, place, results, situation, tools},
};
use leptos::prelude::untrack;
use matching::{Answers, Person};
use std::cell::Cell;
use web_sys::Event;

/// What the first part asks of the second.
pub struct Later {
    /// A screen with something of the catalogue.
    pub screen: fn(Finder, &'static Loaded, Screen) -> Markup,
    /// What stands beside the helplines.
    pub tools: fn(Finder) -> Vec<Markup>,
    /// Who publishes the catalogue.
    pub footer: fn(Finder, &Loaded) -> Vec<Markup>,
    /// How many offers fit.
    pub count: fn(&Loaded, &Answers) -> usize,
    /// What stands beside an option of the first question.
    pub near: fn(Finder, &Loaded, Person) -> &'static str,
}

pub const LATER: &Later = &Later {
    screen,
    tools: tools::content,
    footer: footer::published,
    count: |loaded, answers| loaded.index.count(answers),
    near: for_whom::near,
};

thread_local! {
    static FINDER: Cell<Option<Finder>> = const { Cell::new(None) };
}

/// Keeps the state for what comes later.
pub fn expect(finder: Finder) {
    FINDER.set(Some(finder));
}

/// The state.
pub fn finder() -> Option<Finder> {
    FINDER.get()
}

/// Takes up the work, once the first part has started.
pub fn arrive() {
    if let Some(finder) = finder() {
        finder.reader.set(Some(load::read));
        on_page(LOST, Box::new(move |_: Event| more::lost(finder)));
        exit::start(finder);
        load::read(finder);
    }
}

fn screen(finder: Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Place => place::question,
        Screen::ForWhom | Screen::Situation => situation::question,
        Screen::Results => results::page,
        Screen::Offer(_) | Screen::AllOffers | Screen::Remembered | Screen::Team => {
            return more::screen(finder, loaded, screen);
        }
    };
    untrack(|| page(finder, loaded))
}
