//! The remembered offers: in order, and to be handed over on paper or as a link.

use super::{card, handout, qr::qr, texts};
use crate::{
    dom::{
        contract::{CHOSEN, COPY, FOCUS, HANDOVER, LINK, PRINT, REFUSED, SHARE, TEXT, TITLE, WAY},
        markup::{Markup, button, el, said, scripted_button, text_el},
        page::tell,
    },
    flow::link,
    state::finder::{Finder, Loaded},
    view::{
        entry::{
            ids::HEADING,
            question_frame::{show_all_offers, to_questions},
        },
        results::translated,
    },
    words::{
        text::{self, Key, t},
        voice::Voice,
    },
};
use catalogue::Offer;
use leptos::prelude::*;
use web_sys::Event;

/// The page of remembered offers.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    link::open(finder, loaded);
    let title = said("h1", Key::RememberedTitle).attr("tabindex", "-1").attr("id", HEADING);
    let list = el("div.stack").live_children(move || {
        let remembered = finder.family.remembered.get();
        untrack(|| list(finder, loaded, &remembered))
    });
    let hand_over = el("div.stack").live_children(move || {
        let remembered = finder.family.remembered.get();
        let voice = finder.family.handout.get().language.unwrap_or_else(Voice::current);
        untrack(|| hand_over(finder, loaded, &remembered, voice))
    });
    // A team goes to and fro between the list and the questions.
    let back = finder.team.then(|| el("p").child(to_questions(finder)));
    let list = el("div.stack no-print").maybe(back).child(title).child(list);
    // Narrow enough for a single column of cards, so that "down" means down.
    el("div.stack narrow").child(list).child(hand_over)
}

fn list(finder: &'static Finder, loaded: &'static Loaded, remembered: &[usize]) -> Vec<Markup> {
    let mut parts = Vec::new();
    let missing = finder.family.missing.get_untracked();
    if missing > 0 {
        parts.push(text_el("p.notice", &text::remembered_missing(missing)));
    }
    // Opened by a link, there is nothing to go back to.
    let links = el("p.links")
        .child(show_all_offers(finder))
        .maybe((!finder.team).then(|| to_questions(finder)));
    if remembered.is_empty() {
        parts.push(said("p", Key::RememberedEmpty));
        parts.push(links);
        return parts;
    }
    let mut cards = el("ul.cards");
    let mut is_german_only = false;
    let mut has_professionals = false;
    for (at, index) in remembered.iter().enumerate() {
        if let Some(offer) = loaded.catalogue.offers.get(*index) {
            is_german_only |= translated::translation(offer).is_none();
            has_professionals |= offer.is_for_professionals_only();
            let card = card::plain(finder, loaded, *index);
            cards = cards.child(card.child(controls(finder, at, remembered.len(), offer)));
        }
    }
    parts.push(texts::in_german(finder, "p.notice", is_german_only));
    if has_professionals {
        parts.push(said("p.notice", Key::HandoverProfessionals));
    }
    parts.push(said("h2.visually-hidden", Key::AllOffersTitle));
    parts.push(cards);
    parts.push(said("p.quiet", Key::RememberedGone));
    let clear = button("plain", t(Key::ClearRemembered), move || finder.forget_remembered());
    // The button removes itself.
    let clear = clear.attr(FOCUS, "main h1");
    parts.push(links.child(clear));
    parts
}

/// The buttons to move an offer up or down, or to remove it.
fn controls(finder: &'static Finder, at: usize, len: usize, offer: &Offer) -> Markup {
    let name = translated::name(offer);
    let control = |key: Key, to: usize, focus: &str| {
        // `src/scripts/handover.mjs` restores the focus after the list has been rebuilt.
        button("plain", t(key), move || finder.reorder(at, to))
            .attr("aria-label", &text::action_offer(t(key), name))
            .attr(FOCUS, focus)
    };
    let next = |place: usize, side: &str| {
        [".cards > :nth-child(", &place.to_string(), ") .controls ", side].concat()
    };
    let mut controls = el("p.controls");
    if at > 0 {
        controls = controls.child(control(Key::MoveUp, at - 1, &next(at, ":first-child")));
    }
    if at + 1 < len {
        let focus = next(at + 2, ":nth-last-child(2)");
        controls = controls.child(control(Key::MoveDown, at + 1, &focus));
    }
    controls.child(control(Key::Remove, len, "main h1"))
}

