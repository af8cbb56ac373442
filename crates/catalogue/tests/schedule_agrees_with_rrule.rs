//! The `rrule` crate is the oracle for `Schedule::days`; where it deviates from RFC 5545, the RFC
//! is.

#[path = "strategies/rules.rs"]
mod rules;

use catalogue::{ByDay, Code, Date, ExtraDate, Frequency, Schedule, Weekday};
use chrono::{DateTime, NaiveDate, TimeZone};
use proptest::prelude::*;
use rrule::{NWeekday, RRule, RRuleSet, Tz};
use rules::{bare_rule, day, rule};

/// Noon in UTC, well away from day boundaries.
fn noon(date: Date) -> DateTime<Tz> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let noon = Tz::UTC.with_ymd_and_hms(year.into(), month.into(), day.into(), 12, 0, 0);
    noon.single().expect("a moment")
}

fn date(moment: &DateTime<Tz>) -> Date {
    Date::parse(&moment.format("%Y-%m-%d").to_string()).expect("a day")
}

fn weekday(weekday: Weekday) -> rrule::Weekday {
    let monday = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");
    let position = Weekday::ALL.iter().position(|each| *each == weekday);
    let day = monday.iter_days().nth(position.expect("one of all"));
    chrono::Datelike::weekday(&day.expect("a day"))
}

fn oracle_rule(schedule: &Schedule, first: DateTime<Tz>) -> RRule {
    let byday = schedule.byday.iter().map(|by| match by.nth {
        Some(nth) => NWeekday::new(Some(nth.into()), weekday(by.weekday)),
        None => NWeekday::new(None, weekday(by.weekday)),
    });
    let rule = match schedule.freq {
        Frequency::Once => RRule::new(rrule::Frequency::Daily),
        Frequency::Weekly => RRule::new(rrule::Frequency::Weekly),
        Frequency::Monthly => RRule::new(rrule::Frequency::Monthly),
    };
    let mut rule = rule
        .interval(schedule.interval)
        .week_start(rrule::Weekday::Mon)
        .by_weekday(byday.collect())
        .by_month_day(schedule.bymonthday.clone());
    if let Some(until) = schedule.until {
        rule = rule.until(noon(until));
    }
    // A single day is expressed as a daily rule that ends after one.
    let once = (schedule.freq == Frequency::Once).then_some(1);
    if let Some(count) = once.or(schedule.count) {
        rule = rule.count(count.into());
    }
    rule.validate(first).expect("a rule that the oracle knows")
}

fn oracle(schedule: &Schedule, from: Date, to: Date) -> Vec<Date> {
    if from >= to {
        return Vec::new();
    }
    let first = noon(schedule.dtstart.expect("a first day"));
    let extra = schedule.extra_dates.iter();
    let days = RRuleSet::new(first)
        .rrule(oracle_rule(schedule, first))
        .set_exdates(schedule.except_dates.iter().copied().map(noon).collect())
        .set_rdates(extra.map(|extra| noon(extra.date)).collect())
        .after(noon(from))
        .before(noon(to.plus_days(-1)))
        .all(u16::MAX)
        .dates;
    let mut days: Vec<_> = days.iter().map(date).collect();
    days.dedup();
    days
}

/// A window that begins anywhere from a year before to four years after the first day.
fn window(schedule: &Schedule) -> impl Strategy<Value = (Date, Date)> + use<> {
    let first = schedule.dtstart.expect("a first day");
    (-400..1500, 0..1500).prop_map(move |(begin, length)| {
        let from = first.plus_days(begin);
        (from, from.plus_days(length))
    })
}

fn rule_and_window() -> impl Strategy<Value = (Schedule, (Date, Date))> {
    rule().prop_flat_map(|rule| {
        let window = window(&rule);
        (Just(rule), window)
    })
}

/// An endless rule that names its days explicitly.
fn endless_rule() -> impl Strategy<Value = Schedule> {
    let rule = bare_rule()
        .prop_filter("names no days", |rule| !rule.byday.is_empty() || !rule.bymonthday.is_empty());
    rule.prop_map(|rule| Schedule { interval: 1, count: None, until: None, ..rule })
}

