//! Puts the results of the rules into words. Contains no rules itself.

use super::{
    intl,
    text::{self, DOT, Key, t},
};
use catalogue::{
    AgeRange, AvailabilityStatus, Catalogue, DEFAULT_SITUATIONS, Date, Format, Id, LifePhase,
    Location, Moment, Months, Occurrence, Offer, Registration, SPLIT_SITUATIONS, ServiceArea,
    Situation, Topic,
};
use matching::{Answers, Change, Doubt, Facet, Miss, Person, PersonDoubt, PersonMiss, Reason};

/// A life phase as an option of the first question.
pub fn for_whom(phase: LifePhase) -> &'static str {
    t(match phase {
        LifePhase::Pregnancy => Key::ForWhomSchwangerschaft,
        LifePhase::Baby => Key::ForWhomBaby,
        LifePhase::Toddler => Key::ForWhomKleinkind,
        LifePhase::Kindergarten => Key::ForWhomKita,
        LifePhase::SchoolEntry => Key::ForWhomSchulstart,
        LifePhase::PrimarySchool => Key::ForWhomGrundschule,
        LifePhase::SecondarySchool => Key::ForWhomAbKlasse5,
        LifePhase::Youth => Key::ForWhomJugend,
        LifePhase::SchoolToWork => Key::ForWhomSchuleBeruf,
    })
}

/// A life phase in one or two words.
pub fn phase(phase: LifePhase) -> &'static str {
    t(match phase {
        LifePhase::Pregnancy => Key::PhaseSchwangerschaft,
        LifePhase::Baby => Key::PhaseBaby,
        LifePhase::Toddler => Key::PhaseKleinkind,
        LifePhase::Kindergarten => Key::PhaseKita,
        LifePhase::SchoolEntry => Key::PhaseSchulstart,
        LifePhase::PrimarySchool => Key::PhaseGrundschule,
        LifePhase::SecondarySchool => Key::PhaseAbKlasse5,
        LifePhase::Youth => Key::PhaseJugend,
        LifePhase::SchoolToWork => Key::PhaseSchuleBeruf,
    })
}

/// A person's life phase, never with a month of birth.
pub fn life_phase(person: Person) -> &'static str {
    match person {
        Person::Phase { phase: of, .. } => phase(of),
        Person::Parent => t(Key::PhaseEltern),
        Person::Relative => t(Key::PhaseBezugsperson),
        Person::Myself => t(Key::PhaseSelbst),
    }
}

/// A person, with the month of birth if given.
pub fn person(person: Person) -> String {
    let birth = match person {
        Person::Phase { birth, .. } => birth.and_then(|birth| birth.day(1)),
        _ => None,
    };
    let of = life_phase(person);
    birth.map_or_else(|| of.to_owned(), |birth| text::born_in(&intl::month_and_year(birth), of))
}

/// A topic.
pub fn topic(topic: Topic) -> &'static str {
    t(match topic {
        Topic::Money => Key::TopicGeld,
        Topic::Birth => Key::TopicSchwangerGeburt,
        Topic::Health => Key::TopicGesundheit,
        Topic::Parenting => Key::TopicErziehung,
        Topic::Childcare => Key::TopicBetreuung,
        Topic::Development => Key::TopicEntwicklung,
        Topic::School => Key::TopicSchule,
        Topic::Work => Key::TopicArbeit,
        Topic::Leisure => Key::TopicFreizeit,
        Topic::Arriving => Key::TopicAnkommen,
        Topic::Separation => Key::TopicTrennung,
        Topic::Strain => Key::TopicBelastung,
        Topic::Disability => Key::TopicBehinderung,
        Topic::Housing => Key::TopicWohnen,
        Topic::Safety => Key::TopicSicherheit,
    })
}

