//! Everything that HSDS can represent survives the round trip.

use crate::catalogues::catalogue;
use crate::{demo, imported, today};
use catalogue::{
    AgeRange, Catalogue, Cost, DEFAULT_SITUATIONS, Date, Id, Location, Months, Offer, Organization,
    Phone, Place, Schedule, ServiceArea,
};
use editing::exchange::hsds::{Counts, export};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The catalogue reduced to what HSDS can represent: whatever this removes is lost in a round trip.
fn sayable(catalogue: &Catalogue) -> Catalogue {
    let mut said = Catalogue {
        schema_version: "1.0".into(),
        id: catalogue.id.clone(),
        name: catalogue.name.clone(),
        license: catalogue.license.clone(),
        published: Some(today()),
        languages: vec!["de".into()],
        offers: catalogue.offers.iter().map(offer).collect(),
        ..Catalogue::default()
    };
    let offers = &said.offers;
    let named: BTreeSet<&Id> =
        offers.iter().filter_map(|offer| offer.organization.as_ref()).collect();
    let venues: BTreeSet<&Id> = offers.iter().flat_map(|offer| &offer.locations).collect();
    let is_named = |each: &&Organization| named.contains(&each.id);
    said.organizations =
        catalogue.organizations.iter().filter(is_named).map(organization).collect();
    let is_venue = |each: &&Location| venues.contains(&each.id);
    said.locations = catalogue.locations.iter().filter(is_venue).map(location).collect();
    let areas = offers.iter().flat_map(|offer| &offer.service_areas);
    let areas = areas.filter_map(|area| match area {
        ServiceArea::Place(id) => Some(id),
        ServiceArea::Ags(_) => None,
    });
    let around = said.locations.iter().filter_map(|location| location.place.as_ref());
    let places: BTreeSet<Id> = areas.chain(around).cloned().collect();
    let is_told = |each: &&Place| places.contains(&each.id);
    said.places = catalogue.places.iter().filter(is_told).map(place).collect();
    said
}

fn offer(offer: &Offer) -> Offer {
    let mut said = offer.clone();
    said.translations = Vec::new();
    (said.first_contact, said.response_time, said.editor_note) = (None, None, None);
    said.ages = ages(&offer.ages);
    said.situations.retain(|id| DEFAULT_SITUATIONS.iter().any(|known| known.id == id.as_str()));
    said.cost = offer.cost.as_ref().and_then(|_| cost(offer));
    said.phones = phones(&offer.phones);
    let scheduled = offer.schedules.iter().flat_map(|schedule| {
        let extra = schedule.extra_dates.iter().filter_map(|extra| extra.location.clone());
        schedule.location.clone().into_iter().chain(extra)
    });
    said.locations.extend(scheduled);
    once(&mut said.locations);
    once(&mut said.topics);
    once(&mut said.situations);
    once(&mut said.keywords);
    once(&mut said.life_phases);
    once(&mut said.audience);
    once(&mut said.formats);
    // Compared by their dates, below.
    said.schedules = Vec::new();
    said
}

fn once<T: Clone + PartialEq>(list: &mut Vec<T>) {
    let mut seen: Vec<T> = Vec::new();
    list.retain(|each| {
        let is_new = !seen.contains(each);
        seen.push(each.clone());
        is_new
    });
}

/// A single range of whole years that covers all of them.
fn ages(ages: &[AgeRange]) -> Vec<AgeRange> {
    let Some(from) = ages.iter().map(|range| range.from.0 / 12 * 12).min() else {
        return Vec::new();
    };
    let to = ages
        .iter()
        .map(|range| range.to.map(|to| to.0.div_ceil(12) * 12))
        .collect::<Option<Vec<_>>>();
    let to = to.and_then(|to| to.into_iter().max());
    AgeRange::new(Months(from), to.map(Months)).into_iter().collect()
}

fn cost(offer: &Offer) -> Option<Cost> {
    let cost = offer.cost.as_ref()?;
    let amount_cents = cost.amount_cents.filter(|cents| *cents > 0);
    let cost = Cost {
        free: cost.free.or(offer.is_free().filter(|free| *free)),
        amount_cents,
        ..cost.clone()
    };
    (cost != Cost::default()).then_some(cost)
}

fn phones(phones: &[Phone]) -> Vec<Phone> {
    phones.iter().map(|phone| Phone { hours: Vec::new(), ..phone.clone() }).collect()
}

fn organization(organization: &Organization) -> Organization {
    let phones = phones(&organization.phones);
    Organization { phones, editor_note: None, ..organization.clone() }
}

fn location(location: &Location) -> Location {
    let mut said = location.clone();
    said.editor_note = None;
    if said.is_hidden() {
        said.hide_address = Some(true);
        (said.address, said.place, said.latitude, said.longitude) = (None, None, None, None);
        if let Some(access) = &mut said.accessibility {
            (access.parking, access.transit, access.note) = (None, None, None);
        }
    }
    said.address = said.address.filter(|address| *address != catalogue::Address::default());
    said.accessibility =
        said.accessibility.filter(|access| *access != catalogue::Accessibility::default());
    said
}

fn place(place: &Place) -> Place {
    let (latitude, longitude, part_of) = (None, None, None);
    Place { postal_codes: Vec::new(), latitude, longitude, part_of, ..place.clone() }
}

