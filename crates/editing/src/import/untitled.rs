//! Cells in columns without a header: a forgotten remark at the side, or a stray key press at the
//! far end of the sheet.

use super::header::Header;
use super::{Finding, Position, Sheet};
use catalogue::Severity;
use std::collections::BTreeMap;

/// The content of a column without a header.
#[derive(Default)]
struct Untitled {
    /// The first non-empty row.
    row: usize,
    /// The number of non-empty cells.
    cells: usize,
    /// Rows without any other content; each is counted in its first such column.
    rows: usize,
}

/// Reports cells that are not read because their column has no header: one finding per column.
pub(super) fn findings(sheet: &Sheet, header: &Header) -> impl Iterator<Item = Finding> {
    let mut columns: BTreeMap<usize, Untitled> = BTreeMap::new();
    for row in header.row + 1..sheet.rows.len() {
        let mut is_only = is_only(sheet, header, row);
        for column in filled(sheet, row).filter(|column| is_untitled(sheet, header, *column)) {
            let found = columns.entry(column).or_insert(Untitled { row, ..Untitled::default() });
            found.cells += 1;
            found.rows += usize::from(std::mem::take(&mut is_only));
        }
    }
    columns.into_iter().map(|(column, Untitled { row, cells, rows })| Finding {
        severity: Severity::Hint,
        position: Position { sheet: sheet.name.clone(), row: Some(row), column: Some(column) },
        what: match cells {
            1 => "Über der Zelle steht keine Überschrift. Sie wurde nicht gelesen.".to_owned(),
            _ => format!(
                "Über der Zelle steht keine Überschrift. Sie und {} weitere in ihrer Spalte wurden nicht gelesen.",
                cells - 1
            ),
        },
        help: "Schreiben Sie in die Kopfzeile, was in der Spalte steht, oder löschen Sie, was nicht dazugehört.".to_owned(),
        rows_left_out: rows,
    })
}

/// Whether a row has content only in columns without a header.
pub(super) fn is_only(sheet: &Sheet, header: &Header, row: usize) -> bool {
    !sheet.is_blank(row) && filled(sheet, row).all(|column| is_untitled(sheet, header, column))
}

fn is_untitled(sheet: &Sheet, header: &Header, column: usize) -> bool {
    sheet.cell(header.row, column).is_empty()
}

/// The non-empty columns of a row.
fn filled(sheet: &Sheet, row: usize) -> impl Iterator<Item = usize> {
    let cells = sheet.rows.get(row).into_iter().flatten().enumerate();
    cells.filter(|(_, cell)| !cell.trim().is_empty()).map(|(column, _)| column)
}

#[cfg(test)]
mod tests {
    use crate::import::{import, read_csv};
    use catalogue::Date;

    #[test]
    fn a_cell_without_a_title_is_told_and_its_row_is_no_offer() {
        let csv = "Name;Alter\nElterncafé;0-3;am Rand\n;;allein;auch\n;;noch\n";
        let import = import(&[read_csv("Angebote", csv.as_bytes())], Date::MIN);
        assert_eq!((import.rows.rows, import.rows.offers, import.rows.left_out), (3, 1, 2));
        let told: Vec<_> = import
            .findings
            .iter()
            .map(|each| (each.position.to_string(), each.rows_left_out))
            .collect();
        assert_eq!(told, [("Angebote C2".to_owned(), 2), ("Angebote D3".to_owned(), 0)]);
        assert!(import.findings[0].what.contains("2 weitere"), "{:?}", import.findings);
    }
}