/// The texts of [`DEFAULT_SITUATIONS`], then those of [`SPLIT_SITUATIONS`], which a catalogue's own
/// list may still have.
const SITUATIONS: [Key; DEFAULT_SITUATIONS.len() + SPLIT_SITUATIONS.len()] = [
    Key::SituationGeldReichtNicht,
    Key::SituationHilfeBeiAntrag,
    Key::SituationSchulden,
    Key::SituationSachen,
    Key::SituationFragenSchwangerschaft,
    Key::SituationHebamme,
    Key::SituationFruehGeboren,
    Key::SituationKrankBewegung,
    Key::SituationArzt,
    Key::SituationErnaehrung,
    Key::SituationSchwimmenLernen,
    Key::SituationBabySchreit,
    Key::SituationStreitZuHause,
    Key::SituationMedien,
    Key::SituationPflegekind,
    Key::SituationKitaPlatz,
    Key::SituationGanztag,
    Key::SituationEntwicklungSprechen,
    Key::SituationAndersAlsAndere,
    Key::SituationZiehtSichZurueck,
    Key::SituationProblemeSchule,
    Key::SituationLernenSchwer,
    Key::SituationHausaufgaben,
    Key::SituationMobbing,
    Key::SituationSchuleNichtHin,
    Key::SituationAusbildung,
    Key::SituationArbeitFamilie,
    Key::SituationAndereEltern,
    Key::SituationFreizeitFerien,
    Key::SituationMitreden,
    Key::SituationQueer,
    Key::SituationNeuHier,
    Key::SituationDeutschLernen,
    Key::SituationAufenthalt,
    Key::SituationBenachteiligt,
    Key::SituationTrennung,
    Key::SituationUnterhaltUmgang,
    Key::SituationAlleinErziehend,
    Key::SituationAllesZuViel,
    Key::SituationKur,
    Key::SituationSeeleEltern,
    Key::SituationKrankFamilie,
    Key::SituationTrauer,
    Key::SituationBehinderung,
    Key::SituationPflege,
    Key::SituationWohnung,
    Key::SituationWohnungVerlieren,
    Key::SituationEnergie,
    Key::SituationSchwangerUnsicher,
    Key::SituationBabyVerloren,
    Key::SituationSeeleKind,
    Key::SituationSucht,
    Key::SituationWut,
    Key::SituationKindNichtSicher,
    Key::SituationNichtSicher,
    Key::SituationMedienKonzentration,
    Key::SituationKrankheitTrauerSucht,
];

/// A situation, in the catalogue's words or else in the interface's.
pub fn situation(situation: &Situation) -> String {
    if let Some(label) = &situation.label {
        return label.clone();
    }
    let id = situation.id.as_str();
    let mut keys = SITUATIONS.iter();
    for each in DEFAULT_SITUATIONS {
        if let Some(key) = keys.next()
            && each.id == id
        {
            return t(*key).to_owned();
        }
    }
    for (split, _) in SPLIT_SITUATIONS {
        if let Some(key) = keys.next()
            && *split == id
        {
            return t(*key).to_owned();
        }
    }
    id.to_owned()
}

/// A situation that was ticked, as far as it may be repeated on a screen that others see.
pub fn situation_aloud(ticked: &Situation) -> Option<String> {
    (!ticked.sensitive).then(|| situation(ticked))
}

/// The name of a place.
pub fn place(catalogue: &Catalogue, id: &Id) -> String {
    catalogue.place(id).map_or_else(|| id.to_string(), |place| place.name.clone())
}

/// From this age, in months, half years are written as such: "ab 5½ Jahren".
const HALF_YEARS_FROM: u16 = 24;

fn age(months: Months) -> String {
    match (months.0 / 12, months.0 % 12) {
        (years @ 1.., 0) => text::age_years(usize::from(years)),
        (years, 6) if months.0 > HALF_YEARS_FROM => {
            text::age_half_years(&intl::number(usize::from(years)))
        }
        _ => text::age_months(usize::from(months.0)),
    }
}

fn age_range(range: AgeRange) -> String {
    let from = (range.from.0 > 0).then(|| age(range.from));
    match (from, range.to) {
        (None, None) => t(Key::AgesAll).to_owned(),
        (Some(from), None) => text::ages_from(&from),
        (None, Some(to)) => text::ages_below(&age(to)),
        (Some(from), Some(to)) => {
            match range.from.whole_years().zip(to.whole_years()) {
                // "3 bis 5 Jahre" is the usual wording for 36 to 72 months, half-open.
                Some((first, end)) if first + 1 < end => text::ages_years(
                    &intl::number(usize::from(first)),
                    &intl::number(usize::from(end - 1)),
                ),
                _ => text::ages_between(&from, &age(to)),
            }
        }
    }
}

