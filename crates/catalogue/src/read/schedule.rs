//! Reads schedules.

use super::cursor::Cursor;
use super::known::List;
use super::notes::Notes;
use crate::{Budget, ExtraDate, Frequency, Problem, Schedule, budget};

pub(super) fn schedules(cursor: &mut Cursor<impl Notes>, key: &'static str) -> Vec<Schedule> {
    cursor.objects(key, schedule)
}

/// A schedule, if everything that determines its days is readable. A partial rule would send
/// families to a closed door.
fn schedule(cursor: &mut Cursor<impl Notes>) -> Option<Schedule> {
    let freq = cursor.needed("freq", |cursor| cursor.code("freq"))?;
    let interval = from_one(cursor, "interval", Schedule::INTERVAL_LIMIT);
    let schedule = Schedule {
        location: cursor.reference("location", List::Locations),
        freq,
        interval: interval.unwrap_or(1),
        byday: cursor.weekdays("byday"),
        bymonthday: cursor.month_days("bymonthday"),
        dtstart: cursor.date("dtstart"),
        until: cursor.date("until"),
        count: from_one(cursor, "count", Schedule::COUNT_LIMIT),
        opens_at: cursor.time("opens_at"),
        closes_at: cursor.time("closes_at"),
        except_dates: cursor.dates("except_dates"),
        extra_dates: cursor.objects("extra_dates", extra_date),
        note: cursor.text("note"),
    };
    let lost = |key: &str, none: bool| none && cursor.is_stated(key);
    if lost("interval", interval.is_none())
        || lost("byday", schedule.byday.is_empty())
        || lost("bymonthday", schedule.bymonthday.is_empty())
        || lost("dtstart", schedule.dtstart.is_none())
        || lost("until", schedule.until.is_none())
        || lost("count", schedule.count.is_none())
    {
        return None;
    }
    let dates = schedule.except_dates.len() + schedule.extra_dates.len();
    if dates > budget::DATES {
        cursor.warn(|| Problem::OverBudget(Budget::Dates));
        return None;
    }
    if schedule.byday.len() + schedule.bymonthday.len() > budget::RULE_DAYS {
        cursor.warn(|| Problem::OverBudget(Budget::RuleDays));
        return None;
    }
    if freq == Frequency::Weekly && schedule.counts_within_months() {
        cursor.warn(|| Problem::OnlyMonthly);
        return None;
    }
    if schedule.lacks_start() {
        cursor.warn(|| Problem::ScheduleLacksStart);
        return None;
    }
    cursor.advise(|| schedule.never_takes_place().then_some(Problem::NeverTakesPlace));
    cursor.advise(|| {
        let (start, until) = schedule.dtstart.zip(schedule.until)?;
        (until < start).then_some(Problem::ScheduleEndsBeforeStart)
    });
    Some(schedule)
}

/// A whole number from 1 to `max`.
fn from_one(cursor: &mut Cursor<impl Notes>, key: &'static str, max: u16) -> Option<u16> {
    let number = cursor.whole(key, 1, i32::from(max))?;
    u16::try_from(number).ok()
}

fn extra_date(cursor: &mut Cursor<impl Notes>) -> Option<ExtraDate> {
    Some(ExtraDate {
        date: cursor.needed("date", |cursor| cursor.date("date"))?,
        location: cursor.reference("location", List::Locations),
        opens_at: cursor.time("opens_at"),
        closes_at: cursor.time("closes_at"),
    })
}
