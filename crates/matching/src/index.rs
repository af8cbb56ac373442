//! The catalogue made ready to answer.

use crate::bitset::Bits;
use crate::criteria::area::{Areas, Places};
use crate::criteria::people::ForWhom;
use crate::criteria::situation::Situations;
use crate::filter_index::FilterIndex;
use crate::next_days::NextDays;
use crate::order::Order;
use crate::sites::sites;
use crate::text_map::count;
use crate::verdict::Verdicts;
use crate::{Answers, Facets, Filters, OptionCount, Person, Reach, Results};
use catalogue::{Catalogue, Code, Date, Id, LifePhase, Offer, ServiceArea, Status};

/// A catalogue made ready to answer, for one day: sets of offers, one bit each, for
/// whatever can be asked, so that an answer is a few operations on words of 64 offers.
/// Built once, in time and memory linear in the size of the catalogue; owns all it needs.
pub struct Index {
    pub(crate) today: Date,
    pub(crate) order: Order,
    /// For each offer of the catalogue its position in `order`; hidden ones have none.
    pub(crate) positions: Vec<Option<u32>>,
    pub(crate) places: Places,
    areas: Areas,
    pub(crate) situations: Situations,
    pub(crate) filters: FilterIndex,
    /// For every position what explaining needs.
    pub(crate) facts: Vec<Facts>,
    /// For `LifePhase::ALL` without month of birth, then [`Person::Myself`].
    people: Vec<Verdicts>,
    pub(crate) universal: Bits,
    pub(crate) paused: Bits,
    local: Bits,
}

/// What is kept of an offer.
pub(crate) struct Facts {
    pub for_whom: ForWhom,
    pub areas: Vec<ServiceArea>,
    /// The places that it takes place in.
    pub sites: Vec<u32>,
}

/// The hard criteria of some answers, as sets of offers. Universal offers are in none.
struct Standing {
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
        self.near.keep(&verdicts.possible);
        self.near.add(&missed);
        self.fitting.keep(&verdicts.possible);
        self.certain.keep(&verdicts.certain);
    }

    fn filter(&mut self, verdicts: &Verdicts) {
        self.near.keep(&verdicts.possible);
        self.fitting.keep(&verdicts.possible);
        self.certain.keep(&verdicts.certain);
    }
}

/// The first question's options: [`LifePhase::ALL`], then [`Person::Myself`].
pub(crate) fn options() -> impl Iterator<Item = Person> {
    let phase = |phase: &LifePhase| Person::Phase { phase: *phase, birth: None };
    let phases = LifePhase::ALL.iter().map(phase);
    phases.chain(std::iter::once(Person::Myself))
}

impl Index {
    /// Makes a catalogue ready for one day.
    pub fn new(catalogue: &Catalogue, today: Date) -> Self {
        let next_days = |offer: &Offer| NextDays::of(offer, today);
        let next_days: Vec<NextDays> = catalogue.offers.iter().map(next_days).collect();
        let order = Order::new(catalogue, &next_days, today);

        let mut positions = vec![None; catalogue.offers.len()];
        let mut offers: Vec<&Offer> = Vec::new();
        let mut sorted_days = Vec::new();
        for (offer, at) in order.offers().iter().zip(0..) {
            let offer = *offer as usize;
            positions[offer] = Some(at);
            offers.push(&catalogue.offers[offer]);
            sorted_days.push(next_days[offer]);
        }

        let places = Places::new(catalogue);
        let none = Bits::none(offers.len());
        let [mut universal, mut paused, mut local] = [none.clone(), none.clone(), none];
        let mut facts = Vec::new();
        for (offer, at) in offers.iter().zip(0..) {
            if offer.universal {
                universal.set(at);
            }
            if offer.status == Status::Paused {
                paused.set(at);
            }
            if Reach::of(offer) != Reach::National {
                local.set(at);
            }
            let sites = sites(catalogue, offer);
            facts.push(Facts {
                for_whom: ForWhom::of(offer),
                areas: offer.service_areas.clone(),
                sites: sites.iter().filter_map(|id| places.number(id)).collect(),
            });
        }
        let mut chosen = Bits::all(offers.len());
        chosen.remove(&universal);
        let people = options().map(|person| people_verdicts(&facts, person, today));
        Self {
            today,
            positions,
            areas: Areas::new(&offers),
            situations: Situations::new(catalogue, &offers),
            filters: FilterIndex::new(catalogue, &offers, &sorted_days, &chosen),
            people: people.collect(),
            paused,
            local,
            universal,
            facts,
            places,
            order,
        }
    }

