//! Every reason that is shown is true, and so is every alternative answer that is suggested.

use crate::generate::{answers, day_and_catalogue, filters, viewer, wish};
use crate::oracle::Oracle;
use catalogue::{Audience, Id, LifePhase, Offer, Status};
use matching::{
    Answers, Change, Doubt, Filters, FormatFilter, Index, Miss, Person, PersonDoubt, PersonMiss,
    Reason, Section, Verdict,
};
use proptest::prelude::*;
use std::cmp::Reverse;

/// A query and an offer.
struct Case<'a> {
    oracle: Oracle<'a>,
    offer: &'a Offer,
    answers: &'a Answers,
    filters: &'a Filters,
    wish: Option<&'a str>,
}

impl Case<'_> {
    fn person(&self, index: usize) -> Verdict {
        self.oracle.person(self.offer, self.answers.people[index])
    }

    fn people(&self) -> Verdict {
        self.oracle.people(self.offer, &self.answers.people).unwrap_or(Verdict::Match)
    }

    fn area(&self) -> Verdict {
        self.oracle.areas(self.offer, self.answers.place.as_ref()).unwrap_or(Verdict::Match)
    }

    fn facet_verdict(&self, facet: matching::Facet) -> Option<Verdict> {
        let facets = self.oracle.facets(self.offer, self.filters);
        facets.into_iter().find(|(each, _)| *each == facet).map(|(_, verdict)| verdict)
    }

    /// The facts that an explanation has to name, no more and no fewer.
    fn reasons(&self) -> Vec<Reason> {
        let people = 0..self.answers.people.len();
        let people = people.filter(|index| self.person(*index) == Verdict::Match);
        let mut reasons: Vec<Reason> = people.map(Reason::Person).collect();
        for situation in self.oracle.met(self.offer, self.answers) {
            reasons.push(Reason::Situation(situation.id));
        }
        for (is_so, reason) in [
            (Oracle::free(self.offer), Reason::Free),
            (Oracle::no_registration(self.offer), Reason::NoRegistration),
            (Oracle::format(self.offer, FormatFilter::ComesToYou), Reason::ComesToYou),
        ] {
            reasons.extend((is_so == Verdict::Match).then_some(reason));
        }
        let speaks = |wish: &&str| Oracle::language(self.offer, wish) == Verdict::Match;
        reasons.extend(self.wish.filter(speaks).map(|wish| Reason::Language(wish.to_owned())));
        reasons
    }

    /// Whether it takes place where the family lives, as far as that may be disclosed.
    fn takes_place_in(&self, home: &Id) -> bool {
        let locations = self.oracle.locations(self.offer);
        let open = locations.iter().filter(|location| !location.is_hidden());
        let mut sites = open.filter_map(|location| location.place.as_ref());
        sites.any(|site| self.oracle.is_within(site, home))
    }

    /// Whether there is a reason to give about the place.
    fn has_place_reason(&self) -> bool {
        let known = |home: &&Id| self.oracle.catalogue.place(home).is_some();
        let Some(home) = self.answers.place.as_ref().filter(known) else {
            return false;
        };
        let served = !self.offer.service_areas.is_empty() && self.area() == Verdict::Match;
        served || (self.takes_place_in(home) && self.area() > Verdict::Miss)
    }

    fn place_reason_is_true(&self, reason: &Reason) -> bool {
        let Some(home) = &self.answers.place else {
            return false;
        };
        let areas = &self.offer.service_areas;
        match reason {
            Reason::TakesPlaceIn(place) => place == home && self.takes_place_in(home),
            Reason::Serves(place) => {
                self.oracle.is_within(home, place)
                    && areas.iter().any(|area| self.oracle.area(area, place) == Verdict::Match)
            }
            _ => false,
        }
    }

    fn doubt_is_true(&self, doubt: &Doubt) -> bool {
        let offer = self.offer;
        match doubt {
            Doubt::Person { index, why } => {
                let stated = match why {
                    PersonDoubt::AgesNotStated => offer.ages.is_empty(),
                    PersonDoubt::PregnancyNotStated => offer.pregnancy.is_none(),
                    PersonDoubt::AudienceNotStated | PersonDoubt::AdultsNotStated => {
                        offer.audience.is_empty()
                    }
                    PersonDoubt::AgeAtTheEdge => !offer.ages.is_empty(),
                    PersonDoubt::MadeForPhases(phases) => {
                        !phases.is_empty() && *phases == offer.life_phases
                    }
                };
                stated && self.person(*index) == Verdict::Unknown
            }
            Doubt::Area(areas) => self.area() == Verdict::Unknown && *areas == offer.service_areas,
            Doubt::OtherSituations => {
                !self.oracle.asked(self.answers).is_empty()
                    && self.oracle.met(offer, self.answers).is_empty()
            }
            Doubt::Filter(facet) => self.facet_verdict(*facet) == Some(Verdict::Unknown),
        }
    }

    fn miss_is_true(&self, miss: &Miss) -> bool {
        match miss {
            Miss::Paused => self.offer.status == Status::Paused,
            Miss::Person { index, why } => {
                let person = self.answers.people[*index];
                self.person(*index) == Verdict::Miss && self.person_miss_is_true(person, why)
            }
            Miss::OnlyIn(areas) => {
                self.area() == Verdict::Miss && *areas == self.offer.service_areas
            }
            Miss::Filter(facet) => self.facet_verdict(*facet) == Some(Verdict::Miss),
        }
    }

    fn person_miss_is_true(&self, person: Person, miss: &PersonMiss) -> bool {
        let offer = self.offer;
        let ages = self.oracle.rough_ages(person);
        let (youngest, oldest) = (ages.first().copied(), ages.last().copied());
        match miss {
            // Some ages fit from there on, and none between the child's and there.
            PersonMiss::TooYoung { from } => {
                let oldest = oldest.expect("a child has an age");
                let fits =
                    |age| offer.ages.iter().any(|range| range.contains(catalogue::Months(age)));
                oldest < from.0 && fits(from.0) && !(oldest..from.0).any(fits)
            }
            PersonMiss::TooOld { to } => {
                let youngest = youngest.expect("a child has an age");
                let mut ends = offer.ages.iter().map(|range| range.to);
                to.0 <= youngest && ends.all(|end| end.is_some_and(|end| end <= *to))
            }
            PersonMiss::OtherLifePhase(phases) => {
                let ages_of = |phase: &LifePhase| phase.ages();
                let mut spans = phases.iter().filter_map(ages_of);
                *phases == offer.life_phases
                    && !phases.is_empty()
                    && !spans
                        .any(|span| ages.iter().any(|age| span.contains(catalogue::Months(*age))))
            }
            PersonMiss::PregnancyOnly => {
                let pregnancy = |phase: &LifePhase| *phase == LifePhase::Pregnancy;
                offer.ages.is_empty()
                    && offer.life_phases.iter().all(pregnancy)
                    && (offer.pregnancy == Some(true) || !offer.life_phases.is_empty())
            }
            PersonMiss::NotInPregnancy => {
                offer.pregnancy == Some(false)
                    && matches!(person, Person::Phase { phase: LifePhase::Pregnancy, .. })
            }
            PersonMiss::NotForYoungPeopleAlone => {
                person == Person::Myself
                    && !offer.audience.is_empty()
                    && !offer.audience.contains(&Audience::Child)
            }
            PersonMiss::NotForAdults => {
                let adults = [Audience::Parent, Audience::Family];
                [Person::Parent, Person::Relative].contains(&person)
                    && !offer.audience.is_empty()
                    && !offer.audience.iter().any(|each| adults.contains(each))
            }
        }
    }
}

