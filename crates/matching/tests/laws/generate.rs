//! Strategies for catalogues, answers and filters that often match each other.

use catalogue::{
    Accessibility, Address, AgeRange, Ags, Audience, ByDay, Catalogue, Code, Cost, Date, ExtraDate,
    Format, Frequency, Id, LifePhase, Location, Months, Offer, Organization, Place, Registration,
    Schedule, ServiceArea, Situation, Status, Topic, Weekday, YearMonth,
};
use matching::{Answers, Filters, FormatFilter, Person, Verdict, Viewer};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::fmt::Debug;

pub fn id(text: &str) -> Id {
    Id::new(text).expect("a slug")
}

fn numbered(letter: char, number: usize) -> Id {
    id(&format!("{letter}{number}"))
}

const PLACES: usize = 6;
const LOCATIONS: usize = 4;
/// Two split ids and some of their successors among them.
const SITUATIONS: [&str; 8] = [
    "s0",
    "s1",
    "medien",
    "medien-konzentration",
    "anders-als-andere",
    "trauer",
    "krankheit-trauer-sucht",
    "sucht",
];
const KEYS: [&str; 7] = ["06", "0663", "06636", "06636003", "06636016", "16", "16053001"];
const AGES: [u16; 14] = [0, 6, 12, 18, 36, 54, 60, 66, 72, 84, 132, 168, 216, 330];
pub const LANGUAGES: [&str; 4] = ["de", "uk", "tr", "ar"];
const NAMES: [&str; 9] = [
    "Elterncafé",
    "elterncafe",
    "Eltern-Kind-Turnen für Große",
    "Babyschwimmen",
    "Frühe Hilfen",
    "Zurück ins Büro",
    "Übergang Schule",
    "Сімейний центр",
    "Abenteuerführung",
];

fn key() -> impl Strategy<Value = Ags> {
    select(&KEYS[..]).prop_map(|key| Ags::new(key).expect("a key"))
}

fn some<T: Code + Debug>(most: usize) -> impl Strategy<Value = Vec<T>> {
    let few = 0..=most.min(T::ALL.len());
    prop_oneof![Just(Vec::new()), subsequence(T::ALL.to_vec(), few)]
}

/// A day within two years around the start of 2027.
fn today() -> impl Strategy<Value = Date> {
    let start = Date::new(2026, 1, 1).expect("a day");
    (0..730).prop_map(move |days| start.plus_days(days))
}

fn places() -> impl Strategy<Value = Vec<Place>> {
    let place = (prop::option::of(key()), prop::option::of(any::<Index>()));
    prop::collection::vec(place, 0..=PLACES).prop_map(|places| {
        let place = |(number, (ags, parent)): (usize, (Option<Ags>, Option<Index>))| {
            let part_of = parent.filter(|_| number > 0).map(|parent| parent.index(number));
            Place {
                id: numbered('p', number),
                name: format!("Ort {number}"),
                ags,
                postal_codes: vec![format!("3721{number}")],
                latitude: Some(51.0 + tenths(number)).filter(|_| number % 3 < 2),
                longitude: Some(9.9),
                part_of: part_of.map(|parent| numbered('p', parent)),
            }
        };
        places.into_iter().enumerate().map(place).collect()
    })
}

/// As many tenths of a degree.
fn tenths(number: usize) -> f64 {
    f64::from(u8::try_from(number).expect("there are few places")) / 10.0
}

fn locations() -> impl Strategy<Value = Vec<Location>> {
    let location = (
        prop::option::of(0..PLACES),
        prop::option::of(prop::option::of(any::<bool>())),
        prop::bool::weighted(0.2),
    );
    prop::collection::vec(location, 0..=LOCATIONS).prop_map(|locations| {
        let location = |(number, (place, step_free, hide_address)): (usize, (_, _, _))| Location {
            id: numbered('l', number),
            name: format!("Haus {number}"),
            address: Some(Address {
                city: Some(["Witzenhausen", "Großalmerode"][number % 2].to_owned()),
                ..Address::default()
            }),
            place: Option::map(place, |place| numbered('p', place)),
            latitude: Some(51.05 + tenths(number)).filter(|_| number != 3),
            longitude: Some(9.9 + tenths(number) / 2.0),
            accessibility: Option::map(step_free, |step_free| Accessibility {
                step_free,
                ..Accessibility::default()
            }),
            hide_address: Some(hide_address),
            editor_note: None,
            is_sensitive: false,
        };
        locations.into_iter().enumerate().map(location).collect()
    })
}

