//! How far an offer reaches: nearby ones come first.

use catalogue::{Offer, ServiceArea};

/// How far an offer reaches, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Here: the municipality's own offer.
    Local,
    /// A region, such as a federal state.
    Regional,
    /// The whole country.
    National,
}

impl Reach {
    /// The reach of an offer. The catalogue's own offers are local unless all their areas are
    /// states or wider; included ones are national when they name no area.
    pub fn of(offer: &Offer) -> Self {
        let wide =
            |area: &ServiceArea| matches!(area, ServiceArea::Ags(key) if key.is_state_or_wider());
        let areas = &offer.service_areas;
        match offer.layer {
            0 if !areas.is_empty() && areas.iter().all(wide) => Self::Regional,
            0 => Self::Local,
            _ if areas.is_empty() => Self::National,
            _ => Self::Regional,
        }
    }
}
