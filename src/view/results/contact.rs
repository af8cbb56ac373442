//! Contact details, phone first.

use super::translated;
use crate::{
    dom::markup::{Markup, el, outside_link, said, text_el},
    state::finder::Loaded,
    words::{
        intl,
        text::{self, Key, t},
    },
};
use catalogue::{Contact, Offer, Organization, Phone, is_open};

/// The organization responsible for an offer.
pub fn organization<'a>(offer: &Offer, loaded: &'a Loaded) -> Option<&'a Organization> {
    loaded.catalogue.organization(offer.organization.as_ref()?)
}

/// A call button, and whether the phone is answered now.
pub fn call(phone: &Phone, offer: &Offer) -> Vec<Markup> {
    let number = phone.number.to_display();
    let link = said("a.button primary call", Key::Call)
        .attr("href", &["tel:", phone.number.as_str()].concat())
        .attr("aria-label", &text::call_offer(translated::name(offer), &number))
        .text(" ")
        .child(text_el("b", &number).attr("dir", "ltr"));
    let hours = is_open(&phone.hours, intl::now()).map(|open| {
        if open {
            said("span.hours is-open", Key::OpenNow)
        } else {
            said("span.hours", Key::ClosedNow)
        }
    });
    [Some(link), hours].into_iter().flatten().collect()
}

/// Website and e-mail.
pub fn links(contact: Contact) -> Vec<Markup> {
    let website = contact.url.map(|url| outside_link("button", t(Key::Website), url.as_str()));
    let email = contact
        .email
        .map(|email| said("a.button", Key::Email).attr("href", &["mailto:", email].concat()));
    website.into_iter().chain(email).collect()
}

/// The quickest way to reach someone: the first phone number, else any other contact.
pub fn first(offer: &Offer, loaded: &Loaded) -> Markup {
    let contact = loaded.catalogue.contact(offer);
    let phone = contact.phones.first();
    let way = phone.map_or_else(|| links(contact), |phone| call(phone, offer));
    el("div.contact").children(way)
}
