//! The browser's Back and Forward buttons.
//!
//! The address never changes and a history entry holds nothing but a number: which screens
//! were seen stands in memory only, so that nobody finds answers in the browser's history.

use crate::{
    finder::{Finder, Screen},
    markup::{listen, property},
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// The screens seen so far, and which of them is shown.
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
}

/// Makes the current entry the first, whatever a reload has left in it, and listens.
pub fn start(finder: Finder) {
    set_entry(0, false);
    let listener = move |event: Event| {
        finder.is_fresh.set(false);
        let at = property(&event, "state").as_f64().map_or(0, number);
        finder.trail.update(|trail| {
            // An entry from before a reload is not known: the first question is sane.
            trail.at = if at < trail.screens.len() { at } else { 0 };
        });
    };
    listen(&window(), "popstate", Box::new(listener));
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

/// Goes one screen back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        // Without a history there is nowhere to go.
        let _ = history.back();
    }
}

/// Forgets all screens. The entries that the browser keeps all lead to the first one.
pub fn forget(finder: Finder) {
    finder.trail.set(Trail::new(finder.first_screen()));
    set_entry(0, false);
}

fn set_entry(at: usize, push: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let state = JsValue::from_f64(f64::from(u32::try_from(at).unwrap_or(u32::MAX)));
    // A browser that refuses (too many entries in a short time) only loses a step back.
    let _ = if push { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}
