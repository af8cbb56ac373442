//! The cards of the near misses: with the reason why not, and what would bring each in.

use crate::{
    dom::markup::Markup,
    state::{
        finder::{Finder, Loaded},
        screen::List,
    },
    view::results::card_list,
};

/// The cards.
pub fn cards(finder: &'static Finder, loaded: &'static Loaded, offers: Vec<usize>) -> Markup {
    card_list::cards(finder, loaded, offers, List::NearMisses, super::why::reasons, usize::MAX)
}
