//! An offer with everything that families may know about it.

use crate::exchange::jsonld::anchor;
use crate::exchange::served::{self, Area, Areas, Served};
use crate::wording::phrase;
use crate::wording::words::{self, fill};
use catalogue::{
    Accessibility, Catalogue, Date, Holidays, Location, Moment, Occurrence, Offer, Phone, Schedule,
    Status, TimeOfDay,
};
use maud::{Markup, html};

/// The maximum number of dates to show.
const DATES: usize = 3;
/// The maximum number of rules to show above them.
const RULES: usize = 3;

pub fn article<'c>(
    offer: &'c Offer,
    catalogue: &Catalogue,
    areas: &Areas<'c>,
    today: Date,
) -> Markup {
    let organization = offer.organization.as_ref().and_then(|id| catalogue.organization(id));
    html! {
        article id=(anchor(offer)) {
            h3 { (offer.name) }
            @if let Some(organization) = organization {
                p.quiet translate="no" { (organization.name) }
            }
            @if offer.status == Status::Paused || offer.alert.is_some() {
                p.alert {
                    @if offer.status == Status::Paused { (words::PAUSED) " " }
                    (offer.alert.as_deref().unwrap_or_default())
                }
            }
            @if let Some(summary) = &offer.summary {
                p.lead { (summary) }
            }
            @if let Some(description) = &offer.description {
                p.description { (description) }
            }
            (contact(offer, catalogue, today))
            dl { (facts(offer, catalogue, areas, today)) }
            @if offer.is_stale(today) == Some(true) {
                p.alert { (words::STALE) }
            }
            @if let Some(checked) = phrase::checked(offer) {
                p.checked { (checked) }
            }
        }
    }
}

fn contact(offer: &Offer, catalogue: &Catalogue, today: Date) -> Markup {
    let contact = catalogue.contact(offer);
    html! {
        ul.contact {
            @for phone in contact.phones {
                li { (call(phone, today)) }
            }
            @if let Some(email) = contact.email {
                li { (words::EMAIL) ": " a href={ "mailto:" (email) } translate="no" { (email) } }
            }
            @if let Some(url) = contact.url {
                li {
                    (words::WEBSITE) ": "
                    a href=(url.as_str()) translate="no" { (shown(url.as_str())) }
                }
            }
        }
    }
}

fn call(phone: &Phone, today: Date) -> Markup {
    let languages: Vec<&str> = phone.languages.iter().map(|tag| phrase::language(tag)).collect();
    html! {
        "Telefon: "
        a.call href={ "tel:" (phone.number.as_str()) } dir="ltr" translate="no" {
            (phone.number.to_display())
        }
        @if let Some(whose) = &phone.description { " (" (whose) ")" }
        @for hours in answered(phone, today) { span.quiet { (hours) } }
        @if !languages.is_empty() { span.quiet { (phrase::list(&languages)) } }
    }
}

/// When a phone is answered: each rule in words, and of rules without words the next days.
pub fn answered(phone: &Phone, today: Date) -> Vec<String> {
    let mut all = Vec::new();
    for rule in &phone.hours {
        let next = rule.occurrences(today, Date::MAX, DATES);
        let note = rule.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        match phrase::rule(rule) {
            // Over.
            _ if next.is_empty() => {}
            Some(rule) => all.push(capital(&rule) + &note),
            None => all.extend(next.iter().map(|date| {
                let times = phrase::times(date.opens_at, date.closes_at);
                let parts = [Some(phrase::day(date.date)), times];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + &note
            })),
        }
    }
    all
}

/// An address in a form for typing: links on paper cannot be tapped.
fn shown(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.strip_suffix('/').unwrap_or(bare)
}

fn facts<'c>(offer: &'c Offer, catalogue: &Catalogue, areas: &Areas<'c>, today: Date) -> Markup {
    let text = |text: Option<&String>| text.map(|text| html! { (text) });
    let list = |items: &[&str]| (!items.is_empty()).then(|| html! { (phrase::list(items)) });
    let languages: Vec<&str> = offer.languages.iter().map(|tag| phrase::language(tag)).collect();
    let formats: Vec<&str> = offer.formats.iter().map(|format| words::format(*format)).collect();
    let room = offer.availability.as_ref();
    let cost_note = offer.cost.as_ref().and_then(|cost| cost.note.as_ref());
    let anonymous = offer.anonymous.then(|| html! { (words::OFFER_ANONYMOUS) });
    let documents = offer.required_documents.iter().map(|each| Some(html! { (each) }));
    html! {
        (fact(words::OFFER_WHEN, dates(offer, catalogue, today)))
        (fact(words::OFFER_WHERE, places(offer, catalogue)))
        (fact(words::OFFER_FOR_WHOM, vec![
            phrase::ages(offer).map(|ages| html! { (ages) }),
            text(offer.eligibility_description.as_ref()),
            served(offer, areas),
        ]))
        (fact(words::OFFER_COST, vec![
            phrase::cost(offer).map(|cost| html! { (cost) }),
            text(cost_note),
        ]))
        (fact(words::OFFER_REGISTRATION, vec![
            offer.registration.map(|how| html! { (words::registration(how)) }),
            text(offer.application_process.as_ref()),
            room.map(|room| html! { (words::availability(room.status)) }),
            text(room.and_then(|room| room.note.as_ref())),
            anonymous,
        ]))
        (fact(words::OFFER_FIRST_CONTACT, vec![
            text(offer.first_contact.as_ref()),
            text(offer.response_time.as_ref()),
        ]))
        (fact(words::OFFER_BRING, documents.collect()))
        (fact(words::OFFER_LANGUAGES, vec![
            list(&languages),
            text(offer.interpretation_services.as_ref()),
        ]))
        (fact(words::OFFER_FORMATS, vec![list(&formats)]))
    }
}

