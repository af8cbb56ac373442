//! The transitions from one life phase to the next, and where the chain breaks at them.

use super::labels::{topic_label, with_phase};
use super::{Area, Coverage, Level};
use catalogue::{LifePhase, Topic};

/// A transition between two successive life phases of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The phase before.
    pub from: LifePhase,
    /// The phase after.
    pub to: LifePhase,
    /// Topics with nothing to hand over to; empty if the chain holds.
    pub breaks: Vec<Break>,
}

/// A topic to which a local offer fits before a transition, and that is a [`Level::Gap`] after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The topic.
    pub topic: Topic,
    /// The names of the places where that is so; empty: everywhere.
    pub places: Vec<String>,
}

impl Coverage {
    /// The transitions between the life phases of the catalogue, in the order of life.
    pub fn transitions(&self) -> Vec<Transition> {
        let transition = |pair: &[LifePhase]| {
            let (from, to) = (pair[0], pair[1]);
            let breaks = self.topics.iter().filter_map(|topic| self.breaks(*topic, from, to));
            Transition { from, to, breaks: breaks.collect() }
        };
        let mut phases = self.phases.clone();
        phases.sort_unstable();
        phases.windows(2).map(transition).collect()
    }

    fn breaks(&self, topic: Topic, from: LifePhase, to: LifePhase) -> Option<Break> {
        let is_broken = |area: &&Area| {
            let (before, after) = (self.cell(area, topic, from), self.cell(area, topic, to));
            before.local > 0 && after.level() == Level::Gap
        };
        let broken: Vec<&Area> = self.places.iter().filter(is_broken).collect();
        if broken.len() < self.places.len() {
            let places: Vec<String> = broken.iter().map(|area| area.name.clone()).collect();
            return (!places.is_empty()).then_some(Break { topic, places });
        }
        let is_everywhere = !self.places.is_empty() || is_broken(&&self.whole);
        is_everywhere.then_some(Break { topic, places: Vec::new() })
    }
}

impl Transition {
    /// The two phases: "von Familien mit Baby zu Familien mit Kind von 1 bis 2 Jahren".
    pub fn label(&self) -> String {
        format!("von Familien {} zu Familien {}", with_phase(self.from), with_phase(self.to))
    }

    /// What breaks off, in words.
    pub fn what(&self) -> String {
        if self.breaks.is_empty() {
            return "Hier bricht nichts ab.".to_owned();
        }
        let breaks: Vec<String> = self.breaks.iter().map(Break::label).collect();
        format!("Danach gibt es nichts mehr zu: {}", breaks.join("; "))
    }
}

impl Break {
    fn label(&self) -> String {
        let topic = topic_label(self.topic);
        if self.places.is_empty() {
            topic.to_owned()
        } else {
            format!("{topic} ({})", self.places.join(", "))
        }
    }
}
