//! The next date and its place.

use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::finder::{Finder, Loaded},
    words::{
        phrase,
        text::{self, Key},
    },
};
use catalogue::{Occurrence, Offer};

/// Date, times and place of an occurrence.
pub fn sentence(occurrence: &Occurrence, offer: &Offer, loaded: &Loaded) -> String {
    let date = phrase::date(occurrence, loaded.today);
    match phrase::venue(occurrence, offer, loaded.catalogue) {
        Some(place) => text::date_at(&date, &place),
        None => date,
    }
}

/// What is doubtful about an occurrence: its day is a public holiday.
pub fn doubt(occurrence: &Occurrence, loaded: &Loaded) -> Option<Markup> {
    let is_certain = occurrence.is_certain(loaded.holidays);
    (!is_certain).then(|| said("span.doubts", Key::DateHoliday))
}

/// The next date on a card, or what to do if there is none; `None` for an offer without dates.
pub fn next(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offer: &'static Offer,
) -> Option<Markup> {
    let next = move || {
        let dates = offer.next_dates(finder.now(), 1);
        let Some(next) = dates.first() else {
            return vec![said("span", Key::DatesAsk)];
        };
        let sentence = [" ", &sentence(next, offer, loaded), " "].concat();
        let parts = [Some(text_el("span", &sentence)), doubt(next, loaded)];
        let label = said("span", Key::NextDate);
        [label].into_iter().chain(parts.into_iter().flatten()).collect()
    };
    (!offer.schedules.is_empty()).then(|| el("p.when").live_children(next))
}
