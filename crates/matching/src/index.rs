//! The index that answers queries on a catalogue.

use crate::bitset::Bits;
use crate::criteria::area::{Areas, Places};
use crate::criteria::people::ForWhom;
use crate::criteria::situation::Situations;
use crate::filter_index::{FilterIndex, within_others};
use crate::next_days::NextDays;
use crate::order::{Order, Sorter};
use crate::rank::{Rank, Relevance, key};
use crate::sites::{locations, sites};
use crate::verdict::Verdicts;
use crate::work::{piece, weight};
use crate::{
    Answers, Facet, Facets, Filters, OptionCount, Person, Reach, Results, Verdict, Viewer,
};
use catalogue::{Catalogue, Code, Date, Id, LifePhase, Offer, ServiceArea, Status, count};
use std::mem;

/// An index of a catalogue for one day and one viewer: sets of offers, one bit each, for everything
/// that can be asked, so an answer takes a few operations on words of 64 offers. Built once, in
/// time and memory linear in the size of the catalogue; owns all it needs.
pub struct Index {
    pub(crate) today: Date,
    pub(crate) order: Order,
    /// For each offer of the catalogue, its position in `order`; [`HIDDEN`] for hidden ones.
    pub(crate) positions: Vec<u32>,
    pub(crate) places: Places,
    areas: Areas,
    pub(crate) situations: Situations,
    pub(crate) filters: FilterIndex,
    /// For each position, what explanations need.
    pub(crate) facts: Vec<Facts>,
    /// For `LifePhase::ALL` without month of birth, then [`Person::OTHERS`].
    people: Vec<Verdicts>,
    /// The phases that the first question offers.
    pub(crate) phases: Vec<LifePhase>,
    pub(crate) universal: Bits,
    /// The universal ones of the municipality.
    guides: Bits,
    pub(crate) paused: Bits,
    local: Bits,
}

/// Builds an [`Index`] in pieces; every call must get the same catalogue.
pub struct IndexBuilder {
    today: Date,
    viewer: Viewer,
    /// For each offer of the catalogue.
    next_days: Vec<NextDays>,
    sorter: Sorter,
    /// `Some` once the offers are sorted.
    index: Option<Index>,
}

impl IndexBuilder {
    /// A builder that has not started.
    pub fn new(today: Date, viewer: Viewer) -> Self {
        Self { today, viewer, next_days: Vec::new(), sorter: Sorter::new(), index: None }
    }

    /// Does one piece of the work; returns whether there is more.
    pub fn go_on(&mut self, catalogue: &Catalogue) -> bool {
        piece(&mut || self.step(catalogue))
    }

    fn step(&mut self, catalogue: &Catalogue) -> usize {
        if let Some(index) = &mut self.index {
            return index.add(catalogue, &self.next_days).map_or(0, weight);
        }
        let today = self.today;
        let mut rank = |offer| {
            let next_days = NextDays::of(offer, today);
            self.next_days.push(next_days);
            u8::from(offer.is_stale(today).unwrap_or(true))
        };
        if let Some(offer) = self.sorter.add(catalogue, self.viewer, &mut rank) {
            return weight(offer);
        }
        let merged = self.sorter.merge(catalogue);
        if merged == 0 {
            let sorter = mem::replace(&mut self.sorter, Sorter::new());
            self.index = Some(Index::empty(catalogue, today, Order::new(sorter.sorted())));
        }
        merged.max(1)
    }

    /// Does the rest of the work.
    #[expect(clippy::missing_panics_doc, reason = "never panics")]
    pub fn finish(mut self, catalogue: &Catalogue) -> Index {
        while self.go_on(catalogue) {}
        self.index.expect("invariant: created before the work ends")
    }
}

/// The position of an offer that is never shown to this viewer.
pub(crate) const HIDDEN: u32 = u32::MAX;

/// What is kept of an offer.
pub(crate) struct Facts {
    pub for_whom: ForWhom,
    pub areas: Vec<ServiceArea>,
    pub rank: Rank,
}

/// The hard criteria for a set of answers, as sets of offers. Only `always` contains universal
/// offers.
struct Standing {
    /// Universal, not paused, and neither for another area nor for another audience only.
    always: Bits,
    /// No miss.
    fitting: Bits,
    /// No miss and nothing unknown.
    certain: Bits,
    /// Exactly one miss.
    near: Bits,
}

impl Standing {
    fn apply(&mut self, verdicts: &Verdicts) {
        let mut missed = self.fitting.clone();
        missed.remove(&verdicts.possible);
        self.filter(verdicts);
        self.near.add(&missed);
    }

