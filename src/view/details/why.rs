//! Why an offer fits or does not, and what would bring it in.

use super::card::{self, line};
use crate::{
    dom::markup::{Markup, text_el},
    state::finder::{Finder, Loaded},
    words::{
        intl, phrase,
        text::{self, Key},
        voice,
    },
};

/// Why it fits, what to ask, why not.
pub fn reasons(finder: &Finder, loaded: &Loaded, index: usize) -> Vec<Markup> {
    let explanation = finder.family.answers.with_untracked(|answers| {
        let filters = finder.family.filters.get_untracked();
        loaded.index.explain(index, answers, &filters, voice::wish())
    });
    let mut lines = card::reasons(finder, loaded, index);
    let mut misses = Vec::new();
    for miss in &explanation.misses {
        misses.push(phrase::miss(miss, loaded.catalogue));
    }
    lines.extend(line("reasons misses", Key::MissesIntro, misses));
    if !explanation.changes.is_empty() {
        let mut changes = Vec::new();
        for change in &explanation.changes {
            changes.push(phrase::change(change, loaded.catalogue));
        }
        let changes = text::change_intro(&intl::list(&changes));
        lines.push(text_el("p.reasons quiet", &changes));
    }
    lines
}
