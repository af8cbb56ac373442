//! One offer in full detail.

use super::{calendar, first_words::first_words, hours, texts, way, why, wish};
use crate::dom::contract::OFFER;
use crate::{
    dom::markup::{Markup, button, el, outside_link, said, text_el},
    flow::history,
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
        trail::Trail,
    },
    view::{
        entry::ids::HEADING,
        results::{contact, offer_head, remember_button, translated},
    },
    words::{
        intl, phrase,
        text::{self, Key, t},
    },
};
use catalogue::{Accessibility, Location, Offer, Phone};

/// The page of the current offer.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let Screen::Offer(index) = finder.trail.with_untracked(Trail::current) else {
        return el("div");
    };
    match loaded.catalogue.offers.get(index) {
        Some(offer) => article(finder, loaded, index, offer),
        None => el("div"),
    }
}

fn article(
    finder: &'static Finder,
    loaded: &'static Loaded,
    index: usize,
    offer: &'static Offer,
) -> Markup {
    let header = el("header")
        .child(el("p").child(button("plain", t(Key::OfferBack), history::back)))
        .child(translated::name_el("h1", offer).attr("tabindex", "-1").attr("id", HEADING));
    let anonymous = offer.anonymous.then(|| said("p", Key::OfferAnonymous));
    let why = why::reasons(finder, loaded, index);
    let is_explained = finder.has_answers_untracked() && !why.is_empty();
    let why = is_explained.then(|| el("section").child(said("h2", Key::OfferWhy)).children(why));
    let summary = translated::summary("p.lead", offer);
    let description = offer.description.as_ref();
    let description =
        translated::text("p.description", offer, description, |texts| texts.description.as_ref());
    let lead = el("div.stack").maybe(offer_head::notice(offer)).maybe(summary);
    let lead = lead.maybe(way::ends(finder, loaded, index));
    let lead = lead.child(texts::notice(finder));
    let facts = (!offer.is_emergency()).then(|| facts(offer));
    let phone = |phone: &'static Phone| {
        let whose = phone.description.as_ref().map(|whose| translated::german("p.quiet", whose));
        let call = el("div.contact").children(contact::call(finder, loaded, phone, offer));
        let hours = el("ul.phone-hours quiet").children(hours::lines("li", phone, loaded));
        el("div").maybe(whose).child(call).child(hours)
    };
    let ways = loaded.catalogue.contact(offer);
    let mut reach: Vec<_> = ways.phones.iter().map(phone).collect();
    // Without a phone, the other ways are the first.
    let links = el("div.contact").children(contact::links(ways));
    let (now, later) =
        if ways.phones.is_empty() { (Some(links), None) } else { (None, Some(links)) };
    reach.extend(now);
    reach.extend(first_words(finder, loaded, offer));
    let remember = remember_button::toggle(finder, index, offer);
    reach.extend(remember.map(|remember| el("div.contact").child(remember)));
    reach.extend(offer_head::stale_notice(offer, loaded.today));
    let organization = contact::organization(offer, loaded);
    let rest = el("div.stack")
        .maybe(organization.map(|each| translated::german("p.quiet", &each.name).fixed()))
        .maybe(later)
        .maybe(checked(offer))
        .maybe(wish::wrong_details(offer, loaded));
    let text =
        el("div.stack").maybe(description).maybe(anonymous).maybe(why).maybe(facts).child(rest);
    let dates = calendar::next_dates(finder, loaded, offer);
    let contact = el("div.stack")
        .child(panel("h2.icon-phone", Key::OfferContact, reach))
        .maybe(dates.map(|dates| panel("h2.icon-time", Key::OfferWhen, dates)))
        .maybe(places(offer, loaded));
    el("article.offer")
        .attr(OFFER, offer.id.as_str())
        .child(header)
        .child(lead)
        // On a phone the number, when and where come first, on a wide screen they are beside the
        // text.
        .child(contact)
        .child(text)
}

fn panel(heading: &str, title: Key, content: Vec<Markup>) -> Markup {
    el("section.panel stack").child(said(heading, title)).children(content)
}

/// When the offer was last checked, and by whom.
fn checked(offer: &Offer) -> Option<Markup> {
    let month = intl::month_and_year(offer.assured_date?);
    let sentence = match &offer.assurer {
        Some(assurer) => text::checked_by(assurer, &month),
        None => text::checked(&month),
    };
    Some(text_el("p.checked", &sentence))
}

