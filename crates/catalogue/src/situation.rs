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
        /// Whether an answer must leave no trace on the device; in JSON by default as for the
        /// default situation of this id, and for any other id if its topic is `sicherheit`.
        #[schemars(with = "Option<bool>")]
        pub sensitive: bool,
    }
}

/// A situation of the default list.
#[derive(Clone, Copy, Debug)]
pub struct DefaultSituation {
    /// Its id.
    pub id: &'static str,
    /// The topic it belongs to.
    pub topic: Topic,
    /// Whether an answer must leave no trace on the device.
    pub sensitive: bool,
}

const fn open(id: &'static str, topic: Topic) -> DefaultSituation {
    DefaultSituation { id, topic, sensitive: false }
}

const fn sensitive(id: &'static str, topic: Topic) -> DefaultSituation {
    DefaultSituation { id, topic, sensitive: true }
}

/// The situations for catalogues without their own list, in display order: by topic, and the
/// sensitive ones last, by topic too.
pub const DEFAULT_SITUATIONS: &[DefaultSituation] = &[
    open("geld-reicht-nicht", Topic::Money),
    open("hilfe-bei-antrag", Topic::Money),
    open("schulden", Topic::Money),
    open("sachen", Topic::Money),
    open("fragen-schwangerschaft", Topic::Birth),
    open("hebamme", Topic::Birth),
    open("frueh-geboren", Topic::Birth),
    open("krank-bewegung", Topic::Health),
    open("arzt", Topic::Health),
    open("ernaehrung", Topic::Health),
    open("schwimmen-lernen", Topic::Health),
    open("baby-schreit", Topic::Parenting),
    open("streit-zu-hause", Topic::Parenting),
    open("medien", Topic::Parenting),
    open("pflegekind", Topic::Parenting),
    open("kita-platz", Topic::Childcare),
    open("ganztag", Topic::Childcare),
    open("entwicklung-sprechen", Topic::Development),
    open("anders-als-andere", Topic::Development),
    open("zieht-sich-zurueck", Topic::Development),
    open("probleme-schule", Topic::School),
    open("lernen-schwer", Topic::School),
    open("hausaufgaben", Topic::School),
    open("mobbing", Topic::School),
    open("schule-nicht-hin", Topic::School),
    open("ausbildung", Topic::Work),
    open("arbeit-familie", Topic::Work),
    open("andere-eltern", Topic::Leisure),
    open("freizeit-ferien", Topic::Leisure),
    open("mitreden", Topic::Leisure),
    open("queer", Topic::Leisure),
    open("neu-hier", Topic::Arriving),
    open("deutsch-lernen", Topic::Arriving),
    open("aufenthalt", Topic::Arriving),
    open("benachteiligt", Topic::Arriving),
    open("trennung", Topic::Separation),
    open("unterhalt-umgang", Topic::Separation),
    open("allein-erziehend", Topic::Separation),
    open("alles-zu-viel", Topic::Strain),
    open("kur", Topic::Strain),
    open("seele-eltern", Topic::Strain),
    open("krank-familie", Topic::Strain),
    open("trauer", Topic::Strain),
    open("behinderung", Topic::Disability),
    open("pflege", Topic::Disability),
    open("wohnung", Topic::Housing),
    open("wohnung-verlieren", Topic::Housing),
    open("energie", Topic::Housing),
    sensitive("schwanger-unsicher", Topic::Birth),
    sensitive("baby-verloren", Topic::Birth),
    sensitive("seele-kind", Topic::Development),
    sensitive("sucht", Topic::Strain),
    sensitive("wut", Topic::Safety),
    sensitive("kind-nicht-sicher", Topic::Safety),
    sensitive("nicht-sicher", Topic::Safety),
];

/// Default situations of earlier versions that were split, and those that took their place.
///
/// Where a catalogue does not ask for the old id, it stands for all of them: in its offers, and in
/// an answer. A catalogue whose own list has the old id keeps it. Ids that still have a box of their
/// own are not here, even if a more precise one now stands beside it (`ganztag` beside `kita-platz`,
/// `lernen-schwer` beside `hausaufgaben`): their offers stay where families find them.
pub const SPLIT_SITUATIONS: &[(&str, &[&str])] = &[
    ("medien-konzentration", &["medien", "anders-als-andere"]),
    ("krankheit-trauer-sucht", &["krank-familie", "trauer", "sucht"]),
];

/// The situations that took the place of a split one; none for any other id.
pub fn successors(id: &str) -> &'static [&'static str] {
    for (split, successors) in SPLIT_SITUATIONS {
        if *split == id {
            return successors;
        }
    }
    &[]
}

impl Situation {
    /// [`DEFAULT_SITUATIONS`] as values.
    pub fn defaults() -> Vec<Self> {
        let mut situations = Vec::new();
        for &DefaultSituation { id, topic, sensitive } in DEFAULT_SITUATIONS {
            if let Some(id) = Id::new(id) {
                situations.push(Self { id, topic, label: None, sensitive });
            }
        }
        situations
    }

