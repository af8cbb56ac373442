//! All questions on one screen beside the results, for a professional with a family. The devices
//! are shared: `src/scripts/team.mjs` clears one that has been idle for long, and handles the
//! shortcuts listed here.

use super::{filters, way};
use crate::{
    dom::markup::{Markup, el, said},
    state::finder::{Finder, Loaded},
    view::{
        entry::{for_whom, ids::HEADING, place, question_frame::show_all_offers, situation},
        results::page::{self, Sections},
    },
    words::text::{Key, t},
};

/// The screen.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
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
    if loaded.homes.len() > 1 {
        let options = place::options(finder, loaded.catalogue);
        questions.push(question(Key::PlaceTitle, "question-2", false, options));
    }
    let options = situation::options(finder, loaded.catalogue);
    questions.push(question(Key::SituationTitle, "question-3", false, options));
    questions.push(filters::filters(finder, loaded));
    let Sections { title, first, rest } = page::sections(finder, loaded);
    let found = el("div.stack")
        .child(el("h2").attr("id", "found").attr("tabindex", "-1").child(title))
        .child(way::link(finder))
        .child(first)
        .child(rest());
    el("div.stack")
        .child(said("h1", Key::TeamTitle).attr("tabindex", "-1").attr("id", HEADING))
        .child(el("div.team").child(el("div").children(questions)).child(found))
        .child(el("p.links").child(show_all_offers(finder)))
}
