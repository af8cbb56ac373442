//! The second part of the program: whatever needs the catalogue, from reading it to the last
//! screen. The first question does without, and so need not wait for it.
//!
//! All that only [`arrive`] reaches becomes a file of its own (`xtask/src/widget/parts.rs`), which
//! the boot script fetches beside the first. So the first part never names what is here: it
//! finds it in [`Loaded::later`], and whoever has a catalogue has this, too.

use crate::{
    exit,
    finder::{Finder, Screen},
    load::{self, Loaded},
    markup::Markup,
    view::{
        all_offers, footer, for_whom, offer, place, remembered, results, situation, team, tools,
    },
};
use matching::{Answers, Person};
use std::cell::Cell;

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

/// Keeps the state for [`arrive`].
pub fn expect(finder: Finder) {
    FINDER.set(Some(finder));
}

/// Takes up the work, once the first part has started.
pub fn arrive() {
    if let Some(finder) = FINDER.get() {
        finder.reader.set(Some(load::read));
        exit::start(finder);
        load::read(finder);
    }
}

fn screen(finder: Finder, loaded: &'static Loaded, screen: Screen) -> Markup {
    let page = match screen {
        Screen::Place => place::question,
        Screen::ForWhom | Screen::Situation => situation::question,
        Screen::Results => results::page,
        Screen::Offer(_) => offer::page,
        Screen::AllOffers => all_offers::page,
        Screen::Remembered => remembered::page,
        Screen::Team => team::page,
    };
    page(finder, loaded)
}
