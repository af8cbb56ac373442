//! What is inside the folded lists of the results.

use super::{card, why};
use crate::{
    dom::markup::Markup,
    state::{
        finder::{Finder, Loaded},
        screen::List,
    },
    view::results::paged,
};

/// The cards of a list: with what to ask, or why not and what would bring each in.
pub fn cards(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offers: Vec<usize>,
    list: List,
) -> Markup {
    let item = if list == List::NearMisses { near_miss } else { doubtful };
    paged::items(finder, loaded, offers, list, item, usize::MAX)
}

fn doubtful(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    card::card(finder, loaded, index, card::reasons(finder, loaded, index))
}

fn near_miss(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    card::card(finder, loaded, index, why::reasons(finder, loaded, index))
}