    /// Whether a situation that a catalogue lists is sensitive if it says nothing about that.
    pub fn is_sensitive_by_default(id: &Id, topic: Topic) -> bool {
        let known = DEFAULT_SITUATIONS.iter().find(|each| each.id == id.as_str());
        known.map_or(topic == Topic::Safety, |known| known.sensitive || topic == Topic::Safety)
    }

    /// Ids of situations, without duplicates: instead of each one that was split, those of its
    /// successors that are asked for, unless it is asked for itself.
    pub fn current(ids: &[Id], asked: &[Self]) -> Vec<Id> {
        let mut current: Vec<Id> = Vec::new();
        for id in ids {
            let meant = asked.iter().filter(|each| each.is_meant_by(id, asked));
            let mut meant: Vec<_> = meant.map(|each| each.id.clone()).collect();
            if meant.is_empty() {
                meant.push(id.clone());
            }
            meant.retain(|id| !current.contains(id));
            current.extend(meant);
        }
        current
    }

    /// Whether one of these ids stands for this situation.
    pub fn is_meant_by_any(&self, ids: &[Id], asked: &[Self]) -> bool {
        ids.iter().any(|id| self.is_meant_by(id, asked))
    }

    /// Whether an id stands for this situation, which is one of those asked for: it is its own, or
    /// that of a split situation which is not asked for itself.
    pub fn is_meant_by(&self, id: &Id, asked: &[Self]) -> bool {
        self.id == *id
            || successors(id.as_str()).contains(&self.id.as_str())
                && asked.iter().all(|each| each.id != *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn every_topic_has_a_situation_and_no_id_is_listed_twice() {
        let situations = Situation::defaults();
        assert_eq!(situations.len(), DEFAULT_SITUATIONS.len(), "no slug");
        for topic in Topic::ALL {
            assert!(situations.iter().any(|each| each.topic == *topic), "{topic:?}");
        }
        let ids = |of: &Situation| situations.iter().filter(|each| each.id == of.id).count();
        assert!(situations.iter().all(|each| ids(each) == 1));
    }

    #[test]
    fn they_stand_by_topic_with_the_sensitive_ones_last() {
        let order = |each: &Situation| (each.sensitive, each.topic as usize);
        assert!(Situation::defaults().iter().map(order).is_sorted());
        let sensitive: Vec<_> = Situation::defaults()
            .into_iter()
            .filter_map(|each| each.sensitive.then(|| each.id.to_string()))
            .collect();
        let expected = [
            "schwanger-unsicher",
            "baby-verloren",
            "seele-kind",
            "sucht",
            "wut",
            "kind-nicht-sicher",
            "nicht-sicher",
        ];
        assert_eq!(sensitive, expected);
    }

    #[test]
    fn all_about_safety_is_sensitive() {
        for each in Situation::defaults() {
            assert!(each.sensitive || each.topic != Topic::Safety, "{}", each.id);
            assert_eq!(Situation::is_sensitive_by_default(&each.id, each.topic), each.sensitive);
        }
        let own = Id::new("eigene").expect("a slug");
        assert!(Situation::is_sensitive_by_default(&own, Topic::Safety));
        assert!(!Situation::is_sensitive_by_default(&own, Topic::Strain));
    }

    #[test]
    fn a_split_situation_is_no_longer_asked_for_and_all_its_successors_are() {
        let asks = |id: &str| DEFAULT_SITUATIONS.iter().any(|each| each.id == id);
        for (split, into) in SPLIT_SITUATIONS {
            assert!(!asks(split) && into.len() > 1, "{split}");
            assert!(into.iter().all(|id| asks(id)), "{split}");
            assert_eq!(successors(split), *into);
        }
        assert!(successors("geld-reicht-nicht").is_empty());
    }

    #[test]
    fn a_split_id_stands_for_its_successors_unless_it_is_asked_for_itself() {
        let split = Id::new("medien-konzentration").expect("a slug");
        let mut asked = Situation::defaults();
        let meant = |asked: &[Situation]| -> Vec<String> {
            let meant = asked.iter().filter(|each| each.is_meant_by(&split, asked));
            meant.map(|each| each.id.to_string()).collect()
        };
        assert_eq!(meant(&asked), ["medien", "anders-als-andere"]);
        let (topic, label) = (Topic::Parenting, None);
        asked.push(Situation { id: split.clone(), topic, label, sensitive: false });
        assert_eq!(meant(&asked), ["medien-konzentration"]);
    }

    #[test]
    fn split_ids_can_be_written_as_their_successors() {
        let ids = |all: &[&str]| all.iter().filter_map(|id| Id::new(id)).collect::<Vec<_>>();
        let listed = ids(&["trauer", "krankheit-trauer-sucht", "eigene"]);
        let expected = ids(&["trauer", "krank-familie", "sucht", "eigene"]);
        assert_eq!(Situation::current(&listed, &Situation::defaults()), expected);
        assert_eq!(Situation::current(&listed, &[]), listed);
    }
}
