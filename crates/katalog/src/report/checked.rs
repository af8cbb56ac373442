//! What the reports are about.

use editing::check::Report;

/// A file and what was found in it.
pub struct Checked {
    /// As it was named.
    pub file: String,
    pub report: Report,
}
