//! The way of one person, against asking the naive rules in every month.

use crate::generate::{answers, day_and_catalogue};
use crate::oracle::Oracle;
use catalogue::{Catalogue, Code, Date, Frequency, LifePhase, Offer, SchoolStart, YearMonth};
use matching::{
    Answers, Chain, End, Filters, Fitting, Index, Next, Person, Section, Traveller, Verdict, Viewer,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

/// Somebody of -9 to 330 months.
fn traveller(today: Date) -> impl Strategy<Value = Traveller> {
    let people = LifePhase::ALL.iter().map(|phase| Person::Phase { phase: *phase, birth: None });
    let people: Vec<Person> = people.chain([Person::Myself]).collect();
    let month = today.year_month().index();
    let birth = prop::option::weighted(0.8, month.saturating_sub(330)..=month + 9);
    let school = prop::option::weighted(0.8, select(vec![6, 7, 9, 12]));
    (select(people), birth, school).prop_map(|(person, birth, school)| {
        let birth = birth.and_then(YearMonth::from_index);
        let person = match person {
            Person::Phase { phase, .. } => Person::Phase { phase, birth },
            other => other,
        };
        let school = school.map(|last_birth_month| SchoolStart { last_birth_month });
        Traveller { person, birth, school }
    })
}

fn way() -> impl Strategy<Value = (Date, Catalogue, Answers, Traveller)> {
    (day_and_catalogue(), answers()).prop_flat_map(|((today, catalogue), mut answers)| {
        answers.people.clear();
        (Just(today), Just(catalogue), Just(answers), traveller(today))
    })
}

/// The naive rules, asked month by month.
struct Naive<'a> {
    catalogue: &'a Catalogue,
    today: Date,
    answers: &'a Answers,
    traveller: Traveller,
}

