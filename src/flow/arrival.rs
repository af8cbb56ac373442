//! The catalogue arrives at a family that may have been answering the page's questions for a while.

use super::history;
use crate::state::{
    finder::{Finder, Loaded, Outline},
    fingerprint::Fingerprint,
    screen::Screen,
    trail::Trail,
};
use catalogue::{Catalogue, Place, Topic};
use matching::topic_options;

/// Puts what the catalogue asks in place of what the page has asked, if they differ. An answer that
/// no longer exists is forgotten.
pub fn take_over(finder: &'static Finder, outline: &'static Outline, loaded: &'static Loaded) {
    let mut answers = finder.family.answers.get_untracked();
    answers.keep_known(loaded.catalogue);
    let of_page = outline.topics.fitting_topics(&answers);
    if finder.family.answers.with_untracked(|before| *before != answers) {
        finder.answer(|before| *before = answers);
    }
    let screen = finder.trail.with_untracked(Trail::current);
    let homes: Vec<&Place> = outline.catalogue.places.iter().take(outline.homes).collect();
    let asked = shown(screen, &outline.catalogue, &homes, &of_page);
    if asked == shown(screen, loaded.catalogue, &loaded.homes, &finder.fitting_topics()) {
        return;
    }
    if screen == Screen::Place && loaded.homes.len() < 2 {
        history::replace(finder, Screen::Situation);
    } else {
        finder.rebuild();
    }
}

/// Tells apart what a question shows of different catalogues, in which order.
fn shown(screen: Screen, catalogue: &Catalogue, homes: &[&Place], fitting: &[Topic]) -> u32 {
    let mut shown = Fingerprint::new();
    match screen {
        Screen::Place => {
            for place in homes {
                shown.add(place.id.as_str().as_bytes());
                shown.add(place.name.as_bytes());
            }
        }
        Screen::Situation => {
            let situations = catalogue.situations();
            for topic in topic_options(&situations, fitting) {
                shown.add(&[topic.is_first.into()]);
                for at in topic.situations {
                    let situation = &situations[at];
                    shown.add(situation.id.as_str().as_bytes());
                    shown.add(situation.label.as_deref().unwrap_or_default().as_bytes());
                }
            }
        }
        _ => {}
    }
    shown.0
}
