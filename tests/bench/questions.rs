//! The questions: the same natively, in the browser and for every competitor.

use anyhow::{Context, Result};
use catalogue::{Code, LifePhase, Topic};
use serde_json::{Value, json};

use crate::catalogue::base;

/// Enough to cover every option, without asking every combination.
const COUNT: usize = 24;
/// Words that parents search for: a whole one, a prefix, a typo, two words, and a place.
const WORDS: [&str; 5] = ["beratung", "schwimm", "hebame", "eltern baby", "kolmenrod"];
/// A fixed date, so that every run finds the same offers out of date.
pub const TODAY: &str = "2026-11-24";

/// Questions to a catalogue that was grown from the one shipped with the widget.
pub struct Questions {
    /// Life phase, place, topic.
    pub asked: Vec<[String; 3]>,
    /// The topic of each situation in the catalogue.
    situations: Value,
}

impl Questions {
    /// Covers every life phase, place and topic, but not every combination.
    pub fn of_base() -> Result<Self> {
        let catalogue = serde_json::to_vec(&base()?)?;
        let catalogue = catalogue::read(&catalogue);
        let catalogue = catalogue.ok().context("the base catalogue is not a catalogue")?.catalogue;
        let situations = catalogue.situations();
        let homes = catalogue.home_places();
        // Sensitive topics cannot be preselected, so the matching would not be asked for them.
        let topics: Vec<&Topic> = Topic::ALL
            .iter()
            .filter(|topic| {
                let mut of_it = situations.iter().filter(|each| each.topic == **topic);
                of_it.all(|each| !each.sensitive)
            })
            .collect();
        let asked = (0..COUNT).map(|number| {
            [
                LifePhase::ALL[number % LifePhase::ALL.len()].code().to_owned(),
                homes[number % homes.len()].id.to_string(),
                topics[number % topics.len()].code().to_owned(),
            ]
        });
        let topic_of =
            |each: &catalogue::Situation| (each.id.to_string(), each.topic.code().into());
        Ok(Self {
            asked: asked.collect(),
            situations: Value::Object(situations.iter().map(topic_of).collect()),
        })
    }

    /// Everything that the page needs to ask them.
    pub fn config(&self, subjects: &[&str], builds: usize) -> Value {
        let ages = LifePhase::ALL.iter().filter_map(|phase| {
            let ages = phase.ages()?;
            Some((phase.code().to_owned(), json!([ages.from.0, ages.to?.0])))
        });
        json!({
            "subjects": subjects,
            "questions": self.asked,
            "words": WORDS,
            "rules": {
                "situations": self.situations,
                "ages": Value::Object(ages.collect()),
                "today": TODAY,
            },
            "builds": builds,
        })
    }
}
