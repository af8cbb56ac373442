//! Limits for tables. Ten times what a large county has: 10,000 offers with 50 columns.

use crate::import::{NotATable, Position, Sheet};

/// Total unpacked size of an archive's parts, in bytes. 10,000 offers have 20 MB.
pub const UNPACKED: usize = 100 << 20;
/// The number of parts in an archive.
pub const PARTS: usize = 5_000;
/// The number of styles, and of each other listed element of a workbook: Excel itself allows 65,490
/// styles.
pub const STYLES: usize = 100_000;
/// The number of sheets in a workbook.
pub const SHEETS: usize = 100;
/// The number of non-empty rows in all sheets.
pub const ROWS: usize = 100_000;
/// The number of cells in all sheets, including the empty ones before them in their row and the
/// empty rows above. A cell in the last row costs a million.
pub const CELLS: usize = 5_000_000;
/// The total size of all texts, in bytes.
pub const TEXT: usize = 64 << 20;
/// The size of a single text, in bytes: three times Excel's limit for a cell.
pub const CELL: usize = 100_000;
/// The number of lines in a CSV file; a cell may span several.
pub const LINES: usize = 1_000_000;

/// The remaining budget.
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// The full budget.
    pub fn new() -> Self {
        Self { cells: CELLS, text: TEXT }
    }

    /// Uses up budget for a text at a position that needs `cells` more cells.
    ///
    /// # Errors
    ///
    /// When that exceeds what is left.
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

/// Checks sheets whose cells were not counted while they were read.
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

/// Counts a text's potential rows and cells before any are created.
///
/// # Errors
///
/// When there are too many.
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