fn hand_over(
    finder: &'static Finder,
    loaded: &'static Loaded,
    remembered: &[usize],
    voice: Voice,
) -> Vec<Markup> {
    let mut offers = Vec::new();
    let mut is_sensitive = false;
    for at in remembered {
        // The handover is for the family, which never gets to see these in the widget.
        if let Some(offer) = loaded.catalogue.offers.get(*at)
            && !offer.is_for_professionals_only()
        {
            is_sensitive |= offer.sensitive;
            offers.push(offer);
        }
    }
    if offers.is_empty() {
        return Vec::new();
    }
    let print = button("primary", t(Key::Print), || {
        // A sandbox may forbid it; printing from the browser's menu gives the same result.
        let _ = window().print();
    });
    let print = print.attr(PRINT, "");
    let mut paper = el("section.panel stack no-print")
        .child(said("h2", Key::HandoverTitle))
        .child(said("p", Key::HandoverHint));
    if finder.team {
        paper = paper.child(languages(voice));
    }
    let mut links = el("section.panel stack no-print")
        .child(said("h2", Key::LinkTitle))
        .child(said("p", Key::LinkHint));
    if is_sensitive {
        links = links.child(sensitive_too(finder));
    }
    let sensitive = finder.family.handout.get_untracked().sensitive;
    let fragment = link::fragment(&offers, voice, sensitive);
    if let Some(fragment) = &fragment {
        let field = el("input").attr("type", "text").attr("id", "link");
        let field = field.attr("readonly", "").attr("dir", "ltr");
        links = links
            .child(qr())
            .child(said("label.field", Key::LinkField).child(field))
            .child(share().attr(LINK, fragment))
            .child(note(Key::CopyRefused))
            // Until `src/scripts/handover.mjs` has filled it in.
            .attr("hidden", "");
    }
    tell(HANDOVER);
    let paper = paper.child(el("p.actions").child(print)).child(note(Key::PrintRefused));
    vec![
        paper,
        link_failed(),
        links,
        handout::sheet(finder, loaded, &offers, voice, fragment.is_some()),
    ]
}

/// Where `src/scripts/handover.mjs` says what has come of the buttons above.
fn note(refused: Key) -> Markup {
    el("p").attr("role", "status").attr(REFUSED, t(refused))
}

/// For the boot script, if that script does not load.
fn link_failed() -> Markup {
    el("section.panel stack no-print")
        .attr("id", "link-failed")
        .attr("hidden", "")
        .child(said("p", Key::LinkFailed).attr("role", "alert"))
        .child(el("p.actions").child(button("", t(Key::Retry), || tell(HANDOVER))))
}

/// The language beside German; `src/scripts/handover.mjs` adds the menu's languages as options.
fn languages(voice: Voice) -> Markup {
    let select = el("select").attr("id", "handout-language").attr(CHOSEN, voice.tag);
    said("label.field", Key::HandoutLanguage).child(select)
}

fn sensitive_too(finder: &'static Finder) -> Markup {
    let choose = move |event: Event| {
        let sensitive = event_target_checked(&event);
        finder.family.handout.update(|chosen| chosen.sensitive = sensitive);
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("id", "link-sensitive")
        .property("checked", &finder.family.handout.get_untracked().sensitive.into())
        .on("change", choose);
    let label = said("span", Key::LinkSensitive);
    el("div")
        .child(el("label.option").child(input).child(label))
        .child(said("p.quiet", Key::LinkSensitiveHint))
}

/// Ways to send the link, completed by `src/scripts/handover.mjs`. Each opens another app with
/// the text; nothing is sent from here.
fn share() -> Markup {
    let way = |key: Key, way: &str| said("a.button", key).attr(WAY, way);
    el("p.actions")
        .attr(TITLE, t(Key::RememberedTitle))
        .attr(TEXT, &text::share_text("{link}"))
        .child(scripted_button("", t(Key::Copy), COPY, t(Key::Copied)))
        .child(scripted_button("", t(Key::Share), SHARE, "").attr("hidden", ""))
        .child(way(Key::Email, "mailto"))
        .child(way(Key::ShareSms, "sms"))
        .child(way(Key::ShareWhatsapp, "whatsapp"))
}
