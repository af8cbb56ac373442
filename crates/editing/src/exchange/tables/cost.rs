//! Costs as editors write them.

use crate::import::money;
use catalogue::Cost;

/// A cost in the format of its column: `kostenlos`, `2,50 € pro Treffen`; a note alone is kept as
/// it is.
pub(super) fn text(cost: &Cost) -> String {
    let note = cost.note.as_deref().unwrap_or_default();
    let price = match (cost.free, cost.amount_cents) {
        (_, Some(cents)) if cents % 100 == 0 => format!("{} €", cents / 100),
        (_, Some(cents)) => format!("{},{:02} €", cents / 100, cents % 100),
        (Some(true), None) => "kostenlos".into(),
        (Some(false), None) if money::read(note).as_ref() != Some(cost) => "kostenpflichtig".into(),
        (_, None) => return note.into(),
    };
    let spelled = |before: &str, behind: &str| [price.as_str(), before, note, behind].concat();
    let [space, comma, bracket] = [spelled(" ", ""), spelled(", ", ""), spelled(" (", ")")];
    // "2,50 € pro Treffen", "85 € (ermäßigt 40 €)", "kostenlos, Spende erwünscht"
    let is_per = ["pro ", "je ", "im ", "/"].iter().any(|word| note.starts_with(word));
    let spellings = match cost.amount_cents {
        Some(_) if is_per => [space, bracket, comma],
        Some(_) => [bracket, space, comma],
        None => [comma, bracket, space],
    };
    let is_read = |text: &&String| money::read(text).as_ref() == Some(cost);
    if note.is_empty() {
        return price;
    }
    spellings.iter().find(is_read).unwrap_or(&spellings[0]).clone()
}
