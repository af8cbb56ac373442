//! When a phone is answered.

use crate::{
    dom::markup::{Markup, text_el},
    state::finder::Loaded,
    view::results::translated,
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
    },
};
use catalogue::{Phone, WeeklyHours, next_occurrences, weekly_hours};

/// How many days are named of hours that differ from week to week.
const DAYS: usize = 3;

/// A line for the hours of each kind of day: "Mo.–Fr., 08:00–12:00 Uhr".
pub fn lines(tag: &str, phone: &Phone, loaded: &Loaded) -> Vec<Markup> {
    if let Some(week) = weekly_hours(&phone.hours, loaded.today) {
        let line = |hours: &WeeklyHours| {
            let note = hours.note.map(|note| translated::german("span", note));
            text_el(tag, &[&times(hours, loaded), " "].concat()).maybe(note)
        };
        week.iter().map(line).collect()
    } else {
        let days = next_occurrences(&phone.hours, intl::now(), DAYS);
        days.iter().map(|day| text_el(tag, &phrase::date(day, loaded.today))).collect()
    }
}

fn times(hours: &WeeklyHours, loaded: &Loaded) -> String {
    if hours.is_always() {
        return t(Key::HoursAlways).to_owned();
    }
    let days = days(hours.days, loaded);
    let opens = intl::time(hours.opens_at);
    match hours.closes_at.map(intl::time) {
        Some(closes) => text::date_times(&days, &opens, &closes),
        None => text::date_from(&days, &opens),
    }
}

/// Days of the week, Monday the lowest bit: "Mo.–Mi., Fr.".
fn days(days: u8, loaded: &Loaded) -> String {
    // Any week will do for the names of the weekdays.
    let monday = loaded.today.plus_days(-i32::from(loaded.today.weekday() as u8));
    let name = |day: u8| intl::short_weekday_name(monday.plus_days(day.into()));
    let mut spans = Vec::new();
    let mut day = 0;
    while day < 7 {
        let length = u8::try_from((days >> day).trailing_ones()).unwrap_or_default();
        match length {
            0 => {}
            1 => spans.push(name(day)),
            2 => spans.extend([name(day), name(day + 1)]),
            _ => spans.push([&name(day), "–", &name(day + length - 1)].concat()),
        }
        day += length.max(1);
    }
    spans.join(DOT)
}
