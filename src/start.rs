//! Takes over the page: what was ticked and tapped before the program was there counts.

use crate::{
    finder::{Finder, State},
    history, language, later,
    load::{self, Failure, Load, mark},
    markup::{Listener, listen, property, set_property},
    text::{Key, t},
    view::{App, announce, person, title},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Set by the boot script when "Weiter" was tapped before the program was there.
const NEXT_WANTED: &str = "data-next";

/// Set by the boot script when the address asks for the team mode.
const TEAM: &str = "data-team";
/// Sent to the page's root by the boot script when a part of the program does not come.
pub const LOST: &str = "angebotsfinder:lost";
/// Sent to the page's root when everything is to be forgotten.
const NEXT_FAMILY: &str = "angebotsfinder:next-family";

/// Starts the widget in place of the static first question.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        // Put together by hand: `Display` would bring 0.4 kB along.
        if let Some(place) = panic.location() {
            let line = place.line().to_string();
            let reason = panic.payload_as_str().unwrap_or_default();
            let message = ["panic at ", place.file(), ":", &line, " ", reason].concat();
            web_sys::console::error_1(&message.into());
        }
        name_the_crash();
    }));
    let Some(root) = document().get_element_by_id("angebotsfinder") else {
        return;
    };
    let Ok(root) = root.dyn_into::<HtmlElement>() else {
        return;
    };
    let page = document().document_element();
    let team = page.as_ref().is_some_and(|page| page.has_attribute(TEAM));
    let menu = root.query_selector(".language").ok().flatten();
    let finder = State::new(team, menu);
    let focused = adopt(finder, &root);
    let help_is_open = help_now().is_some_and(|help| property(&help, "open").is_truthy());
    let place = root.clone();
    mount_to(root, move || view! { <App finder root=place.into() /> }).forget();
    announce(finder);
    language::start(finder, title);
    on_page(NEXT_FAMILY, Box::new(move |_: Event| finder.start_over()));
    history::start(finder);
    later::expect(finder);
    on_page(LOST, Box::new(move |_: Event| lost(finder)));
    load::load(finder);
    if let Some(help) = help_now() {
        set_property(&help, "open", &help_is_open.into());
    }
    if let Some(focused) = focused {
        focus_id(&focused);
    }
    if let Some(page) = page
        && page.has_attribute(NEXT_WANTED)
    {
        // An attribute that cannot be removed does no harm: it is read only here.
        let _ = page.remove_attribute(NEXT_WANTED);
        finder.next();
    }
    mark("angebotsfinder:started");
}

/// The second part has not come.
fn lost(finder: Finder) {
    if finder.reader.get().is_none() {
        finder.load.set(Load::Failed(Failure::Unreachable));
    }
}

/// Takes over the ticks; the id of the element that has the focus.
fn adopt(finder: Finder, root: &HtmlElement) -> Option<String> {
    let ticked: Vec<_> = person::all()
        .filter(|person| {
            let id = [person::INPUT, "-", person::code(*person)].concat();
            let input = document().get_element_by_id(&id);
            input.is_some_and(|input| property(&input, "checked").is_truthy())
        })
        .collect();
    finder.answers.update_untracked(|answers| answers.people = ticked);
    let focused = document().active_element()?;
    root.contains(Some(&focused)).then(|| focused.id())
}

fn help_now() -> Option<Element> {
    document().query_selector(".help-now").ok().flatten()
}

/// Tells the page's own scripts that something has happened.
pub fn tell(name: &str) {
    if let Some(page) = document().document_element()
        && let Ok(event) = Event::new(name)
    {
        // Fails only for an event that is under way already.
        let _ = page.dispatch_event(&event);
    }
}

/// What the boot script has found in the address.
pub fn page_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Listens to what is sent to the page's root, for as long as the page lives.
pub fn on_page(event: &str, listener: Box<dyn Listener>) {
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

/// The words for a crash, in the message that the boot script shows for whatever stops the program.
fn name_the_crash() {
    let message = document().get_element_by_id("start-failed");
    if let Some(words) = message.and_then(|message| message.first_element_child()) {
        words.set_text_content(Some(t(Key::Crashed)));
    }
}
