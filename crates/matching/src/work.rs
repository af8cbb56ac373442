//! Work that a slow phone does in pieces, so that it can do something else in between.

use catalogue::Offer;

/// How many offers a piece looks at. A slow phone takes about 20 milliseconds for them.
pub const OFFERS_AT_ONCE: usize = 256;

/// How many ordinary offers this one is as much work as.
pub(crate) fn weight(offer: &Offer) -> usize {
    /// An ordinary offer has fewer values.
    const VALUES: usize = 32;
    /// As many values are as much work as a rule is.
    const RULE: usize = 8;
    /// As much of a name is as much work as a value is.
    const BYTES: usize = 128;
    let mut values = offer.locations.len() + offer.service_areas.len() + offer.languages.len();
    values += offer.situations.len() + offer.name.len() / BYTES;
    for schedule in &offer.schedules {
        values += RULE + schedule.except_dates.len() + schedule.extra_dates.len();
    }
    1 + values / VALUES
}

/// Does one piece; whether there is another one. `step` does the least that can be done, and says
/// how many offers it has looked at, see [`weight`]: none = all is done.
pub(crate) fn piece(step: &mut dyn FnMut() -> usize) -> bool {
    let mut done = 0;
    while done < OFFERS_AT_ONCE {
        match step() {
            0 => return false,
            offers => done += offers,
        }
    }
    true
}
