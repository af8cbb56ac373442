//! Sections, order and counts.

use crate::generate::{answers, day_and_catalogue, filters, person, viewer, wish};
use crate::oracle::Oracle;
use catalogue::Catalogue;
use matching::{Answers, Filters, Index, Results};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn shown(results: &Results) -> BTreeSet<usize> {
    let sections = [&results.fits, &results.may_fit, &results.always, &results.near_misses];
    sections.into_iter().flatten().copied().collect()
}

/// The sections that are expanded on the page.
fn open(results: &Results) -> BTreeSet<usize> {
    let sections = [&results.fits, &results.may_fit, &results.always];
    sections.into_iter().flatten().copied().collect()
}

/// The same answers with one question skipped, for each question.
fn skipping_one(answers: &Answers) -> [Answers; 3] {
    let mut skipped = [answers.clone(), answers.clone(), answers.clone()];
    skipped[0].people.clear();
    skipped[1].place = None;
    skipped[2].situations.clear();
    skipped
}

proptest! {
    #[test]
    fn the_index_and_the_oracle_agree(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let oracle = Oracle { catalogue: &catalogue, today, viewer };
        let expected = oracle.results(&answers, &filters, wish);
        prop_assert_eq!(index.results(&answers, &filters, wish), expected);
    }

    #[test]
    fn counts_and_options_agree_with_the_oracle(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let oracle = Oracle { catalogue: &catalogue, today, viewer };
        let results = index.results(&answers, &Filters::default(), None);
        prop_assert_eq!(index.count(&answers), results.fits.len());
        prop_assert_eq!(index.phase_options(&answers), oracle.phase_options(&answers));
        prop_assert_eq!(index.place_options(&answers), oracle.place_options(&answers));
        prop_assert_eq!(index.situation_options(&answers), oracle.situation_options(&answers));
    }

    #[test]
    fn the_page_is_never_empty_and_universal_offers_stand_in_their_section_only(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
    ) {
        let results = Index::new(&catalogue, today, viewer).results(&answers, &filters, wish);
        let offers = || catalogue.offers.iter().enumerate();
        let universal = offers().filter(|(_, offer)| offer.universal && !Oracle::is_hidden(offer, viewer));
        let everywhere = universal.clone().any(|(_, offer)| offer.service_areas.is_empty());
        let universal: BTreeSet<usize> = universal.map(|(at, _)| at).collect();
        let always: BTreeSet<usize> = results.always.iter().copied().collect();
        prop_assert!(always.is_subset(&universal) && universal.is_disjoint(&(&shown(&results) - &always)));
        if answers.place.is_none() {
            prop_assert_eq!(&always, &universal);
        }
        if everywhere {
            prop_assert!(!open(&results).is_empty());
        }
    }

    #[test]
    fn no_offer_stands_twice_and_hidden_ones_nowhere(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
    ) {
        let results = Index::new(&catalogue, today, viewer).results(&answers, &filters, None);
        let Results { fits, may_fit, always, near_misses } = &results;
        let entries = fits.len() + may_fit.len() + always.len() + near_misses.len();
        prop_assert_eq!(shown(&results).len(), entries);
        for at in shown(&results) {
            prop_assert!(!Oracle::is_hidden(&catalogue.offers[at], viewer));
        }
    }

    #[test]
    fn skipping_a_question_never_takes_an_offer_away(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let before = index.results(&answers, &filters, None);
        for skipped in skipping_one(&answers) {
            let after = index.results(&skipped, &filters, None);
            prop_assert!(open(&before).is_subset(&open(&after)), "{skipped:?}");
            prop_assert!(shown(&before).is_subset(&shown(&after)), "{skipped:?}");
        }
    }

    #[test]
    fn another_child_never_takes_an_offer_away(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        mut answers in answers(),
        first in person(),
        another in person(),
    ) {
        answers.people.push(first);
        let index = Index::new(&catalogue, today, viewer);
        let before = index.results(&answers, &Filters::default(), None);
        answers.people.push(another);
        let after = index.results(&answers, &Filters::default(), None);
        prop_assert!(open(&before).is_subset(&open(&after)));
        prop_assert!(shown(&before).is_subset(&shown(&after)));
        let fitting: BTreeSet<usize> = after.fits.into_iter().collect();
        prop_assert!(before.fits.iter().all(|at| fitting.contains(at)));
    }

    #[test]
    fn the_order_does_not_depend_on_the_file(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
        turns in 0usize..9,
    ) {
        let mut turned = catalogue.clone();
        let middle = turns.min(turned.offers.len());
        turned.offers.rotate_left(middle);
        turned.offers[..middle].reverse();
        let ids = |catalogue: &Catalogue| {
            let results = Index::new(catalogue, today, viewer).results(&answers, &filters, wish);
            let Results { fits, may_fit, always, near_misses } = results;
            [fits, may_fit, always, near_misses].map(|section| {
                let id = |at: usize| catalogue.offers[at].id.clone();
                section.into_iter().map(id).collect::<Vec<_>>()
            })
        };
        prop_assert_eq!(ids(&catalogue), ids(&turned));
    }

    #[test]
    fn what_a_filter_does_not_know_it_does_not_take_away(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let oracle = Oracle { catalogue: &catalogue, today, viewer };
        let before = index.results(&answers, &Filters::default(), None);
        let after = index.results(&answers, &filters, None);
        let misses = |at: usize| {
            let facets = oracle.facets(&catalogue.offers[at], &filters);
            facets.iter().any(|(_, verdict)| *verdict == matching::Verdict::Miss)
        };
        for at in shown(&before).difference(&open(&before)) {
            prop_assert_eq!(after.near_misses.contains(at), !misses(*at));
        }
        for at in before.fits.iter().chain(&before.may_fit) {
            let kept = after.fits.contains(at) || after.may_fit.contains(at);
            prop_assert_eq!(kept, !misses(*at));
        }
        prop_assert!(after.fits.iter().all(|at| before.fits.contains(at)));
    }
}