/// Whom an offer is for, in a few words; `None` = unknown.
pub fn ages(offer: &Offer) -> Option<String> {
    let listed = offer.life_phases.contains(&LifePhase::Pregnancy);
    let pregnancy = offer.pregnancy == Some(true) && !listed;
    let pregnancy = pregnancy.then(|| t(Key::AgesPregnancy).to_owned());
    let mut all = Vec::new();
    all.extend(pregnancy);
    for each in &offer.life_phases {
        all.push(phase(*each).to_owned());
    }
    // If the life phase decides, months beside it would only confuse.
    if offer.life_phases.is_empty() {
        for range in &offer.ages {
            all.push(age_range(*range));
        }
    }
    (!all.is_empty()).then(|| all.join(DOT))
}

/// Why an offer fits.
pub fn reason(reason: &Reason, answers: &Answers, catalogue: &Catalogue) -> Option<String> {
    Some(match reason {
        Reason::Person(index) => person(*answers.people.get(*index)?),
        Reason::Situation(id) => {
            let all = catalogue.situations();
            situation_aloud(all.iter().find(|each| each.id == *id)?)?
        }
        Reason::TakesPlaceIn(id) => text::reason_in_place(&place(catalogue, id)),
        Reason::Serves(id) => text::reason_serves(&place(catalogue, id)),
        Reason::Free => t(Key::ReasonFree).to_owned(),
        Reason::NoRegistration => t(Key::ReasonNoRegistration).to_owned(),
        Reason::ComesToYou => t(Key::ReasonComesToYou).to_owned(),
        Reason::Language(tag) => text::reason_language(&intl::language_name(tag)),
    })
}

/// What to ask about before going there.
pub fn doubt(doubt: &Doubt) -> String {
    let key = match doubt {
        Doubt::Person { why, .. } => match why {
            PersonDoubt::AgesNotStated => Key::DoubtAges,
            PersonDoubt::PregnancyNotStated => Key::DoubtPregnancy,
            PersonDoubt::AudienceNotStated => Key::DoubtAudience,
            PersonDoubt::AdultsNotStated => Key::DoubtAdults,
            PersonDoubt::AgeAtTheEdge => Key::DoubtEdge,
            PersonDoubt::MadeForPhases(phases) => return text::doubt_phases(&phase_list(phases)),
        },
        Doubt::Area(_) => Key::DoubtArea,
        Doubt::OtherSituations => Key::DoubtSituation,
        Doubt::Filter(facet) => match facet {
            Facet::Language => Key::DoubtLanguage,
            Facet::Free => Key::DoubtFree,
            Facet::NoRegistration => Key::DoubtRegistration,
            Facet::Format => Key::DoubtFormat,
            Facet::StepFree => Key::DoubtStepFree,
            Facet::Weekday => Key::DoubtWeekday,
            Facet::Reachable => Key::DoubtReachable,
        },
    };
    t(key).to_owned()
}

/// Why an offer does not fit.
pub fn miss(miss: &Miss, catalogue: &Catalogue) -> String {
    let key = match miss {
        Miss::Paused => Key::MissPaused,
        Miss::Person { why, .. } => match why {
            PersonMiss::TooYoung { from } => return text::miss_too_young(&age(*from)),
            PersonMiss::TooOld { to } => return text::miss_too_old(&age(*to)),
            PersonMiss::OtherLifePhase(phases) => {
                return text::miss_life_phases(&phase_list(phases));
            }
            PersonMiss::PregnancyOnly => Key::MissPregnancyOnly,
            PersonMiss::NotInPregnancy => Key::MissPregnancy,
            PersonMiss::NotForYoungPeopleAlone => Key::MissAdults,
            PersonMiss::NotForAdults => Key::MissChildren,
        },
        Miss::OnlyIn(areas) => {
            let names: Vec<_> =
                areas.iter().filter_map(|area| area_name(area, catalogue)).collect();
            if !names.is_empty() {
                return text::miss_area(&intl::list(&names));
            }
            Key::MissAreaElsewhere
        }
        Miss::Filter(_) => Key::MissFilter,
    };
    t(key).to_owned()
}

/// The name of an area; `None` if the catalogue has no such place.
fn area_name(area: &ServiceArea, catalogue: &Catalogue) -> Option<String> {
    let mut places = catalogue.places.iter();
    let place = match area {
        ServiceArea::Place(id) => catalogue.place(id),
        ServiceArea::Ags(key) => places.find(|place| place.ags.as_ref() == Some(key)),
    };
    place.map(|place| place.name.clone())
}

fn phase_list(phases: &[LifePhase]) -> String {
    let phases: Vec<_> = phases.iter().map(|each| phase(*each).to_owned()).collect();
    intl::list(&phases)
}

