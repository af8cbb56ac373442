//! The cells of a row that say when something takes place.

use super::{Column, date, list, row::Row, time};
use catalogue::{Date, Schedule};
use time::{Doubt, Why};

/// The rules in a row; unreadable texts are kept.
pub(super) fn read(row: &mut Row, today: Date) -> Vec<Schedule> {
    let Some((column, text)) = text(row) else {
        keep_the_rest(row);
        return Vec::new();
    };
    let mut times = time::read(&text, today);
    for unread in &times.unread {
        row.keep(column, &unread.text, help(unread.why));
    }
    for note in &times.notes {
        row.keep_quietly(Column::Times, note);
    }
    for doubt in &times.doubts {
        match doubt {
            Doubt::AssumedYear(date) => {
                let day = format!("{:02}.{:02}.{}", date.day(), date.month(), date.year());
                row.ask(
                    column,
                    format!("„{text}“ hat kein Jahr. Wir lesen den {day}."),
                    "Schreiben Sie das Jahr dazu.",
                );
            }
            Doubt::Workdays => {
                row.ask(
                    column,
                    format!("„{text}“ wurde als Montag bis Freitag gelesen."),
                    "Schreiben Sie Mo–Fr oder Mo–Sa.",
                );
            }
        }
    }
    if times.schedules.is_empty() {
        keep_the_rest(row);
        return times.schedules;
    }
    except(row, &mut times.schedules);
    if let Some(more) = row.line(Column::TimeNote) {
        for rule in &mut times.schedules {
            add_note(rule, &more);
        }
    }
    times.schedules
}

/// Keeps the cells that belong to a rule if there is no rule.
fn keep_the_rest(row: &mut Row) {
    for column in [Column::Except, Column::TimeNote] {
        if let Some(text) = row.stated(column) {
            row.keep_quietly(column, &text);
        }
    }
}

/// The time columns as one text, and the first of these columns.
fn text(row: &Row) -> Option<(Column, String)> {
    let part = |column, before: &str, behind: &str| {
        row.line(column).map(|text| (column, [before, &text, behind].concat()))
    };
    let clock = |column, before: &str| {
        let text = row.line(column)?;
        let plain = text.chars().all(|c| c.is_ascii_digit());
        Some((column, [before, &text, if plain { " Uhr" } else { "" }].concat()))
    };
    let times = row.stated(Column::Times).map(|text| (Column::Times, text));
    let opens =
        clock(Column::Opens, if row.line(Column::Closes).is_some() { ", " } else { ", ab " });
    let opens = opens.map(|(column, text)| {
        (column, if times.is_none() { text.replace(", ab ", ", ") } else { text })
    });
    let closes = clock(Column::Closes, " bis ");
    // Without a weekday, the first date is the day itself.
    let bounds = if times.is_some() { [" ab ", " bis "] } else { ["", " bis "] };
    let start = part(Column::Start, bounds[0], "");
    let until = part(Column::Until, bounds[1], "");
    let parts: Vec<_> = if times.is_some() {
        [times, opens, closes, start, until].into_iter().flatten().collect()
    } else {
        [start, until, opens, closes].into_iter().flatten().collect()
    };
    let column = parts.first()?.0;
    Some((column, parts.into_iter().map(|(_, text)| text).collect()))
}

/// Removes the days in the exceptions column from the rules.
fn except(row: &mut Row, rules: &mut [Schedule]) {
    let Some(text) = row.stated(Column::Except) else { return };
    for word in list::words(&text) {
        let date = date::read(word);
        if date.is_none() {
            row.unread(
                Column::Except,
                word,
                "Schreiben Sie die Tage, an denen nichts stattfindet: 24.12.2026 | 31.12.2026.",
            );
        }
        for rule in rules.iter_mut() {
            rule.except_dates.extend(date);
            if date.is_none() {
                add_note(rule, &format!("fällt aus: {word}"));
            }
        }
    }
}

fn add_note(rule: &mut Schedule, more: &str) {
    rule.note = Some(match rule.note.take() {
        Some(note) => [&note, more].join(", "),
        None => more.to_owned(),
    });
}

fn help(why: Why) -> &'static str {
    match why {
        Why::Unknown => {
            "Schreiben Sie zum Beispiel Di 14–16 Uhr, jeden 1. Donnerstag im Monat 10–12 Uhr oder 08.12.2026, 10–14 Uhr."
        }
        Why::NeedsStart => {
            "Schreiben Sie dazu, ab wann: 14-tägig mittwochs ab 06.01.2027, 15–17 Uhr."
        }
        Why::SecondOrEveryOther => {
            "Schreiben Sie „jeden 2. Dienstag im Monat“, oder „14-tägig dienstags ab“ und das erste Datum."
        }
        Why::OtherWeekday => "Das Datum fällt auf einen anderen Wochentag. Prüfen Sie beide.",
    }
}