/// The times, places and notes of the offer's dates.
fn dates(offer: &Offer) -> Vec<String> {
    let dates = |schedule: &Schedule| schedule.occurrences(Date::MIN, Date::MAX, 400);
    let mut dates: Vec<String> =
        // HSDS has no exceptions, so the rules are other ones.
        offer
            .schedules
            .iter()
            .flat_map(dates)
            .map(|date| format!("{:?}", catalogue::Occurrence { is_stated: true, ..date }))
            .collect();
    dates.sort();
    dates
}

/// The catalogue with its places sorted, and without schedules, which are compared by their dates.
fn comparable(mut catalogue: Catalogue) -> serde_json::Value {
    catalogue.places.sort_by(|a, b| a.id.cmp(&b.id));
    for offer in &mut catalogue.offers {
        offer.schedules = Vec::new();
    }
    serde_json::to_value(catalogue).expect("JSON")
}

/// The file without federal states: they are derived from all places of the catalogue, including
/// those that no offer refers to.
fn without_states(json: &[u8]) -> String {
    let json = std::str::from_utf8(json).expect("UTF-8");
    let mut parts = json.split(r#""state_province":""#);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once('"'));
    rest.fold(first, |text, (_, behind)| text + behind)
}

fn has_plain_addresses(catalogue: &Catalogue) -> bool {
    export(catalogue).losses.iter().all(|loss| !loss.what.contains("E-Mail"))
}

#[test]
fn the_demo_comes_back() {
    let demo = demo();
    let import = imported(&export(&demo).json);
    assert_eq!(import.findings, []);
    let offers = demo.offers.len();
    assert_eq!(import.services, Counts { services: offers, offers, left_out: 0 });
    assert_eq!(comparable(import.catalogue.clone()), comparable(sayable(&demo)));
    for (offer, written) in import.catalogue.offers.iter().zip(&demo.offers) {
        let ends = |offer: &Offer| {
            let window = |schedule: &Schedule| schedule.days(today(), today().plus_days(900), 900);
            let mut days: Vec<Date> = offer.schedules.iter().flat_map(window).collect();
            days.sort_unstable();
            days.dedup();
            days
        };
        assert_eq!(ends(offer), ends(written), "{}", offer.id);
    }
}

proptest! {
    // Each case is an entire catalogue.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_hsds_can_say_comes_back(mut written in catalogue()) {
        for offer in &mut written.offers {
            // Web addresses are compared elsewhere: URIs have no umlauts.
            offer.url = None;
        }
        for organization in &mut written.organizations {
            organization.url = None;
        }
        prop_assume!(has_plain_addresses(&written));
        let import = imported(&export(&written).json);
        prop_assert_eq!(import.findings, []);
        prop_assert_eq!(comparable(import.catalogue), comparable(sayable(&written)));
    }

    #[test]
    fn every_date_comes_back(written in catalogue()) {
        let import = imported(&export(&written).json);
        for (offer, written) in import.catalogue.offers.iter().zip(&written.offers) {
            let is_endless = |schedule: &Schedule| schedule.days(Date::MIN, Date::MAX, 400).len() == 400;
            if !written.schedules.iter().any(is_endless) {
                prop_assert_eq!(dates(offer), dates(written));
            }
        }
    }

    #[test]
    fn endless_rules_go_on(rule in crate::rules::rule()) {
        let mut catalogue = demo();
        catalogue.offers.truncate(1);
        catalogue.offers[0].schedules = vec![rule];
        let import = imported(&export(&catalogue).json);
        let window = |catalogue: &Catalogue| {
            let start = Date::new(2019, 1, 1).expect("a day");
            let days = |schedule: &Schedule| schedule.days(start, start.plus_days(3000), 3000);
            let mut days: Vec<Date> = catalogue.offers[0].schedules.iter().flat_map(days).collect();
            days.sort_unstable();
            days.dedup();
            days
        };
        prop_assert_eq!(window(&import.catalogue), window(&catalogue));
    }

    #[test]
    fn a_second_round_changes_nothing(written in catalogue()) {
        let first = export(&written).json;
        let second = export(&imported(&first).catalogue).json;
        prop_assert_eq!(without_states(&first), without_states(&second));
    }

    #[test]
    fn the_reader_takes_every_import(written in catalogue()) {
        let import = imported(&export(&written).json).catalogue;
        let json = serde_json::to_vec(&import).expect("JSON");
        let reading = catalogue::read(&json).expect("a catalogue");
        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(reading.catalogue, import);
    }

    #[test]
    fn a_secret_address_is_told_nowhere(mut written in catalogue()) {
        for location in &mut written.locations {
            location.hide_address = Some(true);
            location.place = None;
            location.address = Some(catalogue::Address {
                address_1: Some("Geheimweg 7".into()),
                postal_code: Some("GEHEIM".into()),
                city: Some("Verborgen".into()),
            });
            let access = location.accessibility.get_or_insert_default();
            access.transit = Some("Bus bis Geheimweg".into());
            access.parking = Some("Im Geheimweg".into());
            access.note = Some("Am Geheimweg klingeln".into());
            (location.latitude, location.longitude) = (Some(51.123_456), Some(9.654_321));
        }
        let json = String::from_utf8(export(&written).json).expect("UTF-8");
        for told in ["Geheimweg", "Verborgen", "GEHEIM", "51.123", "9.654"] {
            prop_assert!(!json.contains(told), "{}", told);
        }
    }
}
