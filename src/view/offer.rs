//! One offer with all that is known of it.

use super::{card, contact, dates, words};
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
        .child(words::name_el("h1", "", offer).attr("tabindex", "-1"))
        .maybe(organization.map(|each| words::german("p", "quiet", &each.name)));
    let anonymous = offer.anonymous.then(|| text_el("p", "", t(Key::OfferAnonymous)));
    let why = finder.has_answers_untracked().then(|| {
        let why = text_el("h2", "", t(Key::OfferWhy));
        el("section").child(why).children(card::reasons(finder, loaded, index))
    });
    let summary =
        words::text("p", "lead", offer, offer.summary.as_ref(), |texts| texts.summary.as_ref());
    let description = offer.description.as_ref();
    let description =
        words::text("p", "description", offer, description, |texts| texts.description.as_ref());
    let text = el("div")
        .class("stack")
        .maybe(card::notice(offer))
        .maybe(summary)
        .maybe(description)
        .maybe(anonymous)
        .maybe(why)
        .child(facts(offer));
    let phone = |phone: &Phone| {
        let whose = phone.description.as_ref().map(|whose| words::german("p", "quiet", whose));
        let call = el("div").class("contact").children(contact::call(phone, offer));
        el("div").maybe(whose).child(call)
    };
    let ways = loaded.catalogue.contact(offer);
    let mut reach: Vec<_> = ways.phones.iter().map(phone).collect();
    reach.push(el("div").class("contact").children(contact::links(ways)));
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
        words::text("li", "", offer, offer.eligibility_description.as_ref(), |texts| {
            texts.eligibility_description.as_ref()
        });
    let process = words::text("li", "", offer, offer.application_process.as_ref(), |texts| {
        texts.application_process.as_ref()
    });
    let registration = vec![
        offer.registration.map(|how| text_el("li", "", phrase::registration(how))),
        process,
        room.map(|room| text_el("li", "", phrase::availability(room.status))),
        german(room.and_then(|room| room.note.as_ref())),
    ];
    el("dl")
        .class("facts")
        .maybe(fact(
            Key::OfferForWhom,
            vec![phrase::ages(offer).and_then(|ages| known(&ages)), eligibility],
        ))
        .maybe(fact(
            Key::OfferCost,
            vec![phrase::cost(offer).and_then(|cost| known(&cost)), german(cost_note)],
        ))
        .maybe(fact(Key::OfferRegistration, registration))
        .maybe(fact(Key::OfferBring, bring(offer)))
        .maybe(fact(
            Key::OfferLanguages,
            vec![names(&offer.languages), german(offer.interpretation_services.as_ref())],
        ))
        .maybe(fact(Key::OfferFormats, vec![known(&intl::list(&formats))]))
}

fn bring(offer: &Offer) -> Vec<Option<Markup>> {
    let translated = words::translation(offer).map(|texts| &texts.required_documents);
    match translated.filter(|documents| !documents.is_empty()) {
        Some(documents) => documents.iter().map(|each| Some(text_el("li", "", each))).collect(),
        None => offer.required_documents.iter().map(|each| german(Some(each))).collect(),
    }
}

fn known(fact: &str) -> Option<Markup> {
    (!fact.is_empty()).then(|| text_el("li", "", fact))
}

fn german(text: Option<&String>) -> Option<Markup> {
    text.map(|text| words::german("li", "", text))
}

/// A fact with what is known of it; none where nothing is.
fn fact(name: Key, values: Vec<Option<Markup>>) -> Option<Markup> {
    let values: Vec<Markup> = values.into_iter().flatten().collect();
    if values.is_empty() {
        return None;
    }
    let list = el("ul").children(values);
    Some(el("div").child(text_el("dt", "", t(name))).child(el("dd").child(list)))
}

/// Where it takes place: the offer's locations and those of its dates.
fn places(offer: &Offer, loaded: &Loaded) -> Option<Markup> {
    let mut ids: Vec<&Id> = offer.locations.iter().collect();
    for schedule in &offer.schedules {
        ids.extend(&schedule.location);
    }
    let mut places = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        if let Some(location) = loaded.catalogue.location(id)
            && !ids[..at].contains(id)
        {
            places.push(place(location));
        }
    }
    (!places.is_empty()).then(|| panel(Key::OfferWhere, places))
}

fn place(location: &Location) -> Markup {
    if location.hide_address {
        return text_el("p", "", t(Key::OfferAddressHidden));
    }
    let address = location.public_address().map(|address| {
        let mut line = address.address_1.clone().unwrap_or_default();
        if let Some(city) = &address.city {
            let code = address.postal_code.as_deref().unwrap_or_default();
            if !line.is_empty() {
                line.push_str(", ");
            }
            line.push_str([code, " ", city].concat().trim());
        }
        line
    });
    let route = route(location, address.as_deref()).map(|url| {
        let label = text::route_to(&location.name);
        outside_link("button", t(Key::Route), &url).attr("aria-label", &label)
    });
    el("div")
        .class("stack")
        .child(words::german("h3", "", &location.name))
        .maybe(address.map(|address| words::german("p", "", &address)))
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
    let steps = known
        .step_free
        .map(|free| t(if free { Key::AccessibilityStepFree } else { Key::AccessibilitySteps }));
    let toilet = known.accessible_toilet == Some(true);
    let line = |text: &str| text_el("li", "", text);
    el("ul")
        .class("quiet")
        .maybe(steps.map(line))
        .maybe(toilet.then(|| line(t(Key::AccessibilityToilet))))
        .maybe(known.parking.as_ref().map(|note| line(&text::accessibility_parking(note))))
        .maybe(known.transit.as_ref().map(|note| line(&text::accessibility_transit(note))))
        .maybe(known.note.as_ref().map(|note| words::german("li", "", note)))
}
