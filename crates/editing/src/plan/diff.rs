//! What changed for families between two catalogues, for the editors' mail.
//!
//! It compares what families see: the upcoming dates rather than the spelling of their rules, the
//! phone that an offer inherits from its organization, the address behind a location's id. Hidden
//! addresses and those of sensitive offers are never revealed.

mod change;
mod dates;
mod entry;
mod fields;
mod kind;
mod pairs;
mod text;
mod venue;
mod words;

pub use change::Change;
pub use dates::DATES_AHEAD;
pub use kind::Kind;

use catalogue::{Catalogue, Date};
use dates::next_date;
use entry::Entry;

/// The changes, the most serious for families first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The name of the new catalogue.
    pub name: String,
    /// The date from which dates are compared.
    pub today: Date,
    /// By kind, then by name. An offer may have several.
    pub changes: Vec<Change>,
}

/// Compares two catalogues, as of `today`. Their includes are ignored.
///
/// ```
/// use editing::plan::diff::{Kind, diff};
/// let catalogue = |offers: &str| {
///     let json = format!(r#"{{ "schema_version": "1.0", "name": "Kreis", "offers": [{offers}] }}"#);
///     catalogue::read(json.as_bytes()).expect("a catalogue").catalogue
/// };
/// let old = catalogue(r#"{ "id": "turnen", "name": "Turnen" }"#);
/// let new = catalogue(r#"{ "id": "turnen", "name": "Turnen", "status": "paused" }"#);
/// let today = catalogue::Date::parse("2026-11-22").expect("a day");
/// let [change] = &diff(&old, &new, today).changes[..] else { panic!("one change") };
/// assert_eq!((change.kind, change.name.as_str()), (Kind::Paused, "Turnen"));
/// ```
pub fn diff(old: &Catalogue, new: &Catalogue, today: Date) -> Diff {
    let mut changes = Vec::new();
    for pair in pairs::pairs(old, new) {
        match pair {
            (Some(old), None) if old.is_there() => {
                changes.push(old.change(Kind::Gone, "gibt es nicht mehr.".to_owned()));
            }
            (None, Some(new)) if new.is_there() => {
                changes.push(new.change(Kind::New, is_new(new, today)));
            }
            (Some(old), Some(new)) => compare(old, new, today, &mut changes),
            _ => {}
        }
    }
    changes.sort_by(|a, b| (a.kind, &a.name, &a.offer).cmp(&(b.kind, &b.name, &b.offer)));
    Diff { name: new.name.clone(), today, changes }
}

fn is_new(new: Entry, today: Date) -> String {
    let summary = new.offer.summary.as_deref().unwrap_or("ist neu.");
    let next = next_date(new, today).map(|next| format!(" Nächster Termin: {next}."));
    format!("{summary}{}", next.unwrap_or_default())
}

/// Compares the two versions of an offer.
fn compare(old: Entry, new: Entry, today: Date, changes: &mut Vec<Change>) {
    match (old.is_there(), new.is_there()) {
        (false, false) => return,
        (true, false) => {
            changes.push(new.change(Kind::Gone, "gibt es nicht mehr.".to_owned()));
            return;
        }
        (false, true) => {
            let what = format!("gibt es wieder. {}", is_new(new, today));
            changes.push(new.change(Kind::New, what));
            return;
        }
        (true, true) => {}
    }
    if old.is_for_families() && !new.is_for_families() {
        changes.push(new.change(Kind::Gone, "ist nur noch für Fachkräfte.".to_owned()));
        return;
    }
    if !old.is_for_families() && new.is_for_families() {
        let what = format!("ist jetzt auch für Familien. {}", is_new(new, today));
        changes.push(new.change(Kind::New, what));
        return;
    }
    fields::compare(old, new, today, changes);
}