fn situations() -> impl Strategy<Value = Vec<Situation>> {
    let topic = select(vec![Topic::Money, Topic::School, Topic::Strain]);
    let ids = subsequence(SITUATIONS.to_vec(), 0..=5);
    (ids, prop::collection::vec(topic, SITUATIONS.len())).prop_map(|(ids, topics)| {
        let situation = |(name, topic)| Situation {
            id: id(name),
            topic,
            label: None,
            sensitive: topic == Topic::Strain,
        };
        ids.into_iter().zip(topics).map(situation).collect()
    })
}

fn schedule(today: Date) -> impl Strategy<Value = Schedule> {
    let near = move || (-50..60).prop_map(move |days| today.plus_days(days));
    let extra = (near(), prop::option::of(0..LOCATIONS)).prop_map(|(date, location)| ExtraDate {
        date,
        location: location.map(|number| numbered('l', number)),
        opens_at: None,
        closes_at: None,
    });
    (
        select(Frequency::ALL),
        near(),
        1..4u16,
        some::<Weekday>(3),
        prop::option::of(near()),
        prop::collection::vec(near(), 0..3),
        prop::collection::vec(extra, 0..2),
        prop::option::of(0..LOCATIONS),
    )
        .prop_map(
            |(freq, start, interval, days, until, except_dates, extra_dates, location)| {
                let by_day = |weekday| ByDay { nth: None, weekday };
                Schedule {
                    location: location.map(|number| numbered('l', number)),
                    interval,
                    byday: days.into_iter().map(by_day).collect(),
                    dtstart: Some(start),
                    until,
                    except_dates,
                    extra_dates,
                    ..Schedule::new(freq)
                }
            },
        )
}

fn age_range() -> impl Strategy<Value = AgeRange> {
    let range = |(from, to): (u16, Option<u16>)| AgeRange::new(Months(from), to.map(Months));
    let ends = (select(&AGES[..]), prop::option::weighted(0.8, select(&AGES[..])));
    ends.prop_filter_map("not empty", range)
}

fn area() -> impl Strategy<Value = ServiceArea> {
    prop_oneof![
        key().prop_map(ServiceArea::Ags),
        (0..PLACES).prop_map(|number| ServiceArea::Place(numbered('p', number))),
    ]
}

/// An offer for some people on some topic; its id is set later.
fn offer(today: Date) -> impl Strategy<Value = Offer> {
    let few = |most| 0..=most;
    let people = (
        prop::collection::vec(age_range(), few(2)),
        prop::option::of(any::<bool>()),
        some::<LifePhase>(2),
        prop_oneof![6 => some::<Audience>(2), 1 => Just(vec![Audience::Professional])],
        prop::collection::vec(area(), few(2)),
    );
    let about = (
        some::<Topic>(3),
        prop_oneof![
            3 => Just(Vec::new()),
            1 => prop::collection::vec(select(&SITUATIONS[..]), few(3)),
        ],
        select(&NAMES[..]),
        select(vec![Status::Active, Status::Active, Status::Active, Status::Paused, Status::Ended]),
        prop::bool::weighted(0.1),
        0..3u8,
    );
    let how = (
        prop::collection::vec(select(&LANGUAGES[..]), few(2)),
        prop::option::of((prop::option::of(any::<bool>()), prop::option::of(0..2u32))),
        prop::option::of(select(Registration::ALL)),
        some::<Format>(2),
        prop::collection::vec(0..LOCATIONS, few(2)),
        prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::collection::vec(schedule(today), few(2)),
        ],
        prop::option::of(prop_oneof![-400..10, -367..-363]),
    );
    (people, about, how).prop_map(move |(people, about, how)| {
        let (ages, pregnancy, life_phases, audience, service_areas) = people;
        let (topics, situations, name, status, universal, layer) = about;
        let (languages, cost, registration, formats, locations, schedules, assured) = how;
        Offer {
            status,
            ages,
            pregnancy,
            life_phases,
            audience,
            topics,
            situations: situations.into_iter().map(id).collect(),
            service_areas,
            languages: languages.into_iter().map(str::to_owned).collect(),
            cost: cost.map(|(free, amount_cents)| Cost { free, amount_cents, note: None }),
            registration,
            formats,
            universal,
            locations: locations.into_iter().map(|number| numbered('l', number)).collect(),
            schedules,
            organization: Some(id("o")),
            summary: Some("Kommt zu Ihnen nach Hause, kostenlos.".to_owned()),
            assured_date: assured.map(|days| today.plus_days(days)),
            layer,
            ..Offer::new(id("new"), name.to_owned())
        }
    })
}

