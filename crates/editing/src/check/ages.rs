//! Ages that can be read in two ways.
//!
//! "Bis 3 Jahre" may end at the third birthday or at the fourth. If the months are stated, the
//! widget is right either way, and only the text should be clearer.

use super::texts::{bare, texts};
use super::{Code, context::Context};
use catalogue::{Months, Severity};

/// Anything above means adults.
const OLDEST_CHILD: u16 = 17;

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        let named = [(&["name"][..], offer.name.as_str())].into_iter().chain(texts(offer));
        let mut found = named.filter_map(|(keys, text)| Some((keys, unclear_age(text)?)));
        let Some((keys, age)) = found.next() else {
            continue;
        };
        let UnclearAge { wording, years } = age;
        let [first, second] = birthdays(years);
        let ends_at = |birthday| offer.ages.iter().any(|range| range.to == Some(birthday));
        let hint = Severity::Hint;
        let (severity, what, help) = if ends_at(first) {
            let help =
                format!("Schreiben Sie „bis zum {years}. Geburtstag“: So steht es bei „ages“.");
            (hint, format!("„{wording}“ kann auch heißen: mit {years} noch."), help)
        } else if ends_at(second) {
            let help = format!("Schreiben Sie „auch für {years}-Jährige“: So steht es bei „ages“.");
            (hint, format!("„{wording}“ kann auch heißen: mit {years} nicht mehr."), help)
        } else {
            let help = format!(
                "Tragen Sie bei „ages“ die Monate ein, \"to_months\": {} oder {}, und schreiben Sie „bis \
                 zum {years}. Geburtstag“ oder „auch für {years}-Jährige“.",
                first.0, second.0
            );
            let next = years + 1;
            let what = format!(
                "„{wording}“ ist nicht eindeutig: bis zum {years}. Geburtstag oder bis zum {next}.?"
            );
            (Severity::Warning, what, help)
        };
        context.about(entry, keys, severity, Code::UnclearAge, what, help);
    }
}

/// The possible birthdays at which "bis 3 Jahre" ends.
fn birthdays(years: u16) -> [Months; 2] {
    [years, years + 1].map(Months::from_years)
}

struct UnclearAge {
    /// As written in the text.
    wording: String,
    years: u16,
}

/// The first ambiguous age in a text.
fn unclear_age(text: &str) -> Option<UnclearAge> {
    // Fast path: most texts mention no age.
    if !text.contains(['J', 'L']) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let units = words.iter().enumerate().skip(1).filter(|(_, word)| is_unit(bare(word)));
    units.map(|(at, _)| at).find_map(|at| {
        // A duration rather than an age: "bis 2 Jahre nach der Geburt".
        if words.get(at + 1).is_some_and(|word| matches!(bare(word), "nach" | "lang" | "vor")) {
            return None;
        }
        let (number, start) = match words.get(..at - 1).unwrap_or_default() {
            [.., "bis"] => (words[at - 1], at - 2),
            [.., "bis", "zu" | "zum" | "einschließlich"] => (words[at - 1], at - 3),
            _ => (words[at - 1].split_once(['-', '–'])?.1, at - 1),
        };
        let wording = words.get(start..=at)?.join(" ");
        Some(UnclearAge { wording: bare(&wording).to_owned(), years: years(number)? })
    })
}

fn is_unit(word: &str) -> bool {
    matches!(word, "Jahr" | "Jahre" | "Jahren" | "J" | "Lebensjahr")
}

/// A child's age in years, in digits or words.
fn years(word: &str) -> Option<u16> {
    const WORDS: [&str; 12] = [
        "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwölf",
    ];
    let word = word.trim_end_matches('.');
    let spelled = WORDS.iter().position(|each| *each == word).map(|at| at + 1);
    let years =
        spelled.and_then(|years| u16::try_from(years).ok()).or_else(|| word.parse().ok())?;
    (1..=OLDEST_CHILD).contains(&years).then_some(years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_that_ends_at_one_of_two_birthdays_is_found() {
        for (text, wording, years) in [
            ("Für Kinder bis 3 Jahre.", "bis 3 Jahre", 3),
            ("Kinder bis zu drei Jahren", "bis zu drei Jahren", 3),
            ("von vier bis sechs Jahren.", "bis sechs Jahren", 6),
            ("bis zum 3. Lebensjahr", "bis zum 3. Lebensjahr", 3),
            ("Kinder (0-3 Jahre)", "0-3 Jahre", 3),
            ("3–6 Jahre", "3–6 Jahre", 6),
        ] {
            let found = unclear_age(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.wording.as_str(), found.years), (wording, years), "{text}");
        }
    }

    #[test]
    fn what_is_clear_or_no_age_is_left_alone() {
        for text in [
            "bis zum 3. Geburtstag",
            "unter 3 Jahren",
            "ab 3 Jahren",
            "bis 2 Jahre nach der Geburt",
            "bis zum vollendeten 3. Lebensjahr",
            "bis 27 Jahre",
            "bis 14 Uhr",
            "Jahre",
            "",
        ] {
            assert!(unclear_age(text).is_none(), "{text}");
        }
    }
}
