//! Why an offer stands where it stands, and which other answer would bring it in.

use crate::criteria::area::Home;
use crate::criteria::people::Finding;
use crate::index::{Facts, Index, options};
use crate::{
    Answers, Change, Doubt, Explanation, Facet, Filters, Miss, Person, Reason, Section, Verdict,
};
use catalogue::Id;

impl Index {
    /// Why the offer at this place of the catalogue's `offers` stands where it stands. An
    /// offer that is hidden has an empty explanation; a universal one has reasons only.
    pub fn explain(
        &self,
        offer: usize,
        answers: &Answers,
        filters: &Filters,
        wish: Option<&str>,
    ) -> Explanation {
        let Some(at) = self.positions.get(offer).copied().flatten() else {
            return Explanation::default();
        };
        let facts = &self.facts[at as usize];
        let place = answers.place.as_ref();
        let place = place.and_then(|place| self.places.number(place));
        let home = place.map(|place| self.places.home(place));
        let mut explanation = Explanation::default();

        let people = self.explain_people(facts, &answers.people, &mut explanation);
        let area = explain_area(facts, home.as_ref(), &mut explanation);
        let met = self.explain_situations(at, answers, &mut explanation);
        self.explain_place(facts, home.as_ref(), area, &mut explanation);
        self.explain_rest(at, wish, &mut explanation);
        if self.universal.contains(at) {
            explanation.section = Some(Section::Always);
            explanation.doubts.clear();
            explanation.misses.clear();
            return explanation;
        }

        let paused = self.paused.contains(at);
        if paused {
            explanation.misses.insert(0, Miss::Paused);
        }
        let filtered = self.explain_filters(at, filters, &mut explanation);
        let missed = [paused, people == Verdict::Miss, area == Verdict::Miss];
        explanation.section = match missed.iter().filter(|missed| **missed).count() {
            _ if filtered => None,
            0 if met && explanation.doubts.is_empty() => Some(Section::Fits),
            0 => Some(Section::MayFit),
            1 => Some(Section::NearMiss),
            _ => None,
        };
        if !paused && !filtered {
            if people == Verdict::Miss {
                explanation.changes.push(self.other_person(facts, &answers.people));
            }
            if area == Verdict::Miss {
                explanation.changes.push(self.other_place(facts));
            }
        }
        explanation
    }

    fn explain_people(
        &self,
        facts: &Facts,
        people: &[Person],
        explanation: &mut Explanation,
    ) -> Verdict {
        let judge = |person: &Person| facts.for_whom.judge(*person, self.today);
        let findings: Vec<Finding> = people.iter().map(judge).collect();
        let verdicts = findings.iter().map(Finding::verdict);
        let best = verdicts.max().unwrap_or(Verdict::Match);
        for (index, finding) in findings.into_iter().enumerate() {
            match finding {
                Finding::Match => explanation.reasons.push(Reason::Person(index)),
                Finding::Unknown(why) if best == Verdict::Unknown => {
                    explanation.doubts.push(Doubt::Person { index, why });
                }
                Finding::Miss(why) if best == Verdict::Miss => {
                    explanation.misses.push(Miss::Person { index, why });
                }
                _ => {}
            }
        }
        best
    }

    /// Whether a situation is met, or none was asked for.
    fn explain_situations(
        &self,
        at: u32,
        answers: &Answers,
        explanation: &mut Explanation,
    ) -> bool {
        let asked = self.situations.numbers(&answers.situations);
        let mut met = asked.is_empty();
        for situation in asked {
            if self.situations.is_met(situation, at) {
                met = true;
                let reason = Reason::Topic(self.situations.topic(situation));
                if !explanation.reasons.contains(&reason) {
                    explanation.reasons.push(reason);
                }
            }
        }
        if !met {
            explanation.doubts.push(Doubt::OtherSituations);
        }
        met
    }

