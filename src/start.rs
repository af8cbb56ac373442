//! Takes over the page: what was ticked and tapped before the program was there counts.

use crate::{
    finder::{Finder, State},
    history, language,
    load::{self, mark},
    text::{Key, t},
    view::{App, announce, person, title},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement};

/// Set by the boot script when "Weiter" was tapped before the program was there.
const NEXT_WANTED: &str = "data-next";

/// Starts the widget in place of the static first question.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        show_crash();
    }));
    let Some(root) = document().get_element_by_id("angebotsfinder") else {
        return;
    };
    let Ok(root) = root.dyn_into::<HtmlElement>() else {
        return;
    };
    let finder = State::new();
    let focused = adopt(finder, &root);
    root.set_inner_html("");
    mount_to(root, move || view! { <App finder /> }).forget();
    announce(finder);
    language::start(finder, title);
    history::start(finder);
    load::load(finder);
    if let Some(focused) = focused.and_then(|id| document().get_element_by_id(&id)) {
        focus(&focused);
    }
    if let Some(page) = document().document_element()
        && page.has_attribute(NEXT_WANTED)
    {
        // An attribute that cannot be removed does no harm: it is read only here.
        let _ = page.remove_attribute(NEXT_WANTED);
        finder.next();
    }
    mark("angebotsfinder:started");
}

/// Takes over the ticks; the id of the element that has the focus.
fn adopt(finder: Finder, root: &HtmlElement) -> Option<String> {
    let ticked: Vec<_> = person::all()
        .filter(|person| {
            let id = [person::INPUT, "-", person::code(*person)].concat();
            let input = document().get_element_by_id(&id);
            let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            input.is_some_and(|input| input.checked())
        })
        .collect();
    finder.answers.update_untracked(|answers| answers.people = ticked);
    let focused = document().active_element()?;
    root.contains(Some(&focused)).then(|| focused.id())
}

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that has just gone cannot take the focus, and need not.
        let _ = element.focus();
    }
}

/// The message that stands ready in the page, with the words for a crash.
fn show_crash() {
    let Some(message) = document().get_element_by_id("start-failed") else {
        return;
    };
    if let Some(words) = message.first_element_child() {
        words.set_text_content(Some(t(Key::Crashed)));
    }
    if let Some(retry) = document().get_element_by_id("retry") {
        retry.set_text_content(Some(t(Key::Retry)));
    }
    if let Some(message) = message.dyn_ref::<HtmlElement>() {
        message.set_hidden(false);
    }
    let help = document().get_elements_by_class_name("help-now").item(0);
    if let Some(help) = help.and_then(|help| help.dyn_into::<HtmlDetailsElement>().ok()) {
        help.set_open(true);
    }
}
