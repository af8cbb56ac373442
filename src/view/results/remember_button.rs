//! Remembering an offer, and the button to the remembered offers.

use super::translated;
use crate::{
    dom::markup::{Markup, button, set_attribute},
    flow::history,
    state::{finder::Finder, screen::Screen},
    words::text::{self, Key, t},
};
use catalogue::Offer;

/// A button that remembers an offer, or forgets it again; `None` for an emergency number.
pub fn toggle(finder: &'static Finder, index: usize, offer: &Offer) -> Option<Markup> {
    if offer.is_emergency() {
        return None;
    }
    let label = text::action_offer(t(Key::Remember), translated::name(offer));
    let button = button("remember", t(Key::Remember), move || finder.remember(index))
        .attr("aria-label", &label)
        .live(move |button| {
            let is_remembered = finder.family.remembered.with(|each| each.contains(&index));
            set_attribute(button, "aria-pressed", if is_remembered { "true" } else { "false" });
        });
    Some(button)
}

/// The button to the remembered offers, with their number.
pub fn opener(finder: &'static Finder) -> Vec<Markup> {
    match finder.family.remembered.with(Vec::len) {
        0 => Vec::new(),
        count => {
            let open = move || history::go(finder, Screen::Remembered);
            vec![button("", &text::remembered_count(count), open).attr("id", "remembered")]
        }
    }
}
