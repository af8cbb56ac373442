//! Turns tables as people write them into a catalogue.
//!
//! [`read_tables`] opens a file, [`import`] builds a catalogue from its sheets. Anything unreadable
//! becomes a [`Finding`] at its cell, and is kept in the offer as written: no row and no text is
//! lost silently. The parsers for single cells are separate modules.

mod address;
pub mod age;
pub mod code_word;
mod column;
mod comma_separated;
pub mod date;
pub(crate) mod draft;
mod finding;
mod header;
mod kept;
pub mod language;
pub mod list;
pub mod money;
mod not_a_table;
pub mod number_code;
mod offer_row;
mod other_rows;
pub mod phone;
mod row;
mod sheet;
pub mod slug;
mod table;
pub mod time;
mod time_cells;
mod token;
pub mod topic;
mod untitled;
pub mod web;
mod workbook;
pub mod yes_no;

pub use column::{Column, SheetKind};
pub(crate) use comma_separated::is_formula;
pub use comma_separated::read_csv;
pub use finding::{Finding, Position};
pub use not_a_table::NotATable;
pub(crate) use offer_row::assumed_sensitive;
pub use sheet::Sheet;
pub use table::read_tables;

use catalogue::{Catalogue, Date, Severity};
use draft::Draft;
use header::Header;
use row::Row;

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Everything that could be read; [`catalogue::read()`] accepts it without errors.
    pub catalogue: Catalogue,
    /// Issues for the editor, sheet by sheet, from top to bottom.
    pub findings: Vec<Finding>,
    /// Statistics about the rows.
    pub rows: Counts,
}

/// Statistics about the non-empty rows of all sheets, without the headers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The total: the sum of the others.
    pub rows: usize,
    /// Rows that became offers.
    pub offers: usize,
    /// Rows of dates that became part of an offer.
    pub dates: usize,
    /// Rows that became locations.
    pub locations: usize,
    /// Rows that became organizations.
    pub organizations: usize,
    /// Rows that became places.
    pub places: usize,
    /// Rows of translations that became part of an offer.
    pub translations: usize,
    /// Rows missing from the catalogue, each covered by a [`Finding`].
    pub left_out: usize,
}

/// Builds a catalogue from sheets: `Angebote`, `Termine`, `Orte`, `Träger`, `Gemeinden` and
/// `Übersetzungen`, recognised by name, or a single sheet of any name with all the data. Sheets
/// called `Erklärung` and `Listen` are part of the template and are ignored. `today` completes
/// dates without a year.
///
/// ```
/// use editing::import::{import, read_csv};
/// let sheet = read_csv("Angebote", "Name;Alter\nElterncafé;0-3\n;3-6".as_bytes());
/// let import = import(&[sheet], catalogue::Date::MIN);
/// assert_eq!(import.catalogue.offers[0].id.as_str(), "elterncafe");
/// assert_eq!((import.rows.rows, import.rows.offers, import.rows.left_out), (2, 1, 1));
/// assert_eq!(import.findings[0].position.to_string(), "Angebote A3");
/// ```
pub fn import(sheets: &[Sheet], today: Date) -> Import {
    update(&Catalogue::default(), sheets, today)
}

/// Builds a catalogue like [`import`], and keeps from `base` what tables cannot express: its name,
/// publisher, links and looks, and for entries with the same id whatever no column covers.
///
/// Offers that are no longer in the tables are not in the catalogue.
pub fn update(base: &Catalogue, sheets: &[Sheet], today: Date) -> Import {
    let mut draft = Draft::new(base, today);
    let mut counts = Counts::default();
    let kinds: Vec<Option<SheetKind>> = sheets.iter().map(kind).collect();
    let has_rows = |wanted: SheetKind| {
        sheets
            .iter()
            .zip(&kinds)
            .any(|(sheet, kind)| *kind == Some(wanted) && sheet.filled_rows(0) > 1)
    };
    draft.places_are_listed = has_rows(SheetKind::Places);
    for kind in SheetKind::ALL {
        for (sheet, _) in sheets.iter().zip(&kinds).filter(|(_, own)| **own == Some(kind)) {
            read_sheet(sheet, kind, &mut draft, &mut counts);
        }
    }
    let Draft { mut catalogue, mut findings, .. } = draft;
    let has_column = |wanted: Column| {
        let mut headers =
            sheets.iter().zip(&kinds).filter_map(|(sheet, kind)| header::find(sheet, (*kind)?));
        headers.any(|header| header.columns.iter().any(|(column, _)| *column == wanted))
    };
    let has = kept::Has {
        translations: has_rows(SheetKind::Translations),
        phone_hours: has_column(Column::PhoneHours),
    };
    kept::keep(base, &mut catalogue, has);
    catalogue.organizations.sort_by(|a, b| a.id.cmp(&b.id));
    catalogue.locations.sort_by(|a, b| a.id.cmp(&b.id));
    catalogue.shield();
    let order = |name: &str| sheets.iter().position(|sheet| sheet.name == name);
    findings.sort_by_key(|finding| {
        let position = &finding.position;
        (order(&position.sheet), position.row, position.column)
    });
    counts.left_out = findings.iter().map(|finding| finding.rows_left_out).sum();
    Import { catalogue, findings, rows: counts }
}

