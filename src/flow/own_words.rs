//! The everyday words of the language shown. The boot script fetches them with the language's
//! texts, whether somebody searches or not; the German ones are built in.

use crate::dom::{contract::OWN_WORDS, markup::property};
use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The table, once it has arrived; `None` in German, or if it failed to load.
pub async fn own_words() -> Option<String> {
    let page = document().document_element()?;
    let words: Promise = property(&page, OWN_WORDS).dyn_into().ok()?;
    JsFuture::from(words).await.ok()?.as_string()
}
