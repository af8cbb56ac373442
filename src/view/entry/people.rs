//! The options of the first question.

use crate::words::{
    phrase,
    text::{Key, t},
};
use catalogue::{Catalogue, Code, LifePhase};
use matching::Person;

/// All options: every life phase, and those who ask for themselves.
pub fn all() -> impl Iterator<Item = Person> {
    let person = |phase: &LifePhase| Person::Phase { phase: *phase, birth: None };
    LifePhase::ALL.iter().map(person).chain(Person::OTHERS)
}

/// Whether the catalogue has offers meant for this person, as far as known.
pub fn is_served(person: Person, catalogue: Option<&Catalogue>) -> bool {
    match (person, catalogue) {
        (Person::Phase { phase, .. }, Some(catalogue)) => catalogue.life_phases().contains(&phase),
        _ => true,
    }
}

/// The name of the inputs, and the prefix of their ids, before the code.
pub const INPUT: &str = "for-whom";

/// The option's label.
pub fn label(person: Person) -> &'static str {
    match person {
        Person::Phase { phase, .. } => phrase::for_whom(phase),
        Person::Parent => t(Key::ForWhomEltern),
        Person::Relative => t(Key::ForWhomBezugsperson),
        Person::Myself => t(Key::ForWhomSelbst),
    }
}

/// Whether both are the same option, whatever the month of birth.
pub fn same_option(a: Person, b: Person) -> bool {
    a.code() == b.code()
}
