//! Whom an offer is for.
//!
//! - **Pregnancy**: what the offer says about it; if it says nothing, unknown.
//! - **A phase without month of birth**: if the offer names life phases, they decide; another phase
//!   whose ages overlap is unknown, because school status, not age, separates five- to
//!   seven-year-olds. Otherwise the ages decide: an overlap is a match (recall first), no ages are
//!   unknown.
//! - **A phase with month of birth**: the day of birth is not known, so two ages are possible. A
//!   named phase matches whatever the age. Otherwise both ages inside are a match, one is unknown.
//! - **A mother or a father, a grandparent or another adult**, asking for themselves: parents or
//!   families must be among those who take part. The ages of children do not matter. Not what is
//!   only for pregnancy: whoever expects a child says so.
//! - **A child or young person** asking for themselves: children must be among those who take part,
//!   and be 6 to 26 years old.
//!
//! If an offer names life phases but no ages, its ages are those of the phases.

use crate::{Person, PersonDoubt, PersonMiss, Verdict};
use catalogue::{AgeRange, Audience, Date, LifePhase, Months, Offer, YearMonth};

/// Who may ask for themselves: from starting school to the end of youth (§ 7 SGB VIII: a young
/// person is under 27).
const OWN_AGES: AgeRange =
    AgeRange { from: Months::from_years(6), to: Some(Months::from_years(27)) };

/// What an offer says about its participants.
pub(crate) struct ForWhom {
    /// The phases' ages if the offer states none.
    ages: Vec<AgeRange>,
    ages_stated: bool,
    phases: Vec<LifePhase>,
    pregnancy: Option<bool>,
    /// Empty: not stated.
    audience: Vec<Audience>,
}

/// A verdict and its cause.
pub(crate) enum Finding {
    Match,
    Unknown(PersonDoubt),
    Miss(PersonMiss),
}

impl Finding {
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Match => Verdict::Match,
            Self::Unknown(_) => Verdict::Unknown,
            Self::Miss(_) => Verdict::Miss,
        }
    }
}

impl ForWhom {
    pub fn of(offer: &Offer) -> Self {
        let mut ages = offer.ages.clone();
        if ages.is_empty() {
            for phase in &offer.life_phases {
                if let Some(range) = phase.ages() {
                    ages.push(range);
                }
            }
        }
        Self {
            ages,
            ages_stated: !offer.ages.is_empty(),
            phases: offer.life_phases.clone(),
            pregnancy: offer.pregnancy,
            audience: offer.audience.clone(),
        }
    }

    /// Whether one of these people is among those whom it addresses, whatever their ages; also if
    /// nobody was named, or it does not say.
    pub fn addresses_any(&self, people: &[Person]) -> bool {
        people.is_empty() || people.iter().any(|person| self.addresses(*person))
    }

    fn addresses(&self, person: Person) -> bool {
        match person {
            Person::Phase { .. } => true,
            _ if self.audience.is_empty() => true,
            Person::Myself => self.is_for(Audience::Child),
            Person::Parent | Person::Relative => self.is_for_adults(),
        }
    }

    pub fn judge(&self, person: Person, today: Date) -> Finding {
        let (phase, birth) = match person {
            Person::Phase { phase, birth } => (phase, birth),
            Person::Parent | Person::Relative => return self.judge_adult(),
            Person::Myself => return self.judge_myself(),
        };
        let Some(ages) = phase.ages() else {
            return self.judge_pregnancy();
        };
        match birth {
            None => self.judge_child(phase, ages, false),
            Some(birth) => self.judge_child(phase, possible_ages(birth, today), true),
        }
    }

    /// Whether it surely is for this person on this day.
    pub fn surely_fits(&self, person: Person, day: Date) -> bool {
        self.judge(person, day).verdict() == Verdict::Match
    }

    /// The phases that it names.
    pub fn phases(&self) -> &[LifePhase] {
        &self.phases
    }

    /// Whether it names neither ages nor phases.
    pub fn says_nothing_of_ages(&self) -> bool {
        self.phases.is_empty() && self.ages.is_empty()
    }

    /// The ages at which it begins or ceases to be for a child.
    pub fn turning_ages(&self) -> Vec<Months> {
        let mut ages = Vec::new();
        for range in &self.ages {
            ages.push(range.from);
            ages.extend(range.to);
        }
        ages
    }

