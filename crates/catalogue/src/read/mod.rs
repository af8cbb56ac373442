//! Reads a catalogue from bytes: tolerant of every mistake within it.
//!
//! The reader walks a parsed JSON value by hand instead of deriving `Deserialize`: so it
//! can go on after a mistake and say where it was, and it costs the widget 27 kB less
//! (docs/decisions.md).

mod cursor;
mod document;
mod known;
mod offer;
mod schedule;
mod shape;

use crate::{Catalogue, Diagnostic};
use cursor::Cursor;
use serde_json::Value;

/// The major version of the format that this crate reads.
pub const SCHEMA_MAJOR: &str = "1";

/// A catalogue that was read, and what was wrong with it.
#[derive(Debug)]
pub struct Reading {
    /// All that could be used.
    pub catalogue: Catalogue,
    /// All that could not.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing could be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No JSON, or cut off. Line and column begin with 1.
    NotJson {
        /// The line of the first mistake.
        line: usize,
        /// The column of the first mistake, in bytes.
        column: usize,
    },
    /// JSON, but no catalogue: no object, or one without `schema_version` and `offers`.
    NotACatalogue,
    /// A version of the format that is newer than this program.
    UnsupportedVersion {
        /// The `schema_version` of the file.
        found: String,
    },
}

/// Reads a catalogue.
///
/// # Errors
///
/// A [`Refusal`] only when the file as a whole is of no use; a mistake in one entry is a
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
/// assert_eq!(reading.diagnostics[0].pointer, "/offers/1");
/// # Ok::<(), catalogue::Refusal>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Refusal::NotJson {
        line: error.line().max(1),
        // 0 when the file ends with a line.
        column: error.column().max(1),
    })?;
    let Some(object) = value.as_object() else {
        return Err(Refusal::NotACatalogue);
    };
    let version = object.get("schema_version").and_then(Value::as_str);
    match version.map(str::trim).filter(|version| !version.is_empty()) {
        Some(version) if version.split('.').next() != Some(SCHEMA_MAJOR) => {
            return Err(Refusal::UnsupportedVersion { found: version.to_owned() });
        }
        None if !object.contains_key("offers") => return Err(Refusal::NotACatalogue),
        _ => {}
    }
    let mut cursor = Cursor::new(object);
    let catalogue = document::catalogue(&mut cursor, object);
    Ok(Reading { catalogue, diagnostics: cursor.into_diagnostics() })
}
