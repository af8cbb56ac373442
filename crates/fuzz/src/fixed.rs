//! What every function looks at beside its input.

use ::catalogue::{Catalogue, Date};
use std::sync::LazyLock;

/// The day on which everything is looked at.
pub fn today() -> Date {
    Date::new(2026, 11, 22).expect("invariant: a day of the calendar")
}

/// The demo catalogue, with what it includes.
pub static DEMO: LazyLock<Catalogue> = LazyLock::new(|| {
    let own = include_bytes!("../../../public/katalog.json");
    let nation_wide = include_bytes!("../../../public/bund.json");
    let read = |bytes| ::catalogue::read(bytes).expect("invariant: a catalogue").catalogue;
    let mut catalogue = read(&own[..]);
    catalogue.include(read(nation_wide));
    catalogue
});
