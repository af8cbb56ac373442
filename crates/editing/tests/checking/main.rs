//! The findings that editors get about a catalogue.

mod findings;
mod handbook;
mod laws;
mod published;
#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use catalogue::Date;

fn today() -> Date {
    Date::parse("2026-11-22").expect("a day")
}
