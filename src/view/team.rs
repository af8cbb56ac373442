//! All questions on one screen beside the results, for a professional with a family beside
//! them. The devices are shared: `src/scripts/team.mjs` clears one that nobody has touched for long,
//! and knows the keys that are listed here.

use super::{filters, for_whom, place, question::show_all_offers, results, situation};
use crate::{
    finder::Finder,
    load::Loaded,
    markup::{Markup, el, said, scripted_button, text_el},
    text::{self, Key, t},
};

/// The screen.
pub fn page(finder: Finder, loaded: &'static Loaded) -> Markup {
    let question = |title: Key, id: &str, open: bool, options: Vec<Markup>| {
        let heading = said("h2", title);
        el("details.panel")
            .attr("id", id)
            .property("open", &open.into())
            .child(el("summary").child(heading))
            .child(el("fieldset").attr("aria-label", t(title)).children(options))
    };
    let mut questions =
        vec![question(Key::ForWhomTitle, "question-1", true, for_whom::options(finder))];
    if loaded.catalogue.asks_for_place() {
        let options = place::options(finder, loaded);
        questions.push(question(Key::PlaceTitle, "question-2", false, options));
    }
    let options = situation::options(finder, loaded);
    questions.push(question(Key::SituationTitle, "question-3", false, options));
    questions.push(filters::panel(finder, loaded));
    let (title, sections) = results::found(finder, loaded);
    let found = el("div.stack")
        .child(el("h2").attr("id", "found").attr("tabindex", "-1").child(title))
        .child(sections);
    el("div.stack")
        .child(said("h1", Key::TeamTitle).attr("tabindex", "-1"))
        .child(el("div.team").child(el("div").children(questions)).child(found))
        .child(el("p.links").child(show_all_offers(finder)))
}

/// The next family, and the keys: at hand on every screen.
pub fn tools() -> Vec<Markup> {
    // `src/scripts/team.mjs` listens.
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
