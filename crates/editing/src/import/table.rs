//! The sheets of a file, for all supported formats.

use super::workbook::budget;
use super::{NotATable, Sheet, comma_separated::read_csv, workbook};

/// The sheets of an xlsx, ods or CSV file, recognised by content; a CSV file is a single sheet
/// called `name`.
///
/// # Errors
///
/// [`NotATable`] when the bytes are none of these, or more than any catalogue needs.
pub fn read_tables(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, NotATable> {
    let is_archive = bytes.starts_with(b"PK");
    // This container is also used for password-protected workbooks.
    let is_old_excel = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let sheets = if is_archive {
        workbook::sheets(bytes)?
    } else if is_old_excel {
        return Err(NotATable::Unopenable);
    } else if bytes.contains(&0) && !is_utf16 {
        return Err(NotATable::NoText);
    } else {
        budget::check_text(bytes)?;
        vec![read_csv(name, bytes)]
    };
    budget::check(&sheets)?;
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read_tables("x", b"PK\x03\x04 no archive"), Err(NotATable::Unopenable));
        assert_eq!(read_tables("x", b"\xD0\xCF\x11\xE0 xls"), Err(NotATable::Unopenable));
        assert_eq!(read_tables("x", b"\x89PNG\0\0"), Err(NotATable::NoText));
        assert_eq!(read_tables("x", b"Name;Alter").map(|sheets| sheets.len()), Ok(1));
    }
}
