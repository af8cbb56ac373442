//! Prices as people write them.

use super::token;
use catalogue::Cost;

/// Reads a cost: `kostenlos`, `frei`, `kostenpflichtig`, `5 €`, `5,- €`, `2,50 Euro pro Treffen`,
/// `0`; the rest of the text becomes the note. Several prices, such as `5–10 €`, are not free and
/// are kept as text. `None` if nothing of that is recognised.
///
/// ```
/// let cost = editing::import::money::read("2,50 Euro pro Treffen").expect("a cost");
/// assert_eq!((cost.amount_cents, cost.note.as_deref()), (Some(250), Some("pro Treffen")));
/// ```
pub fn read(text: &str) -> Option<Cost> {
    let text = text.trim();
    let words = token::key(text);
    let all_free = [
        "keine",
        "nichts",
        "eintritt frei",
        "teilnahme frei",
        "teilnahme kostenlos",
        "teilnahme kostenfrei",
        "keine kosten",
        "ohne kosten",
    ];
    if all_free.contains(&words.as_str()) {
        return Some(Cost { free: Some(true), amount_cents: None, note: None });
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (first, behind) = text.split_at_checked(end)?;
    let first = token::key(first);
    if matches!(first.as_str(), "kostenpflichtig" | "gebuhrenpflichtig") {
        return Some(Cost { free: Some(false), amount_cents: None, note: note(behind) });
    }
    if !is_free(&first) {
        return amount(text);
    }
    // "frei für Mitglieder", "kostenlos, danach 5 €" are not free for everyone.
    let behind = behind.trim_start();
    let is_aside =
        behind.is_empty() || behind.starts_with([',', ';', '(', '.', ':', '!', '-', '–']);
    let has_price = !behind.starts_with('(') && behind.contains(|c: char| c.is_ascii_digit());
    (is_aside && !has_price).then(|| Cost {
        free: Some(true),
        amount_cents: None,
        note: note(behind),
    })
}

fn is_free(word: &str) -> bool {
    ["kostenlos", "kostenfrei", "frei", "gratis", "umsonst", "gebuhrenfrei"].contains(&word)
}

/// A price at the start of a text.
fn amount(text: &str) -> Option<Cost> {
    let unsigned = text.strip_prefix('€').or(text.strip_prefix("EUR")).map(str::trim_start);
    let number = unsigned.unwrap_or(text);
    let end =
        number.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(number.len());
    let (digits, behind) = number.split_at_checked(end)?;
    let cents = cents(digits.trim_end_matches(['.', ',']))?;
    let behind = behind.trim_start_matches(['-', '–', ' ', '\u{a0}']);
    let word_end = behind.find(|c: char| !c.is_alphabetic() && c != '€').unwrap_or(behind.len());
    let (currency, rest) = behind.split_at_checked(word_end)?;
    let is_euro = matches!(token::key(currency).as_str(), "euro" | "eur") || currency == "€";
    let is_range =
        behind.starts_with(|c: char| c.is_ascii_digit()) || token::key(currency) == "bis";
    if is_range && (text.contains('€') || token::key(text).contains("eur")) {
        return Some(Cost { free: Some(false), amount_cents: None, note: Some(text.to_owned()) });
    }
    if !is_euro && unsigned.is_none() && !behind.is_empty() || is_range {
        return None;
    }
    let note = note(if is_euro { rest } else { behind });
    Some(Cost { free: Some(cents == 0), amount_cents: (cents > 0).then_some(cents), note })
}

/// `1.250`, `2,50`, `2.50`, `5` in cents; up to a million euros.
fn cents(digits: &str) -> Option<u32> {
    let (euros, cents) = match digits.rsplit_once([',', '.']) {
        Some((euros, cents)) if cents.len() <= 2 => (euros, cents),
        _ => (digits, ""),
    };
    let euros: u32 = euros.replace('.', "").parse().ok()?;
    let cents: u32 = format!("{cents:0<2}").parse().ok()?;
    euros.checked_mul(100)?.checked_add(cents).filter(|cents| *cents <= 100_000_000)
}

fn note(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || ",;:.!-–".contains(c));
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let text = inner.filter(|text| !text.contains('(')).unwrap_or(text);
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn costs_are_read_as_people_write_them() {
        for (text, free, cents, note) in [
            ("kostenlos", Some(true), None, None),
            ("kostenpflichtig, nach Einkommen", Some(false), None, Some("nach Einkommen")),
            ("Frei", Some(true), None, None),
            ("Eintritt frei", Some(true), None, None),
            ("keine", Some(true), None, None),
            ("0 €", Some(true), None, None),
            ("0", Some(true), None, None),
            ("kostenlos, Spende erwünscht", Some(true), None, Some("Spende erwünscht")),
            ("kostenfrei (Material 2 €)", Some(true), None, Some("Material 2 €")),
            ("5 €", Some(false), Some(500), None),
            ("5,- €", Some(false), Some(500), None),
            ("5,00 EUR", Some(false), Some(500), None),
            ("€ 7,50", Some(false), Some(750), None),
            ("2,5", Some(false), Some(250), None),
            ("2,50 Euro pro Treffen", Some(false), Some(250), Some("pro Treffen")),
            ("40 € (ermäßigt 20 €)", Some(false), Some(4000), Some("ermäßigt 20 €")),
            ("1.250,00 €", Some(false), Some(125_000), None),
            ("5–10 €", Some(false), None, Some("5–10 €")),
            ("5 bis 10 Euro", Some(false), None, Some("5 bis 10 Euro")),
        ] {
            let expected = Cost { free, amount_cents: cents, note: note.map(str::to_owned) };
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_cost_is_not_guessed_at() {
        for text in [
            "",
            "auf Spendenbasis",
            "nach Einkommen",
            "Mitglieder frei, sonst 5 €",
            "frei für Mitglieder",
            "keine festen Preise",
            "kostenlos, danach 5 €",
            "3 Monate",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_price_is_read_in_every_spelling(cents in 1u32..10_000_000) {
            let (euros, rest) = (cents / 100, cents % 100);
            for text in [format!("{euros},{rest:02} €"), format!("{euros}.{rest:02} Euro"), format!("€ {euros},{rest:02}")] {
                prop_assert_eq!(read(&text).and_then(|cost| cost.amount_cents), Some(cents), "{}", text);
            }
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}
