//! A schedule's rule, if it can be put into a short phrase.

use super::{date, list, times, weekday};
use catalogue::{ByDay, Code, Frequency, Schedule, TimeOfDay, Weekday};

/// "jeden Dienstag, 14:00–16:00 Uhr, bis 12. März 2027"; `None` for a single date, and for rules
/// without a natural wording: then the dates themselves have to do.
pub fn rule(schedule: &Schedule) -> Option<String> {
    let days = match schedule.freq {
        Frequency::Once => return None,
        Frequency::Weekly => weekly(schedule)?,
        Frequency::Monthly => monthly(schedule)?,
    };
    let is_all_day =
        schedule.opens_at == TimeOfDay::new(0, 0) && schedule.closes_at == TimeOfDay::new(24, 0);
    let times = if is_all_day {
        Some("rund um die Uhr".to_owned())
    } else {
        times(schedule.opens_at, schedule.closes_at)
    };
    let until = schedule.until.map(|until| format!("bis {}", date(until)));
    let parts: Vec<String> = [Some(days), times, until].into_iter().flatten().collect();
    Some(parts.join(", "))
}

fn weekly(schedule: &Schedule) -> Option<String> {
    let mut days: Vec<Weekday> = schedule.byday.iter().map(|by| by.weekday).collect();
    if days.is_empty() {
        days.push(schedule.dtstart?.weekday());
    }
    let all = Weekday::ALL.iter().copied();
    let places: Vec<usize> =
        all.enumerate().filter(|(_, day)| days.contains(day)).map(|(place, _)| place).collect();
    let name = |place: &usize| weekday(Weekday::ALL[*place]);
    let is_range = |first, last| places.len() > 2 && last - first + 1 == places.len();
    Some(match (schedule.interval, places.as_slice()) {
        (1, places) if places.len() == Weekday::ALL.len() => "jeden Tag".to_owned(),
        (1, [first, .., last]) if is_range(first, last) => {
            format!("{} bis {}", name(first), name(last))
        }
        (1, places) => format!("jeden {}", list(&places.iter().map(name).collect::<Vec<_>>())),
        (interval, places) => {
            let days = list(&places.iter().map(name).collect::<Vec<_>>());
            format!("alle {interval} Wochen am {days}")
        }
    })
}

fn monthly(schedule: &Schedule) -> Option<String> {
    let interval = schedule.interval;
    let every = |day: &str| match interval {
        1 => format!("jeden {day} im Monat"),
        _ => format!("alle {interval} Monate am {day}"),
    };
    match (schedule.byday.as_slice(), schedule.bymonthday.as_slice()) {
        ([first, ..], []) if schedule.byday.iter().all(|by| by.weekday == first.weekday) => {
            let numbers: Option<Vec<String>> = schedule.byday.iter().copied().map(nth).collect();
            Some(every(&format!("{} {}", list(&numbers?), weekday(first.weekday))))
        }
        ([], []) => Some(on_day(interval, i8::try_from(schedule.dtstart?.day()).ok()?)),
        ([], [day]) if *day > 0 => Some(on_day(interval, *day)),
        _ => None,
    }
}

fn on_day(interval: u16, day: i8) -> String {
    match interval {
        1 => format!("jeden Monat am {day}."),
        _ => format!("alle {interval} Monate am {day}."),
    }
}

fn nth(by: ByDay) -> Option<String> {
    match by.nth? {
        -1 => Some("letzten".to_owned()),
        nth @ 1.. => Some(format!("{nth}.")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Date;

    fn schedule(freq: Frequency, interval: u16, days: &[&str]) -> Schedule {
        let byday = days.iter().map(|day| ByDay::parse(day).expect("a day")).collect();
        let dtstart = Date::new(2026, 12, 8);
        Schedule { interval, byday, dtstart, ..Schedule::new(freq) }
    }

    #[test]
    fn rules_are_told_as_people_say_them() {
        use Frequency::{Monthly, Weekly};
        for (freq, interval, days, told) in [
            (Weekly, 1, &["TU"][..], "jeden Dienstag"),
            (Weekly, 1, &[], "jeden Dienstag"),
            (Weekly, 1, &["TH", "MO"], "jeden Montag und Donnerstag"),
            (Weekly, 1, &["MO", "TU", "WE", "TH", "FR"], "Montag bis Freitag"),
            (Weekly, 1, &["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "jeden Tag"),
            (Weekly, 2, &["MO"], "alle 2 Wochen am Montag"),
            (Monthly, 1, &["2TU"], "jeden 2. Dienstag im Monat"),
            (Monthly, 1, &["1TU", "3TU"], "jeden 1. und 3. Dienstag im Monat"),
            (Monthly, 1, &["-1FR"], "jeden letzten Freitag im Monat"),
            (Monthly, 3, &["1MO"], "alle 3 Monate am 1. Montag"),
            (Monthly, 1, &[], "jeden Monat am 8."),
        ] {
            assert_eq!(rule(&schedule(freq, interval, days)).as_deref(), Some(told));
        }
    }

    #[test]
    fn what_nobody_would_say_is_left_to_the_dates() {
        assert_eq!(rule(&schedule(Frequency::Once, 1, &[])), None);
        assert_eq!(rule(&schedule(Frequency::Monthly, 1, &["1MO", "2TU"])), None);
        assert_eq!(rule(&schedule(Frequency::Monthly, 1, &["-2MO"])), None);
    }

    #[test]
    fn times_and_the_end_follow() {
        let rule = rule(&Schedule {
            opens_at: TimeOfDay::new(14, 0),
            closes_at: TimeOfDay::new(16, 0),
            until: Date::new(2027, 3, 12),
            ..schedule(Frequency::Weekly, 1, &["TU"])
        });
        let told = "jeden Dienstag, 14:00–16:00 Uhr, bis 12. März 2027";
        assert_eq!(rule.as_deref(), Some(told));
    }

    #[test]
    fn a_helpline_is_there_day_and_night() {
        let rule = rule(&Schedule {
            opens_at: TimeOfDay::new(0, 0),
            closes_at: TimeOfDay::new(24, 0),
            ..schedule(Frequency::Weekly, 1, &["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
        });
        assert_eq!(rule.as_deref(), Some("jeden Tag, rund um die Uhr"));
    }
}
