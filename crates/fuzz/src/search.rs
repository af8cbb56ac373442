use crate::fixed::DEMO;
use matching::{SearchIndex, SearchTexts, Viewer, find_places};
use std::sync::LazyLock;

static SEARCH: LazyLock<SearchIndex> =
    LazyLock::new(|| SearchIndex::new(&DEMO, Viewer::default(), SearchTexts::default()));

/// Any text in the search field: no offer is found twice, and the places found are places of the
/// catalogue.
pub fn search(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let found = SEARCH.search(&query);
    let mut once = found.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), found.len(), "an offer is found twice");
    assert!(found.iter().all(|at| *at < DEMO.offers.len()));
    for place in find_places(&DEMO.home_places(), &query) {
        assert!(DEMO.places.iter().any(|each| each.id == place));
    }
}
