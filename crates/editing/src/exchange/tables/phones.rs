//! Phones as editors write them.

use super::schedules;
use catalogue::Phone;

/// Phones in the format of their column: `0800 111 0550 (Elterntelefon)`.
pub(super) fn text(phones: &[Phone]) -> String {
    let texts = phones.iter().map(|phone| {
        let mut text = phone.number.to_display();
        // A spreadsheet evaluates a cell that starts with a plus.
        if let Some(abroad) = text.strip_prefix('+') {
            text = ["00", abroad].concat();
        }
        match &phone.description {
            Some(description) => format!("{text} ({description})"),
            None => text,
        }
    });
    texts.collect::<Vec<_>>().join(" | ")
}

/// The hours shared by all of them; empty if they differ.
pub(super) fn hours(phones: &[Phone]) -> String {
    let Some(first) = phones.first() else { return String::new() };
    let alike = phones.iter().all(|phone| phone.hours == first.hours);
    schedules::cell(&first.hours).filter(|_| alike).unwrap_or_default()
}
