//! Valid catalogues.

use crate::rules::{day, rule};
use catalogue::{
    Accessibility, Address, AgeRange, Ags, Availability, Catalogue, Code, Cost, ExtraDate, Id,
    Links, Location, Months, Offer, Organization, Phone, PhoneNumber, Place, Publisher, Schedule,
    ServiceArea, Situation, Theme, TimeOfDay, Translation, Url,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn id() -> impl Strategy<Value = Id> {
    "[a-z][a-z0-9-]{0,6}".prop_map(|slug| Id::new(&slug).expect("a slug"))
}

/// Distinct ids, sorted.
fn ids(most: usize) -> impl Strategy<Value = Vec<Id>> {
    btree_set(id(), 0..=most).prop_map(|ids| ids.into_iter().collect())
}

/// Typical texts, and injection attempts, which must remain text.
fn text() -> impl Strategy<Value = String> {
    let any = r"\PC{1,30}".prop_map(|text| text.trim().to_owned());
    let written =
        select(&["<b>Frühe Hilfen</b>", "Zeile\n\nAbsatz", "\"so\" \\ & so", "إرشاد"][..]);
    prop_oneof![any.prop_filter("blank", |text| !text.is_empty()), written.prop_map(str::to_owned),]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn code<C: Code + std::fmt::Debug>() -> impl Strategy<Value = C> {
    select(C::ALL)
}

fn codes<C: Code + std::fmt::Debug>() -> impl Strategy<Value = Vec<C>> {
    vec(code(), 0..3)
}

fn language() -> impl Strategy<Value = String> {
    select(&["de", "uk", "ar", "gsg", "pt-BR", "de-simple"][..]).prop_map(str::to_owned)
}

fn languages() -> impl Strategy<Value = Vec<String>> {
    vec(language(), 0..3)
}

fn url() -> impl Strategy<Value = Url> {
    "(https?://[a-zü]{1,8}\\.example(/[a-z?=&#]{0,5})?|tel:\\+49[0-9]{8}|mailto:[a-z]{1,5}@a\\.example)"
        .prop_map(|url| Url::new(&url).expect("an address"))
}

fn email() -> impl Strategy<Value = String> {
    "[a-z.+]{1,8}@[a-z]{1,8}\\.example"
}

fn phone_number() -> impl Strategy<Value = PhoneNumber> {
    "\\+49[1-9][0-9]{6,10}|11[0-9]{1,4}"
        .prop_map(|number| PhoneNumber::new(&number).expect("a number"))
}

fn degrees(limit: i32) -> impl Strategy<Value = f64> {
    (-limit * 10_000..=limit * 10_000).prop_map(|degrees| f64::from(degrees) / 10_000.0)
}

fn time() -> impl Strategy<Value = TimeOfDay> {
    (0..=24 * 60_u16).prop_map(|minutes| {
        let hour = u8::try_from(minutes / 60).expect("at most 24");
        let minute = u8::try_from(minutes % 60).expect("below 60");
        TimeOfDay::new(hour, minute).expect("a time")
    })
}

/// An id from the list, or `None`.
fn one_of(ids: Vec<Id>) -> BoxedStrategy<Option<Id>> {
    if ids.is_empty() {
        return Just(None).boxed();
    }
    of(select(ids)).boxed()
}

fn some_of(ids: Vec<Id>) -> BoxedStrategy<Vec<Id>> {
    vec(one_of(ids), 0..3).prop_map(|ids| ids.into_iter().flatten().collect()).boxed()
}

fn schedule(locations: Vec<Id>) -> impl Strategy<Value = Schedule> {
    let times = || (of(time()), of(time()));
    let moved = (one_of(locations.clone()), times());
    let own = (one_of(locations), times(), of(text()));
    (rule(), own, moved).prop_map(|(rule, own, moved)| {
        let (location, (opens_at, closes_at), note) = own;
        let moved = |extra: ExtraDate| ExtraDate {
            location: moved.0.clone(),
            opens_at: moved.1.0,
            closes_at: moved.1.1,
            ..extra
        };
        Schedule {
            extra_dates: rule.extra_dates.into_iter().map(moved).collect(),
            location,
            opens_at,
            closes_at,
            note,
            ..rule
        }
    })
}

fn phone(locations: Vec<Id>) -> impl Strategy<Value = Phone> {
    let hours = vec(schedule(locations), 0..2);
    (phone_number(), of(text()), languages(), hours).prop_map(
        |(number, description, languages, hours)| Phone { number, description, languages, hours },
    )
}

fn organization(id: Id, locations: Vec<Id>) -> impl Strategy<Value = Organization> {
    let phones = vec(phone(locations), 0..2);
    (text(), of(url()), of(email()), phones, of(text())).prop_map(
        move |(name, url, email, phones, editor_note)| Organization {
            id: id.clone(),
            name,
            url,
            email,
            phones,
            editor_note,
        },
    )
}

/// A place that can only be part of an earlier one.
fn place(id: Id, before: Vec<Id>) -> impl Strategy<Value = Place> {
    let key = of("[0-9]{2,12}".prop_map(|key| Ags::new(&key).expect("a key")));
    let postal_codes = vec("[0-9]{5}", 0..3);
    let position = (of(degrees(90)), of(degrees(180)));
    (text(), key, postal_codes, position, one_of(before)).prop_map(
        move |(name, ags, postal_codes, (latitude, longitude), part_of)| Place {
            id: id.clone(),
            name,
            ags,
            postal_codes,
            latitude,
            longitude,
            part_of,
        },
    )
}

fn accessibility() -> impl Strategy<Value = Accessibility> {
    let texts = (of(text()), of(text()), of(text()));
    (any::<Option<bool>>(), any::<Option<bool>>(), texts).prop_map(
        |(step_free, accessible_toilet, (parking, transit, note))| Accessibility {
            step_free,
            accessible_toilet,
            parking,
            transit,
            note,
        },
    )
}

fn location(id: Id, places: Vec<Id>) -> impl Strategy<Value = Location> {
    let address = (of(text()), of("[0-9]{5}"), of(text()));
    let address =
        address.prop_map(|(address_1, postal_code, city)| Address { address_1, postal_code, city });
    let position = (one_of(places), of(degrees(90)), of(degrees(180)));
    let rest = (of(accessibility()), any::<Option<bool>>(), of(text()));
    (text(), of(address), position, rest).prop_map(
        move |(name, address, (place, latitude, longitude), rest)| {
            let (accessibility, hide_address, editor_note) = rest;
            Location {
                id: id.clone(),
                name,
                address,
                place,
                latitude,
                longitude,
                accessibility,
                hide_address,
                editor_note,
                is_sensitive: false,
            }
        },
    )
}

fn situation(id: Id) -> impl Strategy<Value = Situation> {
    (code(), of(text()), any::<bool>()).prop_map(move |(topic, label, sensitive)| Situation {
        id: id.clone(),
        topic,
        label,
        sensitive,
    })
}

fn ages() -> impl Strategy<Value = AgeRange> {
    let to = of(1..=Months::LIMIT.0);
    (0..Months::LIMIT.0, to).prop_map(|(from, to)| {
        let to = to.map(|months| Months(months.max(from + 1)));
        AgeRange::new(Months(from), to).expect("not empty")
    })
}

fn service_areas(places: Vec<Id>) -> impl Strategy<Value = Vec<ServiceArea>> {
    let keys = vec("[0-9]{1,12}", 0..2);
    (keys, some_of(places)).prop_map(|(keys, places)| {
        let keys = keys.iter().filter_map(|key| Ags::new(key));
        let places = places.into_iter().map(ServiceArea::Place);
        keys.map(ServiceArea::Ags).chain(places).collect()
    })
}

fn translation() -> impl Strategy<Value = Translation> {
    let first = (of(text()), of(text()), of(text()));
    let second = (of(text()), of(text()), texts(), of(text()));
    let contact = (of(text()), of(text()));
    (first, second, contact).prop_map(|((name, summary, description), rest, contact)| {
        let (eligibility_description, application_process, required_documents, alert) = rest;
        let (first_contact, response_time) = contact;
        Translation {
            name,
            summary,
            description,
            eligibility_description,
            application_process,
            first_contact,
            response_time,
            required_documents,
            alert,
        }
    })
}

fn cost() -> impl Strategy<Value = Cost> {
    let amount_cents = of(0..1_000_000_u32);
    (any::<Option<bool>>(), amount_cents, of(text())).prop_map(|(free, amount_cents, note)| Cost {
        free,
        amount_cents,
        note,
    })
}

fn availability() -> impl Strategy<Value = Availability> {
    (code(), of(text()), of(day())).prop_map(|(status, note, checked)| Availability {
        status,
        note,
        checked,
    })
}

/// The ids that offers refer to.
#[derive(Clone, Debug)]
struct Ids {
    places: Vec<Id>,
    organizations: Vec<Id>,
    locations: Vec<Id>,
    situations: Vec<Id>,
}

fn offer(id: Id, ids: Ids) -> impl Strategy<Value = Offer> {
    let whom = (
        vec(ages(), 0..3),
        any::<Option<bool>>(),
        codes(),
        codes(),
        of(text()),
        service_areas(ids.places),
    );
    let what = (
        of(text()),
        of(text()),
        code(),
        codes(),
        some_of(ids.situations),
        texts(),
        codes(),
        any::<(bool, bool, bool)>(),
    );
    let contact = (of(text()), of(text()), of(text()));
    let how =
        (languages(), of(text()), of(cost()), of(code()), contact, texts(), of(availability()));
    let who = (
        one_of(ids.organizations),
        some_of(ids.locations.clone()),
        vec(phone(ids.locations.clone()), 0..2),
        of(email()),
        of(url()),
        vec(schedule(ids.locations), 0..3),
    );
    let translations = btree_map(language(), translation(), 0..3);
    let rest = (of(day()), of(text()), of(text()), of(text()), translations);
    (text(), whom, what, how, who, rest).prop_map(move |(name, whom, what, how, who, rest)| {
        let mut offer = Offer::new(id.clone(), name);
        (
            offer.ages,
            offer.pregnancy,
            offer.life_phases,
            offer.audience,
            offer.eligibility_description,
            offer.service_areas,
        ) = whom;
        (
            offer.summary,
            offer.description,
            offer.status,
            offer.topics,
            offer.situations,
            offer.keywords,
            offer.formats,
            (offer.anonymous, offer.sensitive, offer.universal),
        ) = what;
        (
            offer.languages,
            offer.interpretation_services,
            offer.cost,
            offer.registration,
            (offer.application_process, offer.first_contact, offer.response_time),
            offer.required_documents,
            offer.availability,
        ) = how;
        (
            offer.organization,
            offer.locations,
            offer.phones,
            offer.email,
            offer.url,
            offer.schedules,
        ) = who;
        let (assured_date, assurer, alert, editor_note, translations) = rest;
        Offer {
            assured_date,
            assurer,
            alert,
            editor_note,
            translations: translations.into_iter().collect(),
            ..offer
        }
    })
}

fn publisher() -> impl Strategy<Value = Publisher> {
    (of(text()), of(url()), of(email()), of(phone_number()))
        .prop_map(|(name, url, email, phone)| Publisher { name, url, email, phone })
}

fn links() -> impl Strategy<Value = Links> {
    let exit = "https://[a-z]{1,8}\\.example(/[a-z@]{0,5})?";
    let exit = exit.prop_map(|text| Url::new(&text).expect("an address"));
    (of(url()), of(url()), of(url()), of(url()), of(exit)).prop_map(
        |(imprint, privacy, accessibility, feedback, exit)| Links {
            imprint,
            privacy,
            accessibility,
            feedback,
            exit,
        },
    )
}

fn theme() -> impl Strategy<Value = Theme> {
    let picture = "(https?://[a-z]{1,8}\\.example/|data:image/|[./]{0,2})[a-z]{1,5}(/[:a-z]{0,5})?";
    let radius = of(0..=Theme::LARGEST_RADIUS);
    (
        of("#[0-9a-fA-F]{6}"),
        of(code()),
        radius,
        of("[A-Z][A-Za-z0-9 ,\"'-]{0,20}[a-z]"),
        of(picture),
    )
        .prop_map(|(accent_color, color_scheme, corner_radius, font_family, logo_url)| Theme {
            accent_color,
            color_scheme,
            corner_radius,
            font_family,
            logo_url,
        })
}

/// A catalogue with these lists and nothing else.
fn lists(ids: Ids, offers: Vec<Id>) -> impl Strategy<Value = Catalogue> {
    let place = |(at, id): (usize, &Id)| place(id.clone(), ids.places[..at].to_vec());
    let places: Vec<_> = ids.places.iter().enumerate().map(place).collect();
    let organization = |id: &Id| organization(id.clone(), ids.locations.clone());
    let organizations: Vec<_> = ids.organizations.iter().map(organization).collect();
    let location = |id: &Id| location(id.clone(), ids.places.clone());
    let locations: Vec<_> = ids.locations.iter().map(location).collect();
    let situations: Vec<_> = ids.situations.iter().cloned().map(situation).collect();
    let own_or_default = if ids.situations.is_empty() {
        Situation::defaults().into_iter().map(|each| each.id).collect()
    } else {
        ids.situations.clone()
    };
    let known = Ids { situations: own_or_default, ..ids };
    let offer = |id| offer(id, known.clone());
    let offers: Vec<_> = offers.into_iter().map(offer).collect();
    (places, organizations, locations, situations, offers).prop_map(
        |(places, organizations, locations, situations, offers)| Catalogue {
            places,
            organizations,
            locations,
            situations,
            offers,
            ..Catalogue::default()
        },
    )
}

/// A catalogue that may contain every key, and has no mistakes.
pub fn catalogue() -> impl Strategy<Value = Catalogue> {
    let ids = (ids(3), ids(3), ids(3), ids(3)).prop_map(|ids| Ids {
        places: ids.0,
        organizations: ids.1,
        locations: ids.2,
        situations: ids.3,
    });
    let lists = (ids, self::ids(3)).prop_flat_map(|(ids, offers)| lists(ids, offers));
    let about = (text(), of(id()), of(text()), of(day()));
    let cutoff = (1..=12u8, 1..=28u8).prop_map(|(month, day)| format!("{month:02}-{day:02}"));
    let rest = (
        (any::<bool>(), of(cutoff)),
        of(publisher()),
        of(links()),
        languages(),
        texts(),
        codes(),
        of(theme()),
    );
    (about, lists, rest).prop_map(|(about, lists, rest)| {
        let (name, id, license, day) = about;
        let ((demo, school_cutoff), publisher, links, languages, includes, life_phases, theme) =
            rest;
        let mut catalogue = Catalogue {
            schema_version: "1.0".into(),
            name,
            id,
            publisher,
            license,
            published: day,
            demo,
            links,
            languages,
            includes,
            life_phases,
            school_cutoff,
            theme,
            ..lists
        };
        catalogue.shield();
        catalogue
    })
}