impl Naive<'_> {
    fn answered(&self) -> Option<LifePhase> {
        match self.traveller.person {
            Person::Phase { phase, .. } => Some(phase),
            _ => None,
        }
    }

    fn month(&self) -> YearMonth {
        self.today.year_month()
    }

    /// An expected child comes this month at the earliest, any other was born by now.
    fn birth(&self) -> Option<YearMonth> {
        let birth = self.traveller.birth?;
        let is_expected = self.answered() == Some(LifePhase::Pregnancy);
        Some(if is_expected { birth.max(self.month()) } else { birth.min(self.month()) })
    }

    /// The start of school nearest to the rule's that agrees with what was answered.
    fn school(&self) -> Option<u16> {
        let start = self.traveller.school?.of(self.birth()?)?.index();
        let today = self.month().index();
        let agrees = |start: &u16| match self.answered() {
            Some(LifePhase::Kindergarten) => *start > today,
            Some(LifePhase::SchoolEntry) => *start > today && *start <= today + 12,
            Some(LifePhase::PrimarySchool) => (*start..start + 48).contains(&today),
            Some(LifePhase::SecondarySchool) => start + 48 <= today,
            _ => true,
        };
        let years =
            (0..60).flat_map(|years| [start.saturating_sub(12 * years), start + 12 * years]);
        years.into_iter().find(agrees)
    }

    /// The phases that the child may be in.
    fn phases(&self, month: YearMonth) -> Vec<LifePhase> {
        let today = self.month().index();
        let (Some(birth), month) = (self.birth(), month.index()) else {
            return Vec::new();
        };
        let is_of_age = |phase: LifePhase| {
            let Some(ages) = phase.ages().filter(|_| month >= birth.index()) else {
                return false;
            };
            let months = month - birth.index();
            [months.saturating_sub(1), months]
                .iter()
                .any(|age| ages.contains(catalogue::Months(*age)))
        };
        // Its beginning is what the family says, its end is not.
        let has_begun = |phase: LifePhase| self.answered() == Some(phase) && month >= today;
        let is_in = |phase: &&LifePhase| match (**phase, self.school()) {
            (LifePhase::Pregnancy, _) => month <= birth.index(),
            (phase @ LifePhase::Kindergarten, Some(school)) => {
                (month >= birth.index() + 36 || has_begun(phase)) && month < school
            }
            (phase @ LifePhase::SchoolEntry, Some(school)) => {
                (month >= school - 12 || has_begun(phase)) && month < school
            }
            (phase @ LifePhase::PrimarySchool, Some(school)) => {
                (month >= school || has_begun(phase)) && month < school + 48
            }
            (phase @ LifePhase::SecondarySchool, Some(school)) => {
                (month >= school + 48 || has_begun(phase)) && month <= birth.index() + 168
            }
            (phase, _) if has_begun(phase) => {
                let to = phase.ages().and_then(|ages| ages.to);
                to.is_some_and(|to| month <= birth.index() + to.0)
            }
            (phase, _) => is_of_age(phase),
        };
        LifePhase::ALL.iter().filter(is_in).copied().collect()
    }

    fn oracle(&self, today: Date) -> Oracle<'_> {
        Oracle { catalogue: self.catalogue, today, viewer: Viewer::Family }
    }

    /// What surely matches everything else that was answered.
    fn is_candidate(&self, offer: &Offer) -> bool {
        let section = self.oracle(self.today).section(offer, self.answers, &Filters::default());
        section == Some(Section::Fits)
    }

    /// Whether somebody of this age, in the phases of this month, surely fits.
    fn fits_by_age(&self, offer: &Offer, month: YearMonth) -> bool {
        let oracle = self.oracle(month.day(1).expect("a day"));
        let is_expected = self.answered() == Some(LifePhase::Pregnancy);
        let asks_alone = self.answered().is_none();
        if asks_alone && oracle.person(offer, Person::Myself) != Verdict::Match {
            return false;
        }
        if asks_alone
            && offer.ages.is_empty()
            && offer.life_phases.iter().all(|phase| phase.ages().is_none())
        {
            return offer.life_phases.is_empty();
        }
        let phases = self.phases(month).into_iter();
        let phases = phases.filter(|phase| is_expected || *phase != LifePhase::Pregnancy);
        let mut people = phases.map(|phase| Person::Phase { phase, birth: self.birth() });
        people.any(|person| oracle.person(offer, person) == Verdict::Match)
    }

    fn fits_today(&self, offer: &Offer) -> bool {
        let alone = Answers { people: vec![self.traveller.person], ..self.answers.clone() };
        let section = self.oracle(self.today).section(offer, &alone, &Filters::default());
        let is_exact = self.answered().is_none() && self.birth().is_some();
        section == Some(Section::Fits) && (!is_exact || self.fits_by_age(offer, self.month()))
    }

    /// The months after today's until the end of the way.
    fn later(&self) -> impl Iterator<Item = YearMonth> {
        let last = self.birth().map_or(0, |birth| birth.index() + 324);
        (self.month().index() + 1..=last).filter_map(YearMonth::from_index)
    }

    /// The last month of those that begin with today's in which it fits; `None` if there is no end.
    fn until(&self, offer: &Offer) -> Option<YearMonth> {
        let first = self.later().find(|month| !self.fits_by_age(offer, *month))?;
        YearMonth::from_index(first.index() - 1)
    }

    /// The first month, today's at the earliest, in which it fits.
    fn from(&self, offer: &Offer) -> Option<YearMonth> {
        let last = self.birth().map_or(0, |birth| birth.index() + 324);
        let this_month = Some(self.month()).filter(|month| month.index() <= last);
        let mut months = this_month.into_iter().chain(self.later());
        months.find(|month| self.fits_by_age(offer, *month))
    }

    /// The last of its dates, if they have an end.
    fn last_date(&self, offer: &Offer) -> Option<Date> {
        self.dates(offer)?.into_iter().max()
    }

    /// All its dates, if they have an end.
    fn dates(&self, offer: &Offer) -> Option<Vec<Date>> {
        let is_endless = |freq, until: Option<Date>, count: Option<u16>| {
            freq != Frequency::Once && until.is_none() && count.is_none()
        };
        let endless =
            offer.schedules.iter().any(|each| is_endless(each.freq, each.until, each.count));
        let (from, to) = (self.today.plus_days(-3653), self.today.plus_days(3653));
        let days = offer.schedules.iter().flat_map(|each| each.days(from, to, usize::MAX));
        let days: Vec<Date> = days.collect();
        (!endless && !days.is_empty()).then_some(days)
    }
}

fn fitting(chain: &Chain) -> impl Iterator<Item = &Fitting> {
    chain.now.iter().chain(&chain.ending)
}

fn coming(chain: &Chain) -> impl Iterator<Item = &Next> {
    chain.stages.iter().flat_map(|stage| &stage.next)
}

/// Whether the month of birth agrees with the phase that was answered.
fn is_likely(today: Date, traveller: &Traveller) -> bool {
    let Person::Phase { phase, birth: Some(birth) } = traveller.person else { return true };
    phase.ages().is_none_or(|ages| {
        let months = today.year_month().index().saturating_sub(birth.index());
        let possible = [months.saturating_sub(1), months];
        possible.iter().all(|age| ages.contains(catalogue::Months(*age)))
    })
}

