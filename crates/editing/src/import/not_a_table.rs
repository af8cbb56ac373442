//! Why a file is not a table.

use std::{error, fmt};

/// Why a file is not a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotATable {
    /// A workbook that is damaged, password-protected or from before Excel 2007, or another kind of
    /// archive.
    Unopenable,
    /// More data than any catalogue needs; a German sentence says what and, as far as possible,
    /// where.
    TooLarge(String),
    /// Neither a workbook nor a text file.
    NoText,
}

impl fmt::Display for NotATable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unopenable => "a workbook that cannot be opened",
            Self::TooLarge(_) => "a table that is too large",
            Self::NoText => "neither a workbook nor text",
        })
    }
}

impl error::Error for NotATable {}

impl NotATable {
    /// What is wrong, as a German sentence.
    pub fn what(&self) -> &str {
        match self {
            Self::TooLarge(what) => what,
            Self::Unopenable => "Die Datei lässt sich nicht als Tabelle öffnen.",
            Self::NoText => "Die Datei ist keine Tabelle.",
        }
    }

    /// How to fix it, as a German sentence.
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => {
                "Löschen Sie in Ihrem Tabellenprogramm, was nicht dazugehört: leere Zeilen und Spalten weit unten und rechts, lange Texte, andere Blätter."
            }
            Self::Unopenable => {
                "Öffnen Sie sie in Ihrem Tabellenprogramm, und speichern Sie sie ohne Kennwort als .xlsx, .ods oder .csv."
            }
            Self::NoText => "Möglich sind Dateien mit der Endung .xlsx, .ods oder .csv.",
        }
    }
}
