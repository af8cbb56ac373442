//! Work that a slow phone does in pieces, so that it can do something else in between.

/// How many offers a piece looks at. A slow phone takes about 20 milliseconds for them.
pub const OFFERS_AT_ONCE: usize = 256;

/// Does one piece; whether there is another one. `step` does the least that can be done, and says
/// how many offers it has looked at: none = all is done.
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
