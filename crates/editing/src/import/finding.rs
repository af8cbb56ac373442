//! Findings about cells of a table.

use catalogue::Severity;
use std::fmt;

/// A position in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 0; `None` for the whole sheet or a column.
    pub row: Option<usize>,
    /// The column, from 0; `None` for the whole sheet or a row.
    pub column: Option<usize>,
}

/// `Angebote C7`, `Angebote Zeile 7`, `Angebote Spalte C`: numbered as in a spreadsheet.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sheet)?;
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, " {}{}", letters(column), row + 1),
            (Some(row), None) => write!(f, " Zeile {}", row + 1),
            (None, Some(column)) => write!(f, " Spalte {}", letters(column)),
            (None, None) => Ok(()),
        }
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]);
    match column / 26 {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

/// An issue for the editor: what, where, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// [`Severity::Error`] = rows were left out, [`Severity::Warning`] = something was not read and
    /// is kept as text in the offer, [`Severity::Hint`] = something was read that may have been
    /// meant differently.
    pub severity: Severity,
    /// Its position.
    pub position: Position,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to fix it, as German sentences.
    pub help: String,
    /// How many rows are missing from the catalogue because of it.
    pub rows_left_out: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_reads_as_spreadsheets_show_it() {
        let position = |row, column| Position { sheet: "Angebote".into(), row, column }.to_string();
        assert_eq!(position(Some(6), Some(2)), "Angebote C7");
        assert_eq!(position(Some(0), Some(26)), "Angebote AA1");
        assert_eq!(position(Some(6), None), "Angebote Zeile 7");
        assert_eq!(position(None, Some(701)), "Angebote Spalte ZZ");
        assert_eq!(position(None, None), "Angebote");
    }
}
