//! What a format cannot represent of a catalogue.

use catalogue::Id;

/// Data that an export omits, or represents less precisely than the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// A description, as German sentences.
    pub what: String,
    /// The affected offers; empty if it concerns the catalogue as a whole.
    pub offers: Vec<Id>,
}
