//! HSDS: the export is valid and survives the round trip, and importing any file does no harm.

#[path = "../../../catalogue/tests/strategies/catalogues.rs"]
mod catalogues;
mod damage;
mod foreign;
mod round_trip;
#[path = "../../../catalogue/tests/strategies/rules.rs"]
mod rules;
mod schema;
#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;
mod written;

use catalogue::{Catalogue, Date};
use editing::exchange::hsds::{Import, import};

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn demo() -> Catalogue {
    let json = include_bytes!("../../../../public/katalog.json");
    catalogue::read(json).expect("a catalogue").catalogue
}

fn imported(json: &[u8]) -> Import {
    import(json, today()).expect("HSDS")
}