/// The kind of rows in a sheet; `None` if the sheet is ignored.
fn kind(sheet: &Sheet) -> Option<SheetKind> {
    let own = matches!(token::key(&sheet.name).as_str(), "erklarung" | "listen");
    (!own).then(|| SheetKind::of(&sheet.name).unwrap_or(SheetKind::Offers))
}

fn read_sheet(sheet: &Sheet, kind: SheetKind, draft: &mut Draft, counts: &mut Counts) {
    counts.rows += sheet.filled_rows(0);
    let header = header::find(sheet, kind);
    let main = kind.main_column();
    let has_main = |header: &Header| header.columns.iter().any(|(column, _)| *column == main);
    let Some(header) = header.filter(has_main) else {
        let rows = sheet.filled_rows(0);
        if rows > 0 {
            let what = format!(
                "Im Blatt fehlt die Kopfzeile mit der Spalte „{}“. Es wurde nicht gelesen.",
                main.title()
            );
            let help = "Schreiben Sie in die erste Zeile, was in den Spalten steht. Im Handbuch steht, welche es gibt.";
            draft.findings.push(finding(Severity::Error, sheet, (None, None), what, help, rows));
        }
        return;
    };
    counts.rows -= 1;
    for row in (0..header.row).filter(|row| !sheet.is_blank(*row)) {
        let what = "Die Zeile steht über der Kopfzeile und wurde nicht gelesen.".into();
        let help = "Das stört nicht, wenn es eine Überschrift ist.";
        draft.findings.push(finding(Severity::Hint, sheet, (Some(row), None), what, help, 1));
    }
    for column in &header.unknown {
        let what = format!(
            "Die Spalte „{}“ kennen wir nicht. Sie wurde nicht gelesen.",
            sheet.cell(header.row, *column)
        );
        let help = "Im Handbuch steht, welche Spalten es gibt. Was nur für Sie bestimmt ist, kann so bleiben.";
        draft.findings.push(finding(
            Severity::Hint,
            sheet,
            (Some(header.row), Some(*column)),
            what,
            help,
            0,
        ));
    }
    let mut findings = std::mem::take(&mut draft.findings);
    findings.extend(untitled::findings(sheet, &header));
    for number in header.row + 1..sheet.rows.len() {
        if sheet.is_blank(number) || untitled::is_only(sheet, &header, number) {
            continue;
        }
        let (header, findings) = (&header, &mut findings);
        let row = Row { sheet, header, kind, number, findings, kept: Vec::new() };
        let (read, count): (fn(Row, &mut Draft) -> bool, _) = match kind {
            SheetKind::Offers => (offer_row::read, &mut counts.offers),
            SheetKind::Dates => (other_rows::dates, &mut counts.dates),
            SheetKind::Locations => (other_rows::location, &mut counts.locations),
            SheetKind::Organizations => (other_rows::organization, &mut counts.organizations),
            SheetKind::Places => (other_rows::place, &mut counts.places),
            SheetKind::Translations => (other_rows::translation, &mut counts.translations),
        };
        *count += usize::from(read(row, draft));
    }
    // References to places are resolved once all places are known.
    let mut later = |number, read: &mut dyn FnMut(Row)| {
        let findings = &mut findings;
        read(Row { sheet, header: &header, kind, number, findings, kept: Vec::new() });
    };
    for (at, number, text) in std::mem::take(&mut draft.wholes) {
        later(number, &mut |row| other_rows::whole(row, draft, at, &text));
    }
    for (at, number, text) in std::mem::take(&mut draft.areas) {
        later(number, &mut |row| offer_row::areas(row, draft, at, &text));
    }
    draft.findings = findings;
}

fn finding(
    severity: Severity,
    sheet: &Sheet,
    (row, column): (Option<usize>, Option<usize>),
    what: String,
    help: &str,
    rows_left_out: usize,
) -> Finding {
    let position = Position { sheet: sheet.name.clone(), row, column };
    Finding { severity, position, what, help: help.into(), rows_left_out }
}
