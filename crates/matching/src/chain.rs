//! The way of one child or young person: what fits today and for how long, and what fits later.
//!
//! - **Today** the answers decide, as in the results: what is listed as fitting is
//!   [`crate::Results::fits`] for this person alone. A young person who asks for themselves and gives
//!   their month of birth is matched more precisely.
//! - **Later** the month of birth decides. In one month a child may have two ages, and be in two phases
//!   where one ends and the next begins; what matches one of the phases fits. So the months are the
//!   first and the last in which an offer surely fits.
//! - **Phases around school** begin and end with the [`SchoolStart`] of the state. The family knows
//!   better: if it has answered a phase other than today's, the start of school is moved by whole years,
//!   and what it has answered has begun.
//! - **Without a month of birth** there are no months, only the order of the phases.
//! - **Pregnancy**: the month of birth is the expected one. Until then, and at least until today, it is
//!   pregnancy.
//!
//! Universal and paused offers are in no list, nor is what does not surely match the answers about place
//! and situations. An offer whose dates are over before it would fit does not come.

use crate::criteria::people::ForWhom;
use crate::{Answers, Filters, Index, Person, Section};
use catalogue::{
    Catalogue, Code, Date, Frequency, LifePhase, Offer, Schedule, SchoolStart, YearMonth, count,
    sort,
};
use std::mem;

/// Whose way it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traveller {
    /// The person as it was answered.
    pub person: Person,
    /// The month of birth: of a child the one in `person`, of a pregnancy the expected one, of somebody
    /// who asks for themselves their own.
    pub birth: Option<YearMonth>,
    /// The rule of the state; `None` = unknown: then the ages of the phases decide, which overlap.
    pub school: Option<SchoolStart>,
}

impl Traveller {
    /// Somebody with the month of birth from the answers.
    pub fn new(person: Person, school: Option<SchoolStart>) -> Self {
        let birth = match person {
            Person::Phase { birth, .. } => birth,
            Person::Parent | Person::Relative | Person::Myself => None,
        };
        Self { person, birth, school }
    }
}

impl Person {
    /// Whether they have a way: adults do not grow up.
    pub fn grows_up(self) -> bool {
        matches!(self, Self::Phase { .. } | Self::Myself)
    }
}

/// The way of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// What fits today and in more than [`Self::SOON`] months, in the order of the results.
    pub now: Vec<Fitting>,
    /// What fits today and ends within [`Self::SOON`] months, the earliest end first.
    pub ending: Vec<Fitting>,
    /// What fits later: the phase of today if something comes within it, then each later phase, in the
    /// order in which they begin. No offer that fits today, and none twice.
    pub stages: Vec<Stage>,
}

/// An offer that fits today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// Its index in the catalogue's `offers`.
    pub offer: usize,
    /// When that ends; `None` if no end is known.
    pub until: Option<End>,
    /// Whether it still fits in the month after the next phase has begun.
    pub stays: bool,
}

/// When something no longer fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// After this month, the last one in which the age surely fits. The day of birth is unknown, so it
    /// is approximate.
    Month(YearMonth),
    /// After this day, its last date.
    Date(Date),
}

impl End {
    /// The month of the end.
    pub fn month(self) -> YearMonth {
        match self {
            Self::Month(month) => month,
            Self::Date(date) => date.year_month(),
        }
    }
}

/// A phase, and what begins to fit in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The phase.
    pub phase: LifePhase,
    /// The month in which it probably begins; `None` if it has begun, or the month of birth is unknown.
    pub from: Option<YearMonth>,
    /// What begins to fit in it, the earliest first.
    pub next: Vec<Next>,
    /// How many offers that fit before, today or in an earlier stage, still do in the month after it
    /// begins; 0 if it has begun.
    pub staying: usize,
}

/// An offer that fits later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its index in the catalogue's `offers`.
    pub offer: usize,
    /// The first month in which it surely fits, today's if it does by age but not by the phase that was
    /// answered; `None` if the month of birth is unknown.
    pub from: Option<YearMonth>,
}

