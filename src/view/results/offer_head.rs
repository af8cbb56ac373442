//! The top of every card: the name, which opens the offer's page, and what to know first.

use super::translated;
use crate::{
    dom::markup::{Markup, button, el, said},
    flow::history,
    state::{finder::Finder, screen::Screen},
    view::entry::ids,
    words::text::{Key, t},
};
use catalogue::{Date, Offer, Status};

/// The name as a heading that opens the offer's page.
pub fn title(finder: &'static Finder, index: usize, offer: &Offer) -> Markup {
    let open = button("", "", move || history::go(finder, Screen::Offer(index)))
        .attr("id", &ids::offer_heading(index));
    el("h3").child(open.child(translated::name_el("span", offer)))
}

/// What to know first: a pause, a short notice.
pub fn notice(offer: &Offer) -> Option<Markup> {
    let alert = translated::text("span", offer, offer.alert.as_ref(), |texts| texts.alert.as_ref());
    let notice = el("p.alert");
    if offer.status == Status::Paused {
        return Some(notice.text(t(Key::Paused)).text(" ").maybe(alert));
    }
    alert.map(|alert| notice.child(alert))
}

/// A notice on an offer that has not been checked for long.
pub fn stale_notice(offer: &Offer, today: Date) -> Option<Markup> {
    (offer.is_stale(today) == Some(true)).then(|| said("p.alert", Key::Stale))
}
