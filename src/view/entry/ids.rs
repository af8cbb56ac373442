//! Ids that screens share.

/// The id of what opens an offer: where the focus returns to.
pub fn offer_heading(offer: usize) -> String {
    ["offer-", &offer.to_string()].concat()
}
