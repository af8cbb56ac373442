//! A list of offers as an address: `…/#ar.` and six characters an offer. A fragment is never
//! sent to a server, and holds no answers. `src/scripts/exit.mjs` takes it out of the address on arrival.

use super::history;
use crate::{
    dom::{
        contract::{CODES, HARMLESS},
        page::{page_attribute, tell},
    },
    state::{
        finder::{Finder, Loaded},
        screen::Screen,
        trail::Trail,
    },
    words::voice::Voice,
};
use catalogue::{Offer, offers_by_codes, short_code};
use leptos::prelude::document;

/// The fragment that opens these offers in this language: sensitive ones only where
/// somebody said so. None where nothing is left.
pub fn fragment(offers: &[&Offer], voice: Voice, sensitive: bool) -> Option<String> {
    let mut codes = String::new();
    for offer in offers {
        if sensitive || !offer.sensitive {
            codes.push_str(&short_code(&offer.id));
        }
    }
    (!codes.is_empty()).then(|| [voice.tag, ".", &codes].concat())
}

/// Goes to the list that the address holds, if it does. What is on it [`open`] reads, which comes
/// with the list's own screen.
pub fn show(finder: &'static Finder) {
    if page_attribute(CODES).is_none() {
        return;
    }
    // A team's first screen stays in reach, and so do the answers of whoever was quicker.
    if finder.team || finder.trail.with_untracked(Trail::has_back) {
        history::go(finder, Screen::Remembered);
    } else {
        history::replace(finder, Screen::Remembered);
    }
}

/// Remembers what is on the list that the address holds, if it does.
pub fn open(finder: &'static Finder, loaded: &Loaded) {
    let Some(page) = document().document_element() else {
        return;
    };
    let Some(codes) = page.get_attribute(CODES) else {
        return;
    };
    // Once is enough, and it can be removed.
    let _ = page.remove_attribute(CODES);
    let (offers, missing) = offers_by_codes(&loaded.catalogue, &codes);
    let is_shown = |at: &usize| loaded.sees(*at);
    let offers: Vec<_> = offers.into_iter().filter(is_shown).collect();
    // An offer that is gone may have been a sensitive one.
    let mut is_harmless = missing == 0 && !finder.trail.with_untracked(Trail::has_back);
    for at in &offers {
        is_harmless &= loaded.catalogue.offers.get(*at).is_some_and(|offer| !offer.sensitive);
    }
    finder.family.remembered.set(offers);
    finder.family.missing.set(missing);
    if is_harmless {
        tell(HARMLESS);
    }
}