fn chain_of(today: Date, catalogue: &Catalogue, answers: &Answers, traveller: &Traveller) -> Chain {
    Index::new(catalogue, today, Viewer::Family).chain(catalogue, answers, traveller)
}

proptest! {
    #[test]
    fn what_fits_today_and_until_when_is_what_every_month_says(
        (today, catalogue, answers, traveller) in way(),
    ) {
        let naive = Naive { catalogue: &catalogue, today, answers: &answers, traveller };
        let index = Index::new(&catalogue, today, Viewer::Family);
        let chain = index.chain(&catalogue, &answers, &traveller);
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let listed: Vec<&Fitting> = fitting(&chain).filter(|each| each.offer == at).collect();
            prop_assert_eq!(listed.len(), usize::from(naive.fits_today(offer)), "{}", offer.id);
            let alone = index.fitting(&catalogue, &answers, &traveller, at);
            prop_assert_eq!(alone.as_ref(), listed.first().copied());
            let Some(fitting) = listed.first() else { continue };
            let by_age = naive.until(offer);
            let last = naive.last_date(offer);
            let last = last.filter(|day| *day >= today);
            let until = match (by_age, last) {
                (Some(month), Some(day)) if day.year_month() > month => Some(End::Month(month)),
                (_, Some(day)) => Some(End::Date(day)),
                (month, None) => month.map(End::Month),
            };
            prop_assert_eq!(fitting.until, until, "{}", offer.id);
            let is_soon = until.is_some_and(|end| end.month().index() <= today.year_month().index() + 6);
            prop_assert_eq!(chain.ending.iter().any(|each| each.offer == at), is_soon);
        }
        let ends: Vec<YearMonth> = chain.ending.iter().filter_map(|each| each.until).map(End::month).collect();
        prop_assert!(ends.is_sorted());
    }

    #[test]
    fn what_comes_and_from_when_is_what_every_month_says(
        (today, catalogue, answers, traveller) in way(),
    ) {
        if traveller.birth.is_none() {
            return Ok(());
        }
        let naive = Naive { catalogue: &catalogue, today, answers: &answers, traveller };
        let chain = chain_of(today, &catalogue, &answers, &traveller);
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let from = if naive.fits_today(offer) || !naive.is_candidate(offer) {
                None
            } else {
                naive.from(offer)
            };
            let is_over = |from: YearMonth| {
                let last = naive.last_date(offer);
                last.is_some_and(|day| day < today || day.year_month() < from)
            };
            let listed: Vec<_> = coming(&chain).filter(|each| each.offer == at).collect();
            let expected: Vec<Next> = from.into_iter().filter(|from| !is_over(*from))
                .map(|from| Next { offer: at, from: Some(from) }).collect();
            prop_assert_eq!(listed, expected.iter().collect::<Vec<_>>(), "{}", offer.id);
        }
        for stage in &chain.stages {
            prop_assert!(stage.next.is_sorted_by_key(|next| next.from));
        }
        prop_assert!(chain.stages.is_sorted_by_key(|stage| stage.from));
    }

    #[test]
    fn no_offer_is_in_two_lists_and_none_that_is_universal_or_paused_in_any(
        (today, catalogue, answers, traveller) in way(),
    ) {
        let chain = chain_of(today, &catalogue, &answers, &traveller);
        let all = fitting(&chain).map(|each| each.offer).chain(coming(&chain).map(|each| each.offer));
        let all: Vec<usize> = all.collect();
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        let is_listed = |at: &usize| {
            let offer = &catalogue.offers[*at];
            !offer.universal && offer.status == catalogue::Status::Active
        };
        prop_assert!(all.iter().all(is_listed));
    }

    #[test]
    fn what_stays_is_what_still_fits_in_the_month_after_a_phase_has_begun(
        (today, catalogue, answers, traveller) in way(),
    ) {
        if traveller.birth.is_none() {
            return Ok(());
        }
        let naive = Naive { catalogue: &catalogue, today, answers: &answers, traveller };
        let chain = chain_of(today, &catalogue, &answers, &traveller);
        let is_over = |at: usize, month: YearMonth| {
            let last = naive.last_date(&catalogue.offers[at]);
            last.is_some_and(|day| day < today || day.year_month() <= month)
        };
        let lasts = |each: &Fitting, from| {
            each.until.is_none_or(|end| end.month() > from) && !is_over(each.offer, from)
        };
        let next = chain.stages.iter().find_map(|stage| stage.from);
        for each in fitting(&chain) {
            prop_assert_eq!(each.stays, next.is_some_and(|from| lasts(each, from)));
        }
        for (number, stage) in chain.stages.iter().enumerate() {
            let Some(from) = stage.from else { continue };
            let still = fitting(&chain).filter(|each| lasts(each, from)).count();
            let earlier = chain.stages[..number].iter().flat_map(|stage| &stage.next);
            let begun = earlier.filter(|each| {
                let after = YearMonth::from_index(from.index() + 1).expect("a month");
                naive.fits_by_age(&catalogue.offers[each.offer], after) && !is_over(each.offer, from)
            });
            prop_assert_eq!(stage.staying, still + begun.count(), "{:?}", stage.phase);
        }
    }

    /// A phase that an offer names, or else the last that has begun.
    #[test]
    fn what_comes_stands_where_it_begins(
        (today, catalogue, answers, traveller) in way(),
    ) {
        if traveller.birth.is_none() {
            return Ok(());
        }
        let naive = Naive { catalogue: &catalogue, today, answers: &answers, traveller };
        let chain = chain_of(today, &catalogue, &answers, &traveller);
        for (number, stage) in chain.stages.iter().enumerate() {
            for next in &stage.next {
                let from = next.from.expect("a month");
                let named = &catalogue.offers[next.offer].life_phases;
                let phases = naive.phases(from);
                // What has begun by the answer is no stage: then it is the last that has begun.
                let has_begun = naive.answered().is_some_and(|phase| phases.contains(&phase));
                if stage.from.is_some() && catalogue.life_phases.is_empty() && !has_begun {
                    prop_assert!(phases.contains(&stage.phase));
                    prop_assert!(named.is_empty() || named.contains(&stage.phase));
                }
                // Later phases, unless they begin at the same time, have not begun.
                let after = chain.stages[number + 1..].iter().filter(|after| after.from > stage.from);
                if named.is_empty() && is_likely(today, &traveller) {
                    prop_assert!(after.into_iter().all(|after| after.from > next.from));
                }
            }
        }
    }

    #[test]
    fn without_a_month_of_birth_what_comes_stands_in_the_first_phase_that_it_fits(
        (today, catalogue, answers, traveller) in way(),
    ) {
        let Person::Phase { phase, .. } = traveller.person else { return Ok(()) };
        let traveller = Traveller { person: Person::Phase { phase, birth: None }, birth: None, ..traveller };
        let naive = Naive { catalogue: &catalogue, today, answers: &answers, traveller };
        let chain = chain_of(today, &catalogue, &answers, &traveller);
        let later = || catalogue.life_phases().iter().filter(|later| **later > phase);
        prop_assert_eq!(
            chain.stages.iter().map(|stage| stage.phase).collect::<BTreeSet<_>>(),
            later().copied().collect::<BTreeSet<_>>()
        );
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let is_new = naive.is_candidate(offer) && !naive.fits_today(offer);
            let is_over = naive.last_date(offer).is_some_and(|day| day < today);
            let fits = |later: &&LifePhase| {
                let person = Person::Phase { phase: **later, birth: None };
                naive.oracle(today).person(offer, person) == Verdict::Match
            };
            let first = later().filter(fits).min().filter(|_| is_new && !is_over);
            let listed: Vec<LifePhase> = chain.stages.iter()
                .filter(|stage| stage.next.iter().any(|next| next.offer == at))
                .map(|stage| stage.phase).collect();
            prop_assert_eq!(listed, first.copied().into_iter().collect::<Vec<_>>(), "{}", offer.id);
        }
    }

    /// A month of birth only narrows: what fits with it fits without it.
    #[test]
    fn without_a_month_of_birth_nothing_that_fits_is_missing(
        (today, catalogue, answers, traveller) in way(),
    ) {
        let exact = chain_of(today, &catalogue, &answers, &traveller);
        let person = match traveller.person {
            Person::Phase { phase, .. } => Person::Phase { phase, birth: None },
            other => other,
        };
        let roughly = chain_of(today, &catalogue, &answers, &Traveller { person, birth: None, ..traveller });
        let of_roughly: BTreeSet<usize> = fitting(&roughly).map(|each| each.offer).collect();
        // A baby of twelve fits what its phase alone does not.
        if is_likely(today, &traveller) {
            prop_assert!(fitting(&exact).all(|each| of_roughly.contains(&each.offer)));
        }
        prop_assert!(roughly.stages.iter().all(|stage| stage.from.is_none()));
    }
}
