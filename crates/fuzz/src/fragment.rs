use crate::fixed::DEMO;
use catalogue::offers_by_codes;

/// Any text as the codes of a link: each offer is found at most once, and text that is no code is
/// counted.
pub fn fragment(bytes: &[u8]) {
    let codes = String::from_utf8_lossy(bytes);
    let (offers, missing) = offers_by_codes(&DEMO, &codes);
    let mut once = offers.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), offers.len(), "an offer is found twice");
    assert!(offers.iter().all(|at| *at < DEMO.offers.len()));
    assert!((offers.len() + missing) * 6 <= codes.len());
}
