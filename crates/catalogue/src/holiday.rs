//! Days on which an office that is open every week may be closed: computed, not listed by year.
//!
//! The laws of the federal states, as in force in 2026. Holidays of single municipalities
//! (Fronleichnam in parts of the Eichsfeld, the Augsburger Friedensfest) are data, not code.

use crate::{Ags, Catalogue, Date, Weekday};

/// The states, as bits numbered like their municipality keys: `06` is Hessen.
const ALL: u32 = !0;

/// One bit for each of these states.
const fn states(keys: &[u32]) -> u32 {
    let mut states = 0;
    let mut at = 0;
    while at < keys.len() {
        states |= 1 << keys[at];
        at += 1;
    }
    states
}

/// Month, day, and the states in which it is a holiday.
const BY_DATE: &[(u8, u8, u32)] = &[
    (1, 1, ALL),
    (1, 6, states(&[8, 9, 15])),
    (3, 8, states(&[11, 13])),
    (5, 1, ALL),
    // Mariä Himmelfahrt; in Bayern in most municipalities.
    (8, 15, states(&[9, 10])),
    (9, 20, states(&[16])),
    (10, 3, ALL),
    (10, 31, states(&[1, 2, 3, 4, 12, 13, 14, 15, 16])),
    (11, 1, states(&[5, 7, 8, 9, 10])),
    // The 24th and the 31st are no holidays by law, but most offices are closed.
    (12, 24, ALL),
    (12, 25, ALL),
    (12, 26, ALL),
    (12, 31, ALL),
];

/// Days after Easter Sunday, and the states in which it is a holiday. Easter and Whit Sunday are
/// holidays by law only in Brandenburg, but what meets on Sundays seldom meets on these.
const BY_EASTER: &[(i32, u32)] = &[
    (-2, ALL),
    (0, ALL),
    (1, ALL),
    (39, ALL),
    (49, ALL),
    (50, ALL),
    (60, states(&[5, 6, 7, 8, 9, 10])),
];

/// Buß- und Bettag, the Wednesday before 23 November.
const REPENTANCE: u32 = states(&[14]);

/// The public holidays of a catalogue's states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holidays(u32);

impl Holidays {
    /// Those of the states that the catalogue's places are in; of all states if that is unknown,
    /// because too many holidays only leave something unsaid.
    pub fn of(catalogue: &Catalogue) -> Self {
        let keys = catalogue.places.iter().filter_map(|place| place.ags.as_ref());
        let states = keys.fold(0, |states, ags| states | Self::in_state(ags).0);
        Self(if states == 0 { ALL } else { states })
    }

    /// Those of the state that contains this area; of all states if it is wider than one.
    pub fn in_state(ags: &Ags) -> Self {
        let key = ags.as_str().get(..2).and_then(|key| key.parse::<u32>().ok());
        Self(key.and_then(|key| 1_u32.checked_shl(key)).unwrap_or(ALL))
    }

    /// Whether this day is one of them.
    pub fn contains(self, date: Date) -> bool {
        let (month, day) = (date.month(), date.day());
        let easter = easter(date.year());
        let since_easter = date.to_days() - easter;
        let by_date =
            BY_DATE.iter().filter(|each| (each.0, each.1) == (month, day)).map(|each| each.2);
        let by_easter = BY_EASTER.iter().filter(|each| each.0 == since_easter).map(|each| each.1);
        let is_repentance =
            month == 11 && (16..=22).contains(&day) && date.weekday() == Weekday::Wednesday;
        let states = by_date.chain(by_easter).fold(0, |all, each| all | each);
        (states | if is_repentance { REPENTANCE } else { 0 }) & self.0 != 0
    }
}

