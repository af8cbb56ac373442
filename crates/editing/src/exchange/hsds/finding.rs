//! Findings of an import, with their place in the file.

use catalogue::Severity;

/// An issue for the editor: what, where, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// [`Severity::Error`] = services were left out, [`Severity::Warning`] = something was not
    /// read, [`Severity::Hint`] = something was read that may have been meant differently, or that
    /// a catalogue cannot hold.
    pub severity: Severity,
    /// A JSON pointer (RFC 6901); if many places are affected, to the first of them.
    pub pointer: String,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to fix it, as German sentences.
    pub help: String,
    /// How many services are missing from the catalogue because of it.
    pub services_left_out: usize,
}
