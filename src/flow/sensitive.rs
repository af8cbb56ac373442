//! Decides whether something on screen must not be seen by others. If so, the page has a way out:
//! `src/scripts/exit.mjs`, a script so that it works even if this program does not.

use crate::{
    dom::{contract::SENSITIVE, markup::set_attribute},
    state::{finder::Finder, screen::Screen, trail::Trail},
};
use leptos::prelude::*;

/// Keeps the page's `data-sensitive` attribute up to date.
pub fn start(finder: &'static Finder) {
    let Some(page) = document().document_element() else {
        return;
    };
    let effect = RenderEffect::new(move |_| match way_out(finder) {
        Some(address) => set_attribute(&page, SENSITIVE, &address),
        // While the catalogue loads again, it stays as it was.
        None if finder.loaded().is_none() => {}
        // A missing attribute is not an error.
        None => drop(page.remove_attribute(SENSITIVE)),
    });
    // Leaked: lives as long as the page.
    std::mem::forget(effect);
}

fn way_out(finder: &'static Finder) -> Option<String> {
    let catalogue = finder.known_catalogue()?;
    let mut seen = finder.family.remembered.get();
    if let Screen::Offer(offer) = finder.trail.with(Trail::current) {
        seen.push(offer);
    }
    let is_sensitive = |at: &usize| catalogue.offers.get(*at).is_some_and(|offer| offer.sensitive);
    let answered =
        finder.family.answers.with(|answers| answers.is_sensitive(&catalogue.situations()));
    (answered || seen.iter().any(is_sensitive)).then(|| {
        let address = match finder.loaded() {
            Some(loaded) => {
                let links = loaded.catalogue.links.as_ref();
                links.and_then(|links| links.exit.as_ref()).map(|url| url.as_str().to_owned())
            }
            None => finder.outline.and_then(|outline| outline.exit.clone()),
        };
        address.unwrap_or_default()
    })
}