    fn explain_place(
        &self,
        facts: &Facts,
        home: Option<&Home>,
        area: Verdict,
        explanation: &mut Explanation,
    ) {
        let Some(home) = home.filter(|_| area > Verdict::Miss) else {
            return;
        };
        let here = facts.sites.iter().any(|site| home.holds(*site));
        let reason = match home.served(&facts.areas) {
            _ if here => Reason::TakesPlaceIn(self.places.id(home.place()).clone()),
            Some(place) => Reason::Serves(self.places.id(place).clone()),
            None => return,
        };
        explanation.reasons.push(reason);
    }

    fn explain_rest(&self, at: u32, wish: Option<&str>, explanation: &mut Explanation) {
        let filters = &self.filters;
        let speaks = |language: &&str| {
            let speaking = filters.speaking(language);
            speaking.is_some_and(|offers| offers.contains(at))
        };
        let flags = [
            (filters.has_first(Facet::Free, at), Reason::Free),
            (filters.has_first(Facet::NoRegistration, at), Reason::NoRegistration),
            (filters.has_first(Facet::Format, at), Reason::ComesToYou),
        ];
        let flags = flags.into_iter().filter(|(is_so, _)| *is_so);
        explanation.reasons.extend(flags.map(|(_, reason)| reason));
        let language = wish.filter(speaks).map(str::to_owned);
        explanation.reasons.extend(language.map(Reason::Language));
    }

    /// Whether a filter takes the offer out.
    fn explain_filters(&self, at: u32, filters: &Filters, explanation: &mut Explanation) -> bool {
        let mut filtered = false;
        for (facet, verdicts) in self.filters.chosen(filters) {
            match verdicts.at(at) {
                Verdict::Match => {}
                Verdict::Unknown => explanation.doubts.push(Doubt::Filter(facet)),
                Verdict::Miss => {
                    filtered = true;
                    explanation.misses.push(Miss::Filter(facet));
                }
            }
        }
        filtered
    }

    /// Somebody whom the offer is for: certainly rather than perhaps, and then in a phase
    /// near to the one that was answered.
    fn other_person(&self, facts: &Facts, people: &[Person]) -> Change {
        let answered = people.iter().copied().find_map(phase_number).unwrap_or(0);
        let verdict = |person: &Person| facts.for_whom.judge(*person, self.today).verdict();
        let distance = |person: &Person| match phase_number(*person) {
            Some(phase) => phase.abs_diff(answered),
            None => usize::MAX,
        };
        let possible = options().filter(|person| verdict(person) > Verdict::Miss);
        let nearest =
            possible.min_by_key(|person| (verdict(person) < Verdict::Match, distance(person)));
        nearest.map_or(Change::SkipPeople, Change::Person)
    }

    /// A place that the offer is for: certainly rather than perhaps.
    fn other_place(&self, facts: &Facts) -> Change {
        let places = self.places.homes.iter().copied();
        let verdict = |place: u32| self.places.home(place).judge_all(&facts.areas);
        let mut perhaps = None;
        for place in places {
            match verdict(place) {
                Verdict::Match => return self.place_change(place),
                Verdict::Unknown => perhaps = perhaps.or(Some(place)),
                Verdict::Miss => {}
            }
        }
        perhaps.map_or(Change::SkipPlace, |place| self.place_change(place))
    }

    fn place_change(&self, place: u32) -> Change {
        let id: &Id = self.places.id(place);
        Change::Place(id.clone())
    }
}

fn explain_area(facts: &Facts, home: Option<&Home>, explanation: &mut Explanation) -> Verdict {
    let Some(home) = home else {
        return Verdict::Match;
    };
    let verdict = home.judge_all(&facts.areas);
    match verdict {
        Verdict::Match => {}
        Verdict::Unknown => explanation.doubts.push(Doubt::Area(facts.areas.clone())),
        Verdict::Miss => explanation.misses.push(Miss::OnlyIn(facts.areas.clone())),
    }
    verdict
}

fn phase_number(person: Person) -> Option<usize> {
    match person {
        Person::Phase { phase, .. } => Some(phase as usize),
        Person::Myself => None,
    }
}
