//! A field to search with.

use crate::dom::markup::{Markup, el};
use leptos::prelude::event_target_value;

/// The field with this id; `search` gets what is typed.
pub fn search_field(id: &str, mut search: impl FnMut(String) + 'static) -> Markup {
    el("input")
        .attr("type", "search")
        .attr("id", id)
        .attr("autocomplete", "off")
        .on("input", move |event| search(event_target_value(&event)))
}
