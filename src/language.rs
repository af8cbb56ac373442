//! The language of the interface: which one is shown, and speaking another.
//!
//! `src/scripts/boot/languages.mjs` knows which one is wanted, fetches its texts and keeps the menu: it is there
//! earlier than the program, and JavaScript does it with fewer bytes.

use crate::{
    finder::Finder,
    intl,
    start::{focus, on_page},
    text::{COUNT, Texts},
};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// The language that is on board.
const ON_BOARD: &str = "de";

/// Sent to the page's root by the boot script: a language, its direction, its texts (none for
/// German, or if they have not come), and whether they are for the handout.
const SPEAK: &str = "angebotsfinder:speak";

thread_local! {
    static CURRENT: Cell<Voice> = const { Cell::new(Voice::GERMAN) };
}

/// A language with its texts.
#[derive(Clone, Copy)]
pub struct Voice {
    /// BCP 47.
    pub tag: &'static str,
    /// Written from right to left.
    pub rtl: bool,
    /// What it says.
    pub texts: Texts,
}

impl Voice {
    /// What is on board.
    pub const GERMAN: Self = Self { tag: ON_BOARD, rtl: false, texts: None };

    /// What is shown.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// Does something in this language, whichever is shown.
    pub fn say<R>(self, something: impl FnOnce() -> R) -> R {
        let before = CURRENT.get();
        self.speak();
        let said = something();
        before.speak();
        said
    }

    fn speak(self) {
        CURRENT.set(self);
        intl::forget();
    }
}

/// Whether what the catalogue says needs no mark: it is in German, too.
pub fn is_german() -> bool {
    Voice::current().tag == ON_BOARD
}

/// The language that a family would like to be spoken to in; none for German, which everybody
/// in the catalogue speaks.
pub fn wish() -> Option<&'static str> {
    let tag = Voice::current().tag;
    (!tag.starts_with(ON_BOARD)).then_some(tag)
}

/// Follows the family's choice of a language. Answers, screen and filters stay.
pub fn start(finder: Finder, title: fn(Finder) -> String) {
    on_page(SPEAK, Box::new(move |event: Event| speak(finder, &event)));
    // After what is shown, because this effect is younger.
    let effect = RenderEffect::new(move |before: Option<()>| {
        let focused = finder.focused.get();
        if before.is_some() {
            mark();
            document().set_title(&title(finder));
            if let Some(element) = document().get_element_by_id(&focused) {
                focus(&element);
            }
        }
    });
    // It lives as long as the page.
    std::mem::forget(effect);
}

/// Tells the browser which language the page has.
fn mark() {
    let Some(page) = document().document_element() else {
        return;
    };
    let voice = Voice::current();
    for (name, value) in [("lang", voice.tag), ("dir", voice.direction())] {
        // Fails only for what is no name of an attribute.
        let _ = page.set_attribute(name, value);
    }
}

fn speak(finder: Finder, event: &Event) {
    let said = Reflect::get(event, &"detail".into()).unwrap_or_default();
    let said = Array::from(&said);
    let Some(voice) = voice(&said) else {
        // Tells the boot script, which says so.
        event.prevent_default();
        return;
    };
    if said.get(3).is_truthy() {
        finder.handout.update(|handout| handout.language = Some(voice));
        return;
    }
    voice.speak();
    let focused = document().active_element().map(|element| element.id());
    finder.focused.set(focused.unwrap_or_default());
}

/// The language and its texts: none if there are more or fewer than keys, as in a file of
/// another version.
fn voice(said: &Array) -> Option<Voice> {
    // Languages and texts live as long as the page.
    let tag: &'static str = said.get(0).as_string()?.leak();
    if tag == ON_BOARD {
        return Some(Voice::GERMAN);
    }
    let list: Array = said.get(2).dyn_into().ok()?;
    let mut texts: Vec<&'static str> = Vec::new();
    for at in 0..list.length() {
        texts.push(list.get(at).as_string()?.leak());
    }
    let rtl = said.get(1).as_string()? == "rtl";
    (texts.len() == COUNT).then(|| Voice { tag, rtl, texts: Some(texts.leak()) })
}
