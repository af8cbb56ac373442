//! Who is viewing the offers.

use catalogue::{Offer, Status};

/// Who is viewing the offers: decides which of them exist for the viewer at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// Parents, children and young people. Offers for professionals only are hidden from them: a
    /// helpline that cannot help them must not cost them time in an emergency.
    #[default]
    Family,
    /// People who work with families: they see those as well, like any other offer.
    Team,
}

impl Viewer {
    /// Whether this offer is visible at all. One that has ended is visible to nobody.
    pub fn sees(self, offer: &Offer) -> bool {
        let for_them = self == Self::Team || !offer.is_for_professionals_only();
        for_them && offer.status != Status::Ended
    }
}
