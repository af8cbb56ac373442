//! Schedules.

use super::node::Node;
use super::notes::Notes;
use catalogue::{ByDay, Code, Frequency, Id, Schedule, Severity, TimeOfDay};
use serde_json::Value;

/// The properties a rule is made of; everything else is text.
const RULE: &[&str] = &[
    "freq",
    "interval",
    "byday",
    "bymonthday",
    "byweekno",
    "byyearday",
    "wkst",
    "dtstart",
    "until",
    "count",
    "opens_at",
    "closes_at",
];

/// The rule at this node. If a part of it cannot be read, the whole is kept as text: half a rule
/// would lead families to a closed door.
pub fn schedule(
    node: &Node,
    location: Option<&Id>,
    notes: &mut Notes,
    kept: &mut Vec<String>,
) -> Option<Schedule> {
    let words = ["description", "notes"].map(|key| node.text(key, notes));
    let mut words: Vec<String> = words.into_iter().flatten().collect();
    words.dedup();
    let known = [RULE, &["description", "notes", "timezone", "valid_to", "attributes"]].concat();
    node.rest("schedule", &known, notes);
    if node.text("valid_to", notes).is_some() {
        let what = "„valid_to“ sagt, bis wann die Angabe geprüft ist. Es wurde nicht als letzter Termin gelesen.";
        let help = "Enden die Termine an diesem Tag, tragen Sie ihn bei „until“ ein.";
        notes.sum(Severity::Hint, &node.at("valid_to"), what.to_owned(), help);
    }
    let remark = (!words.is_empty()).then(|| words.join("\n"));
    if RULE.iter().all(|key| node.object.get(*key).is_none_or(Value::is_null)) {
        kept.extend(remark.map(|remark| ["Termine: ", &remark].concat()));
        return None;
    }
    let Some(rule) = rule(node, notes) else {
        let said =
            RULE.iter().filter_map(|key| Some([*key, " ", &node.text(key, notes)?].concat()));
        let said: Vec<String> = said.collect();
        let said = said.into_iter().chain(remark).collect::<Vec<_>>().join(", ");
        let what = format!(
            "Ein Termin ließ sich nicht lesen: {said}. Er steht jetzt in Worten beim Angebot."
        );
        let help = "Tragen Sie ihn im Katalog neu ein.";
        notes.find(Severity::Warning, &node.pointer, what, help, 0);
        kept.push(format!("Termine: {said}"));
        return None;
    };
    Some(Schedule { location: location.cloned(), note: remark, ..rule })
}

/// The rule, if every part of it can be read.
fn rule(node: &Node, notes: &mut Notes) -> Option<Schedule> {
    let stated =
        |key: &str| node.object.get(key).is_some_and(|value| !value.is_null() && value != "");
    let byday = days(&node.text("byday", notes).unwrap_or_default())?;
    let bymonthday = month_days(&node.text("bymonthday", notes).unwrap_or_default())?;
    let freq = match node.text("freq", notes) {
        Some(freq) => Frequency::from_code(&freq.to_uppercase())?,
        None if !byday.is_empty() => Frequency::Weekly,
        None => return None,
    };
    let interval = whole(node, "interval", Schedule::INTERVAL_LIMIT, notes)?.unwrap_or(1);
    let rule = Schedule {
        interval,
        byday,
        bymonthday,
        dtstart: if stated("dtstart") { Some(node.day("dtstart", notes)?) } else { None },
        until: if stated("until") { Some(node.day("until", notes)?) } else { None },
        count: whole(node, "count", Schedule::COUNT_LIMIT, notes)?,
        opens_at: if stated("opens_at") { Some(time(node, "opens_at", notes)?) } else { None },
        closes_at: if stated("closes_at") { Some(time(node, "closes_at", notes)?) } else { None },
        ..Schedule::new(freq)
    };
    let within_month = !rule.bymonthday.is_empty() || rule.byday.iter().any(|by| by.nth.is_some());
    // Weeks start on Monday here; this only matters for rules with an interval of several weeks.
    let begins_monday = node.text("wkst", notes).is_none_or(|day| day == "MO");
    let names_no_day = rule.byday.is_empty() && rule.bymonthday.is_empty();
    let needs_start = rule.interval > 1 || rule.count.is_some() || names_no_day;
    let is_strange = stated("byweekno")
        || stated("byyearday")
        || (rule.freq == Frequency::Weekly && within_month)
        || (rule.interval > 1 && rule.byday.len() > 1 && !begins_monday)
        || rule.dtstart.zip(rule.until).is_some_and(|(first, last)| last < first)
        || (rule.dtstart.is_none() && (needs_start || rule.freq == Frequency::Once));
    (!is_strange).then(|| on_one_day(rule))
}

/// HSDS represents a single date as a weekly rule for one day.
fn on_one_day(rule: Schedule) -> Schedule {
    let Some(day) = rule.dtstart.filter(|day| rule.until == Some(*day)) else { return rule };
    let means = |by: &ByDay| by.weekday == day.weekday();
    let is_once = rule.freq == Frequency::Weekly
        && rule.count.is_none()
        && (rule.byday.is_empty() || rule.byday.iter().any(means));
    if !is_once {
        return rule;
    }
    Schedule {
        dtstart: Some(day),
        opens_at: rule.opens_at,
        closes_at: rule.closes_at,
        ..Schedule::new(Frequency::Once)
    }
}

/// A whole number from 1 to `most`: `Some(None)` if there is no value, `None` if the value is
/// anything else.
#[expect(clippy::option_option, reason = "missing differs from unreadable")]
fn whole(node: &Node, key: &str, most: u16, notes: &mut Notes) -> Option<Option<u16>> {
    if node.object.get(key).is_none_or(|value| value.is_null() || value == "") {
        return Some(None);
    }
    let number = node.number(key, notes)?;
    let is_whole = number.fract() == 0.0 && (1.0..=f64::from(most)).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range")]
    is_whole.then_some(Some(number as u16))
}

/// The comma-separated values, if all of them can be read.
fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(read).collect()
}

fn days(text: &str) -> Option<Vec<ByDay>> {
    list(&text.to_uppercase(), ByDay::parse)
}

fn month_days(text: &str) -> Option<Vec<i8>> {
    list(text, |day| day.parse().ok().filter(|day| matches!(day, -31..=-1 | 1..=31)))
}

/// A wall clock time. Its UTC offset is ignored: it cannot express when summer time starts.
fn time(node: &Node, key: &str, notes: &mut Notes) -> Option<TimeOfDay> {
    let text = node.text(key, notes)?;
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != ':').unwrap_or(text.len());
    let (clock, offset) = text.split_at_checked(end)?;
    let time = TimeOfDay::parse(clock)?;
    if !matches!(offset, "" | "+01:00" | "+02:00" | "+01" | "+02") {
        // Fractions of a second are irrelevant.
        let is_fraction = offset.starts_with('.') && !offset.ends_with('Z');
        if !is_fraction {
            let what = format!(
                "Die Uhrzeit „{text}“ nennt eine andere Zeitzone. Gelesen wurde {time} Uhr in Deutschland."
            );
            notes.sum(Severity::Warning, &node.at(key), what, "Prüfen Sie die Uhrzeit.");
        }
    }
    Some(time)
}
