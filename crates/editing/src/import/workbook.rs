//! Workbooks: xlsx and ods.
//!
//! A tiny file may describe billions of cells: everything is counted before or while it is read,
//! and excessive amounts are rejected ([`budget`]). Cells are read one by one, so a cell at the far
//! end of a sheet costs no more than any other.

mod archive;
pub(super) mod budget;
mod excel;
mod grid;
mod open_document;
mod value;

use super::{NotATable, Sheet};

/// The sheets of a workbook.
///
/// # Errors
///
/// When it cannot be opened, or contains too much.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, NotATable> {
    let parts = archive::parts(bytes)?;
    match parts.get(open_document::CONTENT) {
        Some(content) => open_document::sheets(content),
        None => excel::sheets(parts),
    }
}
