//! Time goes by while a page is open: the minute on which hours and dates depend, the day on which
//! the order of the results depends, and the hours after which the catalogue may have changed.

use crate::{
    dom::{contract::NEXT_FAMILY, markup::listen, page::on_page},
    flow::{catalogue::refresh, refresh::replace},
    state::finder::{Finder, Load},
    words::intl,
};
use catalogue::Moment;
use leptos::prelude::*;
use std::{cell::Cell, time::Duration};

/// After this time the catalogue is requested again, in milliseconds.
const OLD: f64 = 2.0 * 60.0 * MINUTE;
const MINUTE: f64 = 60_000.0;

/// What has been brought up to date, and when.
struct Clock {
    minute: Cell<Moment>,
    /// Milliseconds since 1970.
    asked: Cell<f64>,
}

/// Follows the time. A page in the background waits until it is seen again.
pub fn start(finder: &'static Finder) {
    // Leaked: lives as long as the page.
    let clock: &'static Clock = Box::leak(Box::new(Clock {
        minute: Cell::new(intl::now()),
        asked: Cell::new(js_sys::Date::now()),
    }));
    listen(&document(), "visibilitychange", move |_| look(finder, clock));
    on_page(NEXT_FAMILY, move |_| ask(finder, clock));
    tick(finder, clock);
}

fn tick(finder: &'static Finder, clock: &'static Clock) {
    look(finder, clock);
    let now = js_sys::Date::now();
    // Not `%`, which takes a kilobyte of arithmetic.
    let left = ((now / MINUTE).floor() + 1.0) * MINUTE - now;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a minute")]
    let left = Duration::from_millis(left as u64);
    set_timeout(move || tick(finder, clock), left);
}

fn look(finder: &'static Finder, clock: &Clock) {
    if document().hidden() {
        return;
    }
    let now = intl::now();
    if clock.minute.replace(now) != now {
        finder.minute.set(());
    }
    if let Load::Ready(loaded) = finder.load.get_untracked() {
        let age = js_sys::Date::now() - clock.asked.get();
        // A clock that was set back has no age.
        if loaded.today != now.date || !(0.0..OLD).contains(&age) {
            ask(finder, clock);
        }
    }
}

fn ask(finder: &'static Finder, clock: &Clock) {
    clock.asked.set(js_sys::Date::now());
    if let Load::Ready(loaded) = finder.load.get_untracked() {
        refresh(finder, loaded, replace);
    }
}
