//! The offers of a catalogue, as far as they are counted.

use super::ending;
use super::form::Form;
use super::language::LANGUAGES;
use catalogue::{Catalogue, Code, Date, Id, LifePhase, Situation, Status, Topic};
use matching::{Answers, Filters, Index, Person, Reach, Viewer};

/// The offers, and what is asked of them.
pub struct Offers {
    /// As if nothing paused: what pauses is told apart by [`Offer::is_paused`].
    index: Index,
    /// At the place of the catalogue's offers.
    all: Vec<Offer>,
    pub phases: Vec<LifePhase>,
    pub topics: Vec<Topic>,
    pub situations: Vec<Situation>,
}

/// What is counted of an offer.
pub struct Offer {
    name: String,
    reach: Reach,
    pub is_paused: bool,
    pub organization: Option<Id>,
    /// The places in which it takes place, and those that they are part of.
    pub sites: Vec<Id>,
    pub is_ending: bool,
    pub is_outdated: bool,
    /// The positions of the topics that it helps with, in [`Offers::topics`].
    pub topics: Vec<usize>,
    /// The positions of the situations that it helps in, in [`Offers::situations`].
    pub situations: Vec<usize>,
    /// The positions of its languages in [`LANGUAGES`].
    pub languages: Vec<usize>,
    /// Whether it comes in each of [`Form::ALL`].
    pub forms: [bool; Form::ALL.len()],
}

/// What families find.
pub struct Found<'a> {
    /// What fits.
    pub fits: Vec<&'a Offer>,
    /// What may fit: the catalogue leaves something open.
    pub may_fit: Vec<&'a Offer>,
}

impl Offer {
    /// Whether it is the municipality's, and not that of the state or the nation.
    pub fn is_local(&self) -> bool {
        self.reach == Reach::Local
    }
}

impl Offers {
    pub fn new(catalogue: &Catalogue, today: Date) -> Self {
        let mut running = catalogue.clone();
        for offer in &mut running.offers {
            if offer.status == Status::Paused {
                offer.status = Status::Active;
            }
        }
        let index = Index::new(&running, today, Viewer::Family);
        let mut offers: Vec<Offer> =
            catalogue.offers.iter().map(|offer| facts(catalogue, offer, today)).collect();
        let situations = catalogue.situations();
        let topics = topics_of(&situations);
        for (number, situation) in situations.iter().enumerate() {
            let answers = Answers { situations: vec![situation.id.clone()], ..Answers::default() };
            let topic = topics.iter().position(|topic| *topic == situation.topic);
            for at in index.results(&answers, &Filters::default(), None).fits {
                offers[at].situations.push(number);
                offers[at].topics.extend(topic);
            }
        }
        for (number, form) in Form::ALL.iter().enumerate() {
            for at in index.results(&Answers::default(), &form.filters(), None).fits {
                offers[at].forms[number] = true;
            }
        }
        for offer in &mut offers {
            offer.topics.sort_unstable();
            offer.topics.dedup();
        }
        Self { index, all: offers, phases: catalogue.life_phases().to_vec(), topics, situations }
    }

    /// What families find who answer these questions; universal offers are left out.
    pub fn find(&self, place: Option<&Id>, phase: Option<LifePhase>) -> Found<'_> {
        let person = phase.map(|phase| Person::Phase { phase, birth: None });
        let answers = Answers {
            people: person.into_iter().collect(),
            place: place.cloned(),
            situations: Vec::new(),
        };
        let results = self.index.results(&answers, &Filters::default(), None);
        let offers = |list: Vec<usize>| list.into_iter().map(|at| &self.all[at]).collect();
        Found { fits: offers(results.fits), may_fit: offers(results.may_fit) }
    }

    /// The universal offers that families see, of the municipality or of all others.
    fn all_universal(&self, is_local: bool) -> impl Iterator<Item = &Offer> {
        let always = self.index.results(&Answers::default(), &Filters::default(), None).always;
        let offers = always.into_iter().map(|at| &self.all[at]);
        offers.filter(move |offer| offer.is_local() == is_local)
    }

    /// The names of the municipality's own universal offers.
    pub fn universal(&self) -> Vec<String> {
        self.all_universal(true).map(|offer| offer.name.clone()).collect()
    }

    /// How many universal offers there are beside them.
    pub fn universal_wide(&self) -> usize {
        self.all_universal(false).count()
    }
}

fn facts(catalogue: &Catalogue, offer: &catalogue::Offer, today: Date) -> Offer {
    let speaks = |tag: &str| offer.languages.iter().any(|language| language == tag);
    let languages = LANGUAGES.iter().enumerate().filter(|(_, (tag, _))| speaks(tag));
    Offer {
        name: offer.name.clone(),
        reach: Reach::of(offer),
        is_paused: offer.status == Status::Paused,
        organization: offer.organization.clone(),
        sites: sites(catalogue, offer),
        is_ending: ending::dates_end(offer, today).is_some(),
        is_outdated: offer.is_stale(today) == Some(true),
        topics: Vec::new(),
        situations: Vec::new(),
        languages: languages.map(|(at, _)| at).collect(),
        forms: [false; Form::ALL.len()],
    }
}

/// Where an offer takes place, as far as that may be known.
fn sites(catalogue: &Catalogue, offer: &catalogue::Offer) -> Vec<Id> {
    let locations = offer.location_ids().into_iter().filter_map(|id| catalogue.location(id));
    let places = locations.filter(|each| !each.is_hidden()).filter_map(|each| each.place.as_ref());
    let around = places.flat_map(|place| catalogue.place_with_ancestors(place));
    let mut sites: Vec<Id> = around.map(|place| place.id.clone()).collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// The topics of these situations, each once, in the order in which people are shown them.
fn topics_of(situations: &[Situation]) -> Vec<Topic> {
    let asked = |topic: &&Topic| situations.iter().any(|each| each.topic == **topic);
    Topic::ALL.iter().filter(asked).copied().collect()
}
