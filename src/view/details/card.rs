//! A card: what the offer is, for whom, when and where next, and whom to call.

use crate::{
    dom::{
        contract::OFFER,
        markup::{Markup, el, text_el},
    },
    state::finder::{Finder, Loaded},
    view::results::{contact, next_date, offer_head, remember_button, translated},
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
        voice,
    },
};
use catalogue::{Offer, Registration};
use matching::Section;

/// A card without reasons.
pub fn plain(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Markup {
    card(finder, loaded, index, Vec::new())
}

/// A card with these reasons.
pub fn card(
    finder: &'static Finder,
    loaded: &'static Loaded,
    index: usize,
    why: Vec<Markup>,
) -> Markup {
    let offer = &loaded.catalogue.offers[index];
    let organization = contact::organization(offer, loaded);
    let organization =
        organization.map(|each| translated::german("p.organization", &each.name).fixed());
    let summary = translated::summary("p", offer);
    let contact =
        contact::first(finder, loaded, offer).maybe(remember_button::toggle(finder, index, offer));
    el("li.card")
        .attr(OFFER, offer.id.as_str())
        .child(offer_head::title(finder, index, offer))
        .maybe(organization)
        .maybe(offer_head::notice(offer))
        .maybe(summary)
        .maybe(next_date::next(finder, loaded, offer))
        .maybe((!offer.is_emergency()).then(|| tags(offer)))
        .children(why)
        .maybe(offer_head::stale_notice(offer, loaded.today))
        .child(contact)
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
        .maybe(wished.map(|wished| tag("good icon-language", &wished)))
        .maybe(free.then(|| tag("good icon-cost", t(Key::ReasonFree))))
        .maybe((open && is_special).then(|| tag("good", t(Key::ReasonNoRegistration))))
        .maybe(phrase::ages(offer).filter(|_| is_special).map(|ages| tag("", &ages)))
        .maybe(room.map(|room| tag("", room)))
        .maybe((!languages.is_empty()).then(|| tag("icon-language", &languages.join(DOT))))
}

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
