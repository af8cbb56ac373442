//! The results, tried out before they are shown.

use crate::{
    dom::pause::pause,
    state::{
        finder::{Finder, Loaded},
        trail::Trail,
    },
    view::results::page::page,
};
use leptos::{prelude::*, task::spawn_local};

/// Builds the results once the page has had time for something else.
pub fn start(finder: &'static Finder, loaded: &'static Loaded) {
    spawn_local(async move {
        pause().await;
        rehearse(finder, loaded);
    });
}

/// Builds the page once without painting it, to warm up the browser: what it compiles and looks up
/// on first use should not delay the results after the last answer.
fn rehearse(finder: &'static Finder, loaded: &'static Loaded) {
    let owner = Owner::new();
    let was_fresh = finder.is_fresh.replace(true);
    let is_asked = finder.questions().contains(&finder.trail.with_untracked(Trail::current));
    if is_asked && let Some(main) = document().query_selector("main").ok().flatten() {
        let page = owner.with(|| untrack(|| page(finder, loaded)));
        page.stay_for_a_moment(&main);
    }
    owner.cleanup();
    finder.is_fresh.set(was_fresh);
}