    /// The results page. `wish`: the language that the family would like (BCP 47).
    pub fn results(&self, answers: &Answers, filters: &Filters, wish: Option<&str>) -> Results {
        let mut standing = self.standing(&answers.people, answers.place.as_ref());
        for (_, verdicts) in self.filters.chosen(filters) {
            standing.filter(&verdicts);
        }
        let asked = self.situations.numbers(&answers.situations);
        let met = self.situations.met(&asked);
        let mut fits = standing.certain;
        if !asked.is_empty() {
            fits.keep(&met.any());
        }
        let mut may_fit = standing.fitting;
        may_fit.remove(&fits);

        let speaking = wish.and_then(|language| self.filters.speaking(language));
        let list = |section| self.order.list(section, &met, speaking.as_ref());
        Results {
            fits: list(&fits),
            may_fit: list(&may_fit),
            always: list(&self.universal),
            near_misses: list(&standing.near),
        }
    }

    /// How many offers fit: the length of [`Results::fits`] without filters.
    pub fn count(&self, answers: &Answers) -> usize {
        let place = answers.place.as_ref();
        self.fits(&answers.people, place, &answers.situations).count()
    }

    /// The numbers beside the filters.
    pub fn facets(&self, answers: &Answers, filters: &Filters) -> Facets {
        let standing = self.standing(&answers.people, answers.place.as_ref());
        self.filters.counts(&standing.fitting, filters)
    }

    /// What the options of the first question lead to, the other questions as answered:
    /// [`LifePhase::ALL`], then [`Person::Myself`].
    pub fn phase_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.fits(&[], answers.place.as_ref(), &answers.situations);
        let people = self.people.iter();
        people.map(|verdicts| self.option(&others, &verdicts.certain)).collect()
    }

    /// What the options of the second question lead to, the other questions as answered:
    /// [`Catalogue::home_places`], in that order.
    pub fn place_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.fits(&answers.people, None, &answers.situations);
        let option = |place: &u32| {
            let verdicts = self.areas.verdicts(&self.places.home(*place));
            self.option(&others, &verdicts.certain)
        };
        self.places.homes.iter().map(option).collect()
    }

    /// What the options of the third question lead to, the other questions as answered:
    /// [`Catalogue::situations`], in that order.
    pub fn situation_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let others = self.fits(&answers.people, answers.place.as_ref(), &[]);
        let situations = 0..self.situations.len();
        let option = |situation| self.option(&others, &self.situations.offers(situation));
        situations.map(option).collect()
    }

    fn option(&self, others: &Bits, matching: &Bits) -> OptionCount {
        let mut fits = others.clone();
        fits.keep(matching);
        OptionCount { fits: fits.count(), local: fits.count_both(&self.local) }
    }

    /// The offers that fit, without filters.
    fn fits(&self, people: &[Person], place: Option<&Id>, situations: &[Id]) -> Bits {
        let mut fits = self.standing(people, place).certain;
        let asked = self.situations.numbers(situations);
        if !asked.is_empty() {
            fits.keep(&self.situations.met(&asked).any());
        }
        fits
    }

    fn standing(&self, people: &[Person], place: Option<&Id>) -> Standing {
        let mut fitting = Bits::all(self.order.offers().len());
        fitting.remove(&self.universal);
        let mut near = fitting.clone();
        near.keep(&self.paused);
        fitting.remove(&self.paused);
        let mut standing = Standing { certain: fitting.clone(), fitting, near };
        if let Some(verdicts) = self.all_people(people) {
            standing.apply(&verdicts);
        }
        if let Some(place) = place.and_then(|place| self.places.number(place)) {
            standing.apply(&self.areas.verdicts(&self.places.home(place)));
        }
        standing
    }

    /// For each offer the best verdict over the people.
    fn all_people(&self, people: &[Person]) -> Option<Verdicts> {
        let mut all: Option<Verdicts> = None;
        for person in people {
            let verdicts = match options().position(|option| option == *person) {
                Some(option) => self.people[option].clone(),
                None => people_verdicts(&self.facts, *person, self.today),
            };
            match &mut all {
                Some(all) => all.improve(&verdicts),
                None => all = Some(verdicts),
            }
        }
        all
    }
}

fn people_verdicts(facts: &[Facts], person: Person, today: Date) -> Verdicts {
    let judge = |at: u32| facts[at as usize].for_whom.judge(person, today).verdict();
    Verdicts::of(count(facts.len()), judge)
}
