//! What a family has answered, and alternative answers.

use catalogue::{Catalogue, Code, Id, LifePhase, Situation, Topic, YearMonth};

/// A person that support is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// A child, or a pregnancy.
    Phase {
        /// The life phase. An offer that names this phase fits at every age, because school status
        /// is what decides there.
        phase: LifePhase,
        /// Month and year of birth, which narrow the age down to the month. Ignored for pregnancy;
        /// a month in the future counts as newborn.
        birth: Option<YearMonth>,
    },
    /// A mother or a father asking for themselves.
    Parent,
    /// A grandparent, or another adult close to the child, asking for themselves.
    Relative,
    /// A child or young person asking for themselves.
    Myself,
}

impl Person {
    /// The options of the first question that are no life phase, in display order.
    pub const OTHERS: [Self; 3] = [Self::Parent, Self::Relative, Self::Myself];

    /// The option's code in the form and in links.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phase { phase, .. } => phase.code(),
            Self::Parent => "eltern",
            Self::Relative => "bezugsperson",
            Self::Myself => "selbst",
        }
    }
}

/// The answers to the three questions. Each may be empty: not answered, and so not a criterion. Ids
/// that the catalogue does not know count as not answered; a split situation that it no longer asks
/// for counts as its [successors](catalogue::successors).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// For whom. The best verdict over all people counts, so any child that fits is enough.
    /// Siblings may share a phase.
    pub people: Vec<Person>,
    /// Where the family lives: usually one of the catalogue's home places, but any place works.
    pub place: Option<Id>,
    /// What it is about.
    pub situations: Vec<Id>,
}

/// A different answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// One more person.
    Person(Person),
    /// Nobody in particular: the first question skipped.
    SkipPeople,
    /// This place instead.
    Place(Id),
    /// No place: the second question skipped.
    SkipPlace,
}

impl Answers {
    /// The topics of the chosen situations, without duplicates; `None` if one of them must leave no
    /// trace and so must not appear in any letter.
    pub fn topics(&self, situations: &[Situation]) -> Option<Vec<Topic>> {
        let mut topics = Vec::new();
        for situation in situations {
            if situation.is_meant_by_any(&self.situations, situations) {
                if situation.sensitive {
                    return None;
                }
                if !topics.contains(&situation.topic) {
                    topics.push(situation.topic);
                }
            }
        }
        Some(topics)
    }

    /// Whether a situation was chosen that must leave no trace.
    pub fn is_sensitive(&self, situations: &[Situation]) -> bool {
        self.topics(situations).is_none()
    }

    /// Fills in what is not answered yet: a place, and the situations of topics, given as
    /// comma-separated codes. Unknown ones are ignored, and so is anything sensitive: nobody else
    /// may say that about a family.
    pub fn preset(&mut self, catalogue: &Catalogue, place: &str, topics: &str) {
        if self.place.is_none() {
            let known = catalogue.places.iter().find(|each| each.id.as_str() == place);
            self.place = known.map(|each| each.id.clone());
        }
        if self.situations.is_empty() {
            for situation in catalogue.situations() {
                let is_named = || topics.split(',').any(|code| code == situation.topic.code());
                if !situation.sensitive && is_named() {
                    self.situations.push(situation.id);
                }
            }
        }
    }

    /// Forgets a place and situations that are not in this catalogue.
    pub fn keep_known(&mut self, catalogue: &Catalogue) {
        if self.place.as_ref().is_some_and(|id| catalogue.place(id).is_none()) {
            self.place = None;
        }
        let known = catalogue.situations();
        // A split situation stands for its successors.
        self.situations = Situation::current(&self.situations, &known);
        self.situations.retain(|id| known.iter().any(|situation| situation.id == *id));
    }

    /// These answers with one change applied.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut answers = self.clone();
        match change {
            Change::Person(person) => answers.people.push(*person),
            Change::SkipPeople => answers.people.clear(),
            Change::Place(place) => answers.place = Some(place.clone()),
            Change::SkipPlace => answers.place = None,
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Change, Person};
    use catalogue::{Id, LifePhase, Situation, Topic};

    fn because_of(named: &[&str]) -> Answers {
        let situations = named.iter().filter_map(|id| Id::new(id)).collect();
        Answers { situations, ..Answers::default() }
    }

    fn topics(named: &[&str]) -> Option<Vec<Topic>> {
        because_of(named).topics(&Situation::defaults())
    }

