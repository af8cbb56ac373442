//! The browser's Back and Forward buttons.
//!
//! A history entry holds nothing but its number among the finder's entries: which screens were seen
//! stands in memory only, so that nobody finds answers in the browser's history. The address never
//! changes, but for a list that was handed over (`src/link.rs`).

use crate::{
    finder::{Finder, Screen},
    markup::{listen, property},
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// More entries than anybody leaves behind; whatever else may be in one.
const MOST: usize = 10_000;

/// What each of the finder's entries shows, and which of them is shown.
#[derive(Clone)]
pub struct Trail {
    screens: Vec<Screen>,
    at: usize,
}

impl Trail {
    /// Nothing but the first screen.
    pub fn new(first: Screen) -> Self {
        Self { screens: vec![first], at: 0 }
    }

    /// The screen that is shown.
    pub fn current(&self) -> Screen {
        self.screens.get(self.at).copied().unwrap_or(Screen::ForWhom)
    }

    /// Whether Back stays within the widget.
    pub fn has_back(&self) -> bool {
        self.at > 0
    }

    /// Shows an entry. Of those from before a reload nothing is known but that they are there, and
    /// that leaving (`src/scripts/exit.mjs`) has to go back over them: they show the first screen.
    fn show(&mut self, at: usize, first: Screen) {
        self.at = at.min(MOST);
        while self.screens.len() <= self.at {
            self.screens.push(first);
        }
    }
}

/// Takes up the number that a reload has left in the current entry, and listens.
pub fn start(finder: Finder) {
    let first = finder.first_screen();
    finder.trail.update_untracked(|trail| {
        let history = window().history();
        trail.show(history.map_or(0, |history| entry(&history, 0)), first);
        set_entry(trail.at, false);
    });
    let listener = move |event: Event| {
        finder.is_fresh.set(false);
        finder.trail.update(|trail| {
            // Without a number it is another link, opened in this page, for which `src/scripts/exit.mjs`
            // reloads it: one more of our entries.
            trail.show(entry(&event, trail.at + 1), first);
            set_entry(trail.at, false);
        });
    };
    listen(&window(), "popstate", Box::new(listener));
}

/// The number in an entry of the history, or in the event that leads to it.
fn entry(from: &JsValue, otherwise: usize) -> usize {
    property(from, "state").as_f64().map_or(otherwise, number)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a saturating cast is what is wanted: any number may stand in an entry"
)]
fn number(state: f64) -> usize {
    state as usize
}

/// Shows a screen and remembers the way back.
pub fn go(finder: Finder, screen: Screen) {
    finder.trail.update(|trail| {
        if trail.current() == screen {
            return;
        }
        trail.screens.truncate(trail.at + 1);
        trail.screens.push(screen);
        trail.at += 1;
        finder.is_fresh.set(true);
        set_entry(trail.at, true);
    });
}

/// Shows a screen in place of the current one.
pub fn replace(finder: Finder, screen: Screen) {
    finder.trail.update(|trail| {
        if let Some(shown) = trail.screens.get_mut(trail.at) {
            *shown = screen;
        }
    });
}

/// Goes one screen back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        // Without a history there is nowhere to go.
        let _ = history.back();
    }
}

/// Forgets all screens. The entries that the browser keeps all lead to the first one.
pub fn forget(finder: Finder) {
    finder.trail.update(|trail| trail.screens.fill(finder.first_screen()));
}

fn set_entry(at: usize, push: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let state = JsValue::from_f64(f64::from(u32::try_from(at).unwrap_or(u32::MAX)));
    // A browser that refuses (too many entries in a short time) only loses a step back.
    let _ = if push { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}
