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

/// Stands for the place in a sentence.
const PLACE: char = '\0';

/// An element with date, times and place of an occurrence.
pub fn sentence(kind: &str, occurrence: &Occurrence, offer: &Offer, loaded: &Loaded) -> Markup {
    let date = phrase::date(occurrence, loaded.today);
    let Some(place) = phrase::venue(occurrence, offer, loaded.catalogue) else {
        return text_el(kind, &date);
    };
    let sentence = text::date_at(&date, "\0");
    let (before, after) = sentence.split_once(PLACE).unwrap_or((&sentence, ""));
    let place = text_el("span", &text::without_embeddings(&place)).fixed();
    text_el(kind, before).child(place).text(after)
}

/// What is doubtful about an occurrence: its day is a public holiday.
pub fn doubt(occurrence: &Occurrence, loaded: &Loaded) -> Option<Markup> {
    let is_certain = occurrence.is_certain(loaded.holidays);
    (!is_certain).then(|| said("span.doubts", Key::DateHoliday))
}

/// The date to show on a card, or what to do if there is none; `None` for an offer without dates.
pub fn next(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offer: &'static Offer,
) -> Option<Markup> {
    let next = move || {
        let now = finder.now();
        let next = finder.family.answers.with_untracked(|answers| {
            loaded.index.next_date(loaded.catalogue, offer, answers.place.as_ref(), now)
        });
        let Some(next) = next else {
            return vec![said("span", Key::DatesAsk)];
        };
        let label = said("span.visually-hidden", Key::NextDate).text(" ");
        let sentence = sentence("span", &next, offer, loaded).text(" ");
        [Some(label), Some(sentence), doubt(&next, loaded)].into_iter().flatten().collect()
    };
    (!offer.schedules.is_empty()).then(|| el("p.when icon-time").live_children(next))
}
