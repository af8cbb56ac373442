//! A catalogue indexed in pieces gives the same answers as one indexed in one go, and no piece is
//! much larger than another.

use crate::generate::{answers, day_and_catalogue, filters, viewer, wish};
use catalogue::{Catalogue, Date, Id, Offer};
use matching::{
    Index, IndexBuilder, OFFERS_AT_ONCE, SearchBuilder, SearchIndex, SearchTexts, Viewer,
};
use proptest::prelude::*;

/// Builds the index in pieces; also returns how many there were.
fn index(catalogue: &Catalogue, today: Date, viewer: Viewer) -> (Index, usize) {
    let mut builder = IndexBuilder::new(today, viewer);
    let mut pieces = 1;
    while builder.go_on(catalogue) {
        pieces += 1;
    }
    (builder.finish(catalogue), pieces)
}

/// Builds the search index in pieces; also returns how many there were.
fn search(catalogue: &Catalogue, viewer: Viewer) -> (SearchIndex, usize) {
    let mut builder = SearchBuilder::new(catalogue, viewer, SearchTexts::default());
    let mut pieces = 1;
    while builder.go_on(catalogue) {
        pieces += 1;
    }
    (builder.finish(catalogue), pieces)
}

/// Many offers: copies of the first ones, over and over.
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

        let at_once = SearchIndex::new(&catalogue, viewer, SearchTexts::default());
        let (index, _) = search(&catalogue, viewer);
        for query in ["", "eltern", "uber"] {
            prop_assert_eq!(index.search(query), at_once.search(query));
        }
    }
}

/// How many pieces an index and a search index take, for as many of these offers as would be
/// `pieces` pieces if they were ordinary ones.
fn pieces(offer: &str, pieces: usize) -> (usize, usize) {
    let json = format!(r#"{{ "schema_version": "1.0", "offers": [{offer}] }}"#);
    let one = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    let today = Date::new(2026, 11, 24).expect("a day");
    let catalogue = large(one, u32::try_from(pieces * OFFERS_AT_ONCE).expect("few"));
    (index(&catalogue, today, Viewer::Family).1, search(&catalogue, Viewer::Family).1)
}

#[test]
fn the_more_offers_the_more_pieces() {
    let (index, search) = pieces(r#"{ "id": "a", "name": "A" }"#, 20);
    // Both go over all offers twice, besides sorting them, and the words count double.
    assert!(index >= 2 * 20 && search >= 3 * 20, "{index}, {search}");
}

#[test]
fn the_more_there_is_in_an_offer_the_more_pieces() {
    let dates = vec![r#"{ "date": "2026-12-24" }"#; 960].join(",");
    let dates = format!(r#""schedules": [{{ "freq": "ONCE", "extra_dates": [{dates}] }}]"#);
    let areas = format!("\"service_areas\": [{}]", vec!["\"06\""; 960].join(","));
    for more in [dates, areas] {
        let (index, _) = pieces(&format!(r#"{{ "id": "a", "name": "A", {more} }}"#), 1);
        assert!(index >= 2 * 30, "{index}");
    }
    let texts = format!(r#""name": "{}""#, "Rat ".repeat(30_000));
    let (index, search) = pieces(&format!(r#"{{ "id": "a", {texts} }}"#), 1);
    assert!(index >= 2 * 29 && search >= 2 * 29, "{index}, {search}");
}
