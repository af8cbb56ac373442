//! What a format cannot say of a catalogue that is written in it.

use catalogue::Id;

/// One kind of thing that a written file does not say, or says less exactly than the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What, as German sentences.
    pub what: String,
    /// The offers of which this is so; empty = it is so of the catalogue as a whole.
    pub offers: Vec<Id>,
}
