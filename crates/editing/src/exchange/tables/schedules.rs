//! Rules as editors write them.

use crate::import::time::{self, Times};
use catalogue::{ByDay, Code, Date, Frequency, Schedule, TimeOfDay, Weekday};

/// All rules in one cell; `None` if it cannot express all of them.
pub(super) fn cell(rules: &[Schedule]) -> Option<String> {
    let texts = rules.iter().map(|rule| {
        let text = text(rule)?;
        Some(match &rule.note {
            Some(note) => [&text, ", ", note].concat(),
            None => text,
        })
    });
    let text = texts.collect::<Option<Vec<_>>>()?.join(" | ");
    reads_as(&text, rules).then_some(text)
}

/// A rule without its place, note and exceptions, which have their own columns; `None` if it cannot
/// be expressed in words that the import reads.
pub(super) fn text(rule: &Schedule) -> Option<String> {
    let bare = Schedule {
        location: None,
        note: None,
        except_dates: Vec::new(),
        extra_dates: Vec::new(),
        ..rule.clone()
    };
    let text = write(&bare);
    reads_as(&text, &[bare]).then_some(text)
}

fn reads_as(text: &str, rules: &[Schedule]) -> bool {
    time::read(text, Date::MIN) == Times { schedules: rules.to_vec(), ..Times::default() }
}

/// A date as editors write it.
pub(super) fn date(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

fn write(rule: &Schedule) -> String {
    let hours = hours(rule.opens_at, rule.closes_at);
    let bounds = match (rule.dtstart.map(date), rule.until.map(date)) {
        (Some(start), Some(until)) => format!("vom {start} bis {until}"),
        (Some(start), None) => format!("ab {start}"),
        (None, Some(until)) => format!("bis {until}"),
        (None, None) => String::new(),
    };
    let join = |parts: &[&str], sign: &str| {
        parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(sign)
    };
    let days = days(&rule.byday);
    match rule.freq {
        Frequency::Once => join(&[&rule.dtstart.map(date).unwrap_or_default(), &hours], ", "),
        Frequency::Weekly if rule.interval > 1 => {
            let weeks = if rule.interval == 2 {
                "14-tägig".into()
            } else {
                format!("alle {} Wochen", rule.interval)
            };
            join(&[&join(&[&weeks, &days, &bounds], " "), &hours], ", ")
        }
        Frequency::Weekly if is_always(rule) => join(&["rund um die Uhr", &bounds], " "),
        Frequency::Weekly => join(&[&days, &hours, &bounds], " "),
        Frequency::Monthly => {
            let mut nths: Vec<Option<i8>> = rule.byday.iter().map(|by| by.nth).collect();
            nths.dedup();
            let nths = nths.iter().flatten().map(|nth| match nth {
                -1 => "letzten".into(),
                -2 => "vorletzten".into(),
                nth => format!("{nth}."),
            });
            let nths = nths.collect::<Vec<_>>().join(" und ");
            if rule.interval > 1 {
                let months = format!("alle {} Monate am {nths} {days} {bounds}", rule.interval);
                return join(&[&months, &hours], ", ");
            }
            let places = rule.bymonthday.iter().map(|day| format!("{day}."));
            let places = places.collect::<Vec<_>>().join(" und ");
            let days = join(&["jeden", &nths, &days, &places, "im Monat"], " ");
            join(&[&days, &hours, &bounds], " ")
        }
    }
}

fn is_always(rule: &Schedule) -> bool {
    let times = (rule.opens_at, rule.closes_at);
    rule.byday.len() == 7 && times == (TimeOfDay::new(0, 0), TimeOfDay::new(24, 0))
}

/// `Mo–Fr`, `Mo, Mi`: the days, without duplicates.
fn days(byday: &[ByDay]) -> String {
    const NAMES: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    let mut days: Vec<usize> = byday
        .iter()
        .filter_map(|by| Weekday::ALL.iter().position(|day| *day == by.weekday))
        .collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [first, .., last] if days.len() > 2 && last - first + 1 == days.len() => {
            [NAMES[*first], "–", NAMES[*last]].concat()
        }
        _ => days.iter().map(|day| NAMES[*day]).collect::<Vec<_>>().join(", "),
    }
}

fn hours(opens: Option<TimeOfDay>, closes: Option<TimeOfDay>) -> String {
    let clock = |time: TimeOfDay, is_whole: bool| {
        if is_whole {
            time.hour().to_string()
        } else {
            format!("{}:{:02}", time.hour(), time.minute())
        }
    };
    match (opens, closes) {
        (Some(opens), Some(closes)) => {
            let is_whole = opens.minute() == 0 && closes.minute() == 0;
            [&clock(opens, is_whole), "–", &clock(closes, is_whole), " Uhr"].concat()
        }
        (Some(opens), None) => ["ab ", &clock(opens, opens.minute() == 0), " Uhr"].concat(),
        (None, Some(closes)) => ["bis ", &clock(closes, closes.minute() == 0), " Uhr"].concat(),
        (None, None) => String::new(),
    }
}
