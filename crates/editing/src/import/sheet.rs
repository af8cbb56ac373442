//! One sheet of a table.

/// A sheet: cells as texts, each row where a spreadsheet shows it. Dates are `YYYY-MM-DD`, times
/// `HH:MM`, numbers as Germans write them; an empty cell is an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: the tab's, or the file's.
    pub name: String,
    /// Rows of cells, both counted from 0; rows may differ in length.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// The text of a cell without the white space around it; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// Whether nothing stands in a row.
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.iter().all(|cell| cell.trim().is_empty()))
    }

    /// How many rows from `first` on hold something.
    pub fn filled_rows(&self, first: usize) -> usize {
        (first..self.rows.len()).filter(|row| !self.is_blank(*row)).count()
    }
}
