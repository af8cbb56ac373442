//! A list of offers as an address: `…/#ar.` and six characters an offer. A fragment is never
//! sent to a server, and holds no answers.

use crate::{
    finder::{Finder, Screen},
    history,
    language::Voice,
    load::Loaded,
};
use catalogue::{Offer, offers_by_codes, short_code};
use leptos::prelude::document;

/// The codes of the address, by the boot script.
const CODES: &str = "data-codes";

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

/// Shows the list that the address holds, if it does.
pub fn open(finder: Finder, loaded: &Loaded) {
    let Some(page) = document().document_element() else {
        return;
    };
    let Some(codes) = page.get_attribute(CODES) else {
        return;
    };
    // Once is enough, should the catalogue be loaded again; and it can be removed.
    let _ = page.remove_attribute(CODES);
    let (offers, missing) = offers_by_codes(&loaded.catalogue, &codes);
    let is_shown = |at: &usize| loaded.sees(*at);
    finder.remembered.set(offers.into_iter().filter(is_shown).collect());
    finder.missing.set(missing);
    history::go(finder, Screen::Remembered);
}
