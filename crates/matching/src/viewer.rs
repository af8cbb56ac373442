//! Who looks at the offers.

use catalogue::{Offer, Status};

/// Who looks at the offers: it decides which of them there are at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// Parents, children and young people. Offers for professionals only are hidden from
    /// them: a helpline that cannot help them must not cost them time in need.
    #[default]
    Family,
    /// People who work with families: they see those, too, as any other offer.
    Team,
}

impl Viewer {
    /// Whether this offer is shown at all. One that has ended is shown to nobody.
    pub fn sees(self, offer: &Offer) -> bool {
        let for_them = self == Self::Team || !offer.is_for_professionals_only();
        for_them && offer.status != Status::Ended
    }
}
