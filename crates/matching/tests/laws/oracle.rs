//! A second, naive implementation of the matching rules: offer by offer, month by month, without an
//! index. It shares nothing with the crate except its types and the folding of names.

use catalogue::{
    AgeRange, Audience, Availability, AvailabilityStatus, Catalogue, Code, Date, Format, Id,
    LifePhase, Location, Months, Offer, Registration, SPLIT_SITUATIONS, ServiceArea, Situation,
    Status, Weekday,
};
use matching::{
    Answers, Facet, Filters, FormatFilter, OptionCount, Person, Reach, Results, Section, Verdict,
    Viewer,
};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ptr;

pub struct Oracle<'a> {
    pub catalogue: &'a Catalogue,
    pub today: Date,
    pub viewer: Viewer,
}

/// No one of this age in months is ever asked for.
const OLDEST: u16 = 400;

fn ages(ranges: &[AgeRange]) -> BTreeSet<u16> {
    let inside = |age: &u16| ranges.iter().any(|range| range.contains(Months(*age)));
    (0..OLDEST).filter(inside).collect()
}

fn phase_ages(phase: LifePhase) -> BTreeSet<u16> {
    ages(&phase.ages().into_iter().collect::<Vec<_>>())
}

fn best(verdicts: impl Iterator<Item = Verdict>) -> Option<Verdict> {
    verdicts.max()
}

impl<'a> Oracle<'a> {
    pub fn is_for_professionals_only(offer: &Offer) -> bool {
        let others = offer.audience.iter().filter(|each| **each != Audience::Professional);
        others.count() == 0 && !offer.audience.is_empty()
    }

    pub fn is_hidden(offer: &Offer, viewer: Viewer) -> bool {
        let not_theirs = viewer == Viewer::Family && Self::is_for_professionals_only(offer);
        not_theirs || offer.status == Status::Ended
    }

    /// The ages in months that a person may have today.
    pub fn possible_ages(&self, person: Person) -> BTreeSet<u16> {
        match person {
            Person::Parent | Person::Relative => (0..OLDEST).collect(),
            Person::Myself => (72..324).collect(),
            Person::Phase { phase, birth: None } => phase_ages(phase),
            Person::Phase { birth: Some(birth), .. } => {
                // Every day of the month of birth that is not in the future.
                let days = (1..=birth.days()).filter_map(|day| birth.day(day));
                let born = days.filter(|day| *day <= self.today);
                let ages: BTreeSet<u16> = born.map(|day| self.completed_months(day)).collect();
                if ages.is_empty() { BTreeSet::from([0]) } else { ages }
            }
        }
    }

    fn completed_months(&self, birth: Date) -> u16 {
        let months = self.today.year_month().index() - birth.year_month().index();
        if self.today.day() < birth.day() { months.saturating_sub(1) } else { months }
    }

    pub fn person(&self, offer: &Offer, person: Person) -> Verdict {
        let stated = ages(&offer.ages);
        if matches!(person, Person::Parent | Person::Relative) {
            return Self::adult(offer);
        }
        let Person::Phase { phase, birth } = person else {
            let fits = stated.is_empty() || !stated.is_disjoint(&self.possible_ages(person));
            return match (offer.audience.is_empty(), fits) {
                (true, true) => Verdict::Unknown,
                (false, true) if offer.audience.contains(&Audience::Child) => Verdict::Match,
                _ => Verdict::Miss,
            };
        };
        if offer.life_phases.contains(&phase) {
            return Verdict::Match;
        }
        if phase == LifePhase::Pregnancy {
            return match offer.pregnancy {
                Some(true) => Verdict::Match,
                Some(false) => Verdict::Miss,
                None => Verdict::Unknown,
            };
        }
        let child = self.rough_ages(person);
        if !offer.life_phases.is_empty() {
            let of_phases = offer.life_phases.iter().flat_map(|phase| phase_ages(*phase));
            let wanted = if offer.ages.is_empty() { of_phases.collect() } else { stated };
            return if wanted.is_disjoint(&child) { Verdict::Miss } else { Verdict::Unknown };
        }
        if offer.ages.is_empty() {
            // Only pregnancy is stated, so it is for pregnancy only.
            let pregnancy = offer.pregnancy == Some(true);
            return if pregnancy { Verdict::Miss } else { Verdict::Unknown };
        }
        if stated.is_disjoint(&child) {
            Verdict::Miss
        } else if birth.is_some() && !child.is_subset(&stated) {
            Verdict::Unknown
        } else {
            Verdict::Match
        }
    }

