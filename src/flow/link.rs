//! A list of offers as a URL: `…/#ar.` followed by six characters per offer. Fragments are never
//! sent to a server, and this one has no answers. `src/scripts/exit.mjs` removes it on arrival.

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

/// The fragment that opens these offers in this language; sensitive ones only if `sensitive` is
/// set. `None` if no offer is left.
pub fn fragment(offers: &[&Offer], voice: Voice, sensitive: bool) -> Option<String> {
    let mut codes = String::new();
    for offer in offers {
        if sensitive || !offer.sensitive {
            codes.push_str(&short_code(&offer.id));
        }
    }
    (!codes.is_empty()).then(|| [voice.tag, ".", &codes].concat())
}

/// Shows the list from the URL, if there is one. [`open`] reads its content, as it is loaded with
/// the list's own screen.
pub fn show(finder: &'static Finder) {
    if page_attribute(CODES).is_none() {
        return;
    }
    // Keeps Back available: to a team's first screen, and to answers given in the meantime.
    if finder.team || finder.trail.with_untracked(Trail::has_back) {
        history::go(finder, Screen::Remembered);
    } else {
        history::replace(finder, Screen::Remembered);
    }
}

/// Remembers the offers of the list in the URL, if there is one.
pub fn open(finder: &'static Finder, loaded: &Loaded) {
    let Some(page) = document().document_element() else {
        return;
    };
    let Some(codes) = page.get_attribute(CODES) else {
        return;
    };
    // Read once. An attribute that is present can be removed.
    let _ = page.remove_attribute(CODES);
    let (offers, missing) = offers_by_codes(loaded.catalogue, &codes);
    let is_shown = |at: &usize| loaded.sees(*at);
    let offers: Vec<_> = offers.into_iter().filter(is_shown).collect();
    // A missing offer may have been sensitive.
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
