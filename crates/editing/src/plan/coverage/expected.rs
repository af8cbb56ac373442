//! Which questions families have at which life phase.
//!
//! A family with a baby does not look for homework help: its absence for babies is not a gap.

use catalogue::{LifePhase, Situation, Topic};

use LifePhase::{
    Baby, Kindergarten, Pregnancy, PrimarySchool, SchoolEntry, SchoolToWork, SecondarySchool,
    Toddler, Youth,
};

/// A child is there.
const CHILDREN: &[LifePhase] = &[
    Baby,
    Toddler,
    Kindergarten,
    SchoolEntry,
    PrimarySchool,
    SecondarySchool,
    Youth,
    SchoolToWork,
];

/// From day care on.
const FROM_KITA: &[LifePhase] =
    &[Kindergarten, SchoolEntry, PrimarySchool, SecondarySchool, Youth, SchoolToWork];

/// From day care to youth.
const KITA_TO_YOUTH: &[LifePhase] =
    &[Kindergarten, SchoolEntry, PrimarySchool, SecondarySchool, Youth];

/// At school.
const AT_SCHOOL: &[LifePhase] = &[PrimarySchool, SecondarySchool, Youth];

/// From school on.
const FROM_SCHOOL: &[LifePhase] = &[PrimarySchool, SecondarySchool, Youth, SchoolToWork];

/// Default situations that do not apply to every family, with their phases. When in doubt, a phase
/// is left out, to avoid reporting a false gap. The handbook contains this table, too.
pub const LIMITED: &[(&str, &[LifePhase])] = &[
    ("fragen-schwangerschaft", &[Pregnancy]),
    ("hebamme", &[Pregnancy, Baby]),
    ("frueh-geboren", &[Baby]),
    ("krank-bewegung", CHILDREN),
    ("schwimmen-lernen", &[Kindergarten, SchoolEntry, PrimarySchool, SecondarySchool]),
    ("baby-schreit", &[Baby]),
    ("medien", KITA_TO_YOUTH),
    ("pflegekind", CHILDREN),
    ("kita-platz", &[Baby, Toddler, Kindergarten, SchoolEntry]),
    ("ganztag", &[SchoolEntry, PrimarySchool]),
    ("entwicklung-sprechen", &[Baby, Toddler, Kindergarten, SchoolEntry, PrimarySchool]),
    ("anders-als-andere", KITA_TO_YOUTH),
    ("zieht-sich-zurueck", FROM_KITA),
    ("probleme-schule", FROM_SCHOOL),
    ("lernen-schwer", AT_SCHOOL),
    ("hausaufgaben", AT_SCHOOL),
    ("mobbing", AT_SCHOOL),
    ("schule-nicht-hin", AT_SCHOOL),
    ("ausbildung", &[Youth, SchoolToWork]),
    ("andere-eltern", &[Pregnancy, Baby, Toddler, Kindergarten, SchoolEntry, PrimarySchool]),
    (
        "freizeit-ferien",
        &[Toddler, Kindergarten, SchoolEntry, PrimarySchool, SecondarySchool, Youth, SchoolToWork],
    ),
    ("mitreden", FROM_SCHOOL),
    ("queer", &[SecondarySchool, Youth, SchoolToWork]),
    ("unterhalt-umgang", CHILDREN),
    ("kur", &[Baby, Toddler, Kindergarten, SchoolEntry, PrimarySchool, SecondarySchool]),
    ("behinderung", CHILDREN),
    ("schwanger-unsicher", &[Pregnancy]),
    ("baby-verloren", &[Pregnancy, Baby]),
    ("seele-kind", FROM_SCHOOL),
    ("wut", CHILDREN),
    ("kind-nicht-sicher", CHILDREN),
];

/// Whether families at this phase can be expected to look for this. A catalogue's own situations
/// are expected wherever their topic is.
pub fn is_situation_expected(situation: &Situation, phase: LifePhase) -> bool {
    let is_default =
        catalogue::DEFAULT_SITUATIONS.iter().any(|each| each.id == situation.id.as_str());
    if is_default {
        is_default_expected(situation.id.as_str(), phase)
    } else {
        is_topic_expected(situation.topic, phase)
    }
}

/// Whether one of the topic's default situations is expected at this phase.
pub fn is_topic_expected(topic: Topic, phase: LifePhase) -> bool {
    let mut of_topic = catalogue::DEFAULT_SITUATIONS.iter().filter(|each| each.topic == topic);
    of_topic.any(|each| is_default_expected(each.id, phase))
}

fn is_default_expected(id: &str, phase: LifePhase) -> bool {
    let limit = LIMITED.iter().find(|(limited, _)| *limited == id);
    limit.is_none_or(|(_, phases)| phases.contains(&phase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Code;

    #[test]
    fn every_limit_is_about_a_situation_and_no_phase_is_without_questions() {
        for (id, phases) in LIMITED {
            assert!(catalogue::DEFAULT_SITUATIONS.iter().any(|other| other.id == *id), "{id}");
            assert!(phases.is_sorted() && !phases.is_empty(), "{id}");
        }
        for topic in Topic::ALL {
            assert!(LifePhase::ALL.iter().any(|phase| is_topic_expected(*topic, *phase)));
        }
    }

    #[test]
    fn nobody_with_a_baby_looks_for_help_with_school() {
        assert!(!is_topic_expected(Topic::School, Baby));
        assert!(is_topic_expected(Topic::School, PrimarySchool));
        assert!(is_topic_expected(Topic::Money, Baby));
    }

    #[test]
    fn a_situation_of_ones_own_belongs_where_its_topic_does() {
        let own = Situation {
            id: catalogue::Id::new("lerncafe").expect("a slug"),
            topic: Topic::School,
            label: None,
            sensitive: false,
        };
        assert!(is_situation_expected(&own, PrimarySchool));
        assert!(!is_situation_expected(&own, Baby));
    }
}
