//! The widget's state: one instance for the page's lifetime.

use super::{
    family::Family,
    screen::{List, Screen},
    trail::Trail,
};
use crate::{
    dom::{live::Live, markup::Markup},
    words::intl,
};
use catalogue::{Catalogue, Date, Files, Holidays, Moment, Place, Topic};
use leptos::prelude::*;
use matching::{
    Answers, Filters, Index, Person, Results, SearchIndex, TopicTable, Verdict, Viewer,
};
use std::{cell::Cell, ops::Range, rc::Rc};
use web_sys::{Element, Url};

/// All state. Passed as a reference, because every closure of every view holds one: a copy of the
/// signals themselves would be ten times as large.
pub struct Finder {
    pub family: Family,
    pub trail: Live<Trail>,
    /// See [`Self::is_new`].
    pub is_fresh: Cell<bool>,
    pub load: Live<Load>,
    /// What the page says of its catalogue, if it was published with one.
    pub outline: Option<&'static Outline>,
    /// Notifies whatever depends on the time of day, once the minute has changed.
    pub minute: Live<()>,
    /// Reads the catalogue; `None` until the second part of the program has loaded.
    pub reader: Cell<Option<fn(&'static Finder)>>,
    /// The third part of the program.
    pub details: Live<Details>,
    /// The texts that are not in the first file of the catalogue.
    pub texts: Live<Texts>,
    /// The id of the focused element when the language or the catalogue changes, which rebuilds
    /// everything.
    pub focused: Live<String>,
    /// The language menu, which the boot script handles.
    pub menu: Option<Element>,
    /// Team mode: a professional searches with one family after another.
    pub team: bool,
}

/// What the questions show of a catalogue before it has loaded. `katalog publish` writes it into the
/// page.
pub struct Outline {
    /// The catalogue without offers, and without what no question shows.
    pub catalogue: Catalogue,
    /// How many of its places families can choose: they are the first.
    pub homes: usize,
    pub topics: TopicTable,
    /// Where the quick exit leads.
    pub exit: Option<String>,
}

/// The loading state of the catalogue.
#[derive(Clone, Copy)]
pub enum Load {
    /// In progress.
    Loading {
        /// For longer than usual.
        slow: bool,
    },
    /// There is nothing to show.
    Failed(Failure),
    /// Everything has loaded, and lives as long as the page.
    Ready(&'static Loaded),
}

/// Why there is nothing to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The server cannot be reached, or the response was cut off.
    Unreachable,
    /// There is no such file.
    Missing,
    /// The server responded with an error.
    Server,
    /// The file is not a catalogue.
    Unreadable,
    /// The file is newer than this program.
    Newer,
    /// The URL belongs to another site, or is not one that a link may choose.
    Foreign,
}

/// A catalogue with everything computed from it once.
pub struct Loaded {
    pub catalogue: &'static Catalogue,
    /// See [`Catalogue::home_places`].
    pub homes: Vec<&'static Place>,
    pub index: &'static Index,
    pub today: Date,
    pub holidays: Holidays,
    pub reading: Completeness,
    /// The files that it has been read from, with their offers.
    pub sources: Vec<Source>,
    /// The URLs of the files whose texts have been added.
    pub added: Vec<String>,
    /// The functions of the part that has read it.
    pub results: &'static ResultsPart,
    pub viewer: Viewer,
    /// Built on the first search, and again in another language or with more texts. Shared with the
    /// same catalogue with more texts.
    pub search: Live<Option<Rc<Search>>>,
}

/// A file of a catalogue, the first one or an included one.
#[derive(Clone)]
pub struct Source {
    /// Its URL.
    pub url: String,
    /// The files with its texts.
    pub files: Files,
    /// The positions of its offers.
    pub offers: Range<usize>,
}

impl Source {
    /// The URL of one of its files, if that is on the same site.
    pub fn file(&self, file: &str) -> Option<String> {
        let url = Url::new_with_base(file, &self.url).ok()?;
        let own = Url::new(&self.url).ok()?;
        (url.origin() == own.origin()).then(|| url.href())
    }
}

/// The texts of a divided catalogue: the long ones, and those in the language shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Not requested.
    Away,
    /// In progress.
    Coming,
    /// Added.
    Here,
    /// Some failed to load.
    Missing,
}

/// What has been read of a catalogue and its includes.
#[derive(Clone, Copy)]
pub struct Completeness {
    /// Differs between files that differ.
    pub fingerprint: u32,
    /// Offers that could not be read.
    pub left_out: usize,
    /// Whether an include failed to load.
    pub include_failed: bool,
}

impl Completeness {
    /// Whether it is worth showing in place of what has been read before: not if it is the same, or
    /// lacks an include that was there.
    pub fn is_news(self, before: Self) -> bool {
        self.fingerprint != before.fingerprint && (before.include_failed || !self.include_failed)
    }
}

