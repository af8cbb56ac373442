//! Fetching what the first part does without: the catalogue with the second part, and the third.
//! The boot script brings the files; it is asked by events.

use crate::{
    dom::{
        contract::{DETAILS, LOST, WANTED},
        page::{on_page, tell},
    },
    state::{
        finder::{Details, Failure, Finder, Load},
        trail::Trail,
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// After how long "it takes a little longer" is said.
const SLOW_AFTER: Duration = Duration::from_secs(6);

/// Listens for what does not come.
pub fn start(finder: &'static Finder) {
    on_page(LOST, move |_| lost(finder));
}

/// A part has not come. The third one who does not wait for it need not know, and may find it when
/// they do.
fn lost(finder: &'static Finder) {
    if finder.reader.get().is_none() {
        finder.load.set(Load::Failed(Failure::Unreachable));
        return;
    }
    let is_waited_for = finder.trail.with_untracked(Trail::current).is_of_details();
    finder.details.set(if is_waited_for { Details::Lost } else { Details::Away });
}

/// Loads everything anew.
pub fn load(finder: &'static Finder) {
    finder.load.set(Load::Loading { slow: false });
    set_timeout(
        move || {
            if matches!(finder.load.get_untracked(), Load::Loading { .. }) {
                finder.load.set(Load::Loading { slow: true });
            }
        },
        SLOW_AFTER,
    );
    match finder.reader.get() {
        Some(read) => read(finder),
        None => tell(WANTED),
    }
}

/// Fetches the third part, unless that has been done.
pub fn want_details(finder: &'static Finder) {
    if matches!(finder.details.get_untracked(), Details::Away) {
        bring(finder, DETAILS);
    }
}

/// Fetches the third part once more.
pub fn details_again(finder: &'static Finder) {
    bring(finder, WANTED);
}

fn bring(finder: &'static Finder, event: &str) {
    finder.details.set(Details::Coming { slow: false });
    let say_so = move || {
        if matches!(finder.details.get_untracked(), Details::Coming { .. }) {
            finder.details.set(Details::Coming { slow: true });
        }
    };
    set_timeout(say_so, SLOW_AFTER);
    tell(event);
}
