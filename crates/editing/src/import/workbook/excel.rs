//! xlsx, read cell by cell with calamine.

use std::io::{Cursor, Write};

use calamine::{Data, DataRef, Reader, SheetType, Xlsx, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::Parts;
use super::budget::{Budget, SHEETS};
use super::grid::Grid;
use super::value::text;
use crate::import::{NotATable, Sheet};

/// The sheets of a workbook.
///
/// # Errors
///
/// When it is not a workbook, or contains too much.
pub fn sheets(parts: Parts) -> Result<Vec<Sheet>, NotATable> {
    let damaged = |_| NotATable::Unopenable;
    let archive = pack(parts).ok_or(NotATable::Unopenable)?;
    let mut workbook = Xlsx::new(Cursor::new(archive)).map_err(damaged)?;
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > SHEETS {
        return Err(NotATable::TooLarge(format!("Die Datei hat mehr als {SHEETS} Blätter.")));
    }
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    for name in &names {
        let mut grid = Grid::new(name, &mut budget);
        let mut cells = match workbook.worksheet_cells_reader(name) {
            // A sheet that consists of a chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            cells => cells.map_err(damaged)?,
        };
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            match cell.get_value() {
                // Thousands of cells may share this text: it is counted before it is copied.
                DataRef::SharedString(text) => grid.put(row, column, text)?,
                value => grid.put(row, column, &text(&Data::from(value.clone())))?,
            }
        }
        sheets.push(grid.finish());
    }
    Ok(sheets)
}

/// Repacks counted parts into an archive, for a reader that unpacks it itself.
fn pack(parts: Parts) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        archive.start_file(name, options).ok()?;
        archive.write_all(&part).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
