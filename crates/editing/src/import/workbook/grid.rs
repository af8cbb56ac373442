//! A sheet that is filled cell by cell.

use super::budget::Budget;
use crate::import::{NotATable, Position, Sheet};

/// The maximum number of rows in a spreadsheet.
const ROWS: usize = 1 << 20;
/// The maximum number of columns.
const COLUMNS: usize = 1 << 14;

/// A sheet and its remaining budget.
pub struct Grid<'a> {
    sheet: Sheet,
    budget: &'a mut Budget,
}

impl<'a> Grid<'a> {
    /// A sheet without cells.
    pub fn new(name: &str, budget: &'a mut Budget) -> Self {
        Self { sheet: Sheet { name: name.to_owned(), rows: Vec::new() }, budget }
    }

    /// Writes a text into a cell; row and column count from 0. Empty texts use no budget.
    ///
    /// # Errors
    ///
    /// When the cell is outside of any spreadsheet, or the budget is exceeded.
    pub fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), NotATable> {
        if text.is_empty() {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(NotATable::Unopenable);
        }
        let Self { sheet, budget } = self;
        let width = sheet.rows.get(row).map_or(0, Vec::len);
        let new_rows = (row + 1).saturating_sub(sheet.rows.len());
        let new_cells = (column + 1).saturating_sub(width);
        budget.take(new_rows + new_cells, text.len(), || Position {
            sheet: sheet.name.clone(),
            row: Some(row),
            column: Some(column),
        })?;
        if new_rows > 0 {
            sheet.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut sheet.rows[row];
        if new_cells > 0 {
            cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut cells[column]);
        Ok(())
    }

    /// The completed sheet.
    pub fn finish(self) -> Sheet {
        self.sheet
    }
}
