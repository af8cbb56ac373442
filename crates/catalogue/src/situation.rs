//! The situations that a family can choose, each within a topic.

use crate::{Id, Topic, record::record};

record! {
    /// A situation in parents' words. A catalogue may bring its own list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Situation {
        /// Unique among the situations.
        pub id: Id,
        /// The topic it belongs to.
        pub topic: Topic,
        /// Its wording; none = the interface's own text for this id.
        pub label: Option<String>,
        /// Whether an answer must leave no trace on the device; in JSON by default that of
        /// the topic `sicherheit` only.
        #[schemars(with = "Option<bool>")]
        pub sensitive: bool,
    }
}

/// The situations for catalogues without their own list, in display order; the sensitive one is
/// last.
pub const DEFAULT_SITUATIONS: &[(&str, Topic)] = &[
    ("geld-reicht-nicht", Topic::Money),
    ("hilfe-bei-antrag", Topic::Money),
    ("fragen-schwangerschaft", Topic::Birth),
    ("hebamme", Topic::Birth),
    ("krank-bewegung", Topic::Health),
    ("schwimmen-lernen", Topic::Health),
    ("baby-schreit", Topic::Parenting),
    ("streit-zu-hause", Topic::Parenting),
    ("medien-konzentration", Topic::Parenting),
    ("kita-platz", Topic::Childcare),
    ("entwicklung-sprechen", Topic::Development),
    ("zieht-sich-zurueck", Topic::Development),
    ("probleme-schule", Topic::School),
    ("hausaufgaben", Topic::School),
    ("andere-eltern", Topic::Leisure),
    ("freizeit-ferien", Topic::Leisure),
    ("neu-hier", Topic::Arriving),
    ("deutsch-lernen", Topic::Arriving),
    ("trennung", Topic::Separation),
    ("allein-erziehend", Topic::Separation),
    ("alles-zu-viel", Topic::Strain),
    ("krankheit-trauer-sucht", Topic::Strain),
    ("behinderung", Topic::Disability),
    ("wohnung", Topic::Housing),
    ("energie", Topic::Housing),
    ("nicht-sicher", Topic::Safety),
];

impl Situation {
    /// [`DEFAULT_SITUATIONS`] as values.
    pub fn defaults() -> Vec<Self> {
        let mut situations = Vec::new();
        for &(id, topic) in DEFAULT_SITUATIONS {
            if let Some(id) = Id::new(id) {
                let sensitive = topic == Topic::Safety;
                situations.push(Self { id, topic, label: None, sensitive });
            }
        }
        situations
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn every_topic_has_a_situation_and_the_sensitive_one_stands_last() {
        let situations = Situation::defaults();
        assert_eq!(situations.len(), DEFAULT_SITUATIONS.len(), "no slug");
        for topic in Topic::ALL {
            assert!(situations.iter().any(|each| each.topic == *topic));
        }
        let sensitive: Vec<_> = situations.iter().map(|each| each.sensitive).collect();
        assert_eq!(sensitive.iter().filter(|each| **each).count(), 1);
        assert_eq!(sensitive.last(), Some(&true));
    }
}