    fn judge_pregnancy(&self) -> Finding {
        if self.phases.contains(&LifePhase::Pregnancy) {
            return Finding::Match;
        }
        match self.pregnancy {
            Some(true) => Finding::Match,
            Some(false) => Finding::Miss(PersonMiss::NotInPregnancy),
            None => Finding::Unknown(PersonDoubt::PregnancyNotStated),
        }
    }

    /// `child`: the ages that the child may have; `exact`: all of them must fit, not just any.
    fn judge_child(&self, phase: LifePhase, child: AgeRange, exact: bool) -> Finding {
        if self.phases.contains(&phase) {
            return Finding::Match;
        }
        if self.is_for_pregnancy_only() {
            return Finding::Miss(PersonMiss::PregnancyOnly);
        }
        if !self.phases.is_empty() {
            return self.judge_other_phase(child);
        }
        if !self.ages_stated {
            return Finding::Unknown(PersonDoubt::AgesNotStated);
        }
        if !self.overlaps(child) {
            return Finding::Miss(self.age_miss(child));
        }
        if exact && !covers(&self.ages, child) {
            return Finding::Unknown(PersonDoubt::AgeAtTheEdge);
        }
        Finding::Match
    }

    /// A child whose phase is not among those that the offer names.
    fn judge_other_phase(&self, child: AgeRange) -> Finding {
        let fits_age = self.overlaps(child);
        if !fits_age && self.ages_stated {
            return Finding::Miss(self.age_miss(child));
        }
        let phases = self.phases.clone();
        if fits_age {
            Finding::Unknown(PersonDoubt::MadeForPhases(phases))
        } else {
            Finding::Miss(PersonMiss::OtherLifePhase(phases))
        }
    }

    fn judge_adult(&self) -> Finding {
        if self.is_for_pregnancy_only() {
            return Finding::Miss(PersonMiss::PregnancyOnly);
        }
        if self.audience.is_empty() {
            return Finding::Unknown(PersonDoubt::AdultsNotStated);
        }
        if self.is_for_adults() {
            return Finding::Match;
        }
        Finding::Miss(PersonMiss::NotForAdults)
    }

    fn judge_myself(&self) -> Finding {
        if !self.audience.is_empty() && !self.is_for(Audience::Child) {
            return Finding::Miss(PersonMiss::NotForYoungPeopleAlone);
        }
        if self.ages_stated && !self.overlaps(OWN_AGES) {
            return Finding::Miss(self.age_miss(OWN_AGES));
        }
        if self.audience.is_empty() {
            return Finding::Unknown(PersonDoubt::AudienceNotStated);
        }
        Finding::Match
    }

    fn is_for_adults(&self) -> bool {
        self.is_for(Audience::Parent) || self.is_for(Audience::Family)
    }

    fn is_for(&self, audience: Audience) -> bool {
        self.audience.contains(&audience)
    }

    fn is_for_pregnancy_only(&self) -> bool {
        let only_phase = !self.phases.is_empty()
            && self.phases.iter().all(|phase| *phase == LifePhase::Pregnancy);
        let only_flag = self.phases.is_empty() && self.pregnancy == Some(true);
        !self.ages_stated && (only_phase || only_flag)
    }

    fn overlaps(&self, child: AgeRange) -> bool {
        self.ages.iter().any(|range| range.overlaps(child))
    }

    /// Why a child that no range overlaps does not fit: the next age that will fit, or if there is
    /// none, the last one that did.
    fn age_miss(&self, child: AgeRange) -> PersonMiss {
        let mut next: Option<Months> = None;
        let mut last = Months::default();
        for range in &self.ages {
            if child.to.is_some_and(|to| to <= range.from) {
                next = Some(next.map_or(range.from, |next| next.min(range.from)));
            }
            last = last.max(range.to.unwrap_or_default());
        }
        match next {
            Some(from) => PersonMiss::TooYoung { from },
            None => PersonMiss::TooOld { to: last },
        }
    }
}

/// The ages that a child born in this month may have today: two, because the day is not known, or
/// one if it was born this month.
fn possible_ages(birth: YearMonth, today: Date) -> AgeRange {
    let months = today.year_month().index().saturating_sub(birth.index());
    AgeRange { from: Months(months.saturating_sub(1)), to: Some(Months(months + 1)) }
}

/// Whether each of the child's possible ages lies in one of the ranges.
fn covers(ranges: &[AgeRange], child: AgeRange) -> bool {
    let end = child.to.map_or(child.from.0, |to| to.0);
    let inside = |age| ranges.iter().any(|range| range.contains(Months(age)));
    (child.from.0..end).all(inside)
}
