//! What a team has on every screen, and the texts of its script.

use crate::{
    dom::markup::{Markup, el, said, scripted_button, text_el},
    words::text::{self, Key, t},
};

/// The next family, and the keys: at hand on every screen.
pub fn tools() -> Vec<Markup> {
    // `src/team.mjs` listens.
    let next = scripted_button("", t(Key::NextFamily), "id", "next-family");
    let keys = scripted_button("", "?", "id", "shortcuts-button");
    vec![next, keys.attr("aria-label", t(Key::ShortcutsTitle))]
}

/// What `src/team.mjs` says, in this order.
const TEXTS: [Key; 10] = [
    Key::IdleTitle,
    Key::IdleStay,
    Key::ShortcutsTitle,
    Key::ShortcutQuestions,
    Key::ShortcutResults,
    Key::ShortcutRemembered,
    Key::NextFamily,
    Key::ShortcutHelp,
    Key::ShortcutsOn,
    Key::Close,
];

/// The texts of the script's dialogs.
pub fn texts() -> Markup {
    let mut texts = el("div").attr("id", "team-texts").attr("hidden", "");
    for key in TEXTS {
        texts = texts.child(said("p", key));
    }
    texts.child(text_el("p", &text::idle_text("{seconds}")))
}
