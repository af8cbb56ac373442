//! Schedule rules that RFC 5545 allows, each with a first day.

use catalogue::{ByDay, Code, Date, ExtraDate, Frequency, Schedule, Weekday};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A day from 2020 to 2034.
pub fn day() -> impl Strategy<Value = Date> {
    let first = Date::new(2020, 1, 1).expect("a day");
    (0..15 * 365).prop_map(move |days| first.plus_days(days))
}

fn weekdays() -> impl Strategy<Value = Vec<ByDay>> {
    let every = |weekday| ByDay { nth: None, weekday };
    subsequence(Weekday::ALL, 1..=4).prop_map(move |days| days.into_iter().map(every).collect())
}

fn nth_weekdays() -> impl Strategy<Value = Vec<ByDay>> {
    let nth = (select(&[1, 2, 3, 4, 5, -1, -2, -3, -4][..]), select(Weekday::ALL));
    vec(nth.prop_map(|(nth, weekday)| ByDay { nth: Some(nth), weekday }), 1..=3)
}

fn month_days() -> impl Strategy<Value = Vec<i8>> {
    vec((1_i8..=31, any::<bool>()), 1..=8).prop_map(|days| {
        let signed = |(day, from_end): (i8, bool)| if from_end { -day } else { day };
        days.into_iter().map(signed).collect()
    })
}

fn once() -> impl Strategy<Value = Schedule> {
    Just(Schedule::new(Frequency::Once))
}

fn weekly() -> impl Strategy<Value = Schedule> {
    let byday = option::of(weekdays()).prop_map(Option::unwrap_or_default);
    (1_u16..=5, byday).prop_map(|(interval, byday)| Schedule {
        interval,
        byday,
        ..Schedule::new(Frequency::Weekly)
    })
}

fn monthly() -> impl Strategy<Value = Schedule> {
    let byday = prop_oneof![Just(Vec::new()), weekdays(), nth_weekdays()];
    let bymonthday = option::of(month_days()).prop_map(Option::unwrap_or_default);
    let rule = (1_u16..=5, byday, bymonthday).prop_map(|(interval, byday, bymonthday)| Schedule {
        interval,
        byday,
        bymonthday,
        ..Schedule::new(Frequency::Monthly)
    });
    rule.prop_filter("never takes place: the reader warns of it", |rule| {
        let always = Schedule { interval: 1, dtstart: Some(Date::MIN), ..rule.clone() };
        !always.days(Date::MIN, Date::MAX, 1).is_empty()
    })
}

/// The end of a rule: none, a last day, or a count; RFC 5545 forbids having both.
fn ended(rule: Schedule) -> impl Strategy<Value = Schedule> {
    let first = rule.dtstart.unwrap_or(Date::MIN);
    let end = prop_oneof![
        Just((None, None)),
        (0..700).prop_map(move |days| (Some(first.plus_days(days)), None)),
        (1_u16..60).prop_map(|count| (None, Some(count))),
    ];
    end.prop_map(move |(until, count)| Schedule { until, count, ..rule.clone() })
}

/// A rule of any frequency without exceptions.
pub fn bare_rule() -> impl Strategy<Value = Schedule> {
    let rule = prop_oneof![1 => once(), 5 => weekly(), 6 => monthly()];
    let begun = (rule, day()).prop_map(|(rule, first)| Schedule { dtstart: Some(first), ..rule });
    begun.prop_flat_map(ended)
}

/// A rule with exceptions and extra dates, but never both for the same day.
pub fn rule() -> impl Strategy<Value = Schedule> {
    let offsets = (vec(0..300_i32, 0..60), vec(-30..400_i32, 0..4));
    (bare_rule(), offsets).prop_map(|(rule, (except, extra))| {
        let first = rule.dtstart.unwrap_or(Date::MIN);
        let kept = extra.iter().filter(|days| !except.contains(*days));
        let extra_date = |days: &i32| ExtraDate {
            date: first.plus_days(*days),
            location: None,
            opens_at: None,
            closes_at: None,
        };
        Schedule {
            extra_dates: kept.map(extra_date).collect(),
            except_dates: except.iter().map(|days| first.plus_days(*days)).collect(),
            ..rule
        }
    })
}
