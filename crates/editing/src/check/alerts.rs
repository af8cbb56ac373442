//! Alerts that nobody has looked at for a long time, or whose day is over.
//!
//! An alert has no date of its own. It is as old as the last check of its offer, unless it names
//! days itself: then it is over after the last of them, and not before.

use super::{Code, context::Context};
use crate::wording::phrase::{MONTHS, short_date};
use catalogue::{Date, Severity, Status, YearMonth};

/// Three months, in days.
const FRESH_DAYS: i32 = 92;

pub fn check(context: &mut Context) {
    let today = context.today;
    for (offer, entry) in context.offers() {
        let Some(alert) = offer.alert.as_ref().filter(|_| offer.status != Status::Ended) else {
            continue;
        };
        let what = match (last_day(alert), offer.assured_date) {
            (Some(day), _) if day < today => {
                format!("Der Hinweis spricht von einem Tag, der vorbei ist: {}.", short_date(day))
            }
            (None, Some(checked)) if checked < today.plus_days(-FRESH_DAYS) => format!(
                "Den Hinweis hat seit über drei Monaten niemand geprüft, zuletzt am {}.",
                short_date(checked)
            ),
            _ => continue,
        };
        let help = "Nehmen Sie „alert“ heraus, wenn er nicht mehr stimmt. Stimmt er noch, tragen Sie den \
                    Tag Ihrer Prüfung bei „assured_date“ ein. Was immer gilt, gehört in „description“.";
        context.about(entry, &["alert"], Severity::Warning, Code::OldAlert, what, help);
    }
}

/// The last day that the text names with its year: "1.12.2026", "1. Dezember 2026" or "Dezember
/// 2026", of which that is its last day.
fn last_day(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let year_at =
        |at: usize| words.get(at)?.parse().ok().filter(|year| (2000..2200).contains(year));
    let named = |at: usize| {
        let year: u16 = year_at(at + 1)?;
        let day = at.checked_sub(1).and_then(|at| words[at].parse().ok());
        match MONTHS.iter().position(|month| *month == words[at]) {
            Some(month) => {
                let month = YearMonth::new(year, u8::try_from(month + 1).ok()?)?;
                month.day(day.unwrap_or(month.days())).or_else(|| month.day(month.days()))
            }
            None => Date::new(year, words[at].parse().ok()?, day?),
        }
    };
    (0..words.len()).filter_map(named).max()
}

#[cfg(test)]
mod tests {
    use super::last_day;
    use catalogue::Date;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, day) in [
            ("Am 1.12.2026 geschlossen.", Some("2026-12-01")),
            ("Vom 3. bis 7. August 2026 im Urlaub", Some("2026-08-07")),
            ("Wieder ab April 2027.", Some("2027-04-30")),
            ("Zu vom 21.12.2026 bis 4.1.2027", Some("2027-01-04")),
            ("Am 31. Februar 2027", Some("2027-02-28")),
            ("Am 1. Dezember geschlossen", None),
            ("Rufen Sie an: 030 2312 5100", None),
            ("", None),
        ] {
            assert_eq!(last_day(text), day.and_then(Date::parse), "{text}");
        }
    }
}
