//! The helplines, with what the nation-wide catalogue says about them: when they answer, and
//! whether somebody speaks the family's language.

use super::hours;
use crate::{
    dom::markup::{Markup, el, fill, text_el},
    state::finder::{Finder, Loaded},
    view::{
        entry::header::{NAMES, line},
        results::translated,
    },
    words::{
        intl,
        text::{self, t},
        voice,
    },
};
use catalogue::{HELPLINES, Offer, Phone, answering_first, opening};
use web_sys::Element;

/// Shows them in the header: whoever answers now comes first.
pub fn show(finder: &'static Finder, loaded: &'static Loaded, list: &Element) {
    let now = finder.now();
    // Once they are open, nothing moves under a finger.
    if list.closest("[open]").is_ok_and(|open| open.is_none()) {
        let (lines, phones) = lines(loaded, true);
        let is_open = |phone: Option<&Phone>| opening(&phone?.hours, now, loaded.holidays);
        let openings: Vec<_> = phones.into_iter().map(is_open).collect();
        fill(list, answering_first(&openings).into_iter().map(|at| lines[at].clone()).collect());
    }
}

/// Them for paper, in their usual order: it will be read at another time.
pub fn on_paper(loaded: &Loaded) -> Vec<Markup> {
    lines(loaded, false).0
}

/// A line for each, and its phone in the catalogue.
fn lines(loaded: &Loaded, can_call: bool) -> (Vec<Markup>, Vec<Option<&Phone>>) {
    let (mut lines, mut phones) = (Vec::new(), Vec::new());
    for (helpline, name) in HELPLINES.iter().zip(NAMES) {
        let offers = &mut loaded.catalogue.offers.iter();
        let offer = offers.find(|offer| offer.id.as_str() == helpline.id);
        let phone = offer.and_then(|offer| {
            offer.phones.iter().find(|phone| phone.number.as_str() == helpline.number)
        });
        lines.push(told(
            line(t(name), helpline.number, helpline.display, can_call),
            offer,
            phone,
            loaded,
        ));
        phones.push(phone);
    }
    let is_in_own_language =
        |offer: &&Offer| voice::wish().is_some_and(|wish| offer.is_helpline_in(wish));
    for offer in loaded.catalogue.offers.iter().filter(is_in_own_language) {
        if let Some(phone) = offer.phones.first() {
            let (number, display) = (phone.number.as_str(), phone.number.to_display());
            let line = line(translated::name(offer), number, &display, can_call);
            lines.push(told(line, Some(offer), Some(phone), loaded));
            phones.push(Some(phone));
        }
    }
    (lines, phones)
}

fn told(line: Markup, offer: Option<&Offer>, phone: Option<&Phone>, loaded: &Loaded) -> Markup {
    let Some((offer, phone)) = offer.zip(phone) else { return el("li").child(line) };
    let mut facts = hours::lines("span", phone, loaded);
    let mut languages = phone.languages.iter().chain(&offer.languages);
    if let Some(wish) = voice::wish()
        && languages.any(|tag| tag == wish)
    {
        facts.push(text_el("span", &text::reason_language(&intl::language_name(wish))));
    }
    el("li").child(facts.into_iter().fold(line, |line, fact| line.text(" ").child(fact)))
}
