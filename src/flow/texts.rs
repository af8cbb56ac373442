//! Fetches the texts of a divided catalogue: the long ones for everybody, as soon as the line is free,
//! so that no request tells what somebody looks at; those of a further language for whoever reads it.

use super::{
    catalogue::{read_texts, refresh},
    refresh::replace,
};
use crate::{
    dom::pause::pause,
    state::{
        finder::{Failure, Finder, Load, Loaded, Texts},
        screen::Screen,
        trail::Trail,
    },
    words::voice::Voice,
};
use catalogue::{Catalogue, Offer};
use leptos::{prelude::*, task::spawn_local};
use std::ops::Range;

/// How many offers are copied between two pauses.
const PIECE: usize = 128;

/// Fetches the texts for the language shown and the sheet's now, and whenever they or the catalogue
/// change.
pub fn start(finder: &'static Finder) {
    let effect = RenderEffect::new(move |_| {
        finder.focused.with(|_| ());
        finder.family.handout.with(|_| ());
        finder.load.with(|_| ());
        untrack(|| want(finder));
    });
    // Leaked: lives as long as the page.
    std::mem::forget(effect);
}

/// Fetches the texts that are missing, unless they are on their way.
pub fn want(finder: &'static Finder) {
    if matches!(finder.texts.get_untracked(), Texts::Coming) {
        return;
    }
    let loaded = untrack(|| finder.loaded());
    if loaded.is_none_or(|loaded| missing(finder, loaded).is_empty()) {
        set(finder, Texts::Here);
        return;
    }
    set(finder, Texts::Coming);
    spawn_local(async move {
        let mut failed: Vec<String> = Vec::new();
        let mut is_gone = false;
        // Asked anew each time: the language or the catalogue may have changed in the meantime.
        while let Some(loaded) = untrack(|| finder.loaded()) {
            let mut wanted = missing(finder, loaded);
            wanted.retain(|wanted| !failed.contains(&wanted.file));
            let Some(first) = wanted.first() else {
                break;
            };
            let is_of_language = first.is_of_language;
            wanted.retain(|wanted| wanted.is_of_language == is_of_language);
            let mut read = Vec::new();
            for wanted in wanted {
                match read_texts(finder, loaded, &wanted.file).await {
                    Ok(texts) => read.push((wanted, texts)),
                    Err(failure) => {
                        is_gone |= failure == Failure::Missing;
                        failed.push(wanted.file);
                    }
                }
            }
            if !read.is_empty() {
                add(finder, loaded, read).await;
                show(finder, is_of_language);
            }
        }
        set(finder, if failed.is_empty() { Texts::Here } else { Texts::Missing });
        // Another catalogue has been published since, with other files.
        if let Some(loaded) = untrack(|| finder.loaded()).filter(|_| is_gone) {
            refresh(finder, loaded, replace);
        }
    });
}

fn set(finder: &'static Finder, texts: Texts) {
    if finder.texts.get_untracked() != texts {
        finder.texts.set(texts);
    }
}

/// A file that has not been read.
struct Wanted {
    /// Its URL.
    file: String,
    /// The offers whose texts are in it.
    offers: Range<usize>,
    is_of_language: bool,
}

/// The files that have not been read: those of the languages first, because they are on the cards.
fn missing(finder: &'static Finder, loaded: &Loaded) -> Vec<Wanted> {
    let sheet = finder.family.handout.with_untracked(|handout| handout.language);
    let mut missing: Vec<Wanted> = Vec::new();
    for language in [Some(Voice::current()), sheet, None] {
        for source in &loaded.sources {
            let file = match language {
                Some(voice) => source.files.translation(voice.tag),
                None => source.files.texts.as_ref(),
            };
            let Some(file) = file.and_then(|file| source.file(file)) else {
                continue;
            };
            let is_known = missing.iter().any(|wanted| wanted.file == file);
            if !is_known && !loaded.added.contains(&file) {
                let (offers, is_of_language) = (source.offers.clone(), language.is_some());
                missing.push(Wanted { file, offers, is_of_language });
            }
        }
    }
    missing
}

/// Puts the same catalogue with these texts in place of the one without them. What is on the screen
/// keeps that one, which is right but for the texts.
async fn add(finder: &'static Finder, before: &'static Loaded, read: Vec<(Wanted, Vec<Offer>)>) {
    let mut catalogue = before.catalogue.without_offers();
    for offers in before.catalogue.offers.chunks(PIECE) {
        catalogue.offers.extend_from_slice(offers);
        pause().await;
    }
    let mut added = before.added.clone();
    for (Wanted { file, offers, .. }, texts) in read {
        catalogue.add_texts(offers, texts);
        added.push(file);
        pause().await;
    }
    if matches!(finder.load.get_untracked(), Load::Ready(now) if std::ptr::eq(now, before)) {
        let catalogue: &'static Catalogue = Box::leak(Box::new(catalogue));
        let loaded: &'static Loaded = Box::leak(Box::new(before.with_texts(catalogue, added)));
        finder.load.update_untracked(|load| *load = Load::Ready(loaded));
    }
}

/// Builds a screen again that shows texts which have just arrived: of the language, or long ones. The
/// search takes long ones into its index, and keeps the cards.
fn show(finder: &'static Finder, is_of_language: bool) {
    let is_shown = match finder.trail.with_untracked(Trail::current) {
        Screen::Offer(_) | Screen::Remembered => true,
        Screen::Results | Screen::AllOffers | Screen::Way | Screen::Team => is_of_language,
        Screen::ForWhom | Screen::Place | Screen::Situation => false,
    };
    if is_shown {
        finder.rebuild();
    }
}
