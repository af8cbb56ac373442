//! The state of the widget: answers, filters, the way through the screens, what is loaded.
//! In memory only.

use crate::{
    history::{self, Trail},
    language::Voice,
    live::Live,
    load::{Load, Loaded},
    more::More,
    start::{page_attribute, tell},
};
use leptos::prelude::*;
use matching::{Answers, Filters};
use std::cell::Cell;
use web_sys::Element;

/// What fills the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first question.
    ForWhom,
    /// The second.
    Place,
    /// The third.
    Situation,
    /// What fits.
    Results,
    /// One offer, by its position in the catalogue.
    Offer(usize),
    /// Every offer, with a search field.
    AllOffers,
    /// What was remembered, and how to hand it over.
    Remembered,
    /// All questions beside the results, for professionals with a family beside them.
    Team,
}

impl Screen {
    /// Where everything begins.
    fn first(team: bool) -> Self {
        if team { Self::Team } else { Self::ForWhom }
    }

    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::ForWhom => "for-whom",
            Self::Place => "place",
            Self::Situation => "situation",
            Self::Results => "results",
            Self::Offer(_) => "offer",
            Self::AllOffers => "all-offers",
            Self::Remembered => "remembered",
            Self::Team => "team",
        }
    }
}

/// Tells the boot script that nothing of a family may stay in the address.
const FORGOTTEN: &str = "angebotsfinder:forgotten";

const NO_HANDOUT: Handout = Handout { language: None, sensitive: false };

/// How many offers a list shows before somebody asks for more.
pub const PAGE: usize = 12;

/// A list that shows one page after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum List {
    Fits,
    MayFit,
    Always,
    NearMisses,
    Search,
}

impl List {
    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::MayFit => "may-fit",
            Self::Always => "always",
            Self::NearMisses => "near-misses",
            Self::Search => "search",
        }
    }
}

/// How many offers each list shows.
pub type Shown = [usize; 5];

/// The state, of which there is one for as long as the page lives. A reference, because
/// every closure of every view holds one: a copy of the signals themselves would be ten times as large.
pub type Finder = &'static State;

/// All state.
pub struct State {
    pub answers: Live<Answers>,
    pub filters: Live<Filters>,
    pub query: Live<String>,
    pub shown: Live<Shown>,
    pub near_misses_open: Live<bool>,
    pub births_open: Live<bool>,
    /// Somebody has said not to know what it is about: no answer, but a tick that stays.
    pub unsure: Live<bool>,
    pub trail: Live<Trail>,
    /// See [`Self::is_new`].
    pub is_fresh: Cell<bool>,
    pub load: Live<Load>,
    /// Reads the catalogue; none until the second part of the program is there.
    pub reader: Cell<Option<fn(Finder)>>,
    /// The third part of the program.
    pub more: Live<More>,
    /// The id of the element that had the focus when the language was changed, which is when
    /// everything is shown anew.
    pub focused: Live<String>,
    /// The menu of languages, which the boot script keeps.
    pub menu: Option<Element>,
    /// Offers by their positions in the catalogue, in the order in which they stand.
    pub remembered: Live<Vec<usize>>,
    /// How many offers of a link are gone.
    pub missing: Live<usize>,
    pub handout: Live<Handout>,
    /// Whether a professional searches with families, one after the other.
    pub team: bool,
}

/// The choices for what is handed over.
#[derive(Clone, Copy)]
pub struct Handout {
    /// Beside German; none = that of the interface.
    pub language: Option<Voice>,
    /// Whether the link names sensitive offers, too.
    pub sensitive: bool,
}

impl State {
    /// The state of a page that has just been opened.
    pub fn new(team: bool, menu: Option<Element>) -> Finder {
        Box::leak(Box::new(Self {
            answers: Live::new(Answers::default()),
            filters: Live::new(Filters::default()),
            query: Live::new(String::new()),
            shown: Live::new([PAGE; 5]),
            near_misses_open: Live::new(false),
            births_open: Live::new(false),
            unsure: Live::new(false),
            trail: Live::new(Trail::new(Screen::first(team))),
            is_fresh: Cell::new(false),
            load: Live::new(Load::Loading { slow: false }),
            reader: Cell::new(None),
            more: Live::new(More::Away),
            focused: Live::new(String::new()),
            menu,
            remembered: Live::new(Vec::new()),
            missing: Live::new(0),
            handout: Live::new(NO_HANDOUT),
            team,
        }))
    }

