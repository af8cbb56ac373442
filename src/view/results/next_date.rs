//! The next date and its place.

use crate::{
    dom::markup::{Markup, el, said},
    state::finder::Loaded,
    words::{
        intl, phrase,
        text::{self, Key},
    },
};
use catalogue::{Occurrence, Offer};

/// Date, times and place of an occurrence.
pub fn sentence(occurrence: &Occurrence, offer: &Offer, loaded: &Loaded) -> String {
    let date = phrase::date(occurrence, loaded.today);
    match phrase::venue(occurrence, offer, &loaded.catalogue) {
        Some(place) => text::date_at(&date, &place),
        None => date,
    }
}

/// The next date on a card, or what to do if there is none.
pub fn next(offer: &Offer, loaded: &Loaded) -> Option<Markup> {
    if let Some(first) = offer.next_dates(intl::now(), 1).first() {
        let label = said("span", Key::NextDate);
        let sentence = sentence(first, offer, loaded);
        return Some(el("p.when").child(label).text(" ").text(&sentence));
    }
    let over = !offer.schedules.is_empty();
    over.then(|| said("p.when", Key::DatesAsk))
}

/// What to do if there is no date.
pub fn none(offer: &Offer) -> Markup {
    let over = !offer.schedules.is_empty();
    said("p", if over { Key::DatesAsk } else { Key::DatesByArrangement })
}