impl Chain {
    /// What ends in one of this many months after today's is in [`Self::ending`].
    pub const SOON: u16 = 6;
    /// The age in months at which the way ends, where youth ends (§ 7 SGB VIII).
    pub const LAST: u16 = 27 * 12;

    /// Whether an offer, by its index in the catalogue, fits today.
    pub fn fits(&self, offer: usize) -> bool {
        self.now.iter().chain(&self.ending).any(|each| each.offer == offer)
    }

    /// Whether an offer is in one of the lists.
    pub fn lists(&self, offer: usize) -> bool {
        let mut next = self.stages.iter().flat_map(|stage| &stage.next);
        self.fits(offer) || next.any(|each| each.offer == offer)
    }
}

impl Index {
    /// The way of one person. `catalogue`: the one that this index was built of; of the answers, place
    /// and situations count.
    pub fn chain(&self, catalogue: &Catalogue, answers: &Answers, traveller: &Traveller) -> Chain {
        if !traveller.person.grows_up() {
            return Chain::default();
        }
        let ask = |people: &[Person]| {
            let answers = other_people(answers, people);
            self.results(&answers, &Filters::default(), None).fits
        };
        let mut walk = Walk::new(self, catalogue, traveller);
        let mut fits_today = vec![false; catalogue.offers.len()];
        for offer in ask(&[traveller.person]) {
            fits_today[offer] = walk.add_fitting(offer);
        }
        // Of any age: what fits later is among them.
        for offer in ask(&[]) {
            if !fits_today[offer] {
                walk.add_next(offer);
            }
        }
        walk.finish()
    }

    /// What [`Self::chain`] says of one offer that fits today; `None` if it does not. `offer`: its index
    /// in the catalogue's `offers`.
    pub fn fitting(
        &self,
        catalogue: &Catalogue,
        answers: &Answers,
        traveller: &Traveller,
        offer: usize,
    ) -> Option<Fitting> {
        let answers = other_people(answers, &[traveller.person]);
        let section = self.reasons(offer, &answers, &Filters::default(), None).section;
        let fits = traveller.person.grows_up() && section == Some(Section::Fits);
        let mut walk = Walk::new(self, catalogue, traveller);
        if !fits || !walk.add_fitting(offer) {
            return None;
        }
        walk.chain.ending.pop().or(walk.chain.now.pop())
    }
}

/// The same answers for other people.
fn other_people(answers: &Answers, people: &[Person]) -> Answers {
    let Answers { place, situations, .. } = answers;
    Answers { people: people.to_vec(), place: place.clone(), situations: situations.clone() }
}

/// A way with a month of birth. Months are counted from January 1900.
struct Way {
    today: u16,
    birth: u16,
    /// The phase that was answered; `None` for somebody who asks for themselves.
    answered: Option<LifePhase>,
    /// When school starts, if the rule is known.
    school: Option<u16>,
}

/// How long primary school takes, in months.
const PRIMARY: u16 = 4 * 12;

impl Way {
    /// `None` if the month of birth is unknown.
    fn new(traveller: &Traveller, today: Date) -> Option<Self> {
        let answered = match traveller.person {
            Person::Phase { phase, .. } => Some(phase),
            Person::Parent | Person::Relative | Person::Myself => None,
        };
        let birth = traveller.birth?;
        let birth = match answered {
            // Overdue: the child may come any day.
            Some(LifePhase::Pregnancy) => birth.max(today.year_month()),
            // In the future: newborn, as for the results.
            _ => birth.min(today.year_month()),
        };
        let school = traveller.school.and_then(|rule| rule.of(birth)).map(YearMonth::index);
        let (today, birth) = (today.year_month().index(), birth.index());
        let school = school.map(|start| as_answered(start, answered, today));
        Some(Self { today, birth, answered, school })
    }

