//! Reads schedules.

use super::cursor::{Cursor, Object, is_stated};
use super::known::List;
use crate::{ExtraDate, Frequency, Problem, Schedule};

pub(super) fn schedules(cursor: &mut Cursor, object: &Object, key: &'static str) -> Vec<Schedule> {
    cursor.objects(object, key, schedule)
}

/// A schedule of which everything can be read that says on which days it takes place.
/// A rule without the rest would lead families to a closed door.
fn schedule(cursor: &mut Cursor, object: &Object) -> Option<Schedule> {
    let freq = cursor.needed("freq", |cursor| cursor.code(object, "freq"))?;
    let whole = |cursor: &mut Cursor, key, max| {
        let number = cursor.whole(object, key, 1, i32::from(max))?;
        u16::try_from(number).ok()
    };
    let interval = whole(cursor, "interval", Schedule::INTERVAL_LIMIT);
    let schedule = Schedule {
        location: cursor.reference(object, "location", List::Locations),
        freq,
        interval: interval.unwrap_or(1),
        byday: cursor.weekdays(object, "byday"),
        bymonthday: cursor.month_days(object, "bymonthday"),
        dtstart: cursor.date(object, "dtstart"),
        until: cursor.date(object, "until"),
        count: whole(cursor, "count", Schedule::COUNT_LIMIT),
        opens_at: cursor.time(object, "opens_at"),
        closes_at: cursor.time(object, "closes_at"),
        except_dates: cursor.dates(object, "except_dates"),
        extra_dates: cursor.objects(object, "extra_dates", extra_date),
        note: cursor.text(object, "note"),
    };
    let lost = |key: &str, none: bool| none && is_stated(object, key);
    if lost("interval", interval.is_none())
        || lost("byday", schedule.byday.is_empty())
        || lost("bymonthday", schedule.bymonthday.is_empty())
        || lost("dtstart", schedule.dtstart.is_none())
        || lost("until", schedule.until.is_none())
        || lost("count", schedule.count.is_none())
    {
        return None;
    }
    let problem = if freq == Frequency::Weekly && schedule.counts_within_months() {
        Problem::OnlyMonthly
    } else if schedule.lacks_start() {
        Problem::ScheduleLacksStart
    } else {
        let backwards = schedule.dtstart.zip(schedule.until);
        if backwards.is_some_and(|(start, until)| until < start) {
            cursor.warn(Problem::ScheduleEndsBeforeStart);
        }
        return Some(schedule);
    };
    cursor.warn(problem);
    None
}

fn extra_date(cursor: &mut Cursor, object: &Object) -> Option<ExtraDate> {
    Some(ExtraDate {
        date: cursor.needed("date", |cursor| cursor.date(object, "date"))?,
        location: cursor.reference(object, "location", List::Locations),
        opens_at: cursor.time(object, "opens_at"),
        closes_at: cursor.time(object, "closes_at"),
    })
}
