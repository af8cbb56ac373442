//! The sheets of a file, whatever kind of table it is.

use super::{Sheet, comma_separated::read_csv, workbook};

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATable {
    /// A workbook that is damaged, protected by a password, or another kind of archive.
    Unopenable,
    /// Neither a workbook nor text.
    NoText,
}

impl NotATable {
    /// What is wrong, as a German sentence.
    pub fn what(self) -> &'static str {
        match self {
            Self::Unopenable => "Die Datei lässt sich nicht als Tabelle öffnen.",
            Self::NoText => "Die Datei ist keine Tabelle.",
        }
    }

    /// How to mend it, as a German sentence.
    pub fn help(self) -> &'static str {
        match self {
            Self::Unopenable => {
                "Öffnen Sie sie in Ihrem Tabellenprogramm, und speichern Sie sie ohne Kennwort als .xlsx, .ods oder .csv."
            }
            Self::NoText => "Möglich sind Dateien mit der Endung .xlsx, .ods oder .csv.",
        }
    }
}

/// The sheets of an xlsx, ods, xls or CSV file, told apart by their bytes; a CSV file is one
/// sheet called `name`.
///
/// # Errors
///
/// [`NotATable`] when the bytes are none of these.
pub fn read_tables(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, NotATable> {
    let is_archive = bytes.starts_with(b"PK");
    let is_old_excel = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if is_archive || is_old_excel {
        workbook::sheets(bytes).ok_or(NotATable::Unopenable)
    } else if bytes.contains(&0) && !is_utf16 {
        Err(NotATable::NoText)
    } else {
        Ok(vec![read_csv(name, bytes)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read_tables("x", b"PK\x03\x04 no archive"), Err(NotATable::Unopenable));
        assert_eq!(read_tables("x", b"\x89PNG\0\0"), Err(NotATable::NoText));
        assert_eq!(read_tables("x", b"Name;Alter").map(|sheets| sheets.len()), Ok(1));
    }
}