/// Easter Sunday, as [`Date::to_days`]: Gauss' rule, in the form of Lichtenberg.
fn easter(year: u16) -> i32 {
    let first_of_march = Date::new(year, 3, 1).map_or(0, Date::to_days);
    let year = i32::from(year);
    let century = year / 100;
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun = 2 - (3 * century + 3) / 4;
    let cycle = year % 19;
    let full_moon = (19 * cycle + moon) % 30;
    let correction = (full_moon + cycle / 11) / 29;
    // Days of March until the Sunday after the full moon.
    let limit = 21 + full_moon - correction;
    let sunday = 7 - (year + year / 4 + sun) % 7;
    let easter = limit + 7 - (limit - sunday).rem_euclid(7);
    first_of_march + easter - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, Place};

    fn on(date: &str) -> Date {
        Date::parse(date).expect(date)
    }

    fn of_year(key: &str, year: u16) -> Vec<String> {
        let holidays = Holidays::in_state(&Ags::new(key).expect(key));
        let first = Date::new(year, 1, 1).expect("a year").to_days();
        (first..first + 366)
            .map(Date::from_days)
            .filter(|date| date.year() == year && holidays.contains(*date))
            .map(|date| format!("{:02}-{:02}", date.month(), date.day()))
            .collect()
    }

    #[test]
    fn the_holidays_of_hessen_and_thueringen() {
        assert_eq!(
            of_year("06636", 2027),
            [
                "01-01", "03-26", "03-28", "03-29", "05-01", "05-06", "05-16", "05-17", "05-27",
                "10-03", "12-24", "12-25", "12-26", "12-31"
            ]
        );
        assert_eq!(
            of_year("16", 2026),
            [
                "01-01", "04-03", "04-05", "04-06", "05-01", "05-14", "05-24", "05-25", "09-20",
                "10-03", "10-31", "12-24", "12-25", "12-26", "12-31"
            ]
        );
    }

    #[test]
    fn every_state_has_its_own() {
        let count = |key: u32| of_year(&format!("{key:02}"), 2026).len() - 4;
        // Public holidays by law in 2026; Brandenburg's Easter and Whit Sunday are among the four
        // days left out here.
        let by_law = [10, 10, 10, 10, 11, 10, 11, 12, 13, 12, 10, 10, 11, 11, 11, 11];
        for (key, expected) in (1..).zip(by_law) {
            assert_eq!(count(key), expected, "state {key:02}");
        }
    }

    #[test]
    fn repentance_day_is_the_wednesday_before_the_23rd_of_november() {
        for (year, day) in [(2022, 16), (2023, 22), (2026, 18), (2027, 17), (2028, 22)] {
            let day = format!("11-{day}");
            assert!(of_year("14", year).contains(&day), "{year}");
            assert!(!of_year("06", year).contains(&day), "{year}");
        }
    }

    #[test]
    fn easter_is_right_in_ordinary_and_exceptional_years() {
        for date in [
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2035-03-25",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
            "2160-03-23",
            "2199-04-14",
        ] {
            assert_eq!(Date::from_days(easter(on(date).year())), on(date));
        }
    }

    /// The full moons that the church's tables print for 1900 to 2199, by the year's place in the
    /// cycle of 19, as days of March.
    const FULL_MOONS: [i32; 19] =
        [45, 34, 23, 42, 31, 49, 39, 28, 47, 36, 25, 44, 33, 22, 41, 30, 48, 38, 27];

    #[test]
    fn easter_is_the_sunday_after_the_full_moon_of_spring() {
        for year in 1900..2200_u16 {
            let first = Date::new(year, 3, 1).expect("a day").to_days();
            let full_moon = first - 1 + FULL_MOONS[usize::from(year % 19)];
            let sunday = (full_moon + 1..full_moon + 8)
                .map(Date::from_days)
                .find(|date| date.weekday() == Weekday::Sunday);
            assert_eq!(Some(Date::from_days(easter(year))), sunday, "{year}");
        }
    }

    #[test]
    fn an_unknown_state_has_the_holidays_of_all() {
        let mut catalogue = Catalogue::default();
        let epiphany = on("2027-01-06");
        assert!(Holidays::of(&catalogue).contains(epiphany));
        let mut place = |ags| {
            let place = Place {
                id: Id::new("ort").expect("a slug"),
                name: "Ort".into(),
                ags: Ags::new(ags),
                postal_codes: Vec::new(),
                latitude: None,
                longitude: None,
                part_of: None,
            };
            catalogue.places.push(place);
            Holidays::of(&catalogue).contains(epiphany)
        };
        assert!(!place("06636003"));
        assert!(place("09162"), "a catalogue of two states");
    }
}