/// The areas that the offer serves: a long list is at the end of the page.
fn served<'c>(offer: &'c Offer, areas: &Areas<'c>) -> Option<Markup> {
    if offer.service_areas.is_empty() {
        return None;
    }
    let sentence = |place: &str| fill(words::REASON_SERVES, &[("place", place)]);
    match areas.of(offer) {
        Served::Few(areas) => {
            let names: Vec<&str> = areas.into_iter().filter_map(Area::name).collect();
            (!names.is_empty()).then(|| html! { (sentence(&phrase::list(&names))) })
        }
        Served::List(number) => {
            let count = served::counted(areas.lists()[number].len());
            Some(html! { a href={ "#" (served::anchor(number)) } { (sentence(&count)) } })
        }
        Served::Many(count) => Some(html! { (sentence(&served::counted(count))) }),
    }
}

/// A labelled fact with its values; empty if there are none.
fn fact(name: &str, values: Vec<Option<Markup>>) -> Markup {
    let values: Vec<Markup> = values.into_iter().flatten().collect();
    html! {
        @if !values.is_empty() {
            div {
                dt { (name) }
                @for value in values {
                    dd { (value) }
                }
            }
        }
    }
}

/// The current rules, if they are few and can be put into words, and the next dates.
fn dates(offer: &Offer, catalogue: &Catalogue, today: Date) -> Vec<Option<Markup>> {
    let is_in_force = |schedule: &&Schedule| !schedule.days(today, Date::MAX, 1).is_empty();
    let in_force: Vec<&Schedule> = offer.schedules.iter().filter(is_in_force).collect();
    let mut rules: Vec<String> = Vec::new();
    for schedule in &in_force {
        let note = schedule.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        let rule = phrase::rule(schedule).map(|rule| capital(&rule) + &note);
        rules.extend(rule.filter(|rule| !rules.contains(rule)));
    }
    // Rules of an offer with changing venues differ by venue: then only the dates are useful.
    let changes_place = in_force.windows(2).any(|pair| pair[0].location != pair[1].location);
    if changes_place || rules.len() > RULES {
        rules.clear();
    }
    let mut all: Vec<Option<Markup>> =
        rules.into_iter().map(|rule| Some(html! { (rule) })).collect();
    // All dates of the publication day count.
    let now = Moment { date: today, time: TimeOfDay::MIDNIGHT };
    let next = offer.next_dates(now, DATES);
    if next.is_empty() {
        let were = !offer.schedules.is_empty();
        all.push(were.then(|| html! { (words::DATES_ASK) }));
    }
    all.extend(next.iter().map(|date| Some(one_date(date, offer, catalogue))));
    all
}

fn one_date(date: &Occurrence, offer: &Offer, catalogue: &Catalogue) -> Markup {
    let machine = match date.opens_at {
        Some(opens) if opens.hour() < 24 => format!("{}T{opens}", date.date),
        _ => date.date.to_string(),
    };
    let parts = [
        phrase::times(date.opens_at, date.closes_at),
        phrase::venue(date, offer, catalogue).map(phrase::place),
    ];
    let is_certain = date.is_certain(Holidays::of(catalogue));
    html! {
        time datetime=(machine) { (phrase::day(date.date)) }
        @if let [Some(times), _] = &parts { ", " (times) }
        @if let [_, Some(place)] = &parts { ", " span.place translate="no" { (place) } }
        @if !is_certain { " – " (words::DATE_HOLIDAY) }
    }
}

/// All locations of the offer and its dates, without duplicates.
fn places(offer: &Offer, catalogue: &Catalogue) -> Vec<Option<Markup>> {
    let known = offer.location_ids().into_iter().filter_map(|id| catalogue.location(id));
    let (hidden, shown): (Vec<&Location>, Vec<&Location>) =
        known.partition(|location| location.is_hidden());
    let mut places: Vec<Option<Markup>> = shown.into_iter().map(|each| Some(place(each))).collect();
    places.push((!hidden.is_empty()).then(|| html! { (words::OFFER_ADDRESS_HIDDEN) }));
    places
}

fn place(location: &Location) -> Markup {
    let access = location.accessibility.as_ref().map(accessibility).unwrap_or_default();
    html! {
        span.place translate="no" {
            (location.name)
            @if let Some(address) = phrase::address(location) { ", " (address) }
        }
        @if !access.is_empty() { span.quiet { (access.join(" · ")) } }
    }
}

fn accessibility(known: &Accessibility) -> Vec<String> {
    let steps = known
        .step_free
        .map(|free| if free { words::ACCESSIBILITY_STEP_FREE } else { words::ACCESSIBILITY_STEPS });
    let toilet = (known.accessible_toilet == Some(true)).then_some(words::ACCESSIBILITY_TOILET);
    let noted = |text, note: &Option<String>| Some(fill(text, &[("note", note.as_deref()?)]));
    let all = [
        steps.map(str::to_owned),
        toilet.map(str::to_owned),
        noted(words::ACCESSIBILITY_PARKING, &known.parking),
        noted(words::ACCESSIBILITY_TRANSIT, &known.transit),
        known.note.clone(),
    ];
    all.into_iter().flatten().collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
