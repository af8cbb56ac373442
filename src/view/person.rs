//! The options of the first question.

use crate::{
    load::Loaded,
    phrase,
    text::{Key, t},
};
use catalogue::{Code, LifePhase};
use matching::Person;

/// Whom can be ticked: the phases that the catalogue serves (all, until it is there), and
/// the young people themselves.
pub fn options(loaded: Option<&Loaded>) -> Vec<Person> {
    let phases = loaded.map_or(LifePhase::ALL, |loaded| loaded.catalogue.life_phases());
    let person = |phase: &LifePhase| Person::Phase { phase: *phase, birth: None };
    phases.iter().map(person).chain([Person::Myself]).collect()
}

/// Its code in the form.
pub fn code(person: Person) -> &'static str {
    match person {
        Person::Phase { phase, .. } => phase.code(),
        Person::Myself => "selbst",
    }
}

/// The name of the inputs, and with the code their ids.
pub const INPUT: &str = "for-whom";

/// Its wording.
pub fn label(person: Person) -> &'static str {
    match person {
        Person::Phase { phase, .. } => phrase::for_whom(phase),
        Person::Myself => t(Key::ForWhomSelbst),
    }
}

/// Whether both are the same option, whatever the month of birth.
pub fn same_option(a: Person, b: Person) -> bool {
    code(a) == code(b)
}
