//! Why an offer fits or does not, and what would bring it in.

use crate::{
    dom::markup::{Markup, text_el},
    state::finder::{Finder, Loaded},
    view::results::card::{self, explain, line},
    words::{
        intl, phrase,
        text::{self, Key},
    },
};

/// Why it fits, what to ask, why not.
pub fn reasons(finder: &Finder, loaded: &Loaded, index: usize) -> Vec<Markup> {
    let catalogue = loaded.catalogue;
    let mut lines = card::reasons(finder, loaded, index);
    lines.extend(explain(finder, loaded, index, |explanation, _| {
        let mut misses = Vec::new();
        for miss in &explanation.misses {
            misses.push(phrase::miss(miss, catalogue));
        }
        let mut lines: Vec<Markup> =
            line("reasons misses", Key::MissesIntro, misses).into_iter().collect();
        if !explanation.changes.is_empty() {
            let mut changes = Vec::new();
            for change in &explanation.changes {
                changes.push(phrase::change(change, catalogue));
            }
            let changes = text::change_intro(&intl::list(&changes));
            lines.push(text_el("p.reasons quiet", &changes));
        }
        lines
    }));
    lines
}
