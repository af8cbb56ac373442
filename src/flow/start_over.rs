//! Starting over, for the same family or the next one.

use crate::{
    dom::{contract::FORGOTTEN, page::tell},
    state::finder::Finder,
};

/// Resets everything. The entries that the browser keeps all lead to the first screen.
pub fn start_over(finder: &'static Finder) {
    finder.family.reset();
    finder.trail.update(|trail| trail.forget(finder.first_screen()));
    tell(FORGOTTEN);
}
