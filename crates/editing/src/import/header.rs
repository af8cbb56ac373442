//! The header row of a sheet.

use super::{Column, Sheet, SheetKind};

/// How many rows to search for a header, as titles and remarks may precede it.
const ROWS: usize = 20;

/// The assignment of a sheet's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its row number.
    pub row: usize,
    /// The recognised columns, from left to right, possibly with duplicates.
    pub columns: Vec<(Column, usize)>,
    /// Columns with an unrecognised header.
    pub unknown: Vec<usize>,
}

/// The header of a sheet: the row with the most recognised column names. `None` if no row contains
/// any.
pub(super) fn find(sheet: &Sheet, kind: SheetKind) -> Option<Header> {
    let mut best: Option<Header> = None;
    for row in 0..sheet.rows.len().min(ROWS) {
        let header = read(sheet, row, kind);
        if header.columns.len() > best.as_ref().map_or(0, |best| best.columns.len()) {
            best = Some(header);
        }
    }
    best
}

fn read(sheet: &Sheet, row: usize, kind: SheetKind) -> Header {
    let mut header = Header { row, columns: Vec::new(), unknown: Vec::new() };
    for column in 0..sheet.rows[row].len() {
        let title = sheet.cell(row, column);
        match Column::of(title, kind) {
            Some(known) => header.columns.push((known, column)),
            None if title.is_empty() => {}
            None => header.unknown.push(column),
        }
    }
    // Next to a postal code, "Ort" means the town.
    let has = |column| header.columns.iter().any(|(known, _)| *known == column);
    if has(Column::PostalCode) && !has(Column::City) {
        for (known, at) in &mut header.columns {
            if *known == Column::Venue && sheet.cell(row, *at).eq_ignore_ascii_case("ort") {
                *known = Column::City;
            }
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_csv;

    fn columns(csv: &str) -> Option<(usize, Vec<Column>, usize)> {
        let header = find(&read_csv("x", csv.as_bytes()), SheetKind::Offers)?;
        let columns = header.columns.iter().map(|(column, _)| *column).collect();
        Some((header.row, columns, header.unknown.len()))
    }

    #[test]
    fn titles_may_stand_above() {
        let csv = "Angebote im Kreis;;\n\nAngebot;Anbieter;Kostenstelle\nA;B;C";
        assert_eq!(columns(csv), Some((2, vec![Column::Name, Column::Organization], 1)));
        assert_eq!(columns("nichts\ndavon"), None);
    }

    #[test]
    fn an_ort_is_the_town_beside_a_postal_code_only() {
        let with = columns("Name;PLZ;Ort").map(|(_, columns, _)| columns);
        assert_eq!(with, Some(vec![Column::Name, Column::PostalCode, Column::City]));
        let without = columns("Titel;Kosten;Ort").map(|(_, columns, _)| columns);
        assert_eq!(without, Some(vec![Column::Name, Column::Cost, Column::Venue]));
    }
}
