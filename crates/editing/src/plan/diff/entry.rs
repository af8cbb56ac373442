//! An offer in one of the two catalogues.

use super::change::Change;
use super::kind::Kind;
use catalogue::{Catalogue, Offer, Status};
use matching::Viewer;

/// A catalogue and one of its offers.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub catalogue: &'a Catalogue,
    pub offer: &'a Offer,
    /// Its venue must not be revealed: it is sensitive or hidden, before or after.
    pub is_secret: bool,
}

impl<'a> Entry<'a> {
    pub fn organization(self) -> Option<&'a str> {
        let id = self.offer.organization.as_ref()?;
        self.catalogue.organization(id).map(|organization| organization.name.as_str())
    }

    /// Whether it is visible to anyone.
    pub fn is_there(self) -> bool {
        self.offer.status != Status::Ended
    }

    /// Whether it is visible to families.
    pub fn is_for_families(self) -> bool {
        Viewer::Family.sees(self.offer)
    }

    pub fn change(self, kind: Kind, what: String) -> Change {
        Change {
            kind,
            offer: self.offer.id.clone(),
            name: self.offer.name.clone(),
            organization: self.organization().map(str::to_owned),
            what,
        }
    }
}
