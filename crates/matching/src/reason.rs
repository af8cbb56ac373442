//! Why an offer is in its section, as values that the view puts into words.

use crate::{Change, Facet, Section};
use catalogue::{Id, LifePhase, Months, ServiceArea};

/// Everything there is to say about one offer given these answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Its section; `None` = it is left out.
    pub section: Option<Section>,
    /// Why it fits.
    pub reasons: Vec<Reason>,
    /// What to ask about first.
    pub doubts: Vec<Doubt>,
    /// Why it does not fit.
    pub misses: Vec<Miss>,
    /// Other answers that move it to [`Section::Fits`] or [`Section::MayFit`]: at most one for each
    /// question, to be applied **together**. Empty when it is already there, or when no answer
    /// helps.
    pub changes: Vec<Change>,
}

/// One point in favour of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It fits the person at this index of `answers.people`.
    Person(usize),
    /// It helps in this situation, which was ticked.
    Situation(Id),
    /// It takes place where the family lives.
    TakesPlaceIn(Id),
    /// It names the areas that it serves, and the family lives in one of them. The place is the
    /// family's own or one that contains it.
    Serves(Id),
    /// It costs nothing.
    Free,
    /// No registration needed.
    NoRegistration,
    /// It comes to families: to their home, or to where they are.
    ComesToYou,
    /// The preferred language is spoken.
    Language(String),
}

/// One point that is uncertain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Whether it is for the person at this index of `answers.people`. Only when it is a sure match
    /// for nobody.
    Person {
        /// The index.
        index: usize,
        /// What is uncertain.
        why: PersonDoubt,
    },
    /// It serves a part of the area, possibly not the family's.
    Area(Vec<ServiceArea>),
    /// It is about something other than what was asked for.
    OtherSituations,
    /// It does not say whether it meets this filter.
    Filter(Facet),
}

/// Why it is uncertain whether an offer is for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonDoubt {
    /// No ages are stated.
    AgesNotStated,
    /// Nothing is stated about pregnancy.
    PregnancyNotStated,
    /// Nothing is stated about who takes part: whether young people may come on their own.
    AudienceNotStated,
    /// Nothing is stated about who takes part: whether it is for adults.
    AdultsNotStated,
    /// The child is at the edge of an age range: it depends on the day of birth.
    AgeAtTheEdge,
    /// It is for these phases; the child's age fits, but its phase is a different one.
    MadeForPhases(Vec<LifePhase>),
}

/// One point against an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// It is paused.
    Paused,
    /// It is not for the person at this index of `answers.people`. Only when it is for none of
    /// them, and then for each.
    Person {
        /// The index.
        index: usize,
        /// Why not.
        why: PersonMiss,
    },
    /// It is only for people from these areas.
    OnlyIn(Vec<ServiceArea>),
    /// It does not meet this filter.
    Filter(Facet),
}

/// Why an offer is not for a person.
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
    /// It is only for pregnancy.
    PregnancyOnly,
    /// It is not for pregnancy.
    NotInPregnancy,
    /// Children and young people cannot come on their own.
    NotForYoungPeopleAlone,
    /// It is for children and young people, not for adults themselves.
    NotForAdults,
}
