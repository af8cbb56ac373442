use crate::fixed::today;
use editing::exchange::hsds::{export, import};

/// Any file as HSDS: every service ends up in the catalogue or in a finding, the catalogue can be
/// read without losing anything, and it survives a round trip through HSDS.
pub fn hsds(bytes: &[u8]) {
    let Ok(first) = import(bytes, today()) else {
        return;
    };
    let services = first.services;
    assert_eq!(services.services, services.offers + services.left_out, "a service is lost");
    let told: usize = first.findings.iter().map(|finding| finding.services_left_out).sum();
    assert_eq!(services.left_out, told, "a service is lost without a finding");

    let written = serde_json::to_vec(&first.catalogue).expect("a catalogue can be written");
    let reading = catalogue::read(&written).expect("an import is a catalogue");
    assert_eq!(reading.left_out, 0, "{:?}", reading.diagnostics);
    assert_eq!(reading.catalogue.offers.len(), services.offers);

    let second = import(&export(&first.catalogue).json, today()).expect("an export is HSDS");
    assert_eq!(second.services.offers, services.offers);
}