    /// What is loaded, once it is.
    pub fn loaded(&self) -> Option<&'static Loaded> {
        match self.load.get() {
            Load::Ready(loaded) => Some(loaded),
            Load::Loading { .. } | Load::Failed(_) => None,
        }
    }

    /// The name of the catalogue; until it is there, the one that the page knows.
    pub fn catalogue_name(&self) -> Option<String> {
        let name = match self.loaded() {
            Some(loaded) => Some(loaded.catalogue.name.clone()),
            None => page_attribute("data-name"),
        };
        name.filter(|name| !name.is_empty())
    }

    /// Whether any question was answered.
    pub fn has_answers(&self) -> bool {
        self.answers.with(|answers| *answers != Answers::default())
    }

    /// The same, without following later changes.
    pub fn has_answers_untracked(&self) -> bool {
        untrack(|| self.has_answers())
    }

    /// Changes the answers; the results begin on their first page again.
    pub fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.answers.update(change);
        self.shown.set([PAGE; 5]);
    }

    /// Changes the filters; the results begin on their first page again.
    pub fn filter(&self, change: impl FnOnce(&mut Filters)) {
        self.filters.update(change);
        self.shown.set([PAGE; 5]);
    }

    /// Changes the search; its results begin on their first page again.
    pub fn search(&self, query: String) {
        self.is_fresh.set(true);
        // The list is made anew for the query.
        self.shown.update_untracked(|shown| shown[List::Search as usize] = PAGE);
        self.query.set(query);
    }

    /// Remembers an offer, or forgets it again.
    pub fn remember(&self, offer: usize) {
        self.remembered.update(|remembered| {
            match remembered.iter().position(|each| *each == offer) {
                Some(at) => {
                    remembered.remove(at);
                }
                None => remembered.push(offer),
            }
        });
    }

    /// Changes the place of a remembered offer; to a place behind the last it is forgotten.
    pub fn reorder(&self, from: usize, to: usize) {
        self.remembered.update(|remembered| {
            if to < remembered.len() {
                remembered.swap(from, to);
            } else {
                remembered.remove(from);
            }
        });
    }

    /// Forgets what was remembered.
    pub fn forget_remembered(&self) {
        self.remembered.set(Vec::new());
        self.missing.set(0);
    }

    /// Whether a list has just been asked for, and so is looked at from its top: then what is seen
    /// of it comes first, and the rest once that has been painted.
    pub fn is_new(&self) -> bool {
        self.is_fresh.take()
    }

    /// Shows one page more of a list.
    pub fn show_more(&self, list: List) {
        self.shown.update(|shown| shown[list as usize] += PAGE);
    }

    /// The questions that are asked: the one for the place only where there is a choice.
    pub fn questions(&self) -> Vec<Screen> {
        let choice = match self.loaded() {
            Some(loaded) => loaded.catalogue.asks_for_place(),
            None => page_attribute("data-placeless").is_none(),
        };
        let place = choice.then_some(Screen::Place);
        [Some(Screen::ForWhom), place, Some(Screen::Situation)].into_iter().flatten().collect()
    }

    /// Shows what comes after a question.
    pub fn next(&'static self) {
        let questions = untrack(|| self.questions());
        let current = self.trail.with_untracked(Trail::current);
        let after = questions.iter().skip_while(|each| **each != current).nth(1);
        history::go(self, after.copied().unwrap_or(Screen::Results));
    }

    /// Where everything begins.
    pub fn first_screen(&self) -> Screen {
        Screen::first(self.team)
    }

    /// Forgets everything.
    pub fn start_over(&'static self) {
        self.answers.set(Answers::default());
        self.filters.set(Filters::default());
        self.query.set(String::new());
        self.shown.set([PAGE; 5]);
        self.near_misses_open.set(false);
        self.births_open.set(false);
        self.unsure.set(false);
        self.forget_remembered();
        self.handout.set(NO_HANDOUT);
        history::forget(self);
        tell(FORGOTTEN);
    }
}
