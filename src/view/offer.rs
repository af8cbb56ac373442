//! One offer with all that is known of it.

use super::{card, contact, dates};
use crate::{
    finder::{Finder, Screen},
    history::{self, Trail},
    intl,
    load::Loaded,
    markup::{Markup, button, el, outside_link, text_el},
    phrase,
    text::{self, Key, t},
};
use catalogue::{Accessibility, Id, Location, Offer, Phone};
use leptos::prelude::*;

/// The page of the offer that is open.
pub fn page(finder: Finder, loaded: &'static Loaded) -> Markup {
    let Screen::Offer(index) = finder.trail.with_untracked(Trail::current) else {
        return el("div");
    };
    match loaded.catalogue.offers.get(index) {
        Some(offer) => article(finder, loaded, index, offer),
        None => el("div"),
    }
}

fn article(finder: Finder, loaded: &Loaded, index: usize, offer: &Offer) -> Markup {
    let organization = contact::organization(offer, loaded);
    let header = el("header")
        .child(el("p").child(button("plain", t(Key::OfferBack), history::back)))
        .child(text_el("h1", "", &offer.name).attr("tabindex", "-1"))
        .maybe(organization.map(|organization| text_el("p", "quiet", &organization.name)));
    let anonymous = offer.anonymous.then(|| text_el("p", "", t(Key::OfferAnonymous)));
    let why = finder.has_answers_untracked().then(|| {
        let why = text_el("h2", "", t(Key::OfferWhy));
        el("section").child(why).children(card::reasons(finder, loaded, index))
    });
    let text = el("div")
        .class("stack")
        .maybe(card::notice(offer))
        .maybe(offer.summary.as_ref().map(|summary| text_el("p", "lead", summary)))
        .maybe(offer.description.as_ref().map(|text| text_el("p", "description", text)))
        .maybe(anonymous)
        .maybe(why)
        .child(facts(offer));
    let phone = |phone: &Phone| {
        let whose = phone.description.as_ref().map(|whose| text_el("p", "quiet", whose));
        let call = el("div").class("contact").children(contact::call(phone, offer));
        el("div").maybe(whose).child(call)
    };
    let mut reach: Vec<_> = contact::phones(offer, loaded).iter().map(phone).collect();
    reach.push(el("div").class("contact").children(contact::links(offer, loaded)));
    reach.extend(card::stale_notice(offer, loaded.today));
    reach.extend(checked(offer));
    let contact = el("div")
        .class("stack")
        .child(panel(Key::OfferContact, reach))
        .child(panel(Key::OfferWhen, dates::next_dates(offer, loaded)))
        .maybe(places(offer, loaded));
    el("article")
        .class("offer")
        .attr("data-offer", offer.id.as_str())
        .child(header)
        .child(text)
        .child(contact)
}

fn panel(title: Key, content: Vec<Markup>) -> Markup {
    el("section").class("panel stack").child(text_el("h2", "", t(title))).children(content)
}

/// When the offer was last checked, and by whom.
fn checked(offer: &Offer) -> Option<Markup> {
    let month = intl::month_and_year(offer.assured_date?);
    let sentence = match &offer.assurer {
        Some(assurer) => text::checked_by(assurer, &month),
        None => text::checked(&month),
    };
    Some(text_el("p", "checked", &sentence))
}

fn facts(offer: &Offer) -> Markup {
    let languages: Vec<_> = offer.languages.iter().map(|tag| intl::language_name(tag)).collect();
    let formats: Vec<_> = offer.formats.iter().map(|each| phrase::format(*each)).collect();
    let registration = offer.registration.map(|each| phrase::registration(each).to_owned());
    let room = offer.availability.as_ref().map(|room| {
        let status = Some(phrase::availability(room.status));
        status.into_iter().chain(room.note.as_deref()).collect::<Vec<_>>().join(" · ")
    });
    let process = offer.application_process.clone();
    let for_whom = [phrase::ages(offer), offer.eligibility_description.clone()];
    let languages = [Some(languages.join(", ")), offer.interpretation_services.clone()];
    let facts = [
        (Key::OfferForWhom, for_whom.into_iter().flatten().collect()),
        (Key::OfferCost, phrase::cost(offer).into_iter().collect()),
        (Key::OfferRegistration, [registration, process, room].into_iter().flatten().collect()),
        (Key::OfferBring, offer.required_documents.clone()),
        (Key::OfferLanguages, languages.into_iter().flatten().collect()),
        (Key::OfferFormats, vec![formats.join(", ")]),
    ];
    let fact = |(name, values): (Key, Vec<String>)| {
        let values = values.iter().filter(|value| !value.is_empty());
        let values: Vec<_> = values.map(|value| text_el("li", "", value)).collect();
        let list = |values| el("dd").child(el("ul").children(values));
        let fact = |values| el("div").child(text_el("dt", "", t(name))).child(list(values));
        (!values.is_empty()).then(|| fact(values))
    };
    el("dl").class("facts").children(facts.into_iter().filter_map(fact).collect())
}

/// Where it takes place: the offer's locations and those of its dates.
fn places(offer: &Offer, loaded: &Loaded) -> Option<Markup> {
    let mut ids: Vec<&Id> = Vec::new();
    let venues = offer.schedules.iter().filter_map(|schedule| schedule.location.as_ref());
    for id in offer.locations.iter().chain(venues) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let locations = ids.into_iter().filter_map(|id| loaded.catalogue.location(id));
    let places: Vec<_> = locations.map(place).collect();
    (!places.is_empty()).then(|| panel(Key::OfferWhere, places))
}

fn place(location: &Location) -> Markup {
    if location.hide_address {
        return text_el("p", "", t(Key::OfferAddressHidden));
    }
    let address = location.public_address().map(|address| {
        let town = [address.postal_code.as_deref(), address.city.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let lines = [address.address_1.as_deref(), Some(&town)].into_iter().flatten();
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let route = route(location, address.as_deref()).map(|url| {
        let label = [t(Key::Route), ": ", &location.name, ", ", t(Key::RouteHint)].concat();
        outside_link("button", t(Key::Route), &url).attr("aria-label", &label)
    });
    el("div")
        .class("stack")
        .child(text_el("h3", "", &location.name))
        .maybe(address.map(|address| text_el("p", "", &address)))
        .maybe(location.accessibility.as_ref().map(accessibility))
        .maybe(route)
}

/// A map that is opened only when somebody asks for it; no map is ever loaded here.
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
    let steps = known.step_free.map(|free| {
        t(if free { Key::AccessibilityStepFree } else { Key::AccessibilitySteps }).to_owned()
    });
    let toilet = known.accessible_toilet == Some(true);
    let toilet = toilet.then(|| t(Key::AccessibilityToilet).to_owned());
    let parking = known.parking.as_ref().map(|note| text::accessibility_parking(note));
    let transit = known.transit.as_ref().map(|note| text::accessibility_transit(note));
    let lines = [steps, toilet, parking, transit, known.note.clone()];
    let lines = lines.iter().flatten().map(|line| text_el("li", "", line));
    el("ul").class("quiet").children(lines.collect())
}
