//! Times as people write them.

mod lexer;
mod rule;
mod times;

pub use times::{Doubt, Times, Unread, Why};

use catalogue::Date;

/// Reads times: `Di 14–16 Uhr`, `Mo-Fr 8-12`, `dienstags 14.00 - 16.30`, `jeden 1. Donnerstag im
/// Monat 10:00`, `14-tägig mittwochs ab 07.01.2026`, `am 08.12.2026, 10–14 Uhr`, `täglich`, and
/// combinations of them, with any further words as a note. `today` completes dates without a year:
/// the next such day is meant.
///
/// Every part of the text ends up in the rules, in a note, or in [`Times::unread`]: a rule with a
/// missing part would lead families to a closed door.
///
/// ```
/// use editing::import::time::read;
/// let times = read("Di 14–16 Uhr, außer in den Ferien", catalogue::Date::MIN);
/// assert_eq!(times.schedules[0].note.as_deref(), Some("außer in den Ferien"));
/// ```
pub fn read(text: &str, today: Date) -> Times {
    let mut times = Times::default();
    for segment in text.split(['|', ';', '\n', '•']).map(str::trim) {
        if segment.is_empty() {
            continue;
        }
        match rule::read(segment, today) {
            Ok(read) => {
                times.schedules.extend(read.schedules);
                times.doubts.extend(read.doubts);
            }
            Err(_) if is_by_arrangement(segment) => times.notes.push(segment.to_owned()),
            Err(why) => times.unread.push(Unread { text: segment.to_owned(), why }),
        }
    }
    times
}

/// Whether the text only says that times are by arrangement.
fn is_by_arrangement(text: &str) -> bool {
    let words = super::token::key(text);
    let arranged = ["vereinbarung", "absprache", "anfrage", "verabredung", "bedarf"];
    arranged.iter().any(|word| words.ends_with(word))
        && !text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests;
