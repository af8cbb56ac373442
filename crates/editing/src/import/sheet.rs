//! A sheet of a table.

/// A sheet: cells as texts, with rows numbered as in the spreadsheet. Dates are `YYYY-MM-DD`, times
/// `HH:MM`, numbers in German notation; an empty cell is an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the tab or the file.
    pub name: String,
    /// Rows of cells; rows may differ in length.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// The trimmed text of a cell, both coordinates from 0; empty if it does not exist.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// Whether a row is empty.
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.iter().all(|cell| cell.trim().is_empty()))
    }

    /// The number of non-empty rows from `first` on.
    pub fn filled_rows(&self, first: usize) -> usize {
        (first..self.rows.len()).filter(|row| !self.is_blank(*row)).count()
    }
}
