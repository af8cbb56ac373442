//! A single calendar file (RFC 5545, `.ics`) with all dates of a catalogue.
//!
//! A schedule's rule becomes one recurring event. Each of its extra dates is a separate event, even
//! if it could be an `RDATE`: such a date may differ in place or time, and many calendars ignore
//! `RDATE`. A rule ends with `COUNT`, which is exact; `UNTIL` would have to be given in UTC.
//!
//! Public holidays that a rule does not mention are left out: who has come in vain does not come
//! again.
//!
//! Sensitive offers are left out, because a calendar is easily seen on a phone, and so are offers
//! that are only for professionals, paused or ended.

use crate::wording::phrase;
use crate::wording::words::{self, fill};
use catalogue::{
    ByDay, CalendarFile, Catalogue, Code, Date, Frequency, Holidays, Occurrence, Offer, Schedule,
    Status, budget,
};

/// The calendar of a catalogue as of its publication date, or else `today`: what is over by then is
/// left out, and a rule without a start date starts there.
///
/// ```
/// let json = r#"{ "schema_version": "1.0", "name": "Kreis", "offers": [{
///     "id": "elterncafe", "name": "Elterncafé",
///     "schedules": [{ "freq": "WEEKLY", "byday": ["TU"], "opens_at": "14:00" }] }] }"#;
/// let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
/// let today = catalogue::Date::parse("2026-11-22").expect("a day");
/// let file = editing::exchange::calendar::calendar(&catalogue, today);
/// assert!(file.contains("DTSTART;TZID=Europe/Berlin:20261124T140000\r\n"));
/// assert!(file.contains("RRULE:FREQ=WEEKLY;BYDAY=TU\r\n"));
/// ```
pub fn calendar(catalogue: &Catalogue, today: Date) -> String {
    let since = catalogue.published.unwrap_or(today);
    let mut file = CalendarFile::new(Some(&catalogue.name));
    let holidays = Holidays::of(catalogue);
    for offer in catalogue.offers.iter().filter(|offer| is_for_calendars(offer)) {
        let mut told: Vec<(String, Event)> = Vec::new();
        for event in offer.schedules.iter().flat_map(|rule| events(rule, since, holidays)) {
            add(&mut told, event, offer);
        }
        for (uid, event) in &told {
            write(&mut file, uid, event, offer, catalogue, since);
        }
    }
    file.finish()
}

/// Adds an event under an id of its own. Of two that differ in nothing but their notes, one is
/// enough, with both notes.
fn add(told: &mut Vec<(String, Event)>, event: Event, offer: &Offer) {
    let uid = event.uid(offer, false);
    let Some(at) = told.iter().position(|(each, _)| *each == uid) else {
        told.push((uid, event));
        return;
    };
    let longer = event.uid(offer, true);
    let closes = event.first.closes_at;
    let same = told.iter().position(|(each, known)| {
        (*each == uid || *each == longer) && known.first.closes_at == closes
    });
    match same {
        Some(same) => {
            let notes = &mut told[same].1.first.note;
            match (notes.as_mut(), event.first.note) {
                (Some(notes), Some(note)) if !notes.contains(&note) => {
                    notes.push('\n');
                    notes.push_str(&note);
                }
                (None, note) => *notes = note,
                _ => {}
            }
        }
        None => told.insert(at + 1, (longer, event)),
    }
}

fn is_for_calendars(offer: &Offer) -> bool {
    offer.status == Status::Active && !offer.sensitive && !offer.is_for_professionals_only()
}

/// An event: its first date, and its recurrence.
struct Event {
    first: Occurrence,
    /// The date given in the catalogue: the computed first date of a rule may change with each
    /// publication.
    anchor: Option<Date>,
    /// The value of `RRULE`; `None` if it does not recur.
    rule: Option<String>,
    /// Days of the rule that are cancelled or replaced.
    except: Vec<Date>,
}

impl Event {
    /// A stable id for this event of this offer across versions of the catalogue, as long as the
    /// event itself is unchanged, wherever it is in the list. When it ends is part of it only if
    /// something else begins at the same time.
    fn uid(&self, offer: &Offer, with_end: bool) -> String {
        let Occurrence { opens_at, closes_at, location, .. } = &self.first;
        let parts = [
            self.anchor.map(|day| day.to_string()),
            opens_at.map(|opens| opens.to_string()),
            location.as_ref().map(ToString::to_string),
            self.rule.clone(),
            closes_at.filter(|_| with_end).map(|closes| closes.to_string()),
        ];
        let mut uid = offer.id.to_string();
        for part in parts.into_iter().flatten() {
            uid.push('-');
            uid.extend(part.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '.' }));
        }
        uid + "@angebotsfinder"
    }
}

