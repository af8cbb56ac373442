//! Answers preset by the host: the town whose page it is, a topic. Families see them as their
//! own ticks and can change them. The boot script has already ticked the life phases.

use crate::{
    dom::{
        contract::{PLACE, TOPIC},
        page::page_attribute,
    },
    state::finder::Finder,
};
use catalogue::Catalogue;

/// Applies the presets, unless a question has been answered already.
pub fn apply(finder: &'static Finder, catalogue: &Catalogue) {
    let place = page_attribute(PLACE).unwrap_or_default();
    let topics = page_attribute(TOPIC).unwrap_or_default();
    finder.answer(|answers| answers.preset(catalogue, &place, &topics));
}
