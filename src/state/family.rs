//! Per-family state.

use super::screen::{List, Shown};
use crate::{dom::live::Live, words::voice::Voice};
use catalogue::{LifePhase, YearMonth};
use matching::{Answers, Filters, Person};

/// Everything that belongs to one family; reset for the next one.
#[derive(Default)]
pub struct Family {
    pub answers: Live<Answers>,
    pub filters: Live<Filters>,
    pub query: Live<String>,
    pub shown: Live<Shown>,
    /// The folds that are open.
    pub open: Live<Vec<Fold>>,
    /// Months that no answer contains: when a child is expected, and when a young person who asks for
    /// themselves was born.
    pub way_births: Live<[Option<YearMonth>; 2]>,
    /// The position in the answers of the person on whose way an offer was opened last.
    pub way_of: Live<usize>,
    /// "Not sure" is ticked for the third question: not an answer, but the tick stays.
    pub unsure: Live<bool>,
    /// Positions of offers in the catalogue, in the order of the list.
    pub remembered: Live<Vec<usize>>,
    /// How many offers of a link no longer exist.
    pub missing: Live<usize>,
    pub handout: Live<Handout>,
}

impl Family {
    /// Resets everything. A field above that is missing here is a compile error.
    pub fn reset(&self) {
        let Self {
            answers,
            filters,
            query,
            shown,
            open,
            way_births,
            way_of,
            unsure,
            remembered,
            missing,
            handout,
        } = self;
        answers.reset();
        filters.reset();
        query.reset();
        shown.reset();
        open.reset();
        way_births.reset();
        way_of.reset();
        unsure.reset();
        remembered.reset();
        missing.reset();
        handout.reset();
    }

    /// Whether all who grow up ask for themselves.
    pub fn is_own_way(&self) -> bool {
        self.answers.with_untracked(|answers| {
            let mut people = answers.people.iter().filter(|person| person.grows_up()).peekable();
            people.peek().is_some() && people.all(|person| *person == Person::Myself)
        })
    }
}

/// A fold that stays open while its page is built again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// The months of birth.
    Births,
    /// What to say on the phone.
    Words,
    /// A list of the results.
    List(List),
    /// A list on the way of the person at this position in the answers, and the number of its page.
    Way(usize, WayList, usize),
}

/// A list on the way of a person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WayList {
    /// What fits now.
    Now,
    /// What fits only for a short time.
    Ending,
    /// What comes with a phase.
    Phase(LifePhase),
}

/// The choices for the handover.
#[derive(Clone, Copy, Default)]
pub struct Handout {
    /// The language beside German; `None` = the interface's.
    pub language: Option<Voice>,
    /// Whether the link includes sensitive offers.
    pub sensitive: bool,
}
