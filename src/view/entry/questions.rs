//! The three questions.

use super::{for_whom, place, situation};
use crate::{
    dom::markup::Markup,
    state::{finder::Finder, screen::Screen},
};

/// The question of a screen; `None` for a screen that asks none, or as long as it is not known
/// what to ask.
pub fn question(finder: &'static Finder, screen: Screen) -> Option<Markup> {
    match screen {
        Screen::ForWhom => Some(for_whom::question(finder)),
        Screen::Place => Some(place::question(finder, finder.known_catalogue()?)),
        Screen::Situation => Some(situation::question(finder, finder.known_catalogue()?)),
        Screen::Results
        | Screen::Offer(_)
        | Screen::AllOffers
        | Screen::Way
        | Screen::Remembered
        | Screen::Team => None,
    }
}
