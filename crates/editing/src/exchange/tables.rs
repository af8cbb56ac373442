//! Turns a catalogue back into the editors' tables.
//!
//! [`tables`] writes the sheets that [`import`](crate::import::import) reads, with the columns of a
//! new table, and reports what no column covers; [`csv()`] turns a sheet into a file. Importing the
//! tables yields the same catalogue again, as far as they cover it, and exporting that yields the
//! same sheets.

mod ages;
mod cost;
mod names;
mod phones;
mod plain;
mod rows;
mod schedules;
mod unsaid;

use crate::import::{Sheet, is_formula, update};
use catalogue::{Catalogue, Date};

pub use unsaid::Unsaid;

/// A catalogue as tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// One sheet per [`SheetKind`](crate::import::SheetKind), including the header, even if there
    /// are no rows.
    pub sheets: Vec<Sheet>,
    /// Data of the entries that no column covers; the catalogue's own data, such as its name, is
    /// never covered.
    pub unsaid: Vec<Unsaid>,
}

/// Writes a catalogue as tables.
///
/// ```
/// use editing::import::{import, read_csv};
/// let sheet = read_csv("Angebote", "Name;Alter\nElterncafé;0-3".as_bytes());
/// let catalogue = import(&[sheet], catalogue::Date::MIN).catalogue;
/// let tables = editing::exchange::tables::tables(&catalogue);
/// let offers = &tables.sheets[0];
/// assert_eq!((offers.cell(1, 0), offers.cell(1, 1)), ("elterncafe", "Elterncafé"));
/// assert_eq!(tables.unsaid, []);
/// ```
pub fn tables(catalogue: &Catalogue) -> Tables {
    let plain = plain::plain(catalogue);
    let sheets = rows::sheets(&plain);
    // What the columns cannot express is what is missing after importing them again.
    let head = Catalogue { situations: catalogue.situations.clone(), ..Catalogue::default() };
    let again = update(&head, &sheets, catalogue.published.unwrap_or(Date::MAX)).catalogue;
    let unsaid = unsaid::unsaid(&plain, &plain::plain(&again));
    Tables { sheets, unsaid }
}

/// A CSV file that German spreadsheet programs open with a double click: `;`, UTF-8 with a byte
/// order mark.
///
/// # Panics
///
/// Never: writing to memory cannot fail.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    for row in &sheet.rows {
        let cells = row
            .iter()
            .map(|cell| if is_formula(cell) { ["'", cell].concat() } else { cell.clone() });
        writer.write_record(cells).expect("invariant: writing to memory cannot fail");
    }
    drop(writer);
    bytes
}
