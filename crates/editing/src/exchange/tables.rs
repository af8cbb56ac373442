//! From a catalogue back to the tables that editors work with.
//!
//! [`tables`] writes the sheets that [`import`](crate::import::import) reads, with the columns of a
//! new table, and says what no column can; [`csv()`] makes a file of a sheet. What the tables say
//! becomes the same catalogue again, and a sheet that was written here the same sheet.

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
    /// A sheet for each [`SheetKind`](crate::import::SheetKind), with its header, even where it has
    /// no rows.
    pub sheets: Vec<Sheet>,
    /// What of the entries no column says; what the catalogue says of itself, such as its name,
    /// never has one.
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
    // What the columns cannot say is what is not there when they are read again.
    let head = Catalogue { situations: catalogue.situations.clone(), ..Catalogue::default() };
    let again = update(&head, &sheets, catalogue.published.unwrap_or(Date::MAX)).catalogue;
    let unsaid = unsaid::unsaid(&plain, &plain::plain(&again));
    Tables { sheets, unsaid }
}

/// A sheet as a CSV file that spreadsheet programs in Germany open with a double click: `;`, UTF-8
/// with a byte order mark.
///
/// # Panics
///
/// Never: memory takes all that is written.
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
        writer.write_record(cells).expect("invariant: memory takes all that is written");
    }
    drop(writer);
    bytes
}
