//! Dates as people write them.

use catalogue::Date;

/// Reads a date: `8.12.2026`, `08.12.26` (of this century), `2026-12-08`, and the formats of
/// spreadsheet programs, with or without a time.
///
/// ```
/// let date = catalogue::Date::new(2026, 12, 8);
/// assert_eq!(editing::import::date::read("8.12.26"), date);
/// ```
pub fn read(text: &str) -> Option<Date> {
    let day = text.trim().split([' ', 'T']).next()?;
    if let Some(date) = Date::parse(day) {
        return Some(date);
    }
    let mut parts = day.split('.');
    let mut part = || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (day, month, year) = (part()?, part()?, part()?);
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let year: u16 = year.parse().ok()?;
    parts
        .next()
        .is_none()
        .then(|| Date::new(century + year, month.parse().ok()?, day.parse().ok()?))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let date = Date::new(2026, 12, 8);
        for text in [
            "08.12.2026",
            "8.12.2026",
            "8.12.26",
            " 2026-12-08 ",
            "2026-12-08 10:00",
            "2026-12-08T10:00:00",
        ] {
            assert_eq!(read(text), date, "{text}");
        }
        for text in [
            "",
            "12/08/2026",
            "8.12.",
            "30.02.2026",
            "Dezember 2026",
            "8.12.2026.1",
            "46364",
            "8.12.026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_date_is_read_in_every_spelling(days in 0..Date::MAX.to_days()) {
            let date = Date::from_days(days);
            let (year, month, day) = (date.year(), date.month(), date.day());
            prop_assert_eq!(read(&format!("{day}.{month}.{year}")), Some(date));
            prop_assert_eq!(read(&format!("{day:02}.{month:02}.{year}")), Some(date));
            prop_assert_eq!(read(&date.to_string()), Some(date));
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
