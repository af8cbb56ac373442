//! Workbooks: xlsx and ods.
//!
//! A file of a few bytes may hold billions of cells: everything that is read is counted first, or while
//! it is read, and what is too much is refused ([`budget`]). Cells are read one by one, so that one
//! at the far end of a sheet costs no more than one.

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
/// When it cannot be opened, or holds too much.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, NotATable> {
    let parts = archive::parts(bytes)?;
    match parts.get(open_document::CONTENT) {
        Some(content) => open_document::sheets(content),
        None => excel::sheets(parts),
    }
}