/// A day and a catalogue. Most are small, to keep failing cases readable; some have more offers
/// than a machine word has bits.
pub fn day_and_catalogue() -> impl Strategy<Value = (Date, Catalogue)> {
    today().prop_flat_map(|today| {
        let offers = prop_oneof![
            12 => prop::collection::vec(offer(today), 0..12),
            1 => prop::collection::vec(offer(today), 60..140),
        ];
        let lists = (places(), locations(), situations(), some::<LifePhase>(5));
        (lists, offers, Just(today)).prop_map(|(lists, mut offers, today)| {
            let (places, locations, situations, life_phases) = lists;
            for (number, offer) in offers.iter_mut().enumerate() {
                offer.id = numbered('o', number);
            }
            let catalogue = Catalogue {
                schema_version: "1.0".to_owned(),
                name: "Beispielkreis".to_owned(),
                places,
                locations,
                situations,
                life_phases,
                offers,
                organizations: vec![Organization {
                    id: id("o"),
                    name: "Familienbüro".to_owned(),
                    url: None,
                    email: None,
                    phones: Vec::new(),
                    editor_note: None,
                }],
                ..Catalogue::default()
            };
            (today, catalogue)
        })
    })
}

/// The viewer.
pub fn viewer() -> impl Strategy<Value = Viewer> {
    select(vec![Viewer::Family, Viewer::Team])
}

pub fn person() -> impl Strategy<Value = Person> {
    let birth = (2001..2029u16, 1..13u8).prop_map(|(year, month)| YearMonth::new(year, month));
    let birth = prop_oneof![Just(None), birth];
    prop_oneof![
        8 => (select(LifePhase::ALL), birth)
            .prop_map(|(phase, birth)| Person::Phase { phase, birth }),
        2 => select(&Person::OTHERS[..]),
    ]
}

/// Answers, occasionally with a place or a situation that the catalogue does not know.
pub fn answers() -> impl Strategy<Value = Answers> {
    let situation = prop_oneof![
        4 => select(&SITUATIONS[..]).prop_map(id),
        1 => select(Situation::defaults()).prop_map(|situation| situation.id),
    ];
    (
        prop::collection::vec(person(), 0..4),
        prop::option::of((0..PLACES).prop_map(|number| numbered('p', number))),
        prop_oneof![Just(Vec::new()), prop::collection::vec(situation, 1..5)],
    )
        .prop_map(|(people, place, situations)| Answers { people, place, situations })
}

pub fn filters() -> impl Strategy<Value = Filters> {
    let language = select(&LANGUAGES[..]).prop_map(str::to_owned);
    let rarely = || prop::bool::weighted(0.2);
    let formats = subsequence(FormatFilter::ALL.to_vec(), 0..=2);
    let used = (
        prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(language, 0..3)],
        rarely(),
        rarely(),
        prop_oneof![2 => Just(Vec::new()), 1 => formats],
        rarely(),
        prop_oneof![2 => Just(Vec::new()), 1 => some::<Weekday>(3)],
        prop::option::weighted(0.2, reachable()),
    );
    let used = used.prop_map(
        |(languages, free, no_registration, formats, step_free, weekdays, reachable)| Filters {
            languages,
            free,
            no_registration,
            formats,
            step_free,
            weekdays,
            reachable,
        },
    );
    prop_oneof![Just(Filters::default()), used]
}

/// Whether each offer can be called now; not every list is as long as the catalogue.
pub fn reachable() -> impl Strategy<Value = Vec<Verdict>> {
    prop::collection::vec(select(&[Verdict::Match, Verdict::Unknown, Verdict::Miss][..]), 0..12)
}

pub fn wish() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(select(&LANGUAGES[..]))
}

/// The filters for a catalogue that has other offers: for each, its index in the one before.
pub fn filters_elsewhere(filters: &Filters, places: &[usize]) -> Filters {
    let reachable = filters.reachable.as_ref().map(|before| {
        let verdict = |at: &usize| before.get(*at).copied().unwrap_or(Verdict::Unknown);
        places.iter().map(verdict).collect()
    });
    Filters { reachable, ..filters.clone() }
}
