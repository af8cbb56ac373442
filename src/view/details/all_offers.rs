//! All offers, with a search field.

use super::{card, notices::notices, paged, search_field::search_field, texts};
use crate::dom::contract::SECTION;
use crate::{
    dom::{
        live::Live,
        markup::{Markup, button, el, said},
        pause::pause,
    },
    flow::{history, own_words::own_words},
    state::{
        finder::{Finder, Loaded, Search},
        screen::List,
    },
    view::entry::{ids::HEADING, question_frame::to_questions},
    words::{
        everyday,
        text::{self, Key, t},
        voice::Voice,
    },
};
use leptos::{prelude::*, task::spawn_local};
use matching::SearchBuilder;
use std::rc::Rc;
use web_sys::Event;

/// How many cards a new list starts with: more than fit on a phone's screen, so that nothing
/// moves while the user types.
const FIRST: usize = 3;

/// The page with all offers.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let field = search_field("search", move |query| finder.search(query))
        .attr("aria-describedby", "search-hint")
        .property("value", &finder.family.query.get_untracked().into());
    let form = el("form")
        .attr("role", "search")
        .on("submit", |event: Event| event.prevent_default())
        .child(said("label.field", Key::Search).child(field))
        .child(said("p.quiet", Key::SearchHint).attr("id", "search-hint"));
    let count = Rc::new(Live::new(None));
    let counted = Rc::clone(&count);
    let sentence = move || match count.get() {
        None => String::new(),
        Some(0) => t(Key::SearchNone).to_owned(),
        Some(count) => text::search_count(count),
    };
    let is_ready = loaded.search.with_untracked(|search| {
        let is_ours =
            |search: &Rc<Search>| search.is_complete && search.language == Voice::current().tag;
        search.as_ref().is_some_and(is_ours)
    });
    if !is_ready {
        spawn_local(make_index(loaded));
    }
    let found = move || {
        let Some(search) = loaded.search.get() else {
            return Vec::new();
        };
        let mut found = finder.family.query.with(|query| search.index.search(query));
        counted.set(Some(found.len()));
        let is_nothing = found.is_empty();
        if is_nothing {
            found = search.index.guides(loaded.catalogue);
        }
        let first = if finder.is_new() { FIRST } else { usize::MAX };
        let cards =
            untrack(|| paged::items(finder, loaded, found, List::Search, card::plain, first));
        let nobody = is_nothing.then(|| nothing_found(finder));
        nobody.into_iter().chain([cards]).collect()
    };
    let back = finder.team.then(|| el("p").child(to_questions(finder)));
    let head = el("div.narrow stack")
        .maybe(back)
        .child(said("h1", Key::AllOffersTitle).attr("tabindex", "-1").attr("id", HEADING))
        .child(form)
        .children(notices(finder, loaded))
        .child(texts::notice(finder))
        .child(el("p.count").attr("role", "status").live_text(sentence));
    // The cards have third-level headings, so the list needs one of the second level.
    let heading = said("h2.visually-hidden", Key::ResultsScreen);
    let list = el("div").live_children(found);
    el("div.stack")
        .child(head)
        .child(el("section").attr(SECTION, List::Search.name()).child(heading).child(list))
        .maybe((!finder.team).then(|| el("p.links").child(to_questions(finder))))
}

/// What somebody can do who has found nothing; the cards of those who know the way follow.
fn nothing_found(finder: &'static Finder) -> Markup {
    let press = move || history::go(finder, finder.first_screen());
    el("div.stack")
        .child(said("p", Key::SearchNoneQuestions))
        .child(el("p").child(button("primary", t(Key::ToQuestions), press)))
        .child(said("p", Key::SearchNoneGuides))
}

/// Builds the search index: at once with the German words, and again when those of the language
/// shown have arrived.
async fn make_index(loaded: &'static Loaded) {
    index(loaded, "", Voice::current().tag == Voice::GERMAN.tag).await;
    if let Some(own) = own_words().await {
        index(loaded, &own, true).await;
    }
}

/// In chunks: a large catalogue would block a cheap phone for half a second.
async fn index(loaded: &'static Loaded, own: &str, is_complete: bool) {
    let language = Voice::current().tag;
    let texts = everyday::texts(loaded.catalogue, own);
    let mut builder = SearchBuilder::new(loaded.catalogue, loaded.viewer, texts);
    while builder.go_on(loaded.catalogue) {
        pause().await;
    }
    let index = builder.finish(loaded.catalogue);
    // Meanwhile the language may have changed, or the other words may have arrived.
    let is_outdated = loaded.search.with_untracked(|search| {
        search.as_ref().is_some_and(|search| search.language == language && search.is_complete)
    });
    if language == Voice::current().tag && !is_outdated {
        loaded.search.set(Some(Rc::new(Search { index, language, is_complete })));
    }
}
