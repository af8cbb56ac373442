//! What changed for families between two catalogues, for the editors' mail.
//!
//! Compared is what families see: the next dates and not how their rules are spelled, the phone
//! that an offer has from its organization, the address behind the id of a location. Addresses of
//! sensitive offers and hidden ones are never told.

mod dates;
mod fields;
mod kind;
mod pairs;
mod text;
mod venue;
mod words;

pub use dates::DATES_AHEAD;
pub use kind::Kind;

use catalogue::{Catalogue, Date, Id, Offer, Status};
use matching::Viewer;
use words::next_date;

/// What changed, the worst for families first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The name of the new catalogue.
    pub name: String,
    /// The day from which on dates are compared.
    pub today: Date,
    /// By kind, then by name. One offer may have several.
    pub changes: Vec<Change>,
}

/// One thing that is different about one offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// The offer's id: the new one, or the old one where it is gone.
    pub offer: Id,
    /// The offer's name, likewise.
    pub name: String,
    /// The name of its organization, likewise.
    pub organization: Option<String>,
    /// What is different, as German sentences that go on after the offer's name.
    pub what: String,
}

/// A catalogue and one of its offers.
#[derive(Clone, Copy)]
struct Entry<'a> {
    catalogue: &'a Catalogue,
    offer: &'a Offer,
    /// Where it takes place must not be told: it is sensitive or hidden, before or after.
    is_secret: bool,
}

impl<'a> Entry<'a> {
    fn organization(self) -> Option<&'a str> {
        let id = self.offer.organization.as_ref()?;
        self.catalogue.organization(id).map(|organization| organization.name.as_str())
    }

    /// Whether anybody sees it.
    fn is_there(self) -> bool {
        self.offer.status != Status::Ended
    }

    /// Whether families see it.
    fn is_for_families(self) -> bool {
        Viewer::Family.sees(self.offer)
    }

    fn change(self, kind: Kind, what: String) -> Change {
        Change {
            kind,
            offer: self.offer.id.clone(),
            name: self.offer.name.clone(),
            organization: self.organization().map(str::to_owned),
            what,
        }
    }
}

/// Compares two catalogues, as of `today`. What they include is not looked at.
///
/// ```
/// use editing::diff::{Kind, diff};
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

impl Diff {
    /// The mail, as plain text.
    pub fn text(&self) -> String {
        text::text(self)
    }
}

fn is_new(new: Entry, today: Date) -> String {
    let summary = new.offer.summary.as_deref().unwrap_or("ist neu.");
    let next = next_date(new, today).map(|next| format!(" Nächster Termin: {next}."));
    format!("{summary}{}", next.unwrap_or_default())
}

/// The same offer in both.
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
