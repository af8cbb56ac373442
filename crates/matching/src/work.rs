//! Work split into pieces, so that a slow phone stays responsive.

use catalogue::Offer;

/// How many offers a piece looks at. A slow phone takes about 20 milliseconds for them.
pub const OFFERS_AT_ONCE: usize = 256;

/// How much work this offer is, in ordinary offers.
pub(crate) fn weight(offer: &Offer) -> usize {
    /// An ordinary offer has fewer values than this.
    const VALUES: usize = 32;
    /// A rule is as much work as this many values.
    const RULE: usize = 8;
    /// This many bytes of a name are as much work as one value.
    const BYTES: usize = 128;
    let mut values = offer.locations.len() + offer.service_areas.len() + offer.languages.len();
    values += offer.situations.len() + offer.name.len() / BYTES;
    for schedule in &offer.schedules {
        values += RULE + schedule.except_dates.len() + schedule.extra_dates.len();
    }
    1 + values / VALUES
}

/// Does one piece; returns whether there is more. `step` does the smallest unit of work and returns
/// how many offers it has looked at (see [`weight`]); 0 = all done.
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
