//! Changing the language of the interface.
//!
//! `src/scripts/boot.mjs` knows which one is wanted, fetches its texts and keeps the menu: it is there
//! earlier than the program, and JavaScript does it with fewer bytes.

use crate::{
    dom::{
        contract::SPEAK,
        page::{focus_id, on_page},
    },
    state::finder::Finder,
    words::{text::COUNT, voice::Voice},
};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

/// Follows the family's choice of a language. Answers, screen and filters stay.
pub fn start(finder: &'static Finder, title: fn(&'static Finder) -> String) {
    on_page(SPEAK, move |event| speak(finder, &event));
    // After what is shown, because this effect is younger.
    let effect = RenderEffect::new(move |before: Option<()>| {
        let focused = finder.focused.get();
        if before.is_some() {
            mark();
            document().set_title(&title(finder));
            focus_id(&focused);
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

fn speak(finder: &'static Finder, event: &Event) {
    let said = Reflect::get(event, &"detail".into()).unwrap_or_default();
    let said = Array::from(&said);
    let Some(voice) = voice(&said) else {
        // Tells the boot script, which says so.
        event.prevent_default();
        return;
    };
    if said.get(3).is_truthy() {
        finder.family.handout.update(|handout| handout.language = Some(voice));
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
