//! An offer in one line.

use crate::{
    dom::{
        contract::OFFER,
        markup::{Markup, el},
    },
    state::finder::{Finder, Loaded},
    view::results::{contact, next_date, offer_head, whereabouts},
    words::voice,
};
use catalogue::Offer;

/// Its name, and where it is or when it takes place next.
pub fn place(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    let offer = &loaded.catalogue.offers[index];
    let place = whereabouts::line(finder, loaded, index, Vec::new());
    let more = place.or_else(|| next_date::next(finder, loaded, offer));
    line(finder, index, offer).maybe(more)
}

/// Its name, and a number to call.
pub fn number(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    let offer = &loaded.catalogue.offers[index];
    let phone = loaded.catalogue.contact(offer).phone(voice::wish());
    line(finder, index, offer).maybe(phone.map(|phone| contact::number("a.number", phone, offer)))
}

fn line(finder: &'static Finder, index: usize, offer: &Offer) -> Markup {
    let title = offer_head::title(finder, index, offer);
    el("li.line").attr(OFFER, offer.id.as_str()).child(title)
}
