//! Why an offer stands where it stands, as values that the view puts into words.

use crate::{Change, Facet, Section};
use catalogue::{Id, LifePhase, Months, ServiceArea, Topic};

/// Everything there is to say about one offer and these answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Where it stands; none = it is left out.
    pub section: Option<Section>,
    /// Why it fits.
    pub reasons: Vec<Reason>,
    /// What to ask about first.
    pub doubts: Vec<Doubt>,
    /// Why it does not fit.
    pub misses: Vec<Miss>,
    /// Other answers that bring it into [`Section::Fits`] or [`Section::MayFit`]: at most
    /// one for each question, to be applied **together**. Empty when it stands there
    /// already, or when no answer helps.
    pub changes: Vec<Change>,
}

/// One thing that speaks for an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It fits the person at this position of `answers.people`.
    Person(usize),
    /// A situation of this topic is met.
    Topic(Topic),
    /// It takes place in this place, where the family lives.
    TakesPlaceIn(Id),
    /// It names the areas that it serves, and this place is in one of them; the family
    /// lives there: the place itself or one that it is part of.
    Serves(Id),
    /// It costs nothing.
    Free,
    /// Nobody has to register.
    NoRegistration,
    /// It comes to families: to their home, or to where they are.
    ComesToYou,
    /// The wished language is spoken there.
    Language(String),
}

/// One thing that is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Whether it is for the person at this position of `answers.people`. Only when it
    /// fits nobody for sure.
    Person {
        /// The position.
        index: usize,
        /// What is not certain.
        why: PersonDoubt,
    },
    /// It serves a part of the area, perhaps not that of the family.
    Area(Vec<ServiceArea>),
    /// It is about something else than what was asked for.
    OtherSituations,
    /// It does not say whether it has what this filter asks for.
    Filter(Facet),
}

/// Why it is not certain that an offer is for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonDoubt {
    /// Nothing is said about ages.
    AgesNotStated,
    /// Nothing is said about pregnancy.
    PregnancyNotStated,
    /// Nothing is said about who takes part.
    AudienceNotStated,
    /// The child is at the edge of an age range: the day of birth would tell.
    AgeAtTheEdge,
    /// It is for these phases; the child's age fits, its phase is another.
    MadeForPhases(Vec<LifePhase>),
}

/// One thing that speaks against an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// It pauses.
    Paused,
    /// It is not for the person at this position of `answers.people`. Only when it is for
    /// none of them, and then for each.
    Person {
        /// The position.
        index: usize,
        /// Why not.
        why: PersonMiss,
    },
    /// It is only for people from these areas.
    OnlyIn(Vec<ServiceArea>),
    /// It has not what this filter asks for.
    Filter(Facet),
}

/// Why an offer is not for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonMiss {
    /// The child is younger than the next age that fits.
    TooYoung {
        /// That age.
        from: Months,
    },
    /// The child is older than every age that fits.
    TooOld {
        /// The first age that no longer fits.
        to: Months,
    },
    /// It is for these phases, and the child's age fits none of them.
    OtherLifePhase(Vec<LifePhase>),
    /// It is for pregnancy alone.
    PregnancyOnly,
    /// It is not for pregnancy.
    NotInPregnancy,
    /// Children and young people cannot come by themselves.
    NotForYoungPeopleAlone,
}
