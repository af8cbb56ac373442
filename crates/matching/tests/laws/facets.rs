//! The counts next to the filters.

use crate::generate::{answers, day_and_catalogue, filters, reachable, viewer};
use crate::oracle::Oracle;
use catalogue::{Code, Date, Offer, Weekday, budget};
use matching::{Answers, Filters, FormatFilter, Index, Results, Verdict, Viewer};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_number_beside_a_filter_is_what_one_gets_by_choosing_it(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        reachable in reachable(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let oracle = Oracle { catalogue: &catalogue, today, viewer };
        let facets = index.facets(&answers, &filters);
        // Offers that are shown with these filters and certainly meet them.
        let matching = |filters: &Filters, verdict: &dyn Fn(&Offer) -> Verdict| {
            let results = index.results(&answers, filters, None);
            let Results { fits, may_fit, other_topics, .. } = &results;
            let shown = fits.iter().chain(may_fit).chain(other_topics);
            let offers = shown.map(|at| &catalogue.offers[*at]);
            offers.filter(|offer| verdict(offer) == Verdict::Match).count()
        };
        for (language, count) in &facets.languages {
            let chosen = Filters { languages: vec![language.clone()], ..filters.clone() };
            let verdict = |offer: &Offer| Oracle::language(offer, language);
            prop_assert_eq!(*count, matching(&chosen, &verdict), "{}", language);
        }
        let chosen = Filters { free: true, ..filters.clone() };
        prop_assert_eq!(facets.free, matching(&chosen, &Oracle::free));
        let chosen = Filters { no_registration: true, ..filters.clone() };
        prop_assert_eq!(facets.no_registration, matching(&chosen, &Oracle::no_registration));
        let chosen = Filters { step_free: true, ..filters.clone() };
        let verdict = |offer: &Offer| oracle.step_free(offer);
        prop_assert_eq!(facets.step_free, matching(&chosen, &verdict));
        prop_assert_eq!(facets.formats.map(|(format, _)| format), FormatFilter::ALL);
        for (format, count) in facets.formats {
            let chosen = Filters { formats: vec![format], ..filters.clone() };
            let verdict = |offer: &Offer| Oracle::format(offer, format);
            prop_assert_eq!(count, matching(&chosen, &verdict), "{:?}", format);
        }
        prop_assert!(facets.weekdays.iter().map(|(day, _)| day).eq(Weekday::ALL));
        for (weekday, count) in facets.weekdays {
            let chosen = Filters { weekdays: vec![weekday], ..filters.clone() };
            let verdict = |offer: &Offer| oracle.weekday(offer, weekday);
            prop_assert_eq!(count, matching(&chosen, &verdict), "{:?}", weekday);
        }
        let chosen = Filters { reachable: Some(reachable.clone()), ..filters.clone() };
        let verdict = |offer: &Offer| oracle.reachable(offer, &reachable);
        let count = index.count_reachable(&answers, &filters, &reachable);
        prop_assert_eq!(count, matching(&chosen, &verdict));
    }

    #[test]
    fn every_language_is_shown_once_the_most_frequent_first(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
    ) {
        let facets = Index::new(&catalogue, today, viewer).facets(&answers, &Filters::default());
        let shown: Vec<&str> = facets.languages.iter().map(|(tag, _)| tag.as_str()).collect();
        let offers = || {
            let offers = catalogue.offers.iter();
            offers.filter(|offer| !offer.universal && !Oracle::is_hidden(offer, viewer))
        };
        let frequency = |language: &str| {
            offers().filter(|offer| Oracle::language(offer, language) == Verdict::Match).count()
        };
        let mut expected: Vec<&str> =
            offers().flat_map(|offer| &offer.languages).map(String::as_str).collect();
        expected.sort_unstable();
        expected.dedup();
        expected.sort_by_key(|language| std::cmp::Reverse(frequency(language)));
        prop_assert_eq!(shown, expected);
    }
}

#[test]
fn languages_without_end_are_shown_up_to_a_number_and_the_frequent_ones_are_among_them() {
    let tags = (0..1000).map(|number| format!("\"de-{number:04}\"")).collect::<Vec<_>>();
    let json = format!(
        r#"{{ "schema_version": "1.0", "offers": [
            {{ "id": "a", "name": "A", "languages": [{}] }},
            {{ "id": "b", "name": "B", "languages": ["de-0999", "tr"] }},
            {{ "id": "c", "name": "C", "languages": ["tr"] }} ] }}"#,
        tags.join(",")
    );
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    let today = Date::new(2026, 11, 24).expect("a day");
    let index = Index::new(&catalogue, today, Viewer::Family);
    let languages = index.facets(&Answers::default(), &Filters::default()).languages;
    assert_eq!(languages.len(), budget::LANGUAGES);
    assert_eq!(languages[..2], [("de-0999".to_owned(), 2), ("tr".to_owned(), 2)]);
}