const NO_LIMIT: usize = usize::MAX;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_rule_gives_the_days_that_rrule_gives((rule, (from, to)) in rule_and_window()) {
        prop_assert_eq!(rule.days(from, to, NO_LIMIT), oracle(&rule, from, to));
    }

    #[test]
    fn a_limit_takes_the_first_days((rule, (from, to)) in rule_and_window(), limit in 0_usize..40) {
        let mut all = rule.days(from, to, NO_LIMIT);
        all.truncate(limit);
        prop_assert_eq!(rule.days(from, to, limit), all);
    }

    #[test]
    fn a_window_is_half_open((rule, (from, to)) in rule_and_window(), cut in 0..1500) {
        let cut = from.plus_days(cut).min(to);
        let mut halves = rule.days(from, cut, NO_LIMIT);
        halves.extend(rule.days(cut, to, NO_LIMIT));
        prop_assert_eq!(&halves, &rule.days(from, to, NO_LIMIT));
        prop_assert!(halves.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn without_a_first_day_a_rule_has_always_been(rule in endless_rule(), from in day()) {
        let begun = Schedule { dtstart: Some(from.plus_days(-400)), ..rule.clone() };
        let always = Schedule { dtstart: None, ..rule };
        let to = from.plus_days(400);
        prop_assert_eq!(always.days(from, to, NO_LIMIT), begun.days(from, to, NO_LIMIT));
    }
}

fn on(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// The days of a rule in 2027.
fn days_in_2027(schedule: &Schedule) -> Vec<String> {
    let days = schedule.days(on("2027-01-01"), on("2028-01-01"), NO_LIMIT);
    days.iter().map(ToString::to_string).collect()
}

fn monthly(byday: &[&str]) -> Schedule {
    let byday = byday.iter().map(|by| ByDay::parse(by).expect(by));
    Schedule {
        byday: byday.collect(),
        dtstart: Some(on("2027-01-01")),
        ..Schedule::new(Frequency::Monthly)
    }
}

/// `rrule` requires a day to match both; in RFC 5545, the members of a list add up.
#[test]
fn plain_and_nth_weekdays_add_up() {
    let rule = Schedule { count: Some(5), ..monthly(&["1MO", "WE"]) };
    assert_eq!(
        days_in_2027(&rule),
        ["2027-01-04", "2027-01-06", "2027-01-13", "2027-01-20", "2027-01-27"],
    );
}

/// `rrule` rejects -5; RFC 5545 allows it.
#[test]
fn a_month_may_have_a_fifth_weekday_from_its_end() {
    assert_eq!(
        days_in_2027(&monthly(&["-5FR"])),
        ["2027-01-01", "2027-04-02", "2027-07-02", "2027-10-01", "2027-12-03"],
    );
}

/// RFC 5545 leaves the effect of a `DTSTART` that does not match the rule undefined.
#[test]
fn the_first_day_is_a_date_only_when_the_rule_meets_it() {
    let rule = Schedule { until: Some(on("2027-01-31")), ..monthly(&["2TU"]) };
    assert_eq!(days_in_2027(&rule), ["2027-01-12"]);
}

/// RFC 5545 forbids having both; here, whichever comes first ends the rule.
#[test]
fn a_count_and_a_last_day_both_end_a_rule() {
    let rule =
        |count, until| Schedule { count: Some(count), until: Some(on(until)), ..monthly(&["1MO"]) };
    assert_eq!(days_in_2027(&rule(1, "2027-12-31")), ["2027-01-04"]);
    assert_eq!(days_in_2027(&rule(9, "2027-02-01")), ["2027-01-04", "2027-02-01"]);
}

/// Unlike `RDATE` and `EXDATE`: a date that moves within its day is listed in both.
#[test]
fn an_extra_date_takes_place_even_on_a_day_that_the_rule_leaves_out() {
    let moved =
        ExtraDate { date: on("2027-02-01"), location: None, opens_at: None, closes_at: None };
    let rule = Schedule {
        count: Some(2),
        except_dates: vec![on("2027-01-04"), on("2027-02-01")],
        extra_dates: vec![moved],
        ..monthly(&["1MO"])
    };
    assert_eq!(days_in_2027(&rule), ["2027-02-01"]);
}
