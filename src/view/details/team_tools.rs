//! A team's buttons on every screen, and the texts of its script.

use crate::{
    dom::markup::{Markup, el, said, scripted_button, text_el},
    words::text::{self, Key, t},
};

/// The buttons for the next family and the shortcuts, on every screen.
pub fn tools() -> Vec<Markup> {
    // Handled by `src/scripts/team.mjs`.
    let next = scripted_button("", t(Key::NextFamily), "id", "next-family");
    let keys = scripted_button("", "?", "id", "shortcuts-button");
    vec![next, keys.attr("aria-label", t(Key::ShortcutsTitle))]
}

/// The texts of the script's dialogs.
pub fn texts() -> Markup {
    let mut texts = el("div").attr("id", "team-texts").attr("hidden", "");
    for key in text::TEAM {
        texts = texts.child(said("p", key));
    }
    texts.child(text_el("p", &text::idle_text("{seconds}")))
}
