//! The offers of a catalogue, as needed for counting.

use super::ending;
use super::form::Form;
use super::language::LANGUAGES;
use catalogue::{Catalogue, Code, Date, Id, LifePhase, Situation, Status, Topic};
use matching::{Answers, Filters, Index, Person, Reach, Results, Viewer};

/// The offers and the search index.
pub struct Offers {
    /// Treats paused offers as active: [`Offer::is_paused`] tells them apart.
    index: Index,
    /// In the order of the catalogue's offers.
    pub all: Vec<Offer>,
    pub phases: Vec<LifePhase>,
    pub topics: Vec<Topic>,
    pub situations: Vec<Situation>,
}

/// The counted properties of an offer.
pub struct Offer {
    /// Its index in the catalogue.
    pub at: usize,
    name: String,
    reach: Reach,
    pub is_paused: bool,
    pub organization: Option<Id>,
    /// The places where it takes place, and their parents.
    pub sites: Vec<Id>,
    pub is_ending: bool,
    pub is_outdated: bool,
    /// Its topics, as indices into [`Offers::topics`].
    pub topics: Vec<usize>,
    /// The situations it helps with, as indices into [`Offers::situations`].
    pub situations: Vec<usize>,
    /// Its languages, as indices into [`LANGUAGES`].
    pub languages: Vec<usize>,
    /// Whether it has each of the forms in [`Form::ALL`].
    pub forms: [bool; Form::ALL.len()],
}

/// The results of a search.
pub struct Found<'a> {
    /// Offers that fit.
    pub fits: Vec<&'a Offer>,
    /// Offers that may fit: the catalogue leaves something open.
    pub may_fit: Vec<&'a Offer>,
}

impl Offer {
    /// Whether it is the municipality's, and not the state's or the nation's.
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
            (0..catalogue.offers.len()).map(|at| facts(catalogue, at, today)).collect();
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

    /// The results for these answers, without universal offers.
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

    /// The universal offers visible to families, of the municipality or of all others.
    fn all_universal(&self, is_local: bool) -> impl Iterator<Item = &Offer> {
        let Results { guides, helplines, .. } =
            self.index.results(&Answers::default(), &Filters::default(), None);
        let offers = guides.into_iter().chain(helplines).map(|at| &self.all[at]);
        offers.filter(move |offer| offer.is_local() == is_local)
    }

    /// The names of the municipality's own universal offers.
    pub fn universal(&self) -> Vec<String> {
        self.all_universal(true).map(|offer| offer.name.clone()).collect()
    }

    /// The number of all other universal offers.
    pub fn universal_wide(&self) -> usize {
        self.all_universal(false).count()
    }
}

fn facts(catalogue: &Catalogue, at: usize, today: Date) -> Offer {
    let offer = &catalogue.offers[at];
    let speaks = |tag: &str| offer.languages.iter().any(|language| language == tag);
    let languages = LANGUAGES.iter().enumerate().filter(|(_, (tag, _))| speaks(tag));
    Offer {
        at,
        name: offer.name.clone(),
        reach: Reach::of(offer),
        is_paused: offer.status == Status::Paused,
        organization: offer.organization.clone(),
        sites: sites(catalogue, offer),
        is_ending: ending::dates_end(offer, today).is_some(),
        is_outdated: offer.is_stale(today) == Some(true),
        topics: Vec::new(),
        situations: Vec::new(),
        languages: languages.map(|(number, _)| number).collect(),
        forms: [false; Form::ALL.len()],
    }
}

/// Where an offer takes place, as far as it may be revealed.
fn sites(catalogue: &Catalogue, offer: &catalogue::Offer) -> Vec<Id> {
    let locations = offer.location_ids().into_iter().filter_map(|id| catalogue.location(id));
    let places = locations.filter(|each| !each.is_hidden()).filter_map(|each| each.place.as_ref());
    let around = places.flat_map(|place| catalogue.place_with_ancestors(place));
    let mut sites: Vec<Id> = around.map(|place| place.id.clone()).collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// The topics of these situations, without duplicates, in display order.
fn topics_of(situations: &[Situation]) -> Vec<Topic> {
    let asked = |topic: &&Topic| situations.iter().any(|each| each.topic == **topic);
    Topic::ALL.iter().filter(asked).copied().collect()
}