    fn filter(&mut self, verdicts: &Verdicts) {
        self.near.keep(&verdicts.possible);
        self.fitting.keep(&verdicts.possible);
        self.certain.keep(&verdicts.certain);
    }
}

/// The number of options of the first question.
pub(crate) const OPTIONS: usize = LifePhase::ALL.len() + Person::OTHERS.len();

/// The first question's options: [`LifePhase::ALL`], then [`Person::OTHERS`].
pub(crate) fn option(number: usize) -> Person {
    match LifePhase::ALL.get(number) {
        Some(phase) => Person::Phase { phase: *phase, birth: None },
        None => Person::OTHERS[number - LifePhase::ALL.len()],
    }
}

impl Index {
    /// Indexes a catalogue for one day and one viewer.
    pub fn new(catalogue: &Catalogue, today: Date, viewer: Viewer) -> Self {
        IndexBuilder::new(today, viewer).finish(catalogue)
    }

    /// The index before any offer has been added.
    fn empty(catalogue: &Catalogue, today: Date, order: Order) -> Self {
        let len = order.offers().len();
        let none = || Bits::none(len);
        let [universal, guides, paused, local] = [none(), none(), none(), none()];
        let mut people = Vec::new();
        for _ in 0..OPTIONS {
            people.push(Verdicts::misses(len));
        }
        Self {
            today,
            positions: vec![HIDDEN; catalogue.offers.len()],
            areas: Areas::new(len),
            situations: Situations::new(catalogue, len),
            filters: FilterIndex::new(len),
            people,
            phases: catalogue.life_phases().to_vec(),
            paused,
            local,
            universal,
            guides,
            facts: Vec::new(),
            places: Places::new(catalogue),
            order,
        }
    }