    /// A parent, a grandparent: whatever the ages of the children.
    fn adult(offer: &Offer) -> Verdict {
        let only_pregnancy = match offer.life_phases.as_slice() {
            [] => offer.pregnancy == Some(true),
            phases => phases.iter().all(|phase| *phase == LifePhase::Pregnancy),
        };
        let is_for_them = |each: &Audience| [Audience::Parent, Audience::Family].contains(each);
        if only_pregnancy && offer.ages.is_empty() {
            Verdict::Miss
        } else if offer.audience.is_empty() {
            Verdict::Unknown
        } else if offer.audience.iter().any(is_for_them) {
            Verdict::Match
        } else {
            Verdict::Miss
        }
    }

    /// By the rule, the day of birth is not known: d − 1 or d months, even if only one of them is
    /// possible at the end of a month.
    pub fn rough_ages(&self, person: Person) -> BTreeSet<u16> {
        let Person::Phase { birth: Some(birth), .. } = person else {
            return self.possible_ages(person);
        };
        let months = self.today.year_month().index().saturating_sub(birth.index());
        BTreeSet::from([months.saturating_sub(1), months])
    }

    /// The best verdict over all; `None` if not asked.
    pub fn people(&self, offer: &Offer, people: &[Person]) -> Option<Verdict> {
        best(people.iter().map(|person| self.person(offer, *person)))
    }

    pub fn is_within(&self, inner: &Id, outer: &Id) -> bool {
        self.catalogue.place_with_ancestors(inner).iter().any(|place| place.id == *outer)
    }

    pub fn area(&self, area: &ServiceArea, home: &Id) -> Verdict {
        let chain = self.catalogue.place_with_ancestors(home);
        let key = chain.iter().find_map(|place| place.ags.as_ref());
        match (area, key) {
            (ServiceArea::Place(place), _) if self.is_within(home, place) => Verdict::Match,
            (ServiceArea::Place(place), _) if self.is_within(place, home) => Verdict::Unknown,
            (ServiceArea::Ags(_), None) => Verdict::Unknown,
            (ServiceArea::Ags(area), Some(key)) if area.covers(key) => Verdict::Match,
            (ServiceArea::Ags(area), Some(key)) if key.covers(area) => Verdict::Unknown,
            _ => Verdict::Miss,
        }
    }

    /// The best verdict over all areas; `None` if not asked.
    pub fn areas(&self, offer: &Offer, home: Option<&Id>) -> Option<Verdict> {
        let home = home.filter(|home| self.catalogue.place(home).is_some())?;
        let verdicts = offer.service_areas.iter().map(|area| self.area(area, home));
        Some(best(verdicts).unwrap_or(Verdict::Match))
    }

    /// The catalogue's situations that these ids stand for, without duplicates. A split one that
    /// is not asked for stands for its successors.
    fn meant(&self, ids: &[Id]) -> Vec<Situation> {
        let known = self.catalogue.situations();
        let is_known = |id: &str| known.iter().any(|each| each.id.as_str() == id);
        let mut meant = BTreeSet::new();
        for id in ids.iter().map(Id::as_str) {
            if is_known(id) {
                meant.insert(id);
            } else if let Some((_, into)) = SPLIT_SITUATIONS.iter().find(|(old, _)| *old == id) {
                meant.extend(into.iter().filter(|id| is_known(id)));
            }
        }
        known.iter().filter(|each| meant.contains(each.id.as_str())).cloned().collect()
    }