fn facts(offer: &Offer) -> Markup {
    let names = |tags: &[String]| {
        let mut names = Vec::new();
        for tag in tags {
            names.push(intl::language_name(tag));
        }
        known(&intl::list(&names))
    };
    let mut formats = Vec::new();
    for format in &offer.formats {
        formats.push(phrase::format(*format).to_owned());
    }
    let room = offer.availability.as_ref();
    let cost_note = offer.cost.as_ref().and_then(|cost| cost.note.as_ref());
    let eligibility =
        translated::text("li", offer, offer.eligibility_description.as_ref(), |texts| {
            texts.eligibility_description.as_ref()
        });
    let registration = vec![
        offer.registration.map(|how| text_el("li", phrase::registration(how))),
        translated::process("li", offer),
        room.map(|room| text_el("li", phrase::availability(room.status))),
        german(room.and_then(|room| room.note.as_ref())),
    ];
    el("dl.facts")
        .maybe(fact(
            "dt",
            Key::OfferForWhom,
            vec![phrase::ages(offer).and_then(|ages| known(&ages)), eligibility],
        ))
        .maybe(fact(
            "dt.icon-cost",
            Key::OfferCost,
            vec![phrase::cost(offer).and_then(|cost| known(&cost)), german(cost_note)],
        ))
        .maybe(fact("dt", Key::OfferRegistration, registration))
        .maybe(fact("dt", Key::OfferFirstContact, translated::first_contact("li", offer).into()))
        .maybe(fact(
            "dt",
            Key::OfferBring,
            translated::bring("li", offer).into_iter().map(Some).collect(),
        ))
        .maybe(fact(
            "dt.icon-language",
            Key::OfferLanguages,
            vec![names(&offer.languages), german(offer.interpretation_services.as_ref())],
        ))
        .maybe(fact("dt", Key::OfferFormats, vec![known(&intl::list(&formats))]))
}

fn known(fact: &str) -> Option<Markup> {
    (!fact.is_empty()).then(|| text_el("li", fact))
}

fn german(text: Option<&String>) -> Option<Markup> {
    text.map(|text| translated::german("li", text))
}

/// A fact with its values; `None` if there are none.
fn fact(term: &str, name: Key, values: Vec<Option<Markup>>) -> Option<Markup> {
    let mut list = el("ul");
    let mut known = false;
    for value in values.into_iter().flatten() {
        list = list.child(value);
        known = true;
    }
    known.then(|| el("div").child(said(term, name)).child(el("dd").child(list)))
}

/// Where it takes place: the offer's locations and those of its dates.
fn places(offer: &Offer, loaded: &Loaded) -> Option<Markup> {
    let mut places = Vec::new();
    for id in offer.location_ids() {
        if let Some(location) = loaded.catalogue.location(id) {
            places.push(place(location));
        }
    }
    (!places.is_empty()).then(|| panel("h2.icon-place", Key::OfferWhere, places))
}

fn place(location: &Location) -> Markup {
    if location.is_hidden() {
        return said("p", Key::OfferAddressHidden);
    }
    let address = phrase::address(location);
    let route = route(location, address.as_deref()).map(|url| {
        let label = text::route_to(&location.name);
        outside_link("button", t(Key::Route), &url).attr("aria-label", &label)
    });
    el("div.stack")
        .child(translated::german("h3", &location.name).fixed())
        .maybe(address.map(|address| translated::german("p", &address).fixed()))
        .maybe(location.accessibility.as_ref().map(accessibility))
        .maybe(route)
}

/// A link to a map; no map is ever embedded.
fn route(location: &Location, address: Option<&str>) -> Option<String> {
    if let Some((latitude, longitude)) = location.public_coordinates() {
        let number =
            |degrees: f64| js_sys::Number::from(degrees).to_fixed(5).ok().map(String::from);
        let (latitude, longitude) = (number(latitude)?, number(longitude)?);
        return Some(
            ["https://www.openstreetmap.org/directions?to=", &latitude, "%2C", &longitude].concat(),
        );
    }
    let query = String::from(js_sys::encode_uri_component(address?));
    Some(["https://www.openstreetmap.org/search?query=", &query].concat())
}

fn accessibility(known: &Accessibility) -> Markup {
    let steps = known
        .step_free
        .map(|free| t(if free { Key::AccessibilityStepFree } else { Key::AccessibilitySteps }));
    let toilet = known.accessible_toilet == Some(true);
    let line = |text: &str| text_el("li", text);
    el("ul.quiet")
        .maybe(steps.map(line))
        .maybe(toilet.then(|| line(t(Key::AccessibilityToilet))))
        .maybe(known.parking.as_ref().map(|note| line(&text::accessibility_parking(note))))
        .maybe(known.transit.as_ref().map(|note| line(&text::accessibility_transit(note))))
        .maybe(known.note.as_ref().map(|note| translated::german("li", note)))
}