fn events(schedule: &Schedule, since: Date, holidays: Holidays) -> Vec<Event> {
    let mut events: Vec<Event> = repeating(schedule, since, holidays).into_iter().collect();
    let mut extra_days: Vec<Date> = schedule.extra_dates.iter().map(|extra| extra.date).collect();
    extra_days.sort_unstable();
    extra_days.dedup();
    for day in extra_days.into_iter().filter(|day| *day >= since) {
        for first in schedule.occurrences(day, day.plus_days(1), 1) {
            events.push(Event { first, anchor: Some(day), rule: None, except: Vec::new() });
        }
    }
    events
}

/// The rule without its extra dates; `None` if no dates are left.
fn repeating(schedule: &Schedule, since: Date, holidays: Holidays) -> Option<Event> {
    let all = Schedule { except_dates: Vec::new(), extra_dates: Vec::new(), ..schedule.clone() };
    let begin = schedule.dtstart.unwrap_or(since);
    let first = all.occurrences(begin, Date::MAX, 1).pop()?;
    let extra_days = schedule.extra_dates.iter().map(|extra| extra.date);
    let mut except: Vec<Date> = schedule.except_dates.iter().copied().chain(extra_days).collect();
    let soon = all.occurrences(since.max(begin), since.plus_days(budget::HORIZON_DAYS), usize::MAX);
    except.extend(soon.iter().filter(|day| !day.is_certain(holidays)).map(|day| day.date));
    except.sort_unstable();
    except.dedup();
    let held = Schedule { except_dates: except.clone(), ..all.clone() };
    held.days(since, Date::MAX, 1).first()?;
    except.retain(|day| *day >= first.date && !all.days(*day, day.plus_days(1), 1).is_empty());
    let is_finite = all.count.is_some() || all.until.is_some() || all.freq == Frequency::Once;
    let count = is_finite.then(|| all.days(begin, Date::MAX, usize::MAX).len());
    let rule = (count != Some(1)).then(|| rule(schedule, count));
    // A single date may be another day than the rule's first one.
    let anchor = if rule.is_some() { schedule.dtstart } else { Some(first.date) };
    Some(Event { first, anchor, rule, except })
}

/// The value of `RRULE`.
fn rule(schedule: &Schedule, count: Option<usize>) -> String {
    let mut rule = format!("FREQ={}", schedule.freq.code());
    let mut part = |name: &str, value: String| {
        if !value.is_empty() {
            rule.extend([";", name, "=", &value]);
        }
    };
    if schedule.interval > 1 {
        part("INTERVAL", schedule.interval.to_string());
    }
    let days: Vec<String> = schedule.byday.iter().copied().map(by_day).collect();
    part("BYDAY", days.join(","));
    let days: Vec<String> = schedule.bymonthday.iter().map(ToString::to_string).collect();
    part("BYMONTHDAY", days.join(","));
    part("COUNT", count.map(|count| count.to_string()).unwrap_or_default());
    rule
}

/// `TU`, `2TU`, `-1FR`.
fn by_day(by: ByDay) -> String {
    let nth = by.nth.map(|nth| nth.to_string()).unwrap_or_default();
    nth + by.weekday.code()
}

fn write(
    file: &mut CalendarFile,
    uid: &str,
    event: &Event,
    offer: &Offer,
    catalogue: &Catalogue,
    since: Date,
) {
    let Event { first, rule, except, .. } = event;
    let digits = |date: &Date| date.to_string().replace('-', "");
    file.line("BEGIN", "VEVENT");
    file.text("UID", uid);
    file.line("DTSTAMP", &format!("{}T000000Z", digits(&since)));
    // An event that opens at 24:00 would start on the next day, which is not a day of the rule.
    let opens_at = first.opens_at.filter(|opens| opens.hour() < 24);
    file.when(first.date, opens_at, first.closes_at);
    if let Some(rule) = rule {
        file.line("RRULE", rule);
    }
    for day in except {
        match opens_at {
            Some(opens) => {
                let time = format!("T{:02}{:02}00", opens.hour(), opens.minute());
                file.line("EXDATE;TZID=Europe/Berlin", &(digits(day) + &time));
            }
            None => file.line("EXDATE;VALUE=DATE", &digits(day)),
        }
    }
    file.text("SUMMARY", &offer.name);
    if let Some(location) = phrase::venue(first, offer, catalogue) {
        let address = phrase::address(location);
        let parts: Vec<&str> =
            [Some(location.name.as_str()), address.as_deref()].into_iter().flatten().collect();
        file.text("LOCATION", &parts.join(", "));
    }
    let contact = catalogue.contact(offer);
    let phone = contact
        .phones
        .first()
        .map(|phone| fill(words::CALL_NUMBER, &[("number", &phone.number.to_display())]));
    let lines = [offer.summary.clone(), first.note.clone(), phone];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if !lines.is_empty() {
        file.text("DESCRIPTION", &lines.join("\n"));
    }
    if let Some(url) = contact.url {
        file.line("URL", url.as_str());
    }
    file.line("END", "VEVENT");
}