    /// The months in which the child may be in a phase, half-open.
    fn months(&self, phase: LifePhase) -> (u16, u16) {
        let (from, to) = phase.ages().map_or((0, self.birth + 1), |ages| {
            // The day of birth is unknown: in the month of a birthday both ages are possible.
            let to = ages.to.map_or(u16::MAX, |to| self.birth + to.0 + 1);
            (self.birth + ages.from.0, to)
        });
        let (from, to) = match (phase, self.school) {
            (LifePhase::Kindergarten, Some(school)) => (from, school),
            (LifePhase::SchoolEntry, Some(school)) => (school.saturating_sub(12), school),
            (LifePhase::PrimarySchool, Some(school)) => (school, school + PRIMARY),
            (LifePhase::SecondarySchool, Some(school)) => (school + PRIMARY, to),
            _ => (from, to),
        };
        // The family says that it has begun, at a Kita from the second birthday, say.
        let has_begun = self.answered == Some(phase);
        (if has_begun { from.min(self.today) } else { from }, to)
    }

    fn is_expected(&self) -> bool {
        self.answered == Some(LifePhase::Pregnancy)
    }

    fn is_in(&self, phase: LifePhase, month: u16) -> bool {
        let (from, to) = self.months(phase);
        from <= month && month < to
    }

    /// Whether an offer surely fits in this month.
    fn fits(&self, for_whom: &ForWhom, month: u16) -> bool {
        let Some(day) = YearMonth::from_index(month).and_then(|month| month.day(1)) else {
            return false;
        };
        if self.is_expected()
            && month <= self.birth
            && for_whom.surely_fits(in_phase(LifePhase::Pregnancy), day)
        {
            return true;
        }
        if month < self.birth {
            return false;
        }
        if self.answered.is_none() {
            if !for_whom.surely_fits(Person::Myself, day) {
                return false;
            }
            if for_whom.says_nothing_of_ages() {
                return true;
            }
        }
        let birth = YearMonth::from_index(self.birth);
        let fits = |phase: &LifePhase| {
            phase.ages().is_some()
                && self.is_in(*phase, month)
                && for_whom.surely_fits(Person::Phase { phase: *phase, birth }, day)
        };
        LifePhase::ALL.iter().any(fits)
    }

    /// The first month in which it fits, or in which it does not: `from` at the earliest. Only the
    /// months are tried in which that may change.
    fn first(&self, for_whom: &ForWhom, fits: bool, from: u16) -> Option<u16> {
        let mut turns = vec![from, self.birth, self.birth + 1];
        for age in for_whom.turning_ages() {
            turns.extend([self.birth + age.0, self.birth + age.0 + 1]);
        }
        for phase in for_whom.phases() {
            let (begins, ends) = self.months(*phase);
            turns.extend([begins, ends]);
        }
        let mut first: Option<u16> = None;
        for month in turns {
            let is_ahead = month >= from && month <= self.birth + Chain::LAST;
            let is_earlier = first.is_none_or(|first| month < first);
            if is_ahead && is_earlier && self.fits(for_whom, month) == fits {
                first = Some(month);
            }
        }
        first
    }

    /// The phase in which something belongs that begins to fit in this month: one that the offer names,
    /// else the one that has begun last.
    fn stage(&self, for_whom: &ForWhom, month: u16) -> LifePhase {
        let (mut stage, mut begun) = (LifePhase::Pregnancy, 0);
        for phase in LifePhase::ALL {
            let from = self.months(*phase).0;
            let named = for_whom.phases();
            if self.is_in(*phase, month)
                && from > begun
                && (named.is_empty() || named.contains(phase))
            {
                (stage, begun) = (*phase, from);
            }
        }
        stage
    }
}

const fn in_phase(phase: LifePhase) -> Person {
    Person::Phase { phase, birth: None }
}

/// The start of school, moved by whole years until today lies in the phase that was answered.
fn as_answered(mut start: u16, answered: Option<LifePhase>, today: u16) -> u16 {
    let (after, until) = match answered {
        Some(LifePhase::Kindergarten) => (today, u16::MAX),
        Some(LifePhase::SchoolEntry) => (today, today + 12),
        Some(LifePhase::PrimarySchool) => (today.saturating_sub(PRIMARY), today),
        Some(LifePhase::SecondarySchool) => (0, today.saturating_sub(PRIMARY)),
        _ => return start,
    };
    while start <= after {
        start += 12;
    }
    while start > until && start >= 12 {
        start -= 12;
    }
    start
}

