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
use std::{cell::Cell, rc::Rc};
use web_sys::{Element, Event};

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
    // Built again only when something else is found: an index with more texts mostly finds the same.
    let found = Live::<Option<(String, Vec<usize>)>>::new(None);
    let (counted, shown) = (found.clone(), found.clone());
    let find = move |_: &Element| {
        let Some(search) = loaded.search.get() else {
            return;
        };
        let query = finder.family.query.get();
        let offers = search.index.search(&query);
        let found_now = Some((query, offers));
        if found.with_untracked(|before| *before != found_now) {
            found.set(found_now);
        }
    };
    let sentence =
        move || match counted.with(|found| found.as_ref().map(|(_, offers)| offers.len())) {
            None => String::new(),
            Some(0) => t(Key::SearchNone).to_owned(),
            Some(count) => text::search_count(count),
        };
    let cards = move || {
        let Some((_, mut offers)) = shown.get() else {
            return Vec::new();
        };
        let is_nothing = offers.is_empty();
        if is_nothing && let Some(search) = loaded.search.get_untracked() {
            offers = search.index.guides(loaded.catalogue);
        }
        let first = if finder.is_new() { FIRST } else { usize::MAX };
        let cards =
            untrack(|| paged::items(finder, loaded, offers, List::Search, card::plain, first));
        let nobody = is_nothing.then(|| nothing_found(finder));
        nobody.into_iter().chain([cards]).collect()
    };
    let made = Cell::new(None);
    let index = move |_: &Element| {
        finder.texts.with(|_| ());
        if let Some(now) = untrack(|| finder.loaded()).filter(|now| !has_index(now, true))
            && made.replace(Some(now.added.len())) != Some(now.added.len())
        {
            spawn_local(make_index(now));
        }
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
    let list = el("div").live(index).live(find).live_children(cards);
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

/// Whether the search index is as good as one made of this catalogue now, with the everyday words of
/// the language shown or without. Those words count for more than longer texts.
fn has_index(loaded: &Loaded, is_complete: bool) -> bool {
    let is_as_good = |search: &Rc<Search>| {
        search.language == Voice::current().tag
            && (search.is_complete, search.texts) >= (is_complete, loaded.added.len())
    };
    loaded.search.with_untracked(|search| search.as_ref().is_some_and(is_as_good))
}

/// Builds the search index: if there is none, at once with the German words, and again when those of
/// the language shown have arrived.
async fn make_index(loaded: &'static Loaded) {
    index(loaded, "", Voice::current().tag == Voice::GERMAN.tag).await;
    if let Some(own) = own_words().await {
        index(loaded, &own, true).await;
    }
}

/// In chunks: a large catalogue would block a cheap phone for half a second. Until it is there, the
/// one before goes on answering.
async fn index(loaded: &'static Loaded, own: &str, is_complete: bool) {
    if has_index(loaded, is_complete) {
        return;
    }
    let language = Voice::current().tag;
    let texts = everyday::texts(loaded.catalogue, own);
    let mut builder = SearchBuilder::new(loaded.catalogue, loaded.viewer, texts);
    while builder.go_on(loaded.catalogue) {
        pause().await;
    }
    let index = builder.finish(loaded.catalogue);
    // Meanwhile the language may have changed, or the other words or more texts may have arrived.
    if language == Voice::current().tag && !has_index(loaded, is_complete) {
        let texts = loaded.added.len();
        loaded.search.set(Some(Rc::new(Search { index, language, is_complete, texts })));
    }
}
