//! What is said while the long texts, or those in the language shown, are not there.

use crate::{
    dom::markup::{Markup, el, said},
    flow::texts,
    state::finder::{Finder, Texts},
    view::entry::retry::retry,
    words::{text::Key, voice::is_german},
};

/// That some texts are in German only, where another language is shown; the notice below until all
/// texts are there.
pub fn in_german(finder: &'static Finder, kind: &'static str, some_are: bool) -> Markup {
    el("div").attr("role", "status").live_children(move || match finder.texts.get() {
        Texts::Here if some_are && !is_german() => vec![said(kind, Key::TextsInGerman)],
        texts => told(finder, texts),
    })
}

/// A sentence and, if some texts have failed to load, a way to retry; nothing once they are there.
pub fn notice(finder: &'static Finder) -> Markup {
    el("div").attr("role", "status").live_children(move || told(finder, finder.texts.get()))
}

fn told(finder: &'static Finder, texts: Texts) -> Vec<Markup> {
    match texts {
        Texts::Here => Vec::new(),
        Texts::Away | Texts::Coming => {
            vec![said("p.quiet", Key::TextsComing).attr("aria-busy", "true")]
        }
        Texts::Missing => {
            let retry = el("p.actions").child(retry(finder, texts::want));
            vec![said("div.notice", Key::TextsMissing).child(retry)]
        }
    }
}
