//! Explains why an offer is in its section, and which other answer would make it fit.

use crate::criteria::area::Home;
use crate::criteria::people::Finding;
use crate::index::{Facts, HIDDEN, Index, OPTIONS, option};
use crate::{
    Answers, Change, Doubt, Explanation, Facet, Filters, Miss, Person, Reason, Section, Verdict,
};

impl Index {
    /// Why the offer at this index of the catalogue's `offers` is in its section, and which other
    /// answers would make it fit. A hidden offer has an empty explanation, and so has a universal
    /// one unless it is for another area only.
    pub fn explain(
        &self,
        offer: usize,
        answers: &Answers,
        filters: &Filters,
        wish: Option<&str>,
    ) -> Explanation {
        let mut explanation = self.reasons(offer, answers, filters, wish);
        let at = self.positions.get(offer).copied().unwrap_or(HIDDEN);
        let is_for_other = |miss: &Miss| matches!(miss, Miss::Paused | Miss::Filter(_));
        if at != HIDDEN && !explanation.misses.iter().any(is_for_other) {
            let facts = &self.facts[at as usize];
            if explanation.misses.iter().any(|miss| matches!(miss, Miss::Person { .. })) {
                explanation.changes.push(self.other_person(facts, &answers.people));
            }
            if explanation.misses.iter().any(|miss| matches!(miss, Miss::OnlyIn(_))) {
                explanation.changes.push(self.other_place(facts));
            }
        }
        explanation
    }

    /// Like [`Self::explain`], without the other answers.
    pub fn reasons(
        &self,
        offer: usize,
        answers: &Answers,
        filters: &Filters,
        wish: Option<&str>,
    ) -> Explanation {
        let at = self.positions.get(offer).copied().unwrap_or(HIDDEN);
        if at == HIDDEN {
            return Explanation::default();
        }
        let facts = &self.facts[at as usize];
        let place = answers.place.as_ref();
        let place = place.and_then(|place| self.places.number(place));
        let home = place.map(|place| self.places.home(place));
        let mut explanation = Explanation::default();
        let paused = self.paused.contains(at);
        if paused {
            explanation.misses.push(Miss::Paused);
        }
        if self.universal.contains(at) {
            explain_area(facts, home.as_ref(), &mut explanation);
            explanation.doubts.clear();
            if !facts.for_whom.addresses_any(&answers.people) {
                self.explain_people(facts, &answers.people, &mut explanation);
            }
            if explanation.misses.is_empty() {
                explanation.section = Some(Section::Always);
            }
            return explanation;
        }

        let people = self.explain_people(facts, &answers.people, &mut explanation);
        let area = explain_area(facts, home.as_ref(), &mut explanation);
        let asked = self.situations.numbers(&answers.situations);
        let met = self.explain_situations(at, &asked, &mut explanation);
        self.explain_place(facts, home.as_ref(), area, &mut explanation);
        self.explain_rest(at, wish, &mut explanation);

        let filtered = self.explain_filters(at, filters, &mut explanation);
        let missed = |missed: bool| u8::from(missed);
        let missed =
            missed(paused) + missed(people == Verdict::Miss) + missed(area == Verdict::Miss);
        explanation.section = match missed {
            _ if filtered => None,
            0 if met && explanation.doubts.is_empty() => Some(Section::Fits),
            0 if met || self.situations.related(&asked).contains(at) => Some(Section::MayFit),
            0 => Some(Section::OtherTopics),
            1 => Some(Section::NearMiss),
            _ => None,
        };
        explanation
    }

    fn explain_people(
        &self,
        facts: &Facts,
        people: &[Person],
        explanation: &mut Explanation,
    ) -> Verdict {
        let mut best = if people.is_empty() { Verdict::Match } else { Verdict::Miss };
        for person in people {
            best = best.max(facts.for_whom.judge(*person, self.today).verdict());
        }
        for (index, person) in people.iter().enumerate() {
            match facts.for_whom.judge(*person, self.today) {
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
    fn explain_situations(&self, at: u32, asked: &[u32], explanation: &mut Explanation) -> bool {
        let mut met = asked.is_empty();
        for situation in asked {
            if self.situations.is_met(*situation, at) {
                met = true;
                let id = self.situations.id(*situation).clone();
                explanation.reasons.push(Reason::Situation(id));
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
        let here = facts.rank.is_in(home);
        let reason = match home.served(&facts.areas) {
            _ if here => Reason::TakesPlaceIn(self.places.id(home.place()).clone()),
            Some(place) => Reason::Serves(self.places.id(place).clone()),
            None => return,
        };
        explanation.reasons.push(reason);
    }

    fn explain_rest(&self, at: u32, wish: Option<&str>, explanation: &mut Explanation) {
        for facet in [Facet::Free, Facet::NoRegistration, Facet::Format] {
            if self.filters.has_first(facet, at) {
                explanation.reasons.push(match facet {
                    Facet::Free => Reason::Free,
                    Facet::NoRegistration => Reason::NoRegistration,
                    _ => Reason::ComesToYou,
                });
            }
        }
        if let Some(language) = wish
            && let Some(speaking) = self.filters.speaking(language)
            && speaking.contains(at)
        {
            explanation.reasons.push(Reason::Language(language.to_owned()));
        }
    }

    /// Whether a filter excludes the offer.
    fn explain_filters(&self, at: u32, filters: &Filters, explanation: &mut Explanation) -> bool {
        let mut filtered = false;
        for (facet, verdicts) in self.chosen(filters) {
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

    /// A person the offer is for: preferably a sure match, then in a phase close to the one that
    /// was answered.
    fn other_person(&self, facts: &Facts, people: &[Person]) -> Change {
        let answered = people.iter().copied().find_map(phase_number).unwrap_or(0);
        let mut nearest = None;
        let mut least = usize::MAX;
        for number in 0..OPTIONS {
            let person = option(number);
            let distance = match person {
                Person::Phase { phase, .. } => (phase as usize).abs_diff(answered),
                _ => OPTIONS,
            };
            let distance = match facts.for_whom.judge(person, self.today).verdict() {
                Verdict::Match => distance,
                Verdict::Unknown => distance + 2 * OPTIONS,
                Verdict::Miss => continue,
            };
            if distance < least && self.is_asked(person) {
                least = distance;
                nearest = Some(person);
            }
        }
        nearest.map_or(Change::SkipPeople, Change::Person)
    }

    /// Whether the first question has this option: a catalogue may not serve every phase.
    fn is_asked(&self, person: Person) -> bool {
        match person {
            Person::Phase { phase, .. } => self.phases.contains(&phase),
            _ => true,
        }
    }

    /// A place the offer serves: preferably a sure match.
    fn other_place(&self, facts: &Facts) -> Change {
        let mut best = Verdict::Miss;
        let mut nearest = None;
        for place in &self.places.homes {
            let verdict = self.places.home(*place).judge_all(&facts.areas);
            if verdict > best {
                best = verdict;
                nearest = Some(*place);
            }
        }
        nearest.map_or(Change::SkipPlace, |place| Change::Place(self.places.id(place).clone()))
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
        _ => None,
    }
}
