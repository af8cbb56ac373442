//! Who sees what: offers for professionals only do not exist for families.

use crate::generate::{answers, day_and_catalogue, filters, filters_elsewhere, id, wish};
use crate::oracle::Oracle;
use catalogue::{Audience, Catalogue, Date, Offer};
use matching::{
    Answers, Explanation, Filters, Index, Results, SearchIndex, SearchTexts, Section, Viewer,
};
use proptest::prelude::*;

/// The catalogue without offers for professionals only, and for each remaining offer its index in
/// the whole catalogue.
fn without_professionals(whole: &Catalogue) -> (Catalogue, Vec<usize>) {
    let mut rest = Catalogue { offers: Vec::new(), ..whole.clone() };
    let mut places = Vec::new();
    for (at, offer) in whole.offers.iter().enumerate() {
        if !Oracle::is_for_professionals_only(offer) {
            rest.offers.push(offer.clone());
            places.push(at);
        }
    }
    (rest, places)
}

fn sections(results: &Results) -> [&[usize]; 6] {
    let Results { fits, may_fit, other_topics, guides, helplines, near_misses, .. } = results;
    [fits, may_fit, other_topics, guides, helplines, near_misses]
}

proptest! {
    #[test]
    fn families_see_what_they_would_see_if_there_were_no_offers_for_professionals_only(
        (today, whole) in day_and_catalogue(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
        query in prop_oneof![Just(String::new()), "[a-zü]{1,4}"],
    ) {
        let (rest, places) = without_professionals(&whole);
        let in_whole =
            |found: &[usize]| found.iter().map(|at| places[*at]).collect::<Vec<usize>>();
        let index = Index::new(&whole, today, Viewer::Family);
        let of_rest = Index::new(&rest, today, Viewer::Family);

        let results = index.results(&answers, &filters, wish);
        let filters_of_rest = filters_elsewhere(&filters, &places);
        let expected = of_rest.results(&answers, &filters_of_rest, wish);
        for (section, expected) in sections(&results).into_iter().zip(sections(&expected)) {
            prop_assert_eq!(section, in_whole(expected));
        }
        prop_assert_eq!(index.count(&answers), of_rest.count(&answers));
        let facets = index.facets(&answers, &filters);
        prop_assert_eq!(facets, of_rest.facets(&answers, &filters_of_rest));
        prop_assert_eq!(index.phase_options(&answers), of_rest.phase_options(&answers));
        prop_assert_eq!(index.place_options(&answers), of_rest.place_options(&answers));
        prop_assert_eq!(index.situation_options(&answers), of_rest.situation_options(&answers));

        let found = SearchIndex::new(&whole, Viewer::Family, SearchTexts::default()).search(&query);
        let expected = SearchIndex::new(&rest, Viewer::Family, SearchTexts::default()).search(&query);
        prop_assert_eq!(found, in_whole(&expected));

        for at in 0..whole.offers.len() {
            let explanation = index.explain(at, &answers, &filters, wish);
            let expected = match places.iter().position(|place| *place == at) {
                Some(at) => of_rest.explain(at, &answers, &filters_of_rest, wish),
                None => Explanation::default(),
            };
            prop_assert_eq!(explanation, expected);
        }
    }

    #[test]
    fn the_team_sees_all_that_families_see_in_the_same_order_and_what_is_for_professionals(
        (today, catalogue) in day_and_catalogue(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
        query in prop_oneof![Just(String::new()), "[a-zü]{1,4}"],
    ) {
        let results = |viewer| Index::new(&catalogue, today, viewer).results(&answers, &filters, wish);
        let (team, family) = (results(Viewer::Team), results(Viewer::Family));
        let search = |viewer| SearchIndex::new(&catalogue, viewer, SearchTexts::default()).search(&query);
        let (found_by_team, found_by_family) = (search(Viewer::Team), search(Viewer::Family));
        let lists = sections(&team).into_iter().zip(sections(&family));
        for (team, family) in lists.chain([(&found_by_team[..], &found_by_family[..])]) {
            let professional = |at: &&usize| {
                Oracle::is_for_professionals_only(&catalogue.offers[**at])
            };
            let shared: Vec<usize> = team.iter().filter(|at| !professional(at)).copied().collect();
            prop_assert_eq!(shared, family);
        }
    }
}

/// Two helplines: one for professionals only, and one for everybody.
fn helplines() -> (Date, Catalogue) {
    let line = |name: &str, audience| Offer { audience, ..Offer::new(id(name), name.to_owned()) };
    let offers = vec![
        line("kinderschutzhotline", vec![Audience::Professional]),
        line("elterntelefon", vec![Audience::Professional, Audience::Parent]),
    ];
    (Date::MIN, Catalogue { offers, ..Catalogue::default() })
}

#[test]
fn a_helpline_for_professionals_is_shown_to_the_team_and_never_to_families() {
    let (today, catalogue) = helplines();
    let answers = Answers::default();
    for (viewer, shown) in [(Viewer::Family, vec![1]), (Viewer::Team, vec![1, 0])] {
        let index = Index::new(&catalogue, today, viewer);
        assert_eq!(index.results(&answers, &Filters::default(), None).fits, shown);
        assert_eq!(index.count(&answers), shown.len());
        assert_eq!(SearchIndex::new(&catalogue, viewer, SearchTexts::default()).search(""), shown);
        let section = index.explain(0, &answers, &Filters::default(), None).section;
        assert_eq!(section, (viewer == Viewer::Team).then_some(Section::Fits));
        assert_eq!(viewer.sees(&catalogue.offers[0]), viewer == Viewer::Team);
    }
}

#[test]
fn whoever_is_not_said_to_be_the_team_is_a_family() {
    assert_eq!(Viewer::default(), Viewer::Family);
}
