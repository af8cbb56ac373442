//! The languages of the interface: which there are, and which one is shown.
//!
//! `src/boot.mjs` knows which one is wanted, and fetches its texts: it is there earlier than
//! the program, and JavaScript does it with fewer bytes.

use crate::{
    finder::Finder,
    intl,
    start::focus,
    text::{self, GERMAN, Texts},
};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event};

/// A language of the interface.
pub struct Language {
    /// BCP 47.
    pub tag: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    /// Written from right to left.
    pub rtl: bool,
}

const fn language(tag: &'static str, name: &'static str, rtl: bool) -> Language {
    Language { tag, name, rtl }
}

/// All languages, in the order of the menu. `index.html` has the same.
pub static LANGUAGES: [Language; 11] = [
    language("de", "Deutsch", false),
    language("de-simple", "Leichte Sprache", false),
    language("en", "English", false),
    language("uk", "Українська", false),
    language("ar", "العربية", true),
    language("tr", "Türkçe", false),
    language("ru", "Русский", false),
    language("ro", "Română", false),
    language("pl", "Polski", false),
    language("fa", "فارسی", true),
    language("bg", "Български", false),
];

/// The place of German, which is on board, in [`LANGUAGES`].
const ON_BOARD: usize = 0;

/// Sent to the page's root by the boot script: a language and its texts, if they have come.
const SPEAK: &str = "angebotsfinder:speak";

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(ON_BOARD) };
}

/// What happened when the language was last changed.
#[derive(Default)]
pub struct Speech {
    /// The wanted language could not be loaded.
    pub failed: bool,
    /// The id of the element that had the focus before.
    focused: String,
}

/// The language that is shown.
pub fn current() -> &'static Language {
    &LANGUAGES[CURRENT.get()]
}

/// Whether what the catalogue says needs no mark: it is in German, too.
pub fn is_german() -> bool {
    CURRENT.get() == ON_BOARD
}

/// The language that a family would like to be spoken to in; none for German, which everybody
/// in the catalogue speaks.
pub fn wish() -> Option<&'static str> {
    let tag = current().tag;
    (!tag.starts_with("de")).then_some(tag)
}

/// Follows the family's choice of a language. Answers, screen and filters stay.
pub fn start(finder: Finder, title: fn(Finder) -> String) {
    let Some(page) = document().document_element() else {
        return;
    };
    let listener: Box<dyn FnMut(Event)> = Box::new(move |event| speak(finder, &event));
    let listener = Closure::wrap(listener).into_js_value();
    // Fails only for what is no function.
    let _ = page.add_event_listener_with_callback(SPEAK, listener.unchecked_ref());

    // After what is shown, because this effect is younger.
    let effect = RenderEffect::new(move |before: Option<()>| {
        let focused = finder.speech.with(|speech| speech.focused.clone());
        if before.is_some() {
            mark(&page);
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
fn mark(page: &Element) {
    let language = current();
    let direction = if language.rtl { "rtl" } else { "ltr" };
    for (name, value) in [("lang", language.tag), ("dir", direction)] {
        // Fails only for what is no name of an attribute.
        let _ = page.set_attribute(name, value);
    }
}

fn speak(finder: Finder, event: &Event) {
    let spoken = said(event);
    if let Some((at, texts)) = spoken {
        CURRENT.set(at);
        text::speak(texts);
        intl::forget();
    }
    if spoken.is_none() {
        // Tells the boot script.
        event.prevent_default();
    }
    let focused = document().active_element().map(|element| element.id());
    finder.speech.set(Speech { failed: spoken.is_none(), focused: focused.unwrap_or_default() });
}

/// The language and its texts: none if there are more or fewer than keys, as in a file of
/// another version.
fn said(event: &Event) -> Option<(usize, Texts)> {
    let said: Array = Reflect::get(event, &"detail".into()).ok()?.dyn_into().ok()?;
    let tag = said.get(0).as_string()?;
    let at = LANGUAGES.iter().position(|each| each.tag == tag)?;
    if at == ON_BOARD {
        return Some((at, GERMAN));
    }
    let list: Array = said.get(1).dyn_into().ok()?;
    let mut texts: Vec<&'static str> = Vec::new();
    for at in 0..list.length() {
        // They live as long as the page.
        texts.push(list.get(at).as_string()?.leak());
    }
    (texts.len() == GERMAN.len()).then(|| (at, &*texts.leak()))
}
