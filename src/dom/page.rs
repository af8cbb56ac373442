//! The page around the widget: its root, its events, the focus.

use super::markup::listen;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Tells the page's own scripts that something has happened.
pub fn tell(name: &str) {
    if let Some(page) = document().document_element()
        && let Ok(event) = Event::new(name)
    {
        // Fails only for an event that is under way already.
        let _ = page.dispatch_event(&event);
    }
}

/// What the page knows: an attribute of its root.
pub fn page_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Listens to what is sent to the page's root, for as long as the page lives.
pub fn on_page(event: &str, listener: impl FnMut(Event) + 'static) {
    if let Some(page) = document().document_element() {
        listen(&page, event, listener);
    }
}

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that has just gone cannot take the focus, and need not.
        let _ = element.focus();
    }
}

/// Gives the element with this id the focus, if it is there.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Gives the screen's heading the focus, unless something else has it.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    let elsewhere = document().query_selector(":focus").ok().flatten();
    if let (Some(heading), None) = (heading, elsewhere) {
        focus(&heading);
    }
}

/// Leaves a mark on the browser's timeline, for measuring.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark that cannot be set is missed by nobody but a benchmark.
        let _ = performance.mark(name);
    }
}
