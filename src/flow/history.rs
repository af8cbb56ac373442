//! Navigation between screens, and the browser's Back and Forward buttons.
//!
//! A history entry stores only its number among the finder's entries: the screens visited are kept
//! in memory only, so that the browser's history reveals no answers. The URL never changes, except
//! for a list that was handed over (`link.rs`).

use crate::{
    dom::markup::{listen, property},
    state::{finder::Finder, screen::Screen, trail::Trail},
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Picks up the number that a reload has left in the current entry, and listens for `popstate`.
pub fn start(finder: &'static Finder) {
    let first = finder.first_screen();
    finder.trail.update_untracked(|trail| {
        let history = window().history();
        trail.show(history.map_or(0, |history| entry(&history, 0)), first);
        set_entry(trail, false);
    });
    let listener = move |event: Event| {
        finder.is_fresh.set(false);
        finder.trail.update(|trail| {
            // An entry without a number is another link opened in this page, for which
            // `src/scripts/exit.mjs` reloads it: it counts as one more of our entries.
            trail.show(entry(&event, trail.at() + 1), first);
            set_entry(trail, false);
        });
    };
    listen(&window(), "popstate", listener);
}

/// The number in a history entry, or in the `popstate` event for it.
fn entry(from: &JsValue, otherwise: usize) -> usize {
    property(from, "state").as_f64().map_or(otherwise, number)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturating is intended: an entry may contain any number"
)]
fn number(state: f64) -> usize {
    state as usize
}

/// Shows a screen as a new history entry.
pub fn go(finder: &'static Finder, screen: Screen) {
    finder.trail.update(|trail| {
        if trail.current() == screen {
            return;
        }
        trail.push(screen);
        finder.is_fresh.set(true);
        set_entry(trail, true);
    });
}

/// Shows the screen after a question.
pub fn next(finder: &'static Finder) {
    let questions = untrack(|| finder.questions());
    let current = finder.trail.with_untracked(Trail::current);
    let after = questions.iter().skip_while(|each| **each != current).nth(1);
    go(finder, after.copied().unwrap_or(Screen::Results));
}

/// Shows a screen in place of the current one.
pub fn replace(finder: &'static Finder, screen: Screen) {
    finder.trail.update(|trail| trail.replace(screen));
}

/// Goes one screen back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        // Without a history there is nowhere to go back to.
        let _ = history.back();
    }
}

fn set_entry(trail: &Trail, push: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let state = JsValue::from_f64(f64::from(u32::try_from(trail.at()).unwrap_or(u32::MAX)));
    // A browser that refuses (too many entries in a short time) merely loses one step back.
    let _ = if push { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}