/// Puts the offers into the lists, in the order of the results.
struct Walk<'a> {
    index: &'a Index,
    catalogue: &'a Catalogue,
    traveller: &'a Traveller,
    way: Option<Way>,
    /// Its stages are those that have not begun.
    chain: Chain,
    /// What comes within the phase of today.
    current: Vec<Next>,
}

impl<'a> Walk<'a> {
    fn new(index: &'a Index, catalogue: &'a Catalogue, traveller: &'a Traveller) -> Self {
        let way = Way::new(traveller, index.today);
        let mut stages = Vec::new();
        for phase in LifePhase::ALL.iter().filter(|phase| index.phases.contains(phase)) {
            let months = way.as_ref().map(|way| way.months(*phase));
            let is_later = match (&way, months, traveller.person) {
                (Some(way), Some((from, to)), _) => {
                    // An unlikely answer may leave no time for a phase.
                    from < to && (from > way.today || way.is_expected() && from == way.today)
                }
                (_, _, Person::Phase { phase: now, .. }) => *phase > now,
                _ => false,
            };
            if is_later {
                let from = months.and_then(|(from, _)| YearMonth::from_index(from));
                // Or put the start of school behind youth.
                let is_behind = |stage: &Stage| stage.from > from;
                let at = stages.iter().position(is_behind).unwrap_or(stages.len());
                stages.insert(at, Stage { phase: *phase, from, next: Vec::new(), staying: 0 });
            }
        }
        let chain = Chain { stages, ..Chain::default() };
        Self { index, catalogue, traveller, way, chain, current: Vec::new() }
    }

