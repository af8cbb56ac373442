//! Reads a catalogue from bytes, tolerating every mistake within it.
//!
//! The reader walks a parsed JSON value itself instead of deriving `Deserialize`: it can continue
//! after a mistake and report where it was, and it costs the widget 27 kB less (docs/decisions.md).

mod cursor;
mod document;
mod json;
mod known;
mod notes;
mod number;
mod offer;
mod pieces;
mod schedule;
mod shape;

use crate::{Budget, Catalogue, Diagnostic, SCHEMA_MAJOR};
use cursor::Cursor;
use json::Value;
use known::{Known, List};
use notes::Findings;
pub use pieces::PieceReader;
use std::{error, fmt};

/// A catalogue as read, and what was wrong with it.
#[derive(Debug)]
pub struct Reading<Told = Vec<Diagnostic>> {
    /// Everything that was usable.
    pub catalogue: Catalogue,
    /// How many offers were not.
    pub left_out: usize,
    /// What was wrong.
    pub diagnostics: Told,
}

/// Why nothing could be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not JSON, or truncated. Line and column start at 1; the piecewise reader does not report
    /// them.
    NotJson {
        /// The line of the first mistake.
        line: usize,
        /// The column of the first mistake, in bytes.
        column: usize,
    },
    /// JSON, but not a catalogue: not an object, or one without `schema_version` and `offers`.
    NotACatalogue,
    /// A version of the format that is newer than this program.
    UnsupportedVersion {
        /// The `schema_version` of the file.
        found: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(f, "no JSON at line {line}, column {column}"),
            Self::NotACatalogue => f.write_str("no catalogue"),
            Self::UnsupportedVersion { found } => {
                write!(f, "unknown version of the format: {found}")
            }
        }
    }
}

impl error::Error for Refusal {}

/// Reads a catalogue.
///
/// # Errors
///
/// A [`Refusal`] only when the file as a whole is unusable; a mistake in one entry is a
/// [`Diagnostic`] instead.
///
/// ```
/// let json = r#"{
///     "schema_version": "1.0",
///     "name": "Beispielkreis",
///     "offers": [
///         { "id": "familienbuero", "name": "Familienbüro" },
///         { "id": "ohne-namen" }
///     ]
/// }"#;
/// let reading = catalogue::read(json.as_bytes())?;
/// assert_eq!(reading.catalogue.offers.len(), 1);
/// assert_eq!(reading.left_out, 1);
/// assert_eq!(reading.diagnostics[0].pointer, "/offers/1");
/// # Ok::<(), catalogue::Refusal>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let has_entries = |key: &str| List::ALL.iter().any(|list| list.key() == key);
    let value = json::parse_catalogue(bytes, has_entries).map_err(|at| not_json(&bytes[..at]))?;
    let Value::Object(mut object) = value else {
        return Err(Refusal::NotACatalogue);
    };
    let too_large = object.take_too_large();
    let lists_offers = object.get(List::Offers.key()).is_some();
    refuse(object.text("schema_version"), lists_offers)?;
    let known = Known::scan(&object);
    let mut cursor = Cursor::<Findings>::new(&object, Some(&known));
    for key in &too_large {
        cursor.within(key, |cursor| cursor.leave_out(Budget::HeadBytes));
    }
    let catalogue = document::catalogue(&mut cursor);
    let left_out = object.list(List::Offers.key()).len() - catalogue.offers.len();
    let diagnostics = cursor.finish();
    Ok(Reading { catalogue, left_out, diagnostics })
}

/// Rejects a file that is not a catalogue, or one of an unsupported version.
fn refuse(version: &str, lists_offers: bool) -> Result<(), Refusal> {
    if version.is_empty() && !lists_offers {
        return Err(Refusal::NotACatalogue);
    }
    if version.is_empty() || is_supported(version) {
        return Ok(());
    }
    Err(Refusal::UnsupportedVersion { found: version.to_owned() })
}

/// The refusal of a file that is not JSON after these bytes.
fn not_json(bytes: &[u8]) -> Refusal {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let line = lines.clone().count();
    let column = lines.next_back().map_or(0, <[u8]>::len) + 1;
    Refusal::NotJson { line, column }
}

fn is_supported(version: &str) -> bool {
    let minor = version.strip_prefix(SCHEMA_MAJOR);
    minor.is_some_and(|minor| minor.is_empty() || minor.starts_with('.'))
}
