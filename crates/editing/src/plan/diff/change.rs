//! A change to an offer.

use super::kind::Kind;
use catalogue::Id;

/// A single change to an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub kind: Kind,
    /// The offer's id: the new one, or the old one if it was removed.
    pub offer: Id,
    /// The offer's name, likewise.
    pub name: String,
    /// The name of its organization, likewise.
    pub organization: Option<String>,
    /// The change, as German sentences that continue after the offer's name.
    pub what: String,
}