    fn for_whom(&self, offer: usize) -> &'a ForWhom {
        &self.index.facts[self.index.positions[offer] as usize].for_whom
    }

    /// Adds an offer that the results list as fitting; returns whether it fits this person today.
    fn add_fitting(&mut self, offer: usize) -> bool {
        let for_whom = self.for_whom(offer);
        let today = self.index.today.year_month().index();
        let asks_alone = self.traveller.person == Person::Myself;
        if self.way.as_ref().is_some_and(|way| asks_alone && !way.fits(for_whom, today)) {
            return false;
        }
        let dates = Dates::of(&self.catalogue.offers[offer], self.index.today);
        let first = self.way.as_ref().and_then(|way| way.first(for_whom, false, way.today + 1));
        let until = match (first, dates) {
            (Some(first), Dates::Last(day)) if first <= day.year_month().index() => {
                YearMonth::from_index(first - 1).map(End::Month)
            }
            (_, Dates::Last(day)) => Some(End::Date(day)),
            (first, _) => first.and_then(|first| YearMonth::from_index(first - 1)).map(End::Month),
        };
        let last = until.map(End::month);
        let is_over = matches!(dates, Dates::Over);
        let mut stays = false;
        for (number, stage) in self.chain.stages.iter_mut().enumerate() {
            let still_fits = match stage.from {
                Some(from) => last.is_none_or(|last| from < last),
                None => {
                    last.is_none() && for_whom.surely_fits(in_phase(stage.phase), self.index.today)
                }
            };
            if still_fits && !is_over {
                stage.staying += 1;
                stays |= number == 0;
            }
        }
        let fitting = Fitting { offer, until, stays };
        match last {
            Some(last) if last.index() <= today + Chain::SOON => self.chain.ending.push(fitting),
            _ => self.chain.now.push(fitting),
        }
        true
    }

    /// Adds an offer that does not fit today.
    fn add_next(&mut self, offer: usize) {
        let for_whom = self.for_whom(offer);
        let dates = Dates::of(&self.catalogue.offers[offer], self.index.today);
        if matches!(dates, Dates::Over) {
            return;
        }
        let stages = &mut self.chain.stages;
        let Some(way) = &self.way else {
            let fits =
                |stage: &Stage| for_whom.surely_fits(in_phase(stage.phase), self.index.today);
            if let Some(at) = stages.iter().position(fits) {
                stages[at].next.push(Next { offer, from: None });
                for stage in stages.iter_mut().skip(at + 1) {
                    stage.staying += usize::from(fits(stage));
                }
            }
            return;
        };
        let Some(first) = way.first(for_whom, true, way.today) else {
            return;
        };
        let from = YearMonth::from_index(first);
        let lasts = |until: Option<YearMonth>| match dates {
            Dates::Last(day) => until <= Some(day.year_month()),
            Dates::Open | Dates::Over => true,
        };
        if !lasts(from) {
            return;
        }
        let phase = way.stage(for_whom, first);
        let named = stages.iter().position(|stage| stage.phase == phase);
        // A phase that has begun, or that the catalogue does not ask for.
        let begun = || stages.iter().rposition(|stage| stage.from <= from);
        let at = named.or_else(begun);
        match at {
            Some(at) => stages[at].next.push(Next { offer, from }),
            None => self.current.push(Next { offer, from }),
        }
        for stage in stages.iter_mut().skip(at.map_or(0, |at| at + 1)) {
            let after = stage.from.and_then(|from| YearMonth::from_index(from.index() + 1));
            let fits = after.is_some_and(|after| way.fits(for_whom, after.index()));
            stage.staying += usize::from(fits && lasts(after));
        }
    }

    fn finish(mut self) -> Chain {
        let next = mem::take(&mut self.current);
        if !next.is_empty() {
            let stage = Stage { phase: self.current_phase(), from: None, next, staying: 0 };
            self.chain.stages.insert(0, stage);
        }
        for stage in &mut self.chain.stages {
            stage.next =
                sorted(&stage.next, |next| next.from.map_or(0, |month| u32::from(month.index())));
        }
        self.chain.ending = sorted(&self.chain.ending, |fitting| match fitting.until {
            Some(End::Date(day)) => u32::from(day.year_month().index()) * 32 + u32::from(day.day()),
            Some(End::Month(month)) => u32::from(month.index()) * 32 + 31,
            None => u32::MAX,
        });
        self.chain
    }

    /// The phase of today.
    fn current_phase(&self) -> LifePhase {
        match (self.traveller.person, &self.way) {
            (Person::Phase { phase, .. }, _) => phase,
            (_, Some(way)) => {
                let has_begun = |phase: &&LifePhase| way.months(**phase).0 <= way.today;
                LifePhase::ALL.iter().rev().find(has_begun).copied().unwrap_or(LifePhase::Baby)
            }
            _ => LifePhase::Baby,
        }
    }
}

/// A stable sort by key.
fn sorted<T: Copy>(items: &[T], key: impl Fn(&T) -> u32) -> Vec<T> {
    let mut order: Vec<u32> = (0..count(items.len())).collect();
    let key = |at: u32| key(&items[at as usize]);
    sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    order.into_iter().map(|at| items[at as usize]).collect()
}

/// What the dates of an offer say.
#[derive(Clone, Copy)]
enum Dates {
    /// There are none, or they have no end.
    Open,
    /// The last one, not before today.
    Last(Date),
    /// All are over.
    Over,
}

/// How far to look for dates, in days: ten years.
const FAR: i32 = 3653;

impl Dates {
    fn of(offer: &Offer, today: Date) -> Self {
        let mut dates = Self::Open;
        for schedule in &offer.schedules {
            if is_endless(schedule) {
                return Self::Open;
            }
            let last = schedule.days(today, today.plus_days(FAR), usize::MAX).last().copied();
            let was = || !schedule.days(today.plus_days(-FAR), today, 1).is_empty();
            dates = match (dates, last) {
                (Self::Last(other), Some(day)) => Self::Last(other.max(day)),
                (_, Some(day)) => Self::Last(day),
                (Self::Open, None) if was() => Self::Over,
                (dates, None) => dates,
            };
        }
        dates
    }
}

fn is_endless(schedule: &Schedule) -> bool {
    let is_rule = schedule.freq != Frequency::Once;
    is_rule && schedule.until.is_none() && schedule.count.is_none()
}