    /// Adds the offer at the next position and returns it; `None` after the last one.
    fn add<'c>(&mut self, catalogue: &'c Catalogue, next_days: &[NextDays]) -> Option<&'c Offer> {
        let place = *self.order.offers().get(self.facts.len())? as usize;
        let at = count(self.facts.len());
        let offer = &catalogue.offers[place];
        self.positions[place] = at;
        if offer.universal {
            self.universal.set(at);
        }
        if offer.status == Status::Paused {
            self.paused.set(at);
        }
        let reach = Reach::of(offer);
        if reach != Reach::National {
            self.local.set(at);
        }
        if offer.universal && reach == Reach::Local {
            self.guides.set(at);
        }
        let locations = locations(catalogue, offer);
        let mut sites_of = Vec::new();
        for id in sites(&locations) {
            if let Some(number) = self.places.number(id) {
                sites_of.push(number);
            }
        }
        let for_whom = ForWhom::of(offer);
        for (number, verdicts) in self.people.iter_mut().enumerate() {
            verdicts.raise(at, for_whom.judge(option(number), self.today).verdict());
        }
        let areas = offer.service_areas.clone();
        let rank = Rank::of(catalogue, offer, next_days[place].soon, &locations, sites_of);
        self.facts.push(Facts { for_whom, areas, rank });
        self.areas.add(offer, at);
        self.situations.add(offer, at);
        self.filters.add(offer, &locations, at, next_days[place]);
        Some(offer)
    }

    /// The results page. `wish`: the family's preferred language (BCP 47).
    pub fn results(&self, answers: &Answers, filters: &Filters, wish: Option<&str>) -> Results {
        self.results_now(answers, filters, wish, &|_| true)
    }

    /// Like [`Self::results`] at a moment of the day. `is_reachable`: whether the offer at this
    /// index of the catalogue's `offers` can be reached now; asked only where that matters.
    pub fn results_now(
        &self,
        answers: &Answers,
        filters: &Filters,
        wish: Option<&str>,
        is_reachable: &dyn Fn(usize) -> bool,
    ) -> Results {
        let mut standing = self.standing(&answers.people, answers.place.as_ref());
        for (_, verdicts) in self.chosen(filters) {
            standing.filter(&verdicts);
        }
        let asked = self.situations.numbers(&answers.situations);
        let any = self.situations.any(&asked);
        let mut fits = standing.certain;
        fits.keep(&any);
        let mut rest = standing.fitting;
        rest.remove(&fits);
        let mut may_fit = self.situations.related(&asked);
        may_fit.add(&any);
        may_fit.keep(&rest);
        rest.remove(&may_fit);
        let mut guides = standing.always;
        let mut helplines = guides.clone();
        guides.keep(&self.guides);
        helplines.remove(&guides);

        let sections = [&fits, &may_fit, &rest, &guides, &helplines, &standing.near];
        let mut listed = Bits::none(self.facts.len());
        for section in sections {
            listed.add(section);
        }
        let keys = self.keys(&listed, answers, &asked, wish, is_reachable);
        let list = |section| self.order.list(section, &keys);
        let (fits, guides) = (list(&fits), list(&guides));
        let is_guided = !guides.is_empty() && (asked.is_empty() || fits.is_empty());
        let first = self.call_first(if is_guided { &guides } else { &fits }, asked);
        Results {
            first,
            fits,
            may_fit: list(&may_fit),
            other_topics: list(&rest),
            guides,
            helplines: list(&helplines),
            near_misses: list(&standing.near),
        }
    }

    /// See [`Results::first`]. `section`: sorted; `asked`: the ticked situations.
    fn call_first(&self, section: &[usize], mut asked: Vec<u32>) -> Vec<usize> {
        let at = |offer: usize| self.positions[offer];
        let has_phone = |offer: &usize| self.facts[at(*offer) as usize].rank.has_phone;
        let needs_phone = section.iter().any(has_phone);
        let mut first = Vec::new();
        while first.len() < Results::FIRST {
            let meets = |offer: usize, situation: u32| self.situations.is_met(situation, at(offer));
            let left =
                |offer: &&usize| !first.contains(*offer) && (has_phone(offer) || !needs_phone);
            let meets_another =
                |offer: &&usize| asked.iter().any(|situation| meets(**offer, *situation));
            let another = section.iter().filter(left).find(meets_another);
            let Some(next) = another.or_else(|| section.iter().find(left)) else {
                break;
            };
            asked.retain(|situation| !meets(*next, *situation));
            first.push(*next);
        }
        first
    }

    /// The sort keys of the listed positions, by position.
    fn keys(
        &self,
        listed: &Bits,
        answers: &Answers,
        asked: &[u32],
        wish: Option<&str>,
        is_reachable: &dyn Fn(usize) -> bool,
    ) -> Vec<u64> {
        let home = answers.place.as_ref().and_then(|place| self.places.number(place));
        let home = home.map(|place| self.places.home(place));
        let met = self.situations.met(asked);
        let is_urgent = self.situations.any_sensitive(asked);
        let mut people = vec![0; self.facts.len()];
        for person in &answers.people {
            let certain = self.all_people(&[*person]).certain;
            certain.visit(0..self.order.len(), &mut |at| people[at as usize] += 1);
        }
        let speaking = wish.and_then(|language| self.filters.speaking(language));
        let understood = self.filters.understood(speaking.as_ref());
        let mut keys = vec![0; self.facts.len()];
        listed.visit(0..self.order.len(), &mut |at| {
            let place = at as usize;
            let relevance = Relevance {
                met: met[place],
                is_understood: understood.contains(at),
                is_reachable: !is_urgent || is_reachable(self.order.offers()[place] as usize),
                people: people[place],
                breadth: if asked.is_empty() { 0 } else { self.situations.breadth(at) },
                speaks: speaking.as_ref().is_some_and(|speaking| speaking.contains(at)),
            };
            keys[place] = key(&self.facts[place].rank, &relevance, home.as_ref());
        });
        keys
    }

    /// How many offers fit: the length of [`Results::fits`] without filters.
    pub fn count(&self, answers: &Answers) -> usize {
        let place = answers.place.as_ref();
        self.possible(&answers.people, place, &answers.situations).certain.count()
    }

    /// The counts shown next to the filters.
    pub fn facets(&self, answers: &Answers, filters: &Filters) -> Facets {
        let standing = self.standing(&answers.people, answers.place.as_ref());
        let mut counted = Bits::all(self.facts.len());
        counted.remove(&self.universal);
        self.filters.counts(&standing.fitting, &self.chosen(filters), &counted)
    }

    /// The count shown next to the filter [`Filters::reachable`]; `reachable` is what the filter
    /// would be.
    pub fn count_reachable(
        &self,
        answers: &Answers,
        filters: &Filters,
        reachable: &[Verdict],
    ) -> usize {
        let fitting = self.standing(&answers.people, answers.place.as_ref()).fitting;
        let mut offers = within_others(&fitting, &self.chosen(filters), Facet::Reachable);
        offers.keep(&self.reachable(reachable).certain);
        offers.count()
    }

    /// The verdicts of every facet in use.
    pub(crate) fn chosen(&self, filters: &Filters) -> Vec<(Facet, Verdicts)> {
        let mut chosen = self.filters.chosen(filters);
        if let Some(reachable) = &filters.reachable {
            chosen.push((Facet::Reachable, self.reachable(reachable)));
        }
        chosen
    }

    /// [`Filters::reachable`] by position; what it does not mention is unknown.
    fn reachable(&self, reachable: &[Verdict]) -> Verdicts {
        let mut verdicts = Verdicts::misses(self.facts.len());
        for (offer, at) in self.order.offers().iter().zip(0..) {
            let verdict = reachable.get(*offer as usize);
            verdicts.raise(at, verdict.copied().unwrap_or(Verdict::Unknown));
        }
        verdicts
    }

    /// The counts for the options of the first question, given the answers to the others:
    /// [`LifePhase::ALL`], then [`Person::OTHERS`].
    pub fn phase_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.possible(&[], answers.place.as_ref(), &answers.situations);
        self.options(&others, self.people.len(), &|number| self.people[number].clone())
    }

    /// The counts for the options of the second question, given the answers to the others:
    /// [`Catalogue::home_places`], in that order.
    pub fn place_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.possible(&answers.people, None, &answers.situations);
        let homes = &self.places.homes;
        self.options(&others, homes.len(), &|number| {
            self.areas.verdicts(&self.places.home(homes[number]))
        })
    }

    /// The counts for the options of the third question, given the answers to the others:
    /// [`Catalogue::situations`], in that order.
    pub fn situation_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.possible(&answers.people, answers.place.as_ref(), &[]);
        let situations = self.situations.len() as usize;
        self.options(&others, situations, &|number| {
            let offers = self.situations.offers(count(number));
            Verdicts { certain: offers.clone(), possible: offers }
        })
    }

    /// `of`: the offers that match an option; `others`: those that pass everything else.
    fn options(
        &self,
        others: &Verdicts,
        len: usize,
        of: &dyn Fn(usize) -> Verdicts,
    ) -> Vec<OptionCount> {
        let anybody = self.standing(&[], None).fitting;
        let mut counts = Vec::new();
        for number in 0..len {
            let Verdicts { certain: mut fits, mut possible } = of(number);
            fits.keep(&others.certain);
            let all = possible.count_both(&anybody);
            possible.keep(&others.possible);
            counts.push(OptionCount {
                fits: fits.count(),
                possible: possible.count(),
                local: possible.count_both(&self.local),
                all,
            });
        }
        counts
    }

    /// The offers that fit or may fit, without filters, and of those only what meets a situation.
    fn possible(&self, people: &[Person], place: Option<&Id>, situations: &[Id]) -> Verdicts {
        let any = self.situations.any(&self.situations.numbers(situations));
        let Standing { mut certain, fitting: mut possible, .. } = self.standing(people, place);
        certain.keep(&any);
        possible.keep(&any);
        Verdicts { possible, certain }
    }

    fn standing(&self, people: &[Person], place: Option<&Id>) -> Standing {
        let mut fitting = Bits::all(self.order.offers().len());
        fitting.remove(&self.universal);
        let mut near = fitting.clone();
        near.keep(&self.paused);
        fitting.remove(&self.paused);
        let mut always = self.universal.clone();
        always.remove(&self.paused);
        always.remove(&self.not_addressed(people));
        let mut standing = Standing { always, certain: fitting.clone(), fitting, near };
        if !people.is_empty() {
            standing.apply(&self.all_people(people));
        }
        if let Some(place) = place.and_then(|place| self.places.number(place)) {
            let areas = self.areas.verdicts(&self.places.home(place));
            standing.always.keep(&areas.possible);
            standing.apply(&areas);
        }
        standing
    }

    /// The universal offers that address none of the people.
    fn not_addressed(&self, people: &[Person]) -> Bits {
        let mut others = Bits::none(self.facts.len());
        self.universal.visit(0..self.order.len(), &mut |at| {
            let for_whom = &self.facts[at as usize].for_whom;
            if !for_whom.addresses_any(people) {
                others.set(at);
            }
        });
        others
    }

    /// For each offer, the best verdict over the people.
    fn all_people(&self, people: &[Person]) -> Verdicts {
        let mut all = Verdicts::misses(self.facts.len());
        for person in people {
            let number = match person {
                Person::Phase { birth: Some(_), .. } => {
                    all.improve(&people_verdicts(&self.facts, *person, self.today));
                    continue;
                }
                Person::Phase { phase, birth: None } => *phase as usize,
                Person::Parent => LifePhase::ALL.len(),
                Person::Relative => LifePhase::ALL.len() + 1,
                Person::Myself => LifePhase::ALL.len() + 2,
            };
            all.improve(&self.people[number]);
        }
        all
    }
}

fn people_verdicts(facts: &[Facts], person: Person, today: Date) -> Verdicts {
    let mut verdicts = Verdicts::misses(facts.len());
    for (facts, at) in facts.iter().zip(0..) {
        verdicts.raise(at, facts.for_whom.judge(person, today).verdict());
    }
    verdicts
}
