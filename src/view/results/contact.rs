//! Contact details, phone first.

use super::translated;
use crate::{
    dom::markup::{Markup, el, outside_link, said, set_attribute, text_el},
    state::finder::{Finder, Loaded},
    words::{
        phrase,
        text::{self, Key, t},
        voice,
    },
};
use catalogue::{Contact, Offer, Opening, Organization, Phone, Url, opening};

/// The organization responsible for an offer.
pub fn organization<'a>(offer: &Offer, loaded: &'a Loaded) -> Option<&'a Organization> {
    loaded.catalogue.organization(offer.organization.as_ref()?)
}

/// A call button, and whether the phone is answered now.
pub fn call(
    finder: &'static Finder,
    loaded: &'static Loaded,
    phone: &'static Phone,
    offer: &Offer,
) -> Vec<Markup> {
    let link = number("a.button primary call icon-phone", phone, offer);
    let hours = el("span").live(move |hours| {
        let opening = opening(&phone.hours, finder.now(), loaded.holidays);
        let text = match opening {
            None => String::new(),
            Some(Opening::Open) => t(Key::OpenNow).to_owned(),
            Some(Opening::Closed(None)) => t(Key::ClosedNow).to_owned(),
            Some(Opening::Closed(Some(next))) => text::closed_until(&phrase::opens(next)),
        };
        let is_open = opening == Some(Opening::Open);
        set_attribute(hours, "class", if is_open { "hours is-open" } else { "hours" });
        hours.set_text_content(Some(&text));
    });
    vec![link, hours]
}

/// A link that calls a number.
pub fn number(kind: &str, phone: &Phone, offer: &Offer) -> Markup {
    let number = phone.number.to_display();
    el(kind)
        .attr("href", &["tel:", phone.number.as_str()].concat())
        .attr("aria-label", &text::call_offer(translated::name(offer), &number))
        .child(typed(&number))
}

/// Website and e-mail.
pub fn links(contact: Contact) -> Vec<Markup> {
    let website = contact.url.map(|url| {
        outside_link("button", t(Key::Website), url.as_str()).text(" ").child(typed(bare(url)))
    });
    let email = contact.email.map(|email| {
        let link = said("a.button", Key::Email).attr("href", &["mailto:", email].concat());
        link.text(" ").child(typed(email))
    });
    website.into_iter().chain(email).collect()
}

/// A number or an address as it is typed.
pub fn typed(number: &str) -> Markup {
    text_el("b", number).attr("dir", "ltr").fixed()
}

/// A URL as it is typed.
pub fn bare(url: &Url) -> &str {
    let url = url.as_str();
    let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let bare = bare.unwrap_or(url);
    bare.strip_suffix('/').unwrap_or(bare)
}

/// The quickest way to reach someone: a phone where the family's language is spoken, or else the
/// first one, or else any other contact.
pub fn first(finder: &'static Finder, loaded: &'static Loaded, offer: &'static Offer) -> Markup {
    let contact = loaded.catalogue.contact(offer);
    let phone = contact.phone(voice::wish());
    let way = phone.map_or_else(|| links(contact), |phone| call(finder, loaded, phone, offer));
    el("div.contact").children(way)
}