fn is_place_reason(reason: &Reason) -> bool {
    matches!(reason, Reason::TakesPlaceIn(_) | Reason::Serves(_))
}

/// Among the options of the first question: someone who is a sure rather than a possible match,
/// then the phase closest to the first that was answered, the earlier of two; those who ask for themselves last.
fn nearest_person(oracle: &Oracle, offer: &Offer, answers: &Answers) -> Option<Person> {
    let number = |person: Person| match person {
        Person::Phase { phase, .. } => Some(phase as usize),
        _ => None,
    };
    let answered = answers.people.iter().find_map(|person| number(*person)).unwrap_or(0);
    let phases = oracle.catalogue.life_phases().iter();
    let phases = phases.map(|phase| Person::Phase { phase: *phase, birth: None });
    let people = phases.chain(Person::OTHERS);
    let for_them = people.filter(|person| oracle.person(offer, *person) > Verdict::Miss);
    for_them.min_by_key(|person| {
        let number = number(*person).unwrap_or(usize::MAX);
        (Reverse(oracle.person(offer, *person)), number.abs_diff(answered), number)
    })
}

proptest! {
    #[test]
    fn every_explanation_is_true_and_complete(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
        wish in wish(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let oracle = Oracle { catalogue: &catalogue, today, viewer };
            let section = oracle.section(offer, &answers, &filters);
            let explanation = index.explain(at, &answers, &filters, wish);
            prop_assert_eq!(explanation.section, section);
            if Oracle::is_hidden(offer, viewer) {
                prop_assert_eq!(explanation, matching::Explanation::default());
                continue;
            }
            let case = Case { oracle, offer, answers: &answers, filters: &filters, wish };
            if offer.universal {
                prop_assert_eq!((&explanation.reasons, &explanation.doubts), (&vec![], &vec![]));
                prop_assert_eq!(section.is_none(), !explanation.misses.is_empty());
                for miss in &explanation.misses {
                    prop_assert!(case.miss_is_true(miss), "{miss:?}");
                }
                continue;
            }

            let (of_place, others): (Vec<_>, Vec<_>) =
                explanation.reasons.iter().cloned().partition(is_place_reason);
            let in_any_order = |mut reasons: Vec<Reason>| {
                reasons.sort_by_key(|reason| format!("{reason:?}"));
                reasons
            };
            prop_assert_eq!(in_any_order(others), in_any_order(case.reasons()));
            prop_assert_eq!(of_place.len(), usize::from(case.has_place_reason()));
            for reason in &of_place {
                prop_assert!(case.place_reason_is_true(reason), "{reason:?}");
            }

            for doubt in &explanation.doubts {
                prop_assert!(case.doubt_is_true(doubt), "{doubt:?}");
            }
            for miss in &explanation.misses {
                prop_assert!(case.miss_is_true(miss), "{miss:?}");
            }
            let is_person = |miss: &&Miss| matches!(miss, Miss::Person { .. });
            let persons = explanation.misses.iter().filter(is_person).count();
            match section {
                Some(Section::Always) => prop_assert!(false, "only universal offers"),
                Some(Section::Fits) => {
                    prop_assert!(explanation.doubts.is_empty() && explanation.misses.is_empty());
                }
                Some(Section::MayFit | Section::OtherTopics) => {
                    prop_assert!(!explanation.doubts.is_empty() && explanation.misses.is_empty());
                }
                Some(Section::NearMiss) | None => {
                    prop_assert!(!explanation.misses.is_empty());
                    let everybody = answers.people.len();
                    let missed = if case.people() == Verdict::Miss { everybody } else { 0 };
                    prop_assert_eq!(persons, missed);
                }
            }
        }
    }

    #[test]
    fn every_other_answer_that_is_proposed_brings_the_offer_in(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
        filters in filters(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let explanation = index.explain(at, &answers, &filters, None);
            let stays_out = explanation.misses.iter().any(|miss| {
                matches!(miss, Miss::Paused | Miss::Filter(_))
            });
            let missed = !explanation.misses.is_empty();
            prop_assert_eq!(!explanation.changes.is_empty(), missed && !stays_out);
            if explanation.changes.is_empty() {
                continue;
            }
            let changed = explanation.changes.iter().fold(answers.clone(), |a, change| a.with(change));
            let oracle = Oracle { catalogue: &catalogue, today, viewer };
            let section = oracle.section(offer, &changed, &filters);
            prop_assert!(section.is_some_and(|section| section != Section::NearMiss), "{changed:?}");
            // Skipping is suggested only if no other answer helps.
            for change in &explanation.changes {
                let oracle = Oracle { catalogue: &catalogue, today, viewer };
                match change {
                    Change::SkipPlace => {
                        let homes = catalogue.home_places();
                        let mut verdicts = homes.iter().map(|p| oracle.areas(offer, Some(&p.id)));
                        prop_assert!(verdicts.all(|verdict| verdict == Some(Verdict::Miss)));
                    }
                    Change::SkipPeople => {
                        prop_assert_eq!(nearest_person(&oracle, offer, &answers), None);
                    }
                    Change::Person(person) => {
                        prop_assert_eq!(nearest_person(&oracle, offer, &answers), Some(*person));
                    }
                    Change::Place(_) => {}
                }
            }
        }
    }
}
