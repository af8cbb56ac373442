//! Values as German text.

use super::entry::Entry;
use crate::wording::phrase;
use catalogue::{AgeRange, AvailabilityStatus, Code, Cost, Months, Registration, ServiceArea};

/// The maximum number of list items to name; beyond it only their number is given.
const NAMED: usize = 3;

/// The first few items of a list: `A; B; C und 9 weitere`.
pub fn some(words: impl ExactSizeIterator<Item = String>) -> String {
    let left = words.len().saturating_sub(NAMED);
    let named = words.take(NAMED).collect::<Vec<_>>().join("; ");
    if left > 0 { format!("{named} und {left} weitere") } else { named }
}

/// All items of a list, or `keine Angabe`.
pub fn all(words: &[String]) -> String {
    if words.is_empty() { "keine Angabe".to_owned() } else { words.join("; ") }
}

/// `jetzt A (bisher B).`
pub fn now_and_before(now: &str, before: &str) -> String {
    format!("jetzt {now} (bisher {before}).")
}

/// The price.
pub fn cost(cost: Option<&Cost>) -> String {
    let Some(cost) = cost else { return "keine Angabe".to_owned() };
    let amount = match (cost.free, cost.amount_cents) {
        (Some(true), _) | (None, Some(0)) => Some("kostenlos".to_owned()),
        (_, Some(cents)) => Some(format!("{},{:02} €", cents / 100, cents % 100)),
        (Some(false), None) => Some("nicht kostenlos".to_owned()),
        (None, None) => None,
    };
    let parts: Vec<String> = amount.into_iter().chain(cost.note.clone()).collect();
    if parts.is_empty() { "keine Angabe".to_owned() } else { parts.join(", ") }
}

/// How to take part.
pub fn registration(registration: Option<Registration>) -> &'static str {
    match registration {
        None => "keine Angabe",
        Some(Registration::None) => "ohne Anmeldung",
        Some(Registration::Phone) => "mit Anruf",
        Some(Registration::Online) => "online",
        Some(Registration::Email) => "mit E-Mail",
        Some(Registration::Referral) => "über eine andere Stelle",
    }
}

/// The availability.
pub fn room(status: Option<AvailabilityStatus>) -> &'static str {
    match status {
        None => "keine Angabe",
        Some(AvailabilityStatus::Open) => "Plätze frei",
        Some(AvailabilityStatus::Few) => "wenige Plätze",
        Some(AvailabilityStatus::Waitlist) => "Warteliste",
        Some(AvailabilityStatus::Full) => "voll",
    }
}

/// `von 6 Monaten bis unter 3 Jahren`.
pub fn ages(ages: &[AgeRange]) -> String {
    let range = |range: &AgeRange| match (range.from, range.to) {
        (Months(0), None) => "jedes Alter".to_owned(),
        (from, None) => format!("ab {}", age(from)),
        (Months(0), Some(to)) => format!("unter {}", age(to)),
        (from, Some(to)) => format!("von {} bis unter {}", age(from), age(to)),
    };
    let ranges: Vec<String> = ages.iter().map(range).collect();
    all(&ranges)
}

fn age(Months(months): Months) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "1 Jahr".to_owned(),
        (years, 0) if years > 0 => format!("{years} Jahren"),
        (0, 1) => "1 Monat".to_owned(),
        _ => format!("{months} Monaten"),
    }
}

/// The areas that an offer serves, with the names of places where known.
pub fn areas(entry: Entry) -> String {
    let name = |area: &ServiceArea| {
        let key = match area {
            ServiceArea::Place(id) => id.as_str(),
            ServiceArea::Ags(key) => key.as_str(),
        };
        phrase::area(area, entry.catalogue).unwrap_or(key).to_owned()
    };
    let names: Vec<String> = entry.offer.service_areas.iter().map(name).collect();
    if names.is_empty() { "alle Orte".to_owned() } else { names.join(", ") }
}

/// Codes as spelled in the catalogue, sorted for an order-independent comparison.
pub fn codes<T: Code>(codes: &[T]) -> Vec<&'static str> {
    let mut codes: Vec<&str> = codes.iter().map(|code| code.code()).collect();
    codes.sort_unstable();
    codes
}