/// A search index, for one language.
pub struct Search {
    pub index: SearchIndex,
    /// The language (BCP 47).
    pub language: &'static str,
    /// Whether the everyday words of the language are in it, if there are any.
    pub is_complete: bool,
    /// How many files of texts are in it.
    pub texts: usize,
}

impl Loaded {
    /// The same for the catalogue with more texts.
    pub fn with_texts(&self, catalogue: &'static Catalogue, added: Vec<String>) -> Self {
        Self {
            catalogue,
            homes: catalogue.home_places(),
            sources: self.sources.clone(),
            added,
            search: self.search.clone(),
            ..*self
        }
    }

    /// Whether the viewer may see an offer.
    pub fn sees(&self, offer: usize) -> bool {
        self.catalogue.offers.get(offer).is_some_and(|offer| self.viewer.sees(offer))
    }

    /// Whether somebody answers one of an offer's phones at this moment.
    pub fn is_answered(&self, offer: usize, now: Moment) -> Verdict {
        let contact = self.catalogue.contact(&self.catalogue.offers[offer]);
        match contact.is_answered(now, self.holidays) {
            Some(true) => Verdict::Match,
            Some(false) => Verdict::Miss,
            None => Verdict::Unknown,
        }
    }

    /// [`Self::is_answered`] for every offer of the catalogue, in their order.
    pub fn reachable(&self, now: Moment) -> Vec<Verdict> {
        let mut reachable = Vec::new();
        for offer in 0..self.catalogue.offers.len() {
            reachable.push(self.is_answered(offer, now));
        }
        reachable
    }
}

/// What the first part of the program calls in the second.
///
/// Code is split by reachability, so an earlier part must not name a function of a later one.
/// Instead, it finds a table of them in the state: this one in [`Loaded::results`], the third
/// part's in [`Finder::details`].
pub struct ResultsPart {
    /// A screen that needs the catalogue.
    pub screen: fn(&'static Finder, &'static Loaded, Screen) -> Markup,
    /// How many offers fit.
    pub count: fn(&Loaded, &Answers) -> usize,
    /// The topics in which an offer fits.
    pub fitting_topics: fn(&Loaded, &Answers) -> Vec<Topic>,
}

/// The positions of situations found by own words, best first; `None` if nothing was searched for.
pub type Found = Live<Option<Vec<usize>>>;

