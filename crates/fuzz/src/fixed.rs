//! Fixed inputs that all targets share.

use ::catalogue::{Catalogue, Date};
use std::sync::LazyLock;

/// The date that every target uses as today.
pub fn today() -> Date {
    Date::new(2026, 11, 22).expect("invariant: a day of the calendar")
}

/// The demo catalogue, with the catalogues it includes.
pub static DEMO: LazyLock<Catalogue> = LazyLock::new(|| {
    let own = include_bytes!("../../../public/katalog.json");
    let nation_wide = include_bytes!("../../../public/bund.json");
    let read = |bytes| ::catalogue::read(bytes).expect("invariant: a catalogue").catalogue;
    let mut catalogue = read(&own[..]);
    catalogue.include(read(nation_wide));
    catalogue
});
