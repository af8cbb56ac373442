//! The page around the widget: its root, its events, the focus.

use super::markup::listen;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Notifies the page's scripts with an event on `<html>`.
pub fn tell(name: &str) {
    if let Some(page) = document().document_element()
        && let Ok(event) = Event::new(name)
    {
        // Fails only for an event that is being dispatched already.
        let _ = page.dispatch_event(&event);
    }
}

/// An attribute of `<html>`.
pub fn page_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Listens for an event on `<html>`, for the page's lifetime.
pub fn on_page(event: &str, listener: impl FnMut(Event) + 'static) {
    if let Some(page) = document().document_element() {
        listen(&page, event, listener);
    }
}

/// Focuses an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that has just been removed cannot take the focus, and need not.
        let _ = element.focus();
    }
}

/// Focuses the element with this id, if there is one.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Focuses the screen's heading, unless something else has the focus.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    let elsewhere = document().query_selector(":focus").ok().flatten();
    if let (Some(heading), None) = (heading, elsewhere) {
        focus(&heading);
    }
}

/// Sets a performance mark.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark that cannot be set only affects benchmarks.
        let _ = performance.mark(name);
    }
}
