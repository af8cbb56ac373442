//! The state of the widget, of which there is one for as long as the page lives.

use super::{
    family::Family,
    screen::{List, Screen},
    trail::Trail,
};
use crate::dom::{
    contract::{NAME, PLACELESS},
    live::Live,
    markup::Markup,
    page::page_attribute,
};
use catalogue::{Catalogue, Date};
use leptos::prelude::*;
use matching::{Answers, Filters, Index, Person, SearchIndex, Viewer};
use std::cell::Cell;
use web_sys::Element;

/// All state. Passed on as a reference, because every closure of every view holds one: a copy of the
/// signals themselves would be ten times as large.
pub struct Finder {
    pub family: Family,
    pub trail: Live<Trail>,
    /// See [`Self::is_new`].
    pub is_fresh: Cell<bool>,
    pub load: Live<Load>,
    /// Reads the catalogue; none until the second part of the program is there.
    pub reader: Cell<Option<fn(&'static Finder)>>,
    /// The third part of the program.
    pub details: Live<Details>,
    /// The id of the element that had the focus when the language was changed, which is when
    /// everything is shown anew.
    pub focused: Live<String>,
    /// The menu of languages, which the boot script keeps.
    pub menu: Option<Element>,
    /// Whether a professional searches with families, one after the other.
    pub team: bool,
}

/// How far loading is.
#[derive(Clone, Copy)]
pub enum Load {
    /// Under way.
    Loading {
        /// For longer than usual.
        slow: bool,
    },
    /// Nothing is there to show.
    Failed(Failure),
    /// All is there, for as long as the page lives.
    Ready(&'static Loaded),
}

/// Why there is nothing to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The server cannot be reached, or the answer was cut off.
    Unreachable,
    /// There is no such file.
    Missing,
    /// The server has a problem.
    Server,
    /// The file is no catalogue.
    Unreadable,
    /// The file is newer than this program.
    Newer,
    /// The address belongs to another site, or to files that no link may choose.
    Foreign,
}

/// A catalogue with all that is computed from it once.
pub struct Loaded {
    pub catalogue: Catalogue,
    pub index: Index,
    pub today: Date,
    /// Offers that could not be read.
    pub left_out: usize,
    /// Whether an included catalogue is missing.
    pub include_failed: bool,
    /// What else has come with whatever has read it.
    pub results: &'static ResultsPart,
    pub viewer: Viewer,
    /// Once somebody has wanted to search.
    pub search: Live<Option<&'static SearchIndex>>,
}

impl Loaded {
    /// Whether whoever looks may see an offer.
    pub fn sees(&self, offer: usize) -> bool {
        self.catalogue.offers.get(offer).is_some_and(|offer| self.viewer.sees(offer))
    }
}

/// What the first part of the program asks of the second.
///
/// The parts are divided by what their functions reach, so an earlier one must not name a function
/// of a later one. It finds a table of them in the state instead: this one in
/// [`Loaded::results`], the third part's in [`Finder::details`].
pub struct ResultsPart {
    /// A screen with something of the catalogue.
    pub screen: fn(&'static Finder, &'static Loaded, Screen) -> Markup,
    /// What stands beside the helplines.
    pub tools: fn(&'static Finder) -> Vec<Markup>,
    /// Who publishes the catalogue.
    pub footer: fn(&'static Finder, &Loaded) -> Vec<Markup>,
    /// How many offers fit.
    pub count: fn(&Loaded, &Answers) -> usize,
    /// What stands beside an option of the first question.
    pub near: fn(&'static Finder, &Loaded, Person) -> &'static str,
}

/// What the others ask of the third part.
pub struct DetailsPart {
    /// One of its screens.
    pub screen: fn(&'static Finder, &'static Loaded, Screen) -> Markup,
    /// The month of birth of each child: for those who want it, so it may come a little later.
    pub births: fn(&'static Finder, &Element),
}

/// How far the third part is.
#[derive(Clone, Copy)]
pub enum Details {
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
    Here(&'static DetailsPart),
}

thread_local! {
    static KEPT: Cell<Option<&'static Finder>> = const { Cell::new(None) };
}

impl Finder {
    /// The state of a page that has just been opened, kept for the parts that come later.
    pub fn new(team: bool, menu: Option<Element>) -> &'static Self {
        let finder: &'static Self = Box::leak(Box::new(Self {
            family: Family::default(),
            trail: Live::new(Trail::new(Screen::first(team))),
            is_fresh: Cell::new(false),
            load: Live::new(Load::Loading { slow: false }),
            reader: Cell::new(None),
            details: Live::new(Details::Away),
            focused: Live::default(),
            menu,
            team,
        }));
        KEPT.set(Some(finder));
        finder
    }

    /// The state; none before the first part has started.
    pub fn kept() -> Option<&'static Self> {
        KEPT.get()
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
            None => page_attribute(NAME),
        };
        name.filter(|name| !name.is_empty())
    }

    /// Whether any question was answered.
    pub fn has_answers(&self) -> bool {
        self.family.answers.with(|answers| *answers != Answers::default())
    }

    /// The same, without following later changes.
    pub fn has_answers_untracked(&self) -> bool {
        untrack(|| self.has_answers())
    }

    /// Changes the answers; the results begin on their first page again.
    pub fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.family.answers.update(change);
        self.family.shown.reset();
    }

    /// Changes the filters; the results begin on their first page again.
    pub fn filter(&self, change: impl FnOnce(&mut Filters)) {
        self.family.filters.update(change);
        self.family.shown.reset();
    }

    /// Changes the search; its results begin on their first page again.
    pub fn search(&self, query: String) {
        self.is_fresh.set(true);
        // The list is made anew for the query.
        self.family.shown.update_untracked(|shown| shown.begin(List::Search));
        self.family.query.set(query);
    }

    /// Remembers an offer, or forgets it again.
    pub fn remember(&self, offer: usize) {
        self.family.remembered.update(|remembered| {
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
        self.family.remembered.update(|remembered| {
            if to < remembered.len() {
                remembered.swap(from, to);
            } else {
                remembered.remove(from);
            }
        });
    }

    /// Forgets what was remembered.
    pub fn forget_remembered(&self) {
        self.family.remembered.reset();
        self.family.missing.reset();
    }

    /// Whether a list has just been asked for, and so is looked at from its top: then what is seen
    /// of it comes first, and the rest once that has been painted.
    pub fn is_new(&self) -> bool {
        self.is_fresh.take()
    }

    /// Shows one page more of a list.
    pub fn show_more(&self, list: List) {
        self.family.shown.update(|shown| shown.add_page(list));
    }

    /// The questions that are asked: the one for the place only where there is a choice.
    pub fn questions(&self) -> Vec<Screen> {
        let choice = match self.loaded() {
            Some(loaded) => loaded.catalogue.asks_for_place(),
            None => page_attribute(PLACELESS).is_none(),
        };
        let place = choice.then_some(Screen::Place);
        [Some(Screen::ForWhom), place, Some(Screen::Situation)].into_iter().flatten().collect()
    }

    /// Where everything begins.
    pub fn first_screen(&self) -> Screen {
        Screen::first(self.team)
    }
}
