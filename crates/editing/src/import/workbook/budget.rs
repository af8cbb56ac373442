//! How much a table may hold. Ten times what a large county has: 10,000 offers with 50 columns.

use crate::import::{NotATable, Position, Sheet};

/// Bytes of all parts of an archive, unpacked. 10,000 offers have 20 MB.
pub const UNPACKED: usize = 100 << 20;
/// Parts of an archive.
pub const PARTS: usize = 5_000;
/// Styles, and other things of which a workbook has a list, each: Excel itself allows 65,490 styles.
pub const STYLES: usize = 100_000;
/// Sheets of a workbook.
pub const SHEETS: usize = 100;
/// Rows in which something stands, of all sheets.
pub const ROWS: usize = 100_000;
/// Cells with those that are empty before them in their rows, and rows with those above them; of
/// all sheets. A cell in the last row costs a million.
pub const CELLS: usize = 5_000_000;
/// Bytes of all texts.
pub const TEXT: usize = 64 << 20;
/// Bytes of one text: three times what Excel takes into a cell.
pub const CELL: usize = 100_000;
/// Lines of a CSV file, of which a cell may have several.
pub const LINES: usize = 1_000_000;

/// What is left of the budget.
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// All of it.
    pub fn new() -> Self {
        Self { cells: CELLS, text: TEXT }
    }

    /// Takes room for a text at a position that needs so many more cells.
    ///
    /// # Errors
    ///
    /// When there is not so much left.
    pub fn take(
        &mut self,
        cells: usize,
        text: usize,
        position: impl Fn() -> Position,
    ) -> Result<(), NotATable> {
        if text > CELL {
            return Err(too_long(&position()));
        }
        let (Some(cells), Some(text)) =
            (self.cells.checked_sub(cells), self.text.checked_sub(text))
        else {
            return Err(NotATable::TooLarge(format!(
                "Bis „{}“ sind es mehr Zellen oder mehr Text, als ein Katalog braucht.",
                position()
            )));
        };
        (self.cells, self.text) = (cells, text);
        Ok(())
    }
}

/// Holds sheets to the budget whose cells were not counted while they were read.
///
/// # Errors
///
/// When there are too many rows, or a text is too long.
pub fn check(sheets: &[Sheet]) -> Result<(), NotATable> {
    let mut rows = 0;
    for sheet in sheets {
        rows += sheet.filled_rows(0);
        if rows > ROWS {
            return Err(NotATable::TooLarge(format!(
                "Mit dem Blatt „{}“ sind es mehr als {ROWS} Zeilen.",
                sheet.name
            )));
        }
        for (row, cells) in sheet.rows.iter().enumerate() {
            if let Some(column) = cells.iter().position(|cell| cell.len() > CELL) {
                return Err(too_long(&Position {
                    sheet: sheet.name.clone(),
                    row: Some(row),
                    column: Some(column),
                }));
            }
        }
    }
    Ok(())
}

/// Counts what could become rows and cells of a text, before any does.
///
/// # Errors
///
/// When it is too much.
pub fn check_text(bytes: &[u8]) -> Result<(), NotATable> {
    let count = |wanted: &[u8]| bytes.iter().filter(|byte| wanted.contains(byte)).count();
    if count(b"\n\r") > 2 * LINES {
        return Err(NotATable::TooLarge(format!("Die Datei hat mehr als {LINES} Zeilen.")));
    }
    if count(b";,\t") > CELLS {
        return Err(NotATable::TooLarge(format!("Die Datei hat mehr als {CELLS} Zellen.")));
    }
    Ok(())
}

fn too_long(position: &Position) -> NotATable {
    NotATable::TooLarge(format!(
        "In der Zelle „{position}“ steht ein Text mit mehr als {CELL} Zeichen."
    ))
}