/// A change of answer that would make an offer fit.
pub fn change(change: &Change, catalogue: &Catalogue) -> String {
    match change {
        Change::Person(of) => text::change_person(&person(*of)),
        Change::Place(id) => text::change_place(&place(catalogue, id)),
        Change::SkipPeople => t(Key::ChangeSkipPeople).to_owned(),
        Change::SkipPlace => t(Key::ChangeSkipPlace).to_owned(),
    }
}

/// Date and times: "Di., 8. Dez., 10:00–14:00 Uhr".
pub fn date(occurrence: &Occurrence, today: Date) -> String {
    let day = intl::short_date(occurrence.date, today);
    let opens = occurrence.opens_at.map(intl::time);
    let closes = occurrence.closes_at.map(intl::time);
    match (opens, closes) {
        (Some(opens), Some(closes)) => text::date_times(&day, &opens, &closes),
        (Some(opens), None) => text::date_from(&day, &opens),
        _ => day,
    }
}

/// When a phone is answered again: "morgen, ab 08:00 Uhr", "Mo., 30. Nov., ab 08:00 Uhr".
pub fn opens(next: Moment) -> String {
    let today = intl::now().date;
    let day = match next.date.to_days() - today.to_days() {
        days @ 0..=1 => intl::near_day(days),
        _ => intl::short_date(next.date, today),
    };
    text::date_from(&day, &intl::time(next.time))
}

/// Where a date takes place; `None` if the offer has several locations and the date does not say
/// which.
pub fn location<'c>(
    occurrence: &Occurrence,
    offer: &Offer,
    catalogue: &'c Catalogue,
) -> Option<&'c Location> {
    let own = || match offer.locations.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    catalogue.location(occurrence.location.as_ref().or_else(own)?)
}

/// Where a date takes place: the location's name and town, never a hidden address.
pub fn venue(occurrence: &Occurrence, offer: &Offer, catalogue: &Catalogue) -> Option<String> {
    let location = location(occurrence, offer, catalogue)?;
    let address = location.public_address();
    let city = address.and_then(|address| address.city.as_ref());
    let is_said = |city: &str| {
        // Not `contains`: std's substring search costs 1 kB.
        let mut parts = location.name.as_bytes().windows(city.len().max(1));
        parts.any(|part| part == city.as_bytes())
    };
    Some(match city.filter(|city| !is_said(city)) {
        Some(city) => [location.name.as_str(), city].join(", "),
        None => location.name.clone(),
    })
}

/// Street, postal code and town; `None` if hidden or unknown.
pub fn address(location: &Location) -> Option<String> {
    let address = location.public_address()?;
    let mut line = address.address_1.clone().unwrap_or_default();
    if let Some(city) = &address.city {
        let code = address.postal_code.as_deref().unwrap_or_default();
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str([code, " ", city].concat().trim());
    }
    Some(line)
}

/// The cost; `None` = not given as a number.
pub fn cost(offer: &Offer) -> Option<String> {
    let cents = offer.cost.as_ref()?.amount_cents;
    match offer.is_free() {
        Some(true) => Some(t(Key::OfferCostFree).to_owned()),
        _ => cents.map(intl::euros),
    }
}

/// How to take part.
pub fn registration(registration: Registration) -> &'static str {
    t(match registration {
        Registration::None => Key::RegistrationNone,
        Registration::Phone => Key::RegistrationPhone,
        Registration::Online => Key::RegistrationOnline,
        Registration::Email => Key::RegistrationEmail,
        Registration::Referral => Key::RegistrationReferral,
    })
}

/// A form of help.
pub fn format(format: Format) -> &'static str {
    t(match format {
        Format::OnSite => Key::FormatOnsite,
        Format::HomeVisit => Key::FormatHomeVisit,
        Format::Outreach => Key::FormatOutreach,
        Format::Phone => Key::FormatPhone,
        Format::Online => Key::FormatOnline,
        Format::Group => Key::FormatGroup,
    })
}

/// Whether places are available.
pub fn availability(status: AvailabilityStatus) -> &'static str {
    t(match status {
        AvailabilityStatus::Open => Key::AvailabilityOpen,
        AvailabilityStatus::Few => Key::AvailabilityFew,
        AvailabilityStatus::Waitlist => Key::AvailabilityWaitlist,
        AvailabilityStatus::Full => Key::AvailabilityFull,
    })
}
