//! Remembering an offer, and the way to what was remembered.

use super::words;
use crate::{
    finder::{Finder, Screen},
    history,
    markup::{Markup, button, set_attribute},
    text::{self, Key, t},
};
use catalogue::Offer;

/// Remembers an offer, or forgets it again.
pub fn toggle(finder: Finder, index: usize, offer: &Offer) -> Markup {
    let label = text::action_offer(t(Key::Remember), words::name(offer));
    button("remember", t(Key::Remember), move || finder.remember(index))
        .attr("aria-label", &label)
        .live(move |button| {
            let is_remembered = finder.remembered.with(|each| each.contains(&index));
            set_attribute(button, "aria-pressed", if is_remembered { "true" } else { "false" });
        })
}

/// Leads to what was remembered, and says how much it is.
pub fn opener(finder: Finder) -> Vec<Markup> {
    match finder.remembered.with(Vec::len) {
        0 => Vec::new(),
        count => {
            let open = move || history::go(finder, Screen::Remembered);
            vec![button("", &text::remembered_count(count), open).attr("id", "remembered")]
        }
    }
}
