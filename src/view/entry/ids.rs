//! Element ids used by several screens.

/// The id of the button that opens an offer, to which the focus returns.
pub fn offer_heading(offer: usize) -> String {
    ["offer-", &offer.to_string()].concat()
}

/// The id of a screen's heading, to which the focus returns when the screen is built again.
pub const HEADING: &str = "heading";
