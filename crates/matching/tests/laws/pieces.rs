//! A catalogue that is made ready in pieces answers as if it had been made ready at once, and
//! no piece is much larger than another.

use crate::generate::{answers, day_and_catalogue, filters, viewer, wish};
use catalogue::{Catalogue, Date, Id, Offer};
use matching::{Index, IndexBuilder, OFFERS_AT_ONCE, SearchBuilder, SearchIndex, Viewer};
use proptest::prelude::*;

/// Makes the index in pieces; how many there were.
fn index(catalogue: &Catalogue, today: Date, viewer: Viewer) -> (Index, usize) {
    let mut builder = IndexBuilder::new(today, viewer);
    let mut pieces = 1;
    while builder.go_on(catalogue) {
        pieces += 1;
    }
    (builder.finish(catalogue), pieces)
}

/// Makes the search in pieces; how many there were.
fn search(catalogue: &Catalogue, viewer: Viewer) -> (SearchIndex, usize) {
    let mut builder = SearchBuilder::new(catalogue, viewer);
    let mut pieces = 1;
    while builder.go_on(catalogue) {
        pieces += 1;
    }
    (builder.finish(catalogue), pieces)
}

/// Many offers, of which the first ones are copied again and again.
fn large(mut catalogue: Catalogue, offers: u32) -> Catalogue {
    let samples = catalogue.offers.clone();
    let Some(first) = samples.first() else {
        return catalogue;
    };
    let copy = |number: u32| {
        let offer = samples.get(number as usize % samples.len()).unwrap_or(first);
        let id = Id::new(&format!("copy-{number}")).expect("a slug");
        Offer { id, name: format!("{} {}", offer.name, number % 7), ..offer.clone() }
    };
    catalogue.offers.extend((0..offers).map(copy));
    catalogue
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn pieces_change_no_answer(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
    ) {
        let catalogue = large(catalogue, 700);
        let at_once = Index::new(&catalogue, today, viewer);
        let (index, _) = index(&catalogue, today, viewer);
        let results = index.results(&answers, &filters, wish);
        prop_assert_eq!(results, at_once.results(&answers, &filters, wish));
        let facets = index.facets(&answers, &filters);
        prop_assert_eq!(facets, at_once.facets(&answers, &filters));

        let at_once = SearchIndex::new(&catalogue, viewer);
        let (index, _) = search(&catalogue, viewer);
        for query in ["", "eltern", "uber"] {
            prop_assert_eq!(index.search(query), at_once.search(query));
        }
    }
}

#[test]
fn the_more_offers_the_more_pieces() {
    let json = br#"{ "schema_version": "1.0", "offers": [{ "id": "a", "name": "A" }] }"#;
    let one = catalogue::read(json).expect("a catalogue").catalogue;
    let today = Date::new(2026, 11, 24).expect("a day");
    let catalogue = large(one, 20 * u32::try_from(OFFERS_AT_ONCE).expect("few"));
    // Each goes over all offers twice, beside sorting them, and the words count double.
    assert!(index(&catalogue, today, Viewer::Family).1 >= 2 * 20);
    assert!(search(&catalogue, Viewer::Family).1 >= 3 * 20);
}
