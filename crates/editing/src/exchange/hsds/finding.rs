//! What an import has to say about a place in the file.

use catalogue::Severity;

/// One thing that an editor should look at: what, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is: [`Severity::Error`] = services were left out, [`Severity::Warning`] =
    /// something was not read, [`Severity::Hint`] = something was read that could have been meant
    /// otherwise, or has no place in a catalogue.
    pub severity: Severity,
    /// Where: a JSON pointer (RFC 6901); for what is said of many places, the first of them.
    pub pointer: String,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to mend it, as German sentences.
    pub help: String,
    /// How many services are not in the catalogue because of it.
    pub services_left_out: usize,
}
