//! The subject of a report.

use editing::check::Report;

/// A file and its findings.
pub struct Checked {
    /// The file's name as the user gave it.
    pub file: String,
    pub report: Report,
}
