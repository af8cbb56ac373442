//! What a host has answered in advance: the town whose page it is, a topic. Families see it as
//! their own ticks, and can change it. The boot script has ticked the life phases already.

use crate::{
    dom::{
        contract::{PLACE, TOPIC},
        page::page_attribute,
    },
    state::finder::{Finder, Loaded},
};

/// Ticks it, where nothing has been answered yet.
pub fn apply(finder: &'static Finder, loaded: &Loaded) {
    let place = page_attribute(PLACE).unwrap_or_default();
    let topics = page_attribute(TOPIC).unwrap_or_default();
    finder.answer(|answers| answers.preset(&loaded.catalogue, &place, &topics));
}