    /// The requested situations.
    pub fn asked(&self, answers: &Answers) -> Vec<Situation> {
        self.meant(&answers.situations)
    }

    pub fn met(&self, offer: &Offer, answers: &Answers) -> Vec<Situation> {
        let listed = self.meant(&offer.situations);
        let meets = |situation: &Situation| {
            if listed.is_empty() {
                offer.topics.contains(&situation.topic)
            } else {
                listed.contains(situation)
            }
        };
        self.asked(answers).into_iter().filter(meets).collect()
    }

    pub fn locations(&self, offer: &Offer) -> Vec<&'a Location> {
        let mut ids = offer.locations.clone();
        for schedule in &offer.schedules {
            ids.extend(schedule.location.clone());
            ids.extend(schedule.extra_dates.iter().filter_map(|extra| extra.location.clone()));
        }
        let all = self.catalogue.locations.iter();
        all.filter(|location| ids.contains(&location.id)).collect()
    }

    fn days(&self, offer: &Offer, ahead: i32) -> Vec<Date> {
        let end = self.today.plus_days(ahead);
        let schedules = offer.schedules.iter();
        schedules.flat_map(|schedule| schedule.days(self.today, end, 1000)).collect()
    }

    fn stated(has: Option<bool>) -> Verdict {
        match has {
            None => Verdict::Unknown,
            Some(true) => Verdict::Match,
            Some(false) => Verdict::Miss,
        }
    }

    pub fn language(offer: &Offer, language: &str) -> Verdict {
        let speaks = offer.languages.iter().any(|each| each == language);
        Self::stated((!offer.languages.is_empty()).then_some(speaks))
    }

    pub fn free(offer: &Offer) -> Verdict {
        Self::stated(offer.is_free())
    }

    pub fn no_registration(offer: &Offer) -> Verdict {
        Self::stated(offer.registration.map(|each| each == Registration::None))
    }

    pub fn format(offer: &Offer, filter: FormatFilter) -> Verdict {
        let wanted: &[Format] = match filter {
            FormatFilter::ComesToYou => &[Format::HomeVisit, Format::Outreach],
            FormatFilter::Online => &[Format::Online],
            FormatFilter::Phone => &[Format::Phone],
        };
        let comes = offer.formats.iter().any(|format| wanted.contains(format));
        Self::stated((!offer.formats.is_empty()).then_some(comes))
    }

    pub fn step_free(&self, offer: &Offer) -> Verdict {
        let locations = self.locations(offer);
        let of = |location: &&Location| location.accessibility.as_ref()?.step_free;
        let known: Vec<Option<bool>> = locations.iter().map(of).collect();
        let from_afar = [Format::Online, Format::Phone, Format::HomeVisit];
        if known.is_empty() {
            let from_afar = offer.formats.iter().any(|format| from_afar.contains(format));
            return if from_afar { Verdict::Match } else { Verdict::Unknown };
        }
        if known.contains(&Some(true)) {
            Verdict::Match
        } else if known.contains(&None) {
            Verdict::Unknown
        } else {
            Verdict::Miss
        }
    }

    pub fn weekday(&self, offer: &Offer, weekday: Weekday) -> Verdict {
        let days = self.days(offer, 31);
        let on = days.iter().any(|day| day.weekday() == weekday);
        Self::stated((!days.is_empty()).then_some(on))
    }

    pub fn reachable(&self, offer: &Offer, reachable: &[Verdict]) -> Verdict {
        let at = self.catalogue.offers.iter().position(|each| ptr::eq(each, offer));
        at.and_then(|at| reachable.get(at)).copied().unwrap_or(Verdict::Unknown)
    }

    /// The verdicts of the facets in use.
    pub fn facets(&self, offer: &Offer, filters: &Filters) -> Vec<(Facet, Verdict)> {
        let flag = |chosen: bool, verdict: Verdict| chosen.then_some(verdict);
        let languages = filters.languages.iter().map(|each| Self::language(offer, each));
        let formats = filters.formats.iter().map(|each| Self::format(offer, *each));
        let weekdays = filters.weekdays.iter().map(|each| self.weekday(offer, *each));
        [
            (Facet::Language, best(languages)),
            (Facet::Free, flag(filters.free, Self::free(offer))),
            (Facet::NoRegistration, flag(filters.no_registration, Self::no_registration(offer))),
            (Facet::Format, best(formats)),
            (Facet::StepFree, flag(filters.step_free, self.step_free(offer))),
            (Facet::Weekday, best(weekdays)),
            (Facet::Reachable, filters.reachable.as_ref().map(|each| self.reachable(offer, each))),
        ]
        .into_iter()
        .filter_map(|(facet, verdict)| Some((facet, verdict?)))
        .collect()
    }

    pub fn section(&self, offer: &Offer, answers: &Answers, filters: &Filters) -> Option<Section> {
        if Self::is_hidden(offer, self.viewer) {
            return None;
        }
        let paused = offer.status == Status::Paused;
        if offer.universal {
            let elsewhere = self.areas(offer, answers.place.as_ref()) == Some(Verdict::Miss);
            let stays = !elsewhere && !paused && Self::addresses(offer, &answers.people);
            return stays.then_some(Section::Always);
        }
        let mut verdicts = vec![if paused { Verdict::Miss } else { Verdict::Match }];
        verdicts.extend(self.people(offer, &answers.people));
        verdicts.extend(self.areas(offer, answers.place.as_ref()));
        let misses = verdicts.iter().filter(|verdict| **verdict == Verdict::Miss).count();

        let facets = self.facets(offer, filters);
        if facets.iter().any(|(_, verdict)| *verdict == Verdict::Miss) {
            return None;
        }
        verdicts.extend(facets.iter().map(|(_, verdict)| *verdict));
        let unknown = verdicts.contains(&Verdict::Unknown);
        let met = self.asked(answers).is_empty() || !self.met(offer, answers).is_empty();
        match misses {
            0 if met && !unknown => Some(Section::Fits),
            0 if met || self.shares_a_topic(offer, answers) => Some(Section::MayFit),
            0 => Some(Section::OtherTopics),
            1 => Some(Section::NearMiss),
            _ => None,
        }
    }

    /// Whether one of the people is among those who take part.
    fn addresses(offer: &Offer, people: &[Person]) -> bool {
        let addresses = |person: &Person| match person {
            Person::Phase { .. } => true,
            _ if offer.audience.is_empty() => true,
            Person::Myself => offer.audience.contains(&Audience::Child),
            Person::Parent | Person::Relative => {
                let adults = [Audience::Parent, Audience::Family];
                adults.iter().any(|each| offer.audience.contains(each))
            }
        };
        people.is_empty() || people.iter().any(addresses)
    }

    fn shares_a_topic(&self, offer: &Offer, answers: &Answers) -> bool {
        self.asked(answers).iter().any(|asked| offer.topics.contains(&asked.topic))
    }

    /// The sort key of an offer, lowest first.
    pub fn key(
        &self,
        offer: &Offer,
        answers: &Answers,
        wish: Option<&str>,
        is_reachable: &dyn Fn(&Offer) -> bool,
    ) -> impl Ord + use<> {
        let certain = |person: &&Person| self.person(offer, **person) == Verdict::Match;
        let people = answers.people.iter().filter(certain).count();
        let asked = self.asked(answers);
        let urgent = asked.iter().any(|situation| situation.sensitive);
        let speaks = wish.is_some_and(|wish| Self::language(offer, wish) == Verdict::Match);
        let year_ago = self.today.plus_days(-365);
        (
            Reverse(self.met(offer, answers).len()),
            !offer.languages.is_empty() && Self::language(offer, "de") != Verdict::Match && !speaks,
            urgent && !is_reachable(offer),
            Reverse(people),
            (!asked.is_empty()).then(|| self.specificity(offer)),
            self.nearness(offer, answers.place.as_ref()),
            !self.is_soon(offer),
            Self::free(offer) != Verdict::Match,
            Self::no_registration(offer) != Verdict::Match,
            !speaks,
            offer.assured_date.is_none_or(|date| date < year_ago),
            (matching::fold(&offer.name), offer.id.clone()),
        )
    }

    /// Whether it states none of the catalogue's situations, and how many situations and topics it
    /// states.
    pub fn specificity(&self, offer: &Offer) -> (bool, usize) {
        let stated = self.meant(&offer.situations).len();
        (stated == 0, stated + offer.topics.len())
    }

    fn nearness(&self, offer: &Offer, home: Option<&Id>) -> (u8, u16) {
        let reach = Self::reach(offer);
        let home = home.filter(|home| self.catalogue.place(home).is_some());
        let from_afar = [Format::HomeVisit, Format::Outreach, Format::Phone, Format::Online];
        let comes = offer.formats.iter().any(|format| from_afar.contains(format));
        let locations = self.locations(offer);
        let shown = |location: &&Location| location.hide_address == Some(false);
        let shown: Vec<_> = locations.into_iter().filter(shown).collect();
        let here = |home: &Id| {
            let place = |location: &&Location| location.place.clone();
            shown.iter().filter_map(place).any(|place| self.is_within(&place, home))
        };
        match home {
            _ if reach > 0 => (reach + 1, 0),
            None => (0, 0),
            Some(home) if comes || here(home) => (0, 0),
            Some(home) => {
                let home = self.catalogue.place(home).expect("just looked up");
                let home = home.latitude.zip(home.longitude);
                let points = shown.iter().filter_map(|each| each.latitude.zip(each.longitude));
                let distance = |point| home.map(|home| Self::kilometres(home, point));
                (1, points.filter_map(distance).min().unwrap_or(999))
            }
        }
    }

    /// By the haversine formula, rounded up.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 999")]
    fn kilometres(a: (f64, f64), b: (f64, f64)) -> u16 {
        let half = |a: f64, b: f64| ((a - b).to_radians() / 2.0).sin().powi(2);
        let across = a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
        let angle = 2.0 * (half(a.0, b.0) + across).sqrt().asin();
        (angle.to_degrees() * 111.2).ceil().min(999.0) as u16
    }

    fn is_soon(&self, offer: &Offer) -> bool {
        let is_full = |room: &Availability| room.status == AvailabilityStatus::Full;
        let contact = self.catalogue.contact(offer);
        let answered = contact.phones.iter().any(|phone| !phone.hours.is_empty());
        let dated = !self.days(offer, 30).is_empty();
        (dated || answered) && !offer.availability.as_ref().is_some_and(is_full)
    }

    fn reach(offer: &Offer) -> u8 {
        let state = |area: &ServiceArea| match area {
            ServiceArea::Ags(key) => key.as_str().len() <= 2,
            ServiceArea::Place(_) => false,
        };
        let anywhere = offer.service_areas.is_empty();
        let only_states = !anywhere && offer.service_areas.iter().all(state);
        let reach = match (offer.layer, anywhere, only_states) {
            (0, _, false) => Reach::Local,
            (1.., true, _) => Reach::National,
            _ => Reach::Regional,
        };
        assert_eq!(reach, Reach::of(offer));
        reach as u8
    }

    pub fn results(
        &self,
        answers: &Answers,
        filters: &Filters,
        wish: Option<&str>,
        is_reachable: &dyn Fn(&Offer) -> bool,
    ) -> Results {
        let list = |section, reaches: &[u8]| -> Vec<usize> {
            let offers = self.catalogue.offers.iter().enumerate();
            let inside = |offer: &Offer| {
                let here = self.section(offer, answers, filters) == Some(section);
                here && reaches.contains(&Self::reach(offer))
            };
            let mut offers: Vec<_> = offers.filter(|(_, offer)| inside(offer)).collect();
            offers.sort_by_key(|(_, offer)| self.key(offer, answers, wish, is_reachable));
            offers.into_iter().map(|(at, _)| at).collect()
        };
        let anywhere = &[0, 1, 2];
        let (fits, guides) = (list(Section::Fits, anywhere), list(Section::Always, &[0]));
        let is_guided = self.asked(answers).is_empty() || fits.is_empty();
        let section = if is_guided && !guides.is_empty() { &guides } else { &fits };
        Results {
            first: self.call_first(section, answers),
            fits,
            may_fit: list(Section::MayFit, anywhere),
            other_topics: list(Section::OtherTopics, anywhere),
            guides,
            helplines: list(Section::Always, &[1, 2]),
            near_misses: list(Section::NearMiss, anywhere),
        }
    }

    fn call_first(&self, section: &[usize], answers: &Answers) -> Vec<usize> {
        let offer = |at: usize| &self.catalogue.offers[at];
        let has_phone = |at: &usize| !self.catalogue.contact(offer(*at)).phones.is_empty();
        let mut left = section.to_vec();
        if left.iter().any(has_phone) {
            left.retain(has_phone);
        }
        let mut open = self.asked(answers);
        let mut first = Vec::new();
        while first.len() < 3 && !left.is_empty() {
            let meets_another =
                |at: &usize| self.met(offer(*at), answers).iter().any(|each| open.contains(each));
            let next = left.iter().position(meets_another).unwrap_or(0);
            let next = left.remove(next);
            let met = self.met(offer(next), answers);
            open.retain(|each| !met.contains(each));
            first.push(next);
        }
        first
    }

    /// Offers that fit or may fit, and meet a situation if one was asked for.
    fn possible(&self, answers: &Answers) -> Vec<&'a Offer> {
        let is_possible = |offer: &&Offer| {
            let met = self.asked(answers).is_empty() || !self.met(offer, answers).is_empty();
            let section = self.section(offer, answers, &Filters::default());
            met && matches!(section, Some(Section::Fits | Section::MayFit))
        };
        self.catalogue.offers.iter().filter(is_possible).collect()
    }

    /// The counts of an option, for all answers and for it alone.
    fn option(&self, answers: &Answers, alone: &Answers) -> OptionCount {
        let fits = |offer: &&Offer| {
            self.section(offer, answers, &Filters::default()) == Some(Section::Fits)
        };
        let possible = self.possible(answers);
        OptionCount {
            fits: self.catalogue.offers.iter().filter(fits).count(),
            possible: possible.len(),
            local: possible.iter().filter(|offer| Self::reach(offer) < 2).count(),
            all: self.possible(alone).len(),
        }
    }

    pub fn phase_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let phases =
            LifePhase::ALL.iter().map(|phase| Person::Phase { phase: *phase, birth: None });
        let people = phases.chain(Person::OTHERS);
        let option =
            |person, answers: &Answers| Answers { people: vec![person], ..answers.clone() };
        let none = Answers::default();
        people.map(|person| self.option(&option(person, answers), &option(person, &none))).collect()
    }

    pub fn place_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let homes = self.catalogue.home_places();
        let option =
            |id: &Id, answers: &Answers| Answers { place: Some(id.clone()), ..answers.clone() };
        let none = Answers::default();
        homes
            .iter()
            .map(|place| self.option(&option(&place.id, answers), &option(&place.id, &none)))
            .collect()
    }

    pub fn situation_options(&self, answers: &Answers) -> Vec<OptionCount> {
        let situations = self.catalogue.situations();
        let option = |id: &Id, answers: &Answers| Answers {
            situations: vec![id.clone()],
            ..answers.clone()
        };
        let none = Answers::default();
        situations
            .iter()
            .map(|each| self.option(&option(&each.id, answers), &option(&each.id, &none)))
            .collect()
    }
}
