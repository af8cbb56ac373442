//! Fetching what the first part does without: the second part with the catalogue, and the third
//! part. The boot script loads the files, on request by events.

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

/// Delay before the message that loading takes a little longer.
const SLOW_AFTER: Duration = Duration::from_secs(6);

/// Listens for parts that fail to load.
pub fn start(finder: &'static Finder) {
    on_page(LOST, move |_| lost(finder));
}

/// Handles a part that failed to load. If the current screen does not wait for the third part, the
/// failure stays silent, and the part is requested again when a screen needs it.
fn lost(finder: &'static Finder) {
    if finder.reader.get().is_none() {
        finder.load.set(Load::Failed(Failure::Unreachable));
        // It needs the second part.
        finder.details.set(Details::Away);
        return;
    }
    let is_waited_for = finder.trail.with_untracked(Trail::current).is_of_details();
    finder.details.set(if is_waited_for { Details::Lost } else { Details::Away });
}

/// Loads everything again.
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

/// Fetches the third part, unless it has been requested already.
pub fn want_details(finder: &'static Finder) {
    if matches!(finder.details.get_untracked(), Details::Away) {
        bring(finder, DETAILS);
    }
}

/// Retries the third part.
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
