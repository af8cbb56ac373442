//! Page elements, built without type parameters.
//!
//! Leptos' `view!` gives each piece of markup its own type, and each such type its own code: fast
//! for an app, expensive for a phone. Written with it, the widget took 194 kB (brotli); with this,
//! less than half (docs/decisions.md). So a Leptos component, mounted by Leptos, builds its page
//! here, on Leptos' effects.

use crate::words::{
    text::{Key, t},
    voice,
};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement};

/// Marks an element to which more will be added.
const BUSY: &str = "aria-busy";

/// An element with its content. Text is always text, never HTML.
#[derive(Clone)]
pub struct Markup(Element);

/// An empty element: `p`, or with its classes after a dot, `p.quiet narrow`.
pub fn el(kind: &str) -> Markup {
    let dot = kind.bytes().position(|byte| byte == b'.').unwrap_or(kind.len());
    let element = document().create_element(kind.get(..dot).unwrap_or_default());
    let element = element.expect("invariant: tags are names that every browser knows");
    Markup(element).class(kind.get(dot + 1..).unwrap_or_default())
}

/// Wraps an existing element.
pub fn adopt(element: Element) -> Markup {
    Markup(element)
}

/// An element with a text.
pub fn text_el(kind: &str, text: &str) -> Markup {
    el(kind).text(text)
}

/// An element with a text of the interface.
pub fn said(kind: &str, key: Key) -> Markup {
    text_el(kind, t(key))
}

/// A button handled by one of the page's own scripts.
pub fn scripted_button(class: &str, label: &str, name: &str, value: &str) -> Markup {
    text_el("button", label).class(class).attr("type", "button").attr(name, value)
}

/// A button.
pub fn button(class: &str, label: &str, press: impl Fn() + 'static) -> Markup {
    button_on(class, label, Box::new(move |_: Event| press()))
}

fn button_on(class: &str, label: &str, press: Box<dyn Listener>) -> Markup {
    let button = scripted_button(class, label, "type", "button");
    listen_boxed(&button.0, "click", press);
    button
}

/// A link that opens in a new tab.
pub fn outside_link(class: &str, label: &str, url: &str) -> Markup {
    text_el("a", label)
        .class(class)
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
}

impl Markup {
    /// Sets the class; does nothing if it is empty.
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, value);
        self
    }

    /// Appends text.
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// Marks the content as German text from the catalogue.
    pub fn german(self) -> Self {
        if voice::is_german() { self } else { self.attr("lang", "de").attr("dir", "ltr") }
    }

    /// Exempts the content from the browser's translation: a number, an address, a name.
    pub fn fixed(self) -> Self {
        self.attr("translate", "no")
    }

    /// Appends an element.
    #[expect(clippy::needless_pass_by_value, reason = "an element has only one parent")]
    pub fn child(self, child: Self) -> Self {
        self.append(&child.0);
        self
    }

    /// Appends an element, if there is one.
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub fn children(self, children: Vec<Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Appends elements once this one has been painted, if it is still there.
    pub fn children_later(self, children: impl FnOnce() -> Vec<Self> + 'static) -> Self {
        let busy = self.attr(BUSY, "true");
        append_later(busy.0.clone(), Box::new(children));
        busy
    }

    /// Forces a layout inside the given element, then removes itself before the next paint.
    pub fn stay_for_a_moment(self, element: &Element) {
        // Fails only for an element that this one contains.
        let _ = element.append_child(&self.0);
        // Reading a height forces a full layout.
        element.scroll_height();
        self.0.remove();
    }

    fn append(&self, node: &web_sys::Node) {
        // Fails only for a node that contains this one.
        let _ = self.0.append_child(node);
    }

    /// Adds an event listener.
    pub fn on(self, event: &str, listener: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, listener);
        self
    }

    /// Keeps the element up to date: runs now and whenever a signal that it reads changes.
    pub fn live(self, update: impl Fn(&Element) + 'static) -> Self {
        live(self.0.clone(), Box::new(update));
        self
    }

    /// Keeps the text up to date.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.live(move |element| element.set_text_content(Some(&text())))
    }

    /// Keeps the element's content up to date.
    pub fn live_children(self, children: impl Fn() -> Vec<Self> + 'static) -> Self {
        self.live(move |element| fill(element, children()))
    }

    /// Keeps a property such as `checked` or `open` up to date.
    pub fn live_property(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.live(move |element| set_property(element, name, &value().into()))
    }

    /// Clicks the element.
    pub fn click(self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            element.click();
        }
    }

    /// Sets a property.
    pub fn property(self, name: &str, value: &JsValue) -> Self {
        set_property(&self.0, name, value);
        self
    }
}

/// See [`Markup::children_later`]; boxed, like [`Listener`].
fn append_later(element: Element, children: Box<dyn FnOnce() -> Vec<Markup>>) {
    // Owned by the surrounding scope, as if built now.
    let owner = Owner::current();
    let append = move || {
        if let Some(owner) = owner.filter(|_| element.is_connected()) {
            let children = owner.with(|| untrack(children));
            // It is set: removal would fail only for a missing one.
            let _ = element.remove_attribute(BUSY);
            Markup(element).children(children);
        }
    };
    // An animation frame runs before the paint, a timer set in it runs after.
    request_animation_frame(|| set_timeout(append, Duration::ZERO));
}

/// An event listener. `dyn FnMut` would do, but its vtable has more entries for every closure: 1 kB
/// in all.
trait Listener {
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Listener for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

/// Listens on an element, or on the window, for the target's lifetime.
pub fn listen(target: &EventTarget, event: &str, listener: impl FnMut(Event) + 'static) {
    listen_boxed(target, event, Box::new(listener));
}

fn listen_boxed(target: &EventTarget, event: &str, mut listener: Box<dyn Listener>) {
    let listener: Box<dyn FnMut(Event)> = Box::new(move |event| listener.hear(event));
    // The browser drops it together with the element.
    let listener = Closure::wrap(listener).into_js_value();
    // Fails only for something other than a function.
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}

/// Updates an element; see [`Listener`].
trait Update {
    fn update(&self, element: &Element);
}

impl<F: Fn(&Element)> Update for F {
    fn update(&self, element: &Element) {
        self(element);
    }
}

/// The effect of every live piece: boxed, so that the program has a single instance of this code.
/// Lives as long as the surrounding piece.
fn live(element: Element, update: Box<dyn Update>) {
    let effect = RenderEffect::new(move |_| update.update(&element));
    // Dropped together with its owner.
    let _ = StoredValue::new(effect);
}

/// Replaces an element's content.
pub fn fill(element: &Element, children: Vec<Markup>) {
    element.set_text_content(None);
    for child in children {
        // Fails only for a node that contains this one.
        let _ = element.append_child(&child.0);
    }
}

/// Sets an attribute.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    // Fails only for invalid attribute names.
    let _ = element.set_attribute(name, value);
}

/// A property of the event's target, such as `open`.
pub fn target_property(event: &Event, name: &str) -> JsValue {
    event.target().map(|target| property(&target, name)).unwrap_or_default()
}

/// A property; `undefined` if it is missing.
pub fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Sets a property. One setter for all takes fewer bytes than bindings for each kind of element.
pub fn set_property(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only for a frozen object.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
