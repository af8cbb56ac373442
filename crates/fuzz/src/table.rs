use crate::fixed::today;
use editing::import::{import, read_tables};

/// Any file as a table: every row ends up in the catalogue or in a finding, and the catalogue can
/// be read without losing anything.
pub fn table(bytes: &[u8]) {
    let Ok(sheets) = read_tables("Angebote", bytes) else {
        return;
    };
    let import = import(&sheets, today());
    let rows = import.rows;
    let told = rows.offers
        + rows.dates
        + rows.locations
        + rows.organizations
        + rows.places
        + rows.translations
        + rows.left_out;
    assert_eq!(rows.rows, told, "a row is lost");

    let written = serde_json::to_vec(&import.catalogue).expect("a catalogue can be written");
    let reading = catalogue::read(&written).expect("an import is a catalogue");
    assert_eq!(reading.left_out, 0, "{:?}", reading.diagnostics);
    assert_eq!(reading.catalogue.offers.len(), import.catalogue.offers.len());
}
