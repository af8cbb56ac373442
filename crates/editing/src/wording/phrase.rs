//! German phrases for a catalogue's data, for print and plain pages, in the widget's words.
//!
//! The widget has its own (`src/words/phrase.rs`): there the browser formats numbers and dates, in every
//! language.

mod ages;
mod rule;

pub use ages::ages;
pub use rule::rule;

use crate::import;
use crate::wording::words::{self, fill};
use catalogue::{
    Catalogue, Code, Date, Location, Occurrence, Offer, ServiceArea, TimeOfDay, Weekday,
};

/// The months' names.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

const WEEKDAYS: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// "Dienstag".
pub fn weekday(weekday: Weekday) -> &'static str {
    let at = Weekday::ALL.iter().position(|each| *each == weekday);
    WEEKDAYS[at.expect("invariant: one of all")]
}

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month()) - 1]
}

/// "8. Dezember 2026".
pub fn date(date: Date) -> String {
    format!("{}. {} {}", date.day(), month(date), date.year())
}

/// "8.12.2026".
pub fn short_date(date: Date) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

/// "Dezember 2026".
pub fn month_and_year(date: Date) -> String {
    format!("{} {}", month(date), date.year())
}

/// "Dienstag, 8. Dezember 2026".
pub fn day(day: Date) -> String {
    format!("{}, {}", weekday(day.weekday()), date(day))
}

/// "10:00–14:00 Uhr", "ab 10:00 Uhr"; `None` if there is no opening time.
pub fn times(opens_at: Option<TimeOfDay>, closes_at: Option<TimeOfDay>) -> Option<String> {
    let opens = opens_at?;
    Some(match closes_at {
        Some(closes) => format!("{opens}–{closes} Uhr"),
        None => format!("ab {opens} Uhr"),
    })
}

/// "Arabisch" for `ar`; the tag itself if its name is not known here.
pub fn language(tag: &str) -> &str {
    import::language::name(tag).unwrap_or(tag)
}

/// "a, b und c".
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    list_with("und", items)
}

/// The same with another conjunction before the last item.
pub fn list_with<T: AsRef<str>>(before_last: &str, items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

/// The price: "Kostenlos", "12,50 €"; `None` if it is not given as a number.
pub fn cost(offer: &Offer) -> Option<String> {
    let cents = offer.cost.as_ref()?.amount_cents;
    match offer.is_free() {
        Some(true) => Some(words::OFFER_COST_FREE.to_owned()),
        _ => cents.map(|cents| match (cents / 100, cents % 100) {
            (euros, 0) => format!("{euros}\u{a0}€"),
            (euros, cents) => format!("{euros},{cents:02}\u{a0}€"),
        }),
    }
}

/// The name of an area; `None` if the catalogue has no place with this key.
pub fn area<'c>(area: &ServiceArea, catalogue: &'c Catalogue) -> Option<&'c str> {
    let place = match area {
        ServiceArea::Place(id) => catalogue.place(id),
        ServiceArea::Ags(key) => {
            catalogue.places.iter().find(|place| place.ags.as_ref() == Some(key))
        }
    };
    place.map(|place| place.name.as_str())
}

/// Street, postal code and town on one line; `None` if hidden or unknown.
pub fn address(location: &Location) -> Option<String> {
    let address = location.public_address()?;
    let town = [&address.postal_code, &address.city];
    let town: Vec<&str> = town.into_iter().flatten().map(String::as_str).collect();
    let lines = [address.address_1.clone(), (!town.is_empty()).then(|| town.join(" "))];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// The venue of a date, unless it must stay secret; also `None` if the offer has several and the
/// date does not say which.
pub fn venue<'c>(
    occurrence: &Occurrence,
    offer: &Offer,
    catalogue: &'c Catalogue,
) -> Option<&'c Location> {
    let own = || match offer.locations.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let location = catalogue.location(occurrence.location.as_ref().or_else(own)?)?;
    (!location.is_hidden()).then_some(location)
}

/// The name of a location, with its town unless the name contains it.
pub fn place(location: &Location) -> String {
    let town = location.public_address().and_then(|address| address.city.as_ref());
    match town.filter(|town| !location.name.contains(*town)) {
        Some(town) => format!("{}, {town}", location.name),
        None => location.name.clone(),
    }
}

/// When it was last verified, and by whom.
pub fn checked(offer: &Offer) -> Option<String> {
    let month = month_and_year(offer.assured_date?);
    Some(match &offer.assurer {
        Some(assurer) => fill(words::CHECKED_BY, &[("date", &month), ("assurer", assurer)]),
        None => fill(words::CHECKED, &[("date", &month)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::{Cost, Id};

    #[test]
    fn days_and_times_are_as_on_a_poster() {
        let date = Date::new(2026, 12, 8).expect("a day");
        assert_eq!(day(date), "Dienstag, 8. Dezember 2026");
        assert_eq!(short_date(date), "8.12.2026");
        let at = |hour| TimeOfDay::new(hour, 30);
        assert_eq!(times(at(9), at(11)).as_deref(), Some("09:30–11:30 Uhr"));
        assert_eq!(times(at(9), None).as_deref(), Some("ab 09:30 Uhr"));
        assert_eq!(times(None, at(11)), None);
    }

    #[test]
    fn lists_end_with_an_and() {
        assert_eq!(list(&["a"; 0]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b und c");
    }

    #[test]
    fn cents_are_told_where_there_are_some() {
        let costs = |cents| {
            let mut offer = Offer::new(Id::new("a").expect("a slug"), "A".into());
            offer.cost = Some(Cost { amount_cents: Some(cents), ..Cost::default() });
            cost(&offer)
        };
        assert_eq!(costs(0).as_deref(), Some("Kostenlos"));
        assert_eq!(costs(500).as_deref(), Some("5\u{a0}€"));
        assert_eq!(costs(1205).as_deref(), Some("12,05\u{a0}€"));
    }
}
