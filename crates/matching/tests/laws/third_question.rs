//! The third question: its topics, and what is said beside an option.

use crate::generate::{answers, day_and_catalogue, viewer};
use catalogue::{Code, Date, LifePhase, Topic};
use matching::{Answers, Index, Person, Supply, TopicTable, Viewer, topic_options};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_situation_is_in_one_topic_and_what_has_an_offer_comes_first(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let situations = catalogue.situations();
        let counts = index.situation_options(&answers);
        let topics = topic_options(&situations, &index.fitting_topics(&situations, &answers));

        let mut shown: Vec<usize> = Vec::new();
        for topic in &topics {
            prop_assert!(!topic.situations.is_empty());
            for at in &topic.situations {
                prop_assert_eq!(situations[*at].topic, topic.topic);
                shown.push(*at);
            }
        }
        shown.sort_unstable();
        prop_assert_eq!(shown, (0..situations.len()).collect::<Vec<_>>());

        // First what fits, in the order that a family has seen before; then what is sensitive,
        // whether it has an offer or not; then the rest.
        let rank = |topic: Topic| {
            let of = || situations.iter().zip(&counts).filter(|(each, _)| each.topic == topic);
            if of().all(|(each, _)| each.sensitive) {
                1
            } else {
                2 * u8::from(of().all(|(_, count)| count.fits == 0))
            }
        };
        let ranks: Vec<_> = topics
            .iter()
            .map(|each| (rank(each.topic), Topic::ALL.iter().position(|of| *of == each.topic)))
            .collect();
        prop_assert!(ranks.is_sorted(), "{:?}", ranks);
        for topic in &topics {
            prop_assert_eq!(topic.is_first, rank(topic.topic) < 2, "{:?}", topic.topic);
        }
    }
}

proptest! {
    /// A family that is faster than the catalogue sees the topics where the catalogue would put them.
    #[test]
    fn the_table_in_the_page_says_what_the_index_will(
        (today, catalogue) in day_and_catalogue(),
        viewer in viewer(),
        answers in answers(),
    ) {
        let index = Index::new(&catalogue, today, viewer);
        let table = TopicTable::new(&index, &catalogue);
        let rows = table.rows().iter().map(|row| row.to_vec()).collect();
        let read = TopicTable::read(&catalogue, rows);
        prop_assert_eq!(&read, &table);

        let without_birth = |person: &Person| match person {
            Person::Phase { phase, .. } => Person::Phase { phase: *phase, birth: None },
            other => *other,
        };
        let answers = Answers {
            people: answers.people.iter().map(without_birth).collect(),
            place: answers.place.filter(|id| catalogue.place(id).is_some()),
            situations: Vec::new(),
        };
        let mut of_index = index.fitting_topics(&catalogue.situations(), &answers);
        of_index.sort_unstable();
        prop_assert_eq!(table.fitting_topics(&answers), of_index);
    }
}

#[test]
fn what_is_missing_in_a_table_fits_nobody() {
    let catalogue = catalogue::Catalogue::default();
    for rows in [vec![], vec![vec![]], vec![vec![0; 99]]] {
        let table = TopicTable::read(&catalogue, rows);
        assert_eq!(table.fitting_topics(&Answers::default()), []);
    }
}

/// The supply of the midwife's situation for a child, with offers of the catalogue itself (layer 0)
/// or of an included one.
fn midwife(offers: &str, layer: u8, phase: LifePhase) -> Supply {
    let json = format!(
        r#"{{ "schema_version": "1.0", "situations": [{{ "id": "hebamme", "topic": "schwanger-geburt" }}],
              "offers": [{offers}] }}"#
    );
    let mut catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    for offer in &mut catalogue.offers {
        offer.layer = layer;
    }
    let today = Date::new(2026, 11, 24).expect("a day");
    let index = Index::new(&catalogue, today, Viewer::Family);
    let child = Person::Phase { phase, birth: None };
    let answers = Answers { people: vec![child], ..Answers::default() };
    index.situation_options(&answers)[0].supply()
}

#[test]
fn what_is_said_beside_an_option_is_true_for_this_family() {
    let midwives = r#"{ "id": "hebamme", "name": "Hebamme", "situations": ["hebamme"],
        "life_phases": ["baby"] }"#;
    assert_eq!(midwife(midwives, 0, LifePhase::Baby), Supply::Local);
    assert_eq!(midwife(midwives, 1, LifePhase::Baby), Supply::National);
    // There are some, but not for this child.
    assert_eq!(midwife(midwives, 0, LifePhase::PrimarySchool), Supply::Elsewhere);
    assert_eq!(midwife("", 0, LifePhase::Baby), Supply::Nowhere);
    // Nobody knows for which age it is: it may well be near.
    let unknown = r#"{ "id": "hebamme", "name": "Hebamme", "situations": ["hebamme"] }"#;
    assert_eq!(midwife(unknown, 0, LifePhase::PrimarySchool), Supply::Local);
}
