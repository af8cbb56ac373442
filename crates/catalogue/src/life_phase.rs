//! The life phases that a family is asked about.

use crate::{AgeRange, Months, code::codes};

codes! {
    /// A phase in a child's life. Phases overlap on purpose: an offer too many is better
    /// than one missed.
    LifePhase {
        /// Pregnancy and birth: a flag of the offer, no age.
        Pregnancy = "schwangerschaft",
        /// Below one year.
        Baby = "baby",
        /// One and two years old.
        Toddler = "kleinkind",
        /// Three years old up to the start of school, which is no birthday.
        Kindergarten = "kita",
        /// Starts school soon.
        SchoolEntry = "schulstart",
        /// At primary school.
        PrimarySchool = "grundschule",
        /// From the fifth class.
        SecondarySchool = "ab-klasse-5",
        /// Young people.
        Youth = "jugend",
        /// Between school and work.
        SchoolToWork = "schule-beruf",
    }
}

impl LifePhase {
    /// The ages of this phase, half-open, in completed months; `None` for pregnancy.
    pub fn ages(self) -> Option<AgeRange> {
        let (from, to) = match self {
            Self::Pregnancy => return None,
            Self::Baby => (0, 12),
            Self::Toddler => (12, 36),
            Self::Kindergarten => (36, 84),
            Self::SchoolEntry => (54, 84),
            Self::PrimarySchool => (66, 132),
            Self::SecondarySchool => (114, 168),
            Self::Youth => (168, 216),
            Self::SchoolToWork => (168, 324),
        };
        Some(AgeRange { from: Months(from), to: Some(Months(to)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn from_birth_to_the_27th_birthday_there_is_no_age_without_a_phase() {
        let ages: Vec<_> = LifePhase::ALL.iter().filter_map(|phase| phase.ages()).collect();
        for age in 0..=27 * 12 {
            let has_phase = ages.iter().any(|range| range.contains(Months(age)));
            assert_eq!(has_phase, age < 27 * 12, "{age}");
        }
        assert_eq!(LifePhase::Pregnancy.ages(), None);
    }
}
