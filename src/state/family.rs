//! Per-family state.

use super::screen::{List, Shown};
use crate::{dom::live::Live, words::voice::Voice};
use matching::{Answers, Filters};

/// Everything that belongs to one family; reset for the next one.
#[derive(Default)]
pub struct Family {
    pub answers: Live<Answers>,
    pub filters: Live<Filters>,
    pub query: Live<String>,
    pub shown: Live<Shown>,
    /// The folds of the results that are open.
    pub open_folds: Live<Vec<List>>,
    pub births_open: Live<bool>,
    /// What to say on the phone is unfolded.
    pub words_open: Live<bool>,
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
            open_folds,
            births_open,
            words_open,
            unsure,
            remembered,
            missing,
            handout,
        } = self;
        answers.reset();
        filters.reset();
        query.reset();
        shown.reset();
        open_folds.reset();
        births_open.reset();
        words_open.reset();
        unsure.reset();
        remembered.reset();
        missing.reset();
        handout.reset();
    }
}

/// The choices for the handover.
#[derive(Clone, Copy, Default)]
pub struct Handout {
    /// The language beside German; `None` = the interface's.
    pub language: Option<Voice>,
    /// Whether the link includes sensitive offers.
    pub sensitive: bool,
}
