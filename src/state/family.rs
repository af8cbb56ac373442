//! What belongs to one family.

use super::screen::Shown;
use crate::{dom::live::Live, words::voice::Voice};
use matching::{Answers, Filters};

/// What belongs to one family: all of it goes when the next one comes.
#[derive(Default)]
pub struct Family {
    pub answers: Live<Answers>,
    pub filters: Live<Filters>,
    pub query: Live<String>,
    pub shown: Live<Shown>,
    pub near_misses_open: Live<bool>,
    pub births_open: Live<bool>,
    /// Somebody has said not to know what it is about: no answer, but a tick that stays.
    pub unsure: Live<bool>,
    /// Offers by their positions in the catalogue, in the order in which they stand.
    pub remembered: Live<Vec<usize>>,
    /// How many offers of a link are gone.
    pub missing: Live<usize>,
    pub handout: Live<Handout>,
}

impl Family {
    /// Forgets everything. What has a field above and no line here does not compile.
    pub fn reset(&self) {
        let Self {
            answers,
            filters,
            query,
            shown,
            near_misses_open,
            births_open,
            unsure,
            remembered,
            missing,
            handout,
        } = self;
        answers.reset();
        filters.reset();
        query.reset();
        shown.reset();
        near_misses_open.reset();
        births_open.reset();
        unsure.reset();
        remembered.reset();
        missing.reset();
        handout.reset();
    }
}

/// The choices for what is handed over.
#[derive(Clone, Copy, Default)]
pub struct Handout {
    /// Beside German; none = that of the interface.
    pub language: Option<Voice>,
    /// Whether the link names sensitive offers, too.
    pub sensitive: bool,
}
