//! Rewrites schedules as rules that HSDS can represent: weekly or monthly, without exceptions,
//! extra dates or a count.

use catalogue::{ByDay, Date, Frequency, Occurrence, Schedule};

/// The same days and times as rules without exceptions. A rule with an exception is split into one
/// that ends before it and one that starts after it: unlike a list of days, this also works without
/// an end date.
pub fn plain(schedule: &Schedule) -> Vec<Schedule> {
    let bare = Schedule { extra_dates: Vec::new(), except_dates: Vec::new(), ..schedule.clone() };
    let mut extra: Vec<Date> = schedule.extra_dates.iter().map(|extra| extra.date).collect();
    extra.sort_unstable();
    extra.dedup();
    let mut holes: Vec<Date> = schedule.except_dates.iter().chain(&extra).copied().collect();
    holes.sort_unstable();
    holes.dedup();
    let mut rules = pieces(bare, &holes);
    for date in extra {
        let moved = schedule.occurrences(date, date.plus_days(1), usize::MAX);
        rules.extend(moved.into_iter().map(single));
    }
    rules
}

/// The rule without these days.
fn pieces(mut rule: Schedule, holes: &[Date]) -> Vec<Schedule> {
    if rule.days(Date::MIN, Date::MAX, 1).is_empty() {
        return Vec::new();
    }
    if rule.freq == Frequency::Once {
        let day = rule.occurrences(Date::MIN, Date::MAX, 1).into_iter().next();
        let day = day.filter(|day| !holes.contains(&day.date));
        return day.map(single).into_iter().collect();
    }
    if let Some(count) = rule.count.take() {
        let counted = Schedule { count: Some(count), ..rule.clone() };
        let Some(last) = counted.days(Date::MIN, Date::MAX, usize::from(count)).pop() else {
            return Vec::new();
        };
        rule.until = Some(last);
    }
    let names_no_day = rule.byday.is_empty() && rule.bymonthday.is_empty();
    if let Some(first) = rule.dtstart.filter(|_| names_no_day) {
        if rule.freq == Frequency::Weekly {
            rule.byday = vec![ByDay { nth: None, weekday: first.weekday() }];
        } else {
            rule.bymonthday = vec![i8::try_from(first.day()).unwrap_or(i8::MAX)];
        }
    }
    let mut pieces = Vec::new();
    let mut start = rule.dtstart;
    for hole in holes {
        if rule.days(*hole, hole.plus_days(1), 1).is_empty() {
            continue;
        }
        pieces.extend(piece(&rule, start, Some(hole.plus_days(-1))));
        start = Some(hole.plus_days(1));
    }
    pieces.extend(piece(&rule, start, rule.until));
    pieces
}

/// The part of the rule between two days, both inclusive; its `dtstart` is its first actual day, so
/// that a multi-week interval keeps its phase.
fn piece(rule: &Schedule, from: Option<Date>, until: Option<Date>) -> Option<Schedule> {
    let Some(from) = from else {
        return Some(Schedule { until, ..rule.clone() });
    };
    let end = until.map_or(Date::MAX, |until| until.plus_days(1));
    let mut days = rule.occurrences(from, end, 2);
    if days.len() == 1 {
        return days.pop().map(single);
    }
    let first = days.first()?.date;
    Some(Schedule { dtstart: Some(first), until, ..rule.clone() })
}

/// A rule for a single day.
fn single(day: Occurrence) -> Schedule {
    Schedule {
        location: day.location,
        byday: vec![ByDay { nth: None, weekday: day.date.weekday() }],
        dtstart: Some(day.date),
        until: Some(day.date),
        opens_at: day.opens_at,
        closes_at: day.closes_at,
        note: day.note,
        ..Schedule::new(Frequency::Weekly)
    }
}
