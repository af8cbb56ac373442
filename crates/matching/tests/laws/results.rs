//! Sections, order and counts.

use crate::generate::{
    answers, day_and_catalogue, filters, filters_elsewhere, id, person, viewer, wish,
};
use crate::oracle::Oracle;
use catalogue::{Catalogue, Id, Offer, Situation, Status};
use matching::{Answers, Filters, Index, Results, Viewer};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn set(sections: &[&[usize]]) -> BTreeSet<usize> {
    sections.iter().copied().flatten().copied().collect()
}

/// The sections without a miss.
fn open(results: &Results) -> BTreeSet<usize> {
    let Results { fits, may_fit, other_topics, guides, helplines, .. } = results;
    set(&[fits, may_fit, other_topics, guides, helplines])
}

fn shown(results: &Results) -> BTreeSet<usize> {
    &open(results) | &set(&[&results.near_misses])
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
        // Reachable or not, by chance.
        let is_reachable = |offer: &Offer| (offer.id.as_str().len() + offer.name.len()).is_multiple_of(2);
        let expected = oracle.results(&answers, &filters, wish, &is_reachable);
        let reachable = |at: usize| is_reachable(&catalogue.offers[at]);
        prop_assert_eq!(index.results_now(&answers, &filters, wish, &reachable), expected);
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
        // One for children only, say, does not address a grandmother.
        let for_all = |offer: &Offer| {
            let here = offer.service_areas.is_empty() && offer.status == Status::Active;
            here && offer.audience.is_empty()
        };
        let everywhere = universal.clone().any(|(_, offer)| for_all(offer));
        let universal: BTreeSet<usize> = universal.map(|(at, _)| at).collect();
        let always = set(&[&results.guides, &results.helplines]);
        prop_assert!(always.is_subset(&universal) && universal.is_disjoint(&(&shown(&results) - &always)));
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
        let Results { fits, may_fit, other_topics, guides, helplines, near_misses, .. } = &results;
        let sections = [fits, may_fit, other_topics, guides, helplines, near_misses];
        let entries: usize = sections.iter().map(|section| section.len()).sum();
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
        let mut places: Vec<usize> = (0..catalogue.offers.len()).collect();
        let middle = turns.min(places.len());
        places.rotate_left(middle);
        places[..middle].reverse();
        let offers = places.iter().map(|at| catalogue.offers[*at].clone()).collect();
        let turned = Catalogue { offers, ..catalogue.clone() };
        let ids = |catalogue: &Catalogue, filters: &Filters| {
            let results = Index::new(catalogue, today, viewer).results(&answers, filters, wish);
            let Results { fits, may_fit, other_topics, guides, helplines, near_misses, .. } = results;
            [fits, may_fit, other_topics, guides, helplines, near_misses].map(|section| {
                let id = |at: usize| catalogue.offers[at].id.clone();
                section.into_iter().map(id).collect::<Vec<_>>()
            })
        };
        let filters_there = filters_elsewhere(&filters, &places);
        prop_assert_eq!(ids(&catalogue, &filters), ids(&turned, &filters_there));
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
        for at in set(&[&before.fits, &before.may_fit, &before.other_topics]) {
            prop_assert_eq!(open(&after).contains(&at), !misses(at));
        }
        prop_assert!(after.fits.iter().all(|at| before.fits.contains(at)));
    }

    /// Whatever the order asks before it is equal: the oracle's key up to there.
    #[test]
    fn a_narrower_offer_never_stands_behind_a_broader_one_that_is_otherwise_equal(
        (today, mut catalogue) in day_and_catalogue(),
        answers in answers(),
        at in any::<prop::sample::Index>(),
    ) {
        let known: Vec<_> = catalogue.situations().into_iter().map(|each| each.id).collect();
        let Some(narrow) = (!catalogue.offers.is_empty()).then(|| at.index(catalogue.offers.len()))
        else {
            return Ok(());
        };
        // One that states no situation would meet more.
        catalogue.offers[narrow].situations.extend(known.first().cloned());
        let mut broad = catalogue.offers[narrow].clone();
        // First by name and id, and otherwise equal.
        broad.id = id("a");
        let asked = Oracle { catalogue: &catalogue, today, viewer: Viewer::Team }.asked(&answers);
        let asks = |id: &Id| asked.iter().any(|each| each.id == *id);
        let stated = |each: &Id| broad.situations.contains(each) || asks(each);
        let Some(more) = known.iter().find(|each| !stated(each)) else {
            return Ok(());
        };
        broad.situations.push(more.clone());
        let oracle = Oracle { catalogue: &catalogue, today, viewer: Viewer::Team };
        // A split situation may say so already.
        if oracle.specificity(&broad) <= oracle.specificity(&catalogue.offers[narrow]) {
            return Ok(());
        }
        let is_open_question = oracle.asked(&answers).is_empty();
        catalogue.offers.push(broad);
        let results = Index::new(&catalogue, today, Viewer::Team).results(&answers, &Filters::default(), None);
        let broad = catalogue.offers.len() - 1;
        let Results { fits, may_fit, .. } = results;
        for section in [fits, may_fit] {
            let place = |offer: usize| section.iter().position(|at| *at == offer);
            if let (Some(narrow), Some(broad), false) = (place(narrow), place(broad), is_open_question) {
                prop_assert!(narrow < broad);
            }
        }
    }

    #[test]
    fn another_situation_of_the_branch_never_sets_back_an_offer_that_names_it(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        mut answers in answers(),
        more in any::<prop::sample::Index>(),
        wish in wish(),
    ) {
        let known = catalogue.situations();
        let Some(more) = (!known.is_empty()).then(|| &known[more.index(known.len())]) else {
            return Ok(());
        };
        let of_branch = |each: &&Situation| each.topic == more.topic && each.id != more.id;
        let Some(asked) = known.iter().find(of_branch) else {
            return Ok(());
        };
        answers.situations.retain(|each| *each != more.id);
        answers.situations.push(asked.id.clone());
        let index = Index::new(&catalogue, today, viewer);
        let reachable = |at: usize| at.is_multiple_of(2);
        let before = index.results_now(&answers, &Filters::default(), wish, &reachable).fits;
        answers.situations.push(more.id.clone());
        let after = index.results_now(&answers, &Filters::default(), wish, &reachable).fits;
        for (place, at) in before.iter().enumerate() {
            if catalogue.offers[*at].situations.contains(&more.id) {
                let now = after.iter().position(|each| each == at).expect("it still fits");
                prop_assert!(now <= place, "{now} > {place}");
            }
        }
    }

    #[test]
    fn where_a_hidden_place_is_changes_nothing(
        (today, catalogue) in day_and_catalogue(),
        answers in answers(),
        wish in wish(),
    ) {
        let mut moved = catalogue.clone();
        for location in &mut moved.locations {
            if location.is_hidden() {
                location.place = None;
                location.latitude = location.latitude.map(|_| 50.0);
                location.longitude = None;
            }
        }
        let index = |catalogue| Index::new(catalogue, today, Viewer::Family);
        let (here, there) = (index(&catalogue), index(&moved));
        let results = |index: &Index| index.results(&answers, &Filters::default(), wish);
        prop_assert_eq!(results(&here), results(&there));
        for place in &catalogue.places {
            for at in 0..catalogue.offers.len() {
                let home = Some(&place.id);
                prop_assert_eq!(here.whereabouts(at, home), there.whereabouts(at, home));
            }
        }
    }

    #[test]
    fn those_to_call_first_can_be_called_and_leave_no_ticked_situation_out(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let Results { first, fits, guides, .. } =
            index.results(&answers, &Filters::default(), None);
        let oracle = Oracle { catalogue: &catalogue, today, viewer };
        let is_open = oracle.asked(&answers).is_empty() || fits.is_empty();
        let section = if is_open && !guides.is_empty() { guides } else { fits };
        prop_assert!(set(&[&first]).is_subset(&set(&[&section])));
        let has_phone = |at: &usize| !catalogue.contact(&catalogue.offers[*at]).phones.is_empty();
        let callable: Vec<usize> = section.iter().copied().filter(has_phone).collect();
        let section = if callable.is_empty() { section } else { callable };
        prop_assert_eq!(first.len(), section.len().min(3));
        let met = |offers: &[usize]| -> BTreeSet<Id> {
            let met = offers.iter().flat_map(|at| oracle.met(&catalogue.offers[*at], &answers));
            met.map(|situation| situation.id).collect()
        };
        // Of one situation it is the first offers in order.
        if oracle.asked(&answers).len() < 2 {
            prop_assert!(section.starts_with(&first));
        }
        let (all, covered) = (met(&section), met(&first));
        prop_assert!(covered.len() >= all.len().min(3).min(first.len()));
    }
}