/// What the other parts call in the third.
pub struct DetailsPart {
    /// One of its screens.
    pub screen: fn(&'static Finder, &'static Loaded, Screen) -> Markup,
    /// The tools beside the helplines.
    pub tools: fn(&'static Finder) -> Vec<Markup>,
    /// The footer's details on the catalogue's publisher.
    pub footer: fn(&'static Finder, &Loaded) -> Vec<Markup>,
    /// Keeps the hint beside an option of the first question.
    pub near: fn(&'static Finder, &Loaded, Person, &Element),
    /// Adds the hints to the options of the second question.
    pub near_places: fn(&'static Finder, &Loaded, &Element),
    /// Adds the hints to the options of the third question.
    pub near_situations: fn(&'static Finder, &Loaded, &Element),
    /// The month of birth of each child: optional, so it may load a little later.
    pub births: fn(&'static Finder, &Element),
    /// The second question where there are too many places for a list.
    pub place_search: fn(&'static Finder, &'static Catalogue) -> Vec<Markup>,
    /// A topic's drawing.
    pub icon: fn(Topic) -> Markup,
    /// The search field of the third question, which sets the positions of what it has found.
    pub own_words: fn(&'static Catalogue, Found) -> Vec<Markup>,
    /// What stands between those to call first and the rest: what is missing, and the filters.
    pub filters: fn(&'static Finder, &'static Loaded) -> Vec<Markup>,
    /// The helplines in the header, with what is known of them.
    pub helplines: fn(&'static Finder, &'static Loaded, &Element),
    /// The results below those to call first.
    pub rest: fn(&'static Finder, &'static Loaded, Results) -> Vec<Markup>,
}

/// The loading state of the third part.
#[derive(Clone, Copy)]
pub enum Details {
    /// Not requested.
    Away,
    /// In progress.
    Coming {
        /// For longer than usual.
        slow: bool,
    },
    /// Failed to load while a screen was waiting for it.
    Lost,
    /// Loaded.
    Here(&'static DetailsPart),
}

thread_local! {
    static KEPT: Cell<Option<&'static Finder>> = const { Cell::new(None) };
}

impl Finder {
    /// The state of a newly opened page, kept for the parts that load later.
    pub fn new(
        team: bool,
        menu: Option<Element>,
        outline: Option<&'static Outline>,
    ) -> &'static Self {
        let finder: &'static Self = Box::leak(Box::new(Self {
            family: Family::default(),
            trail: Live::new(Trail::new(Screen::first(team))),
            is_fresh: Cell::new(false),
            load: Live::new(Load::Loading { slow: false }),
            outline,
            minute: Live::default(),
            reader: Cell::new(None),
            details: Live::new(Details::Away),
            texts: Live::new(Texts::Away),
            focused: Live::default(),
            menu,
            team,
        }));
        KEPT.set(Some(finder));
        finder
    }

    /// The state; `None` before the first part has started.
    pub fn kept() -> Option<&'static Self> {
        KEPT.get()
    }

    /// The loaded catalogue, once there is one.
    pub fn loaded(&self) -> Option<&'static Loaded> {
        match self.load.get() {
            Load::Ready(loaded) => Some(loaded),
            Load::Loading { .. } | Load::Failed(_) => None,
        }
    }

    /// What the questions are about: the catalogue, once it has loaded; until then, as much of it as
    /// the page knows.
    pub fn known_catalogue(&self) -> Option<&'static Catalogue> {
        match self.loaded() {
            Some(loaded) => Some(loaded.catalogue),
            None => self.outline.map(|outline| &outline.catalogue),
        }
    }

    /// The places to choose from.
    pub fn homes(&self) -> Vec<&'static Place> {
        match (self.loaded(), self.outline) {
            (Some(loaded), _) => loaded.homes.clone(),
            (None, Some(outline)) => outline.catalogue.places.iter().take(outline.homes).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// The topics in which an offer fits, given the answers to the other questions; untracked.
    pub fn fitting_topics(&self) -> Vec<Topic> {
        let loaded = untrack(|| self.loaded());
        self.family.answers.with_untracked(|answers| match (loaded, self.outline) {
            (Some(loaded), _) => (loaded.results.fitting_topics)(loaded, answers),
            (None, Some(outline)) => outline.topics.fitting_topics(answers),
            (None, None) => Vec::new(),
        })
    }

    /// The catalogue's name, once known.
    pub fn catalogue_name(&self) -> Option<String> {
        let name = self.known_catalogue().map(|catalogue| catalogue.name.clone());
        name.filter(|name| !name.is_empty())
    }

    /// The third part, once it has loaded.
    pub fn details_part(&self) -> Option<&'static DetailsPart> {
        match self.details.get() {
            Details::Here(part) => Some(part),
            Details::Away | Details::Coming { .. } | Details::Lost => None,
        }
    }

    /// The current time; an effect that calls this reruns when the minute has changed.
    pub fn now(&self) -> Moment {
        self.minute.with(|()| intl::now())
    }

    /// Whether any question was answered.
    pub fn has_answers(&self) -> bool {
        self.family.answers.with(|answers| *answers != Answers::default())
    }

    /// Like [`Self::has_answers`], without tracking.
    pub fn has_answers_untracked(&self) -> bool {
        untrack(|| self.has_answers())
    }

    /// Changes the answers; the results start from their first page again.
    pub fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.family.answers.update(change);
        self.family.shown.reset();
    }

    /// Changes the filters; the results start from their first page again.
    pub fn filter(&self, change: impl FnOnce(&mut Filters)) {
        self.family.filters.update(change);
        self.family.shown.reset();
    }

    /// Changes the search; its results start from their first page again.
    pub fn search(&self, query: String) {
        if self.family.query.with_untracked(|before| *before == query) {
            return;
        }
        self.is_fresh.set(true);
        // Untracked: the query rebuilds the list.
        self.family.shown.update_untracked(|shown| shown.begin(List::Search));
        self.family.query.set(query);
    }

    /// Builds the page again, and then restores the focus.
    pub fn rebuild(&self) {
        let focused = document().active_element().map(|element| element.id());
        self.focused.set(focused.unwrap_or_default());
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

    /// Swaps a remembered offer with another; removes it if `to` is past the end.
    pub fn reorder(&self, from: usize, to: usize) {
        self.family.remembered.update(|remembered| {
            if to < remembered.len() {
                remembered.swap(from, to);
            } else {
                remembered.remove(from);
            }
        });
    }

    /// Forgets all remembered offers.
    pub fn forget_remembered(&self) {
        self.family.remembered.reset();
        self.family.missing.reset();
    }

    /// Whether a list has just been requested and so is viewed from the top: then the visible part
    /// is rendered first, and the rest after the first paint. Reading it clears it.
    pub fn is_new(&self) -> bool {
        self.is_fresh.take()
    }

    /// Shows one more page of a list.
    pub fn show_more(&self, list: List) {
        self.family.shown.update(|shown| shown.add_page(list));
    }

    /// The questions asked: the place only if there is a choice.
    pub fn questions(&self) -> Vec<Screen> {
        // Until it is known, most have several.
        let choice = self.known_catalogue().is_none() || self.homes().len() > 1;
        let place = choice.then_some(Screen::Place);
        [Some(Screen::ForWhom), place, Some(Screen::Situation)].into_iter().flatten().collect()
    }

    /// The start screen.
    pub fn first_screen(&self) -> Screen {
        Screen::first(self.team)
    }
}