    #[test]
    fn one_sensitive_situation_is_enough_to_leave_no_trace() {
        let is_sensitive = |named| because_of(named).is_sensitive(&Situation::defaults());
        assert!(!is_sensitive(&[]));
        assert!(!is_sensitive(&["geld-reicht-nicht"]));
        assert!(is_sensitive(&["geld-reicht-nicht", "nicht-sicher"]));
        // A split situation, one of whose successors is sensitive.
        assert!(is_sensitive(&["krankheit-trauer-sucht"]));
        assert!(!is_sensitive(&["medien-konzentration"]));
    }

    #[test]
    fn a_change_leaves_the_other_answers_as_they_are() {
        let child = Person::Phase { phase: LifePhase::Baby, birth: None };
        let place = Id::new("unten");
        let mut answers = because_of(&["geld-reicht-nicht"]);
        for change in [Change::Person(child), Change::Person(Person::Myself)] {
            answers = answers.with(&change);
        }
        answers =
            place.iter().fold(answers, |answers, id| answers.with(&Change::Place(id.clone())));
        let all = Answers {
            people: vec![child, Person::Myself],
            place,
            ..because_of(&["geld-reicht-nicht"])
        };
        assert_eq!(answers, all);
        let nobody = Answers { people: vec![], ..all.clone() };
        assert_eq!(all.with(&Change::SkipPeople), nobody);
        assert_eq!(all.with(&Change::SkipPlace), Answers { place: None, ..all });
    }

    #[test]
    fn each_topic_is_named_once_and_beside_what_is_sensitive_none() {
        assert_eq!(topics(&[]), Some(vec![]));
        let money_and_leisure = ["geld-reicht-nicht", "hilfe-bei-antrag", "freizeit-ferien"];
        assert_eq!(topics(&money_and_leisure), Some(vec![Topic::Money, Topic::Leisure]));
        assert_eq!(topics(&["geld-reicht-nicht", "nicht-sicher"]), None);
    }

    /// Applies a preset to a family's existing answers.
    fn preset(mut answers: Answers, place: &str, topics: &str) -> (Option<Id>, Vec<String>) {
        let json = r#"{ "schema_version": "1.0", "offers": [], "places": [
            { "id": "oben", "name": "Oben" }, { "id": "unten", "name": "Unten" }
        ] }"#;
        let catalogue = catalogue::read(json.as_bytes()).map(|reading| reading.catalogue);
        answers.preset(&catalogue.unwrap_or_default(), place, topics);
        (answers.place, answers.situations.iter().map(Id::to_string).collect())
    }

    #[test]
    fn what_is_preset_are_places_that_exist_and_situations_that_are_not_sensitive() {
        let unknown = preset(Answers::default(), "nirgends", "sicherheit,gel,,x");
        assert_eq!(unknown, (None, vec![]));
        let (place, situations) = preset(Answers::default(), "unten", "wohnen,sicherheit,geld");
        assert_eq!(place, Id::new("unten"));
        let expected = [
            "geld-reicht-nicht",
            "hilfe-bei-antrag",
            "schulden",
            "sachen",
            "wohnung",
            "wohnung-verlieren",
            "energie",
        ];
        assert_eq!(situations, expected);
        let (_, of_birth) = preset(Answers::default(), "", "schwanger-geburt");
        assert_eq!(of_birth, ["fragen-schwangerschaft", "hebamme", "frueh-geboren"]);
    }

    #[test]
    fn what_is_in_no_catalogue_is_no_answer() {
        let json = r#"{ "schema_version": "1.0", "offers": [],
            "places": [{ "id": "oben", "name": "Oben" }] }"#;
        let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
        let at =
            |place| Answers { place: Id::new(place), ..because_of(&["schulden", "gibt-es-nicht"]) };
        let mut known = at("oben");
        known.keep_known(&catalogue);
        assert_eq!(known, Answers { place: Id::new("oben"), ..because_of(&["schulden"]) });
        let mut split = because_of(&["krankheit-trauer-sucht"]);
        split.keep_known(&catalogue);
        assert_eq!(split, because_of(&["krank-familie", "trauer", "sucht"]));
        let mut unknown = at("unten");
        unknown.keep_known(&catalogue);
        assert_eq!(unknown.place, None);
    }

    #[test]
    fn a_preset_changes_no_answer_that_was_given() {
        let situations = Id::new("nicht-sicher").into_iter().collect();
        let own = Answers { place: Id::new("oben"), situations, ..Answers::default() };
        assert_eq!(
            preset(own, "unten", "geld"),
            (Id::new("oben"), vec!["nicht-sicher".to_owned()])
        );
    }
}
