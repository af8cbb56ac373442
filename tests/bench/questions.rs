//! What is asked: the same natively, in the browser and of everybody who is compared.

use anyhow::{Context, Result};
use catalogue::{Code, LifePhase, Topic};
use serde_json::{Value, json};

use crate::catalogue::base;

/// As many as there is something to ask for, without asking everything.
const COUNT: usize = 24;
/// Words that parents look for: a whole one, a beginning, a slip of the finger, two, and a place.
const WORDS: [&str; 5] = ["beratung", "schwimm", "hebame", "eltern baby", "kolmenrod"];
/// The day of the run: what is out of date is so in every run.
pub const TODAY: &str = "2026-11-24";

/// Questions to a catalogue that was grown from the one that the widget is delivered with.
pub struct Questions {
    /// Life phase, place, topic.
    pub asked: Vec<[String; 3]>,
    /// Topics by the situations of the catalogue.
    situations: Value,
}

impl Questions {
    /// Every life phase, place and topic comes up, but not each with each.
    pub fn of_base() -> Result<Self> {
        let catalogue = serde_json::to_vec(&base()?)?;
        let catalogue = catalogue::read(&catalogue);
        let catalogue = catalogue.ok().context("the base catalogue is none")?.catalogue;
        let situations = catalogue.situations();
        let homes = catalogue.home_places();
        // What is sensitive cannot be given in advance, so the matching would not be asked for it.
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

    /// All that the page has to know to ask them.
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
