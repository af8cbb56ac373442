//! The topics of the third question, each with its situations.

use crate::index::{OPTIONS, option};
use crate::{Answers, Index, Person};
use catalogue::{Catalogue, Code, Id, Situation, Topic};

/// A topic of the third question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicOption {
    /// The topic.
    pub topic: Topic,
    /// Its situations, by position among all of them.
    pub situations: Vec<usize>,
    /// Whether it stands before the others: an offer fits, or all of it is sensitive, which nobody
    /// should have to look for.
    pub is_first: bool,
}

/// The topics of these situations ([`Catalogue::situations`]): first those that have something for
/// this family ([`Index::fitting_topics`], [`TopicTable::fitting_topics`]), then the others; a
/// sensitive topic is the last of the first. Among themselves they keep the order of
/// [`Topic::ALL`], so that a topic stands where a family has seen it before.
pub fn topic_options(situations: &[Situation], fitting: &[Topic]) -> Vec<TopicOption> {
    let [mut first, mut sensitive, mut rest] = [const { Vec::new() }; 3];
    for topic in Topic::ALL {
        let is_first = fitting.contains(topic);
        let mut option = TopicOption { topic: *topic, situations: Vec::new(), is_first };
        let mut is_sensitive = true;
        for (at, situation) in situations.iter().enumerate() {
            if situation.topic == *topic {
                option.situations.push(at);
                is_sensitive &= situation.sensitive;
            }
        }
        if option.situations.is_empty() {
            continue;
        }
        let list = match option.is_first {
            _ if is_sensitive => &mut sensitive,
            true => &mut first,
            false => &mut rest,
        };
        option.is_first |= is_sensitive;
        list.push(option);
    }
    first.append(&mut sensitive);
    first.append(&mut rest);
    first
}

impl Index {
    /// The topics of these situations ([`Catalogue::situations`]) in which an offer fits, given the
    /// answers to the other questions.
    pub fn fitting_topics(&self, situations: &[Situation], answers: &Answers) -> Vec<Topic> {
        let mut topics = Vec::new();
        for (situation, count) in situations.iter().zip(self.situation_options(answers)) {
            if count.fits > 0 && !topics.contains(&situation.topic) {
                topics.push(situation.topic);
            }
        }
        topics
    }
}

/// What [`Index::fitting_topics`] returns for any answers without a month of birth: small enough
/// to be in the page, for a family that is faster than the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicTable {
    /// The catalogue's places, in its order.
    places: Vec<Id>,
    /// A row for no place, then one for each place. For each topic the people for whom an offer fits:
    /// a bit for each option of the first question, and one for nobody.
    rows: Vec<[u16; TOPICS]>,
}

const TOPICS: usize = Topic::ALL.len();
const NOBODY: u16 = 1 << OPTIONS;

impl TopicTable {
    /// The table of a catalogue.
    pub fn new(index: &Index, catalogue: &Catalogue) -> Self {
        let situations = catalogue.situations();
        let places: Vec<Id> = catalogue.places.iter().map(|place| place.id.clone()).collect();
        let mut people = vec![(NOBODY, Vec::new())];
        for number in 0..OPTIONS {
            people.push((1 << number, vec![option(number)]));
        }
        let row = |place: Option<&Id>| {
            let mut row = [0; TOPICS];
            for (bit, people) in &people {
                let answers = Answers {
                    people: people.clone(),
                    place: place.cloned(),
                    situations: Vec::new(),
                };
                for topic in index.fitting_topics(&situations, &answers) {
                    row[topic as usize] |= bit;
                }
            }
            row
        };
        let mut rows = vec![row(None)];
        rows.extend(places.iter().map(|place| row(Some(place))));
        Self { places, rows }
    }

    /// The rows as numbers, one for each topic, which [`Self::read`] understands.
    pub fn rows(&self) -> &[[u16; Topic::ALL.len()]] {
        &self.rows
    }

    /// A table from its rows, for the same catalogue. What is missing fits nobody.
    pub fn read(catalogue: &Catalogue, rows: Vec<Vec<u16>>) -> Self {
        let mut table = Self::default();
        for place in &catalogue.places {
            table.places.push(place.id.clone());
        }
        for numbers in rows {
            let mut row = [0; TOPICS];
            for (bits, number) in row.iter_mut().zip(numbers) {
                *bits = number;
            }
            table.rows.push(row);
        }
        table
    }

    /// The topics in which an offer fits. Months of birth are ignored; an unknown place counts
    /// as none.
    pub fn fitting_topics(&self, answers: &Answers) -> Vec<Topic> {
        let mut people = 0;
        for person in &answers.people {
            people |= match person {
                Person::Phase { phase, .. } => 1 << *phase as u16,
                other => {
                    let at = Person::OTHERS.iter().position(|each| each == other);
                    1 << (at.unwrap_or(0) + OPTIONS - Person::OTHERS.len())
                }
            };
        }
        if people == 0 {
            people = NOBODY;
        }
        let place = self.places.iter().position(|each| Some(each) == answers.place.as_ref());
        let row = self.rows.get(place.map_or(0, |at| at + 1));
        let mut topics = Vec::new();
        for (topic, bits) in Topic::ALL.iter().zip(row.into_iter().flatten()) {
            if bits & people != 0 {
                topics.push(*topic);
            }
        }
        topics
    }
}
