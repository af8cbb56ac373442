//! What is different about one offer.

use super::kind::Kind;
use catalogue::Id;

/// One thing that is different about one offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// The offer's id: the new one, or the old one where it is gone.
    pub offer: Id,
    /// The offer's name, likewise.
    pub name: String,
    /// The name of its organization, likewise.
    pub organization: Option<String>,
    /// What is different, as German sentences that go on after the offer's name.
    pub what: String,
}
