//! Upcoming dates, before and after.

use super::entry::Entry;
use super::venue::Venue;
use super::words::some;
use crate::wording::phrase::short_date;
use catalogue::{Date, Id, TimeOfDay};

/// How far ahead dates are compared, in days: a year. Later dates are likely to be replanned.
pub const DATES_AHEAD: i32 = 365;

/// A date as families see it.
pub struct Day {
    pub key: Key,
    /// The venue's name; `None` if it is the offer's own, or must not be revealed.
    pub venue: Option<String>,
}

/// What identifies a date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub date: Date,
    pub opens_at: Option<TimeOfDay>,
    pub closes_at: Option<TimeOfDay>,
    /// The location's id in the old catalogue, if it exists there; `None` for the offer's only
    /// location. A venue with a new address is still the same: the change is reported once, not for
    /// every date.
    place: Option<Id>,
    pub note: Option<String>,
}

/// The dates from `today` on, without duplicates, at most `limit` per rule. `old`: the previous
/// version of the offer.
pub fn days(entry: Entry, old: Option<Entry>, today: Date, limit: usize) -> Vec<Day> {
    let end = today.plus_days(DATES_AHEAD);
    let schedules = entry.offer.schedules.iter();
    let occurrences = schedules.flat_map(|schedule| schedule.occurrences(today, end, limit));
    let mut days: Vec<Day> = occurrences
        .map(|occurrence| {
            let id = occurrence.location.filter(|id| entry.offer.locations != [id.clone()]);
            let venue = id.as_ref().and_then(|id| Venue::of(entry, id));
            let place = id.map(|id| old.and_then(|old| known_as(entry, old, &id)).unwrap_or(id));
            let key = Key {
                date: occurrence.date,
                opens_at: occurrence.opens_at,
                closes_at: occurrence.closes_at,
                place,
                // If the address is hidden, the note may contain directions.
                note: occurrence.note.filter(|_| !entry.is_secret),
            };
            Day { key, venue: venue.and_then(Venue::into_name) }
        })
        .collect();
    days.sort_by(|a, b| a.key.cmp(&b.key));
    days.dedup_by(|a, b| a.key == b.key);
    days
}

/// The old id of a location that has merely got a new id.
fn known_as(entry: Entry, old: Entry, id: &Id) -> Option<Id> {
    if old.catalogue.location(id).is_some() {
        return None;
    }
    let venue = Venue::of(entry, id);
    old.offer.location_ids().into_iter().find(|id| Venue::of(old, id) == venue).cloned()
}

/// The changes of the dates, as German sentences; `None` if there are none.
pub fn compare(old: Entry, new: Entry, today: Date) -> Option<String> {
    if old.offer.schedules == new.offer.schedules && old.offer.locations == new.offer.locations {
        return None;
    }
    let before = days(old, None, today, usize::MAX);
    let after = days(new, Some(old), today, usize::MAX);
    let (missing, added) = (without(&before, &after), without(&after, &before));
    let mut sentences = Vec::new();
    if after.is_empty() && !before.is_empty() {
        sentences.push("Es stehen keine Termine mehr fest.".to_owned());
    }
    for (label, days) in [("Fällt weg", missing), ("Neu", added)] {
        if !days.is_empty() {
            sentences.push(format!("{label}: {}.", some(days.into_iter().map(day_words))));
        }
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The days of one sorted list that are missing in the other.
fn without<'a>(days: &'a [Day], others: &[Day]) -> Vec<&'a Day> {
    let is_there = |day: &Day| others.binary_search_by(|other| other.key.cmp(&day.key)).is_ok();
    days.iter().filter(|day| !is_there(day)).collect()
}

/// Notes of rules without any dates: families see them anyway.
pub fn notes(entry: Entry<'_>, today: Date) -> Vec<&str> {
    let end = today.plus_days(DATES_AHEAD);
    let schedules = entry.offer.schedules.iter();
    let dayless = schedules.filter(|schedule| schedule.days(today, end, 1).is_empty());
    let mut notes: Vec<&str> = dayless.filter_map(|schedule| schedule.note.as_deref()).collect();
    notes.sort_unstable();
    notes.dedup();
    notes
}

/// The next date, if one is known.
pub fn next_date(entry: Entry, today: Date) -> Option<String> {
    days(entry, None, today, 1).first().map(day_words)
}

/// `Di 8.12.2026, 10–14 Uhr, Familienzentrum`.
fn day_words(day: &Day) -> String {
    let weekdays = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    let Key { date, opens_at, closes_at, note, .. } = &day.key;
    let time = match (opens_at, closes_at) {
        (Some(from), Some(to)) => Some(format!("{}–{} Uhr", time(*from), time(*to))),
        (Some(from), None) => Some(format!("ab {} Uhr", time(*from))),
        (None, Some(to)) => Some(format!("bis {} Uhr", time(*to))),
        (None, None) => None,
    };
    let date = format!("{} {}", weekdays[date.weekday() as usize], short_date(*date));
    let parts = std::iter::once(date).chain(time).chain(day.venue.clone()).chain(note.clone());
    parts.collect::<Vec<_>>().join(", ")
}

fn time(time: TimeOfDay) -> String {
    match (time.hour(), time.minute()) {
        (hour, 0) => hour.to_string(),
        (hour, minute) => format!("{hour}:{minute:02}"),
    }
}
