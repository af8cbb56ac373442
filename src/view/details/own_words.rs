//! The search field of the third question.

use super::search_field::search_field;
use crate::{
    dom::{
        live::Live,
        markup::{Markup, el, said},
    },
    flow::own_words::own_words,
    state::finder::Found,
    words::{
        everyday,
        text::{self, Key, t},
    },
};
use catalogue::Catalogue;
use leptos::task::spawn_local;
use matching::{SearchTexts, find_situations};
use std::rc::Rc;

/// The field, and how many situations have been found.
pub fn search(catalogue: &'static Catalogue, found: Found) -> Vec<Markup> {
    // The German words at once, those of the language shown as soon as they have arrived.
    let texts: Rc<Live<SearchTexts>> = Rc::new(Live::new(everyday::texts(catalogue, "")));
    let more = Rc::clone(&texts);
    spawn_local(async move {
        if let Some(own) = own_words().await {
            more.set(everyday::texts(catalogue, &own));
        }
    });
    let result = found.clone();
    let search = move |query: String| {
        let find = |texts: &SearchTexts| find_situations(&query, &texts.situations, &texts.fillers);
        let is_query = !query.trim().is_empty();
        result.set(is_query.then(|| texts.with_untracked(find)));
    };
    // Of no form: Enter must not go on before anything has been ticked.
    let field = search_field("own-words", search).attr("form", "");
    let sentence = move || match found.with(|found| found.as_ref().map(Vec::len)) {
        None => String::new(),
        Some(0) => t(Key::SituationsNotFound).to_owned(),
        Some(count) => text::situations_found(count),
    };
    vec![
        said("label.field", Key::OwnWords).child(field),
        // The number is announced, not the list.
        el("p.count").attr("role", "status").live_text(sentence),
    ]
}
