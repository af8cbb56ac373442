//! A card: what the offer is, for whom, when and where next, and whom to call.

use super::{contact, next_date, remember_button, translated};
use crate::{
    dom::{
        contract::OFFER,
        markup::{Markup, button, el, said, text_el},
    },
    flow::history,
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
    },
    view::entry::ids,
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
        voice,
    },
};
use catalogue::{Date, Offer, Registration, Status};
use matching::Section;

/// A card, with these reasons.
pub fn card(
    finder: &'static Finder,
    loaded: &'static Loaded,
    index: usize,
    offer: &'static Offer,
    why: Vec<Markup>,
) -> Markup {
    let open = button("", "", move || history::go(finder, Screen::Offer(index)))
        .child(translated::name_el("span", offer));
    let organization = contact::organization(offer, loaded);
    let organization =
        organization.map(|each| translated::german("p.organization", &each.name).fixed());
    let summary = translated::summary("p", offer);
    let contact =
        contact::first(finder, loaded, offer).maybe(remember_button::toggle(finder, index, offer));
    el("li.card")
        .attr(OFFER, offer.id.as_str())
        .child(el("h3").child(open.attr("id", &ids::offer_heading(index))))
        .maybe(organization)
        .maybe(notice(offer))
        .maybe(summary)
        .maybe(next_date::next(finder, loaded, offer))
        .maybe((!offer.is_emergency()).then(|| tags(offer)))
        .children(why)
        .maybe(stale_notice(offer, loaded.today))
        .child(contact)
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

/// Short facts in a row.
fn tags(offer: &Offer) -> Markup {
    let tag = |class: &str, text: &str| text_el("li", text).class(class);
    let free = offer.is_free() == Some(true);
    let open = offer.registration == Some(Registration::None);
    let mut languages = Vec::new();
    let wish = voice::wish();
    for tag in offer.languages.iter().filter(|tag| *tag != "de" && Some(tag.as_str()) != wish) {
        languages.push(intl::language_name(tag));
    }
    let wished = offer.languages.iter().find(|tag| Some(tag.as_str()) == wish);
    let wished = wished.map(|tag| text::reason_language(&intl::language_name(tag)));
    let professionals = offer.is_for_professionals_only();
    let room = offer.availability.as_ref().map(|room| phrase::availability(room.status));
    // These are for everybody, whatever their ages; nobody registers.
    let is_special = !offer.universal;
    el("ul.tags")
        .maybe(professionals.then(|| tag("", t(Key::ProfessionalsOnly))))
        .maybe(wished.map(|wished| tag("good", &wished)))
        .maybe(free.then(|| tag("good", t(Key::ReasonFree))))
        .maybe((open && is_special).then(|| tag("good", t(Key::ReasonNoRegistration))))
        .maybe(phrase::ages(offer).filter(|_| is_special).map(|ages| tag("", &ages)))
        .maybe(room.map(|room| tag("", room)))
        .maybe((!languages.is_empty()).then(|| tag("", &languages.join(DOT))))
}

/// Says why an offer is where it is.
pub type Why = fn(&Finder, &Loaded, usize) -> Vec<Markup>;

/// Why it fits, and what to ask.
pub fn reasons(finder: &Finder, loaded: &Loaded, index: usize) -> Vec<Markup> {
    finder.family.answers.with_untracked(|answers| {
        let filters = finder.family.filters.get_untracked();
        let explanation = loaded.index.reasons(index, answers, &filters, voice::wish());
        let intro = match explanation.section {
            Some(Section::Fits) => Key::ReasonsFitIntro,
            _ => Key::ReasonsIntro,
        };
        let mut reasons = Vec::new();
        // Reasons for an offer that does not fit would only confuse.
        if explanation.misses.is_empty() {
            for reason in &explanation.reasons {
                reasons.extend(phrase::reason(reason, answers, loaded.catalogue));
            }
        }
        let mut doubts = Vec::new();
        for doubt in &explanation.doubts {
            doubts.push(phrase::doubt(doubt));
        }
        let reasons = line("reasons", intro, reasons);
        reasons.into_iter().chain(line("reasons doubts", Key::DoubtsIntro, doubts)).collect()
    })
}

/// A line of reasons; `None` if there are none.
pub fn line(class: &str, intro: Key, phrases: Vec<String>) -> Option<Markup> {
    // Two siblings may have the same reason.
    let mut unique: Vec<String> = Vec::new();
    for phrase in phrases {
        if !unique.contains(&phrase) {
            unique.push(phrase);
        }
    }
    let intro = text_el("b", t(intro));
    let line = || el("p").class(class).child(intro).text(" ").text(&unique.join(DOT));
    (!unique.is_empty()).then(line)
}
