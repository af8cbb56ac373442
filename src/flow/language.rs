//! Changing the language of the interface.
//!
//! `src/scripts/boot/languages.mjs` decides which one is wanted, fetches its texts and handles the menu: it
//! runs before the program does, and JavaScript needs fewer bytes for it.

use crate::{
    dom::{
        contract::{CRASHED, SPEAK},
        page::{focus_id, on_page},
    },
    state::finder::Finder,
    words::{
        text::{COUNT, Key, t},
        voice::Voice,
    },
};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Follows the family's choice of language. Answers, screen and filters are kept.
pub fn start(finder: &'static Finder, title: fn(&'static Finder) -> String) {
    on_page(SPEAK, move |event| speak(finder, &event));
    // Runs after the rendering effects, because it was created after them, and reruns whenever they
    // do: otherwise the order would be reversed.
    let effect = RenderEffect::new(move |before: Option<()>| {
        finder.trail.with(|_| ());
        let focused = finder.focused.get();
        if before.is_some() {
            mark();
            document().set_title(&title(finder));
            focus_id(&focused);
            // Another screen has another focus.
            finder.focused.update_untracked(String::clear);
        }
    });
    // Leaked: lives as long as the page.
    std::mem::forget(effect);
}

/// Sets the page's `lang` and `dir`, and what is said if the program stops.
fn mark() {
    let Some(page) = document().document_element() else {
        return;
    };
    let voice = Voice::current();
    let crashed = t(Key::Crashed);
    for (name, value) in [("lang", voice.tag), ("dir", voice.direction()), (CRASHED, crashed)] {
        // Fails only for invalid attribute names.
        let _ = page.set_attribute(name, value);
    }
}

fn speak(finder: &'static Finder, event: &Event) {
    let said = Reflect::get(event, &"detail".into()).unwrap_or_default();
    let said = Array::from(&said);
    let Some(voice) = voice(&said) else {
        // Signals the failure to the boot script, which shows the message.
        event.prevent_default();
        return;
    };
    if said.get(3).is_truthy() {
        finder.family.handout.update(|handout| handout.language = Some(voice));
        return;
    }
    voice.speak();
    finder.rebuild();
}

/// The language and its texts; `None` if the number of texts differs from the number of keys, as
/// in a file of another version.
fn voice(said: &Array) -> Option<Voice> {
    // Leaked: languages and texts live as long as the page.
    let tag: &'static str = said.get(0).as_string()?.leak();
    if tag == Voice::GERMAN.tag {
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
