//! When an offer takes place, and when a phone is answered.

use super::node::{known, location_reference};
use catalogue::{
    ByDay, Catalogue, Code, Date, Frequency, Id, Occurrence, Offer, Schedule, TimeOfDay, Weekday,
};
use serde_json::{Value, json};
use std::collections::HashSet;

const TIME_ZONE: &str = "Europe/Berlin";

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The events of an offer: one per rule, and one per extra date.
pub fn events(offer: &Offer, catalogue: &Catalogue) -> Vec<Value> {
    let mut events = Vec::new();
    let mut told = HashSet::new();
    for schedule in &offer.schedules {
        if schedule.freq == Frequency::Once {
            for date in schedule.occurrences(Date::MIN, Date::MAX, usize::MAX) {
                let event = single(&date, offer, catalogue);
                told.insert(event.to_string());
                events.push(event);
            }
            continue;
        }
        events.push(known([
            ("@type", "Event".into()),
            ("name", offer.name.clone().into()),
            ("eventSchedule", rule(schedule)),
            ("location", location(schedule.location.as_ref(), offer, catalogue)),
        ]));
        for extra in &schedule.extra_dates {
            let day = extra.date;
            for date in schedule.occurrences(day, day.plus_days(1), 1) {
                let event = single(&date, offer, catalogue);
                if told.insert(event.to_string()) {
                    events.push(event);
                }
            }
        }
    }
    events
}

/// Where it takes place: at the referenced location, or at the offer's only one; empty for
/// sensitive offers.
fn location(named: Option<&Id>, offer: &Offer, catalogue: &Catalogue) -> Value {
    let own = match offer.locations.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let id = named.or(own).filter(|_| !offer.sensitive);
    id.and_then(|id| location_reference(id, catalogue)).into()
}

fn single(date: &Occurrence, offer: &Offer, catalogue: &Catalogue) -> Value {
    let at = |day: Date, time: TimeOfDay| match time.hour() {
        24 => format!("{}T00:00", day.plus_days(1)),
        _ => format!("{day}T{time}"),
    };
    let day = date.date;
    let begin = date.opens_at.map_or_else(|| day.to_string(), |opens| at(day, opens));
    let end = date
        .opens_at
        .zip(date.closes_at)
        .map(|(opens, closes)| at(if closes < opens { day.plus_days(1) } else { day }, closes));
    known([
        ("@type", "Event".into()),
        ("name", offer.name.clone().into()),
        ("startDate", begin.into()),
        ("endDate", end.into()),
        ("location", location(date.location.as_ref(), offer, catalogue)),
    ])
}

fn rule(schedule: &Schedule) -> Value {
    let unit = if schedule.freq == Frequency::Weekly { 'W' } else { 'M' };
    let extra = schedule.extra_dates.iter().map(|extra| extra.date);
    let mut except: Vec<Date> = schedule.except_dates.iter().copied().chain(extra).collect();
    except.sort_unstable();
    except.dedup();
    let except: Vec<String> = except.iter().map(ToString::to_string).collect();
    let days: Vec<String> = schedule.byday.iter().map(|by| day(*by)).collect();
    known([
        ("@type", "Schedule".into()),
        ("repeatFrequency", format!("P{}{unit}", schedule.interval).into()),
        ("byDay", days.into()),
        ("byMonthDay", schedule.bymonthday.clone().into()),
        ("startDate", schedule.dtstart.map(|day| day.to_string()).into()),
        ("endDate", schedule.until.map(|day| day.to_string()).into()),
        ("repeatCount", schedule.count.into()),
        ("startTime", schedule.opens_at.map(|time| time.to_string()).into()),
        ("endTime", schedule.closes_at.map(|time| time.to_string()).into()),
        ("exceptDate", except.into()),
        ("scheduleTimezone", TIME_ZONE.into()),
    ])
}

/// A weekday; the nth of a month in iCalendar notation, which schema.org allows.
fn day(by: ByDay) -> String {
    match by.nth {
        None => format!("https://schema.org/{}", name(by.weekday)),
        Some(nth) => format!("{nth}{}", by.weekday.code()),
    }
}

fn name(weekday: Weekday) -> &'static str {
    let at = Weekday::ALL.iter().position(|each| *each == weekday);
    WEEKDAYS[at.expect("invariant: one of all")]
}

/// The hours of a phone, as far as they are the same every week.
pub fn hours(schedules: &[Schedule]) -> Vec<Value> {
    let weekly = schedules.iter().filter(|hours| {
        hours.freq == Frequency::Weekly && hours.interval == 1 && !hours.byday.is_empty()
    });
    let hours = weekly.map(|hours| {
        let days: Vec<String> = hours.byday.iter().map(|by| day(*by)).collect();
        known([
            ("@type", "OpeningHoursSpecification".into()),
            ("dayOfWeek", json!(days)),
            ("opens", hours.opens_at.map(|time| time.to_string()).into()),
            ("closes", hours.closes_at.map(|time| time.to_string()).into()),
            ("validFrom", hours.dtstart.map(|day| day.to_string()).into()),
            ("validThrough", hours.until.map(|day| day.to_string()).into()),
        ])
    });
    hours.collect()
}
