//! The sheet that a family takes home: designed for print, the family's language beside German,
//! which is spoken on the phone. It contains no answers.

use super::{calendar, first_words, helplines, hours, qr::qr};
use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::finder::{Finder, Loaded},
    view::results::{contact, offer_head, translated},
    words::{
        intl, phrase,
        text::{self, Key},
        voice::Voice,
    },
};
use catalogue::{Offer, Registration};

/// How many dates of an offer are on paper, which has little space.
const DATES: usize = 2;

/// The sheet for these offers.
pub fn sheet(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offers: &[&'static Offer],
    voice: Voice,
    has_link: bool,
) -> Markup {
    let halves = |content: &dyn Fn() -> Vec<Markup>| halves(voice, content);
    let head = halves(&|| {
        let date = intl::full_date(loaded.today);
        vec![
            said("h2", Key::RememberedTitle),
            said("p", Key::HandoutIntro),
            text_el("p", &text::handout_date(&date)),
            said("p.handout-line", Key::HandoutAdvisor),
        ]
    });
    let scan = halves(&|| vec![said("p", Key::HandoutScan)]);
    let name = translated::german("p", &loaded.catalogue.name);
    let head = el("header")
        .child(el("div").child(name).child(head))
        .maybe(has_link.then(|| el("div").child(qr()).child(scan)));
    let mut sheet = el("section.handout").child(head);
    for offer in offers {
        let content = halves(&|| half(finder, loaded, offer));
        let notes = halves(&|| vec![said("p.handout-notes", Key::HandoutNotes)]);
        sheet = sheet.child(el("article").child(content).child(reach(offer, loaded)).child(notes));
    }
    let helplines = halves(&|| {
        let mut lines: Vec<Markup> = first_words::on_paper(voice).into_iter().collect();
        lines.push(said("h3", Key::HelpNow));
        lines.push(el("ul").children(helplines::on_paper(loaded)));
        lines
    });
    sheet.child(el("article").child(helplines))
}

/// The content in the family's language and in German; once if they are the same.
fn halves(voice: Voice, content: &dyn Fn() -> Vec<Markup>) -> Markup {
    let half = |voice: Voice| {
        el("div")
            .attr("lang", voice.tag)
            .attr("dir", voice.direction())
            .children(voice.say(content))
    };
    let halves = el("div.halves").child(half(voice));
    let both = voice.tag != Voice::GERMAN.tag;
    halves.maybe(both.then(|| half(Voice::GERMAN).fixed()))
}

/// One half: an offer's facts in words, in the current language.
fn half(finder: &'static Finder, loaded: &'static Loaded, offer: &'static Offer) -> Vec<Markup> {
    let fact = |key: Key, inside: Vec<Markup>| {
        if inside.is_empty() {
            return None;
        }
        Some(el("div").child(said("h4", key)).children(inside))
    };
    let mut registration = Vec::new();
    registration.extend(offer.registration.map(|how| text_el("p", phrase::registration(how))));
    registration.extend(translated::process("p", offer));
    let then = translated::first_contact("p", offer).into_iter().flatten().collect();
    let bring = translated::bring("p", offer);
    let phones = loaded.catalogue.contact(offer).phones;
    let mut answered = Vec::new();
    for phone in phones {
        let hours = hours::lines("p", phone, loaded);
        if phones.len() > 1 && !hours.is_empty() {
            answered.push(el("p").child(contact::typed(&phone.number.to_display())));
        }
        answered.extend(hours);
    }
    let summary = translated::summary("p", offer);
    let voice = Voice::current();
    // A sheet that stays on the screen is printed later.
    let dates = move || {
        let now = finder.now();
        voice.say(|| calendar::lines("p", offer, loaded, now, DATES))
    };
    let dates = (!offer.schedules.is_empty())
        .then(|| el("div").child(said("h4", Key::OfferWhen)).child(el("div").live_children(dates)));
    let parts = [
        Some(translated::name_el("h3", offer)),
        offer_head::notice(offer),
        offer_head::stale_notice(offer, loaded.today),
        summary,
        fact(Key::PhoneHours, answered),
        dates,
        fact(Key::OfferRegistration, registration),
        fact(Key::OfferFirstContact, then),
        fact(Key::OfferBring, bring),
    ];
    parts.into_iter().flatten().collect()
}

/// The part common to all languages: numbers, names and addresses.
fn reach(offer: &Offer, loaded: &Loaded) -> Markup {
    let known = loaded.catalogue.contact(offer);
    let mut ways = el("div");
    for phone in known.phones {
        let number = contact::typed(&phone.number.to_display());
        let whose = translated::german("span", phone.description.as_deref().unwrap_or_default());
        ways = ways.child(el("p.handout-phone").child(number).text(" ").child(whose));
    }
    // Beside a phone number, only what registration requires: paper has little space.
    let is_wanted = |how| known.phones.is_empty() || offer.registration == Some(how);
    let website = known.url.filter(|_| is_wanted(Registration::Online)).map(contact::bare);
    let email = known.email.filter(|_| is_wanted(Registration::Email));
    for address in website.into_iter().chain(email) {
        ways = ways.child(el("p.handout-address").child(contact::typed(address)));
    }
    let mut places = el("div");
    let mut organization = contact::organization(offer, loaded).map(|each| each.name.as_str());
    let mut addresses = Vec::new();
    for id in &offer.locations {
        if let Some(location) = loaded.catalogue.location(id)
            && let Some(address) = phrase::address(location)
        {
            let place = location.name.as_str();
            addresses.push([place, ", ", &address].concat());
            organization = organization.filter(|name| !location.says_whose_it_is(name));
        }
    }
    for line in organization.into_iter().chain(addresses.iter().map(String::as_str)) {
        places = places.child(translated::german("p", line).fixed());
    }
    el("div.handout-reach").child(ways).child(places)
}
