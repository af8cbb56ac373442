//! The state of the widget: answers, filters, the way through the screens, what is loaded.
//! In memory only.

use crate::{
    history::{self, Trail},
    language::Speech,
    live::Live,
    load::{Load, Loaded},
};
use leptos::prelude::*;
use matching::{Answers, Filters};

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
}

impl Screen {
    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::ForWhom => "for-whom",
            Self::Place => "place",
            Self::Situation => "situation",
            Self::Results => "results",
            Self::Offer(_) => "offer",
            Self::AllOffers => "all-offers",
        }
    }
}

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
    pub trail: Live<Trail>,
    pub load: Live<Load>,
    pub speech: Live<Speech>,
}

impl State {
    /// The state of a page that has just been opened.
    pub fn new() -> Finder {
        Box::leak(Box::new(Self {
            answers: Live::new(Answers::default()),
            filters: Live::new(Filters::default()),
            query: Live::new(String::new()),
            shown: Live::new([PAGE; 5]),
            near_misses_open: Live::new(false),
            births_open: Live::new(false),
            trail: Live::new(Trail::new()),
            load: Live::new(Load::Loading { slow: false }),
            speech: Live::new(Speech::default()),
        }))
    }

    /// What is loaded, once it is.
    pub fn loaded(&self) -> Option<&'static Loaded> {
        match self.load.get() {
            Load::Ready(loaded) => Some(loaded),
            Load::Loading { .. } | Load::Failed(_) => None,
        }
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
        self.query.set(query);
        self.shown.update(|shown| shown[List::Search as usize] = PAGE);
    }

    /// Shows one page more of a list.
    pub fn show_more(&self, list: List) {
        self.shown.update(|shown| shown[list as usize] += PAGE);
    }

    /// The questions that are asked: the one for the place only where there is a choice.
    pub fn questions(&self) -> Vec<Screen> {
        let choice = self.loaded().is_none_or(|loaded| loaded.catalogue.home_places().len() > 1);
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

    /// Forgets everything.
    pub fn start_over(&'static self) {
        self.answers.set(Answers::default());
        self.filters.set(Filters::default());
        self.query.set(String::new());
        self.shown.set([PAGE; 5]);
        self.near_misses_open.set(false);
        self.births_open.set(false);
        history::forget(self);
    }
}
