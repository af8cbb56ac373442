//! The JSON-LD graph for search engines.

use catalogue::{Catalogue, Severity};
use editing::exchange::jsonld::graph;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn read(bytes: &[u8]) -> Catalogue {
    let reading = catalogue::read(bytes).expect("a catalogue");
    assert!(reading.diagnostics.iter().all(|each| each.severity < Severity::Error));
    reading.catalogue
}

fn demo() -> Catalogue {
    let mut demo = read(include_bytes!("../../../public/katalog.json"));
    demo.include(read(include_bytes!("../../../public/bund.json")));
    demo
}

fn nodes(graph: &Value) -> &Vec<Value> {
    graph["@graph"].as_array().expect("a list")
}

/// All values of a key, at any depth.
fn all<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|each| all(each, key, found)),
        Value::Object(object) => {
            found.extend(object.get(key));
            object.values().for_each(|each| all(each, key, found));
        }
        _ => {}
    }
}

#[test]
fn every_offer_of_the_demo_is_a_service_and_all_it_names_is_there() {
    let demo = demo();
    let graph = graph(&demo);
    let services: BTreeSet<&str> = nodes(&graph)
        .iter()
        .filter(|node| ["Service", "GovernmentService"].iter().any(|kind| node["@type"] == *kind))
        .filter_map(|node| node["@id"].as_str())
        .collect();
    for offer in &demo.offers {
        let is_public =
            !offer.is_for_professionals_only() && offer.status != catalogue::Status::Ended;
        let id = format!("#angebot-{}", offer.id);
        assert_eq!(services.contains(id.as_str()), is_public, "{id}");
    }
    let ids: BTreeSet<&str> =
        nodes(&graph).iter().filter_map(|node| node["@id"].as_str()).collect();
    assert_eq!(ids.len(), nodes(&graph).len(), "ids are unique");
    let mut named = Vec::new();
    all(&graph, "@id", &mut named);
    for id in named.into_iter().filter_map(Value::as_str).filter(|id| id.starts_with('#')) {
        assert!(ids.contains(id), "{id}");
    }
}

#[test]
fn all_types_are_ones_of_schema_org() {
    const TYPES: [&str; 20] = [
        "AdministrativeArea",
        "Audience",
        "ContactPoint",
        "Country",
        "Event",
        "GeoCoordinates",
        "GovernmentOrganization",
        "GovernmentService",
        "LocationFeatureSpecification",
        "Offer",
        "OpeningHoursSpecification",
        "Organization",
        "ParentAudience",
        "PeopleAudience",
        "Place",
        "PostalAddress",
        "Schedule",
        "Service",
        "ServiceChannel",
        "Text",
    ];
    let graph = graph(&demo());
    let mut types = Vec::new();
    all(&graph, "@type", &mut types);
    for kind in types {
        assert!(TYPES.iter().any(|each| kind == each), "{kind}");
    }
}

#[test]
fn an_offer_says_where_for_whom_when_and_how() {
    let json = br#"{ "schema_version": "1.0", "name": "Kreis",
        "places": [{"id": "kreis", "name": "Kreis", "ags": "06699"}],
        "organizations": [{"id": "amt", "name": "Jugendamt des Kreises",
            "url": "https://kreis.example", "phones": [{"number": "+493023125110",
            "hours": [{"freq": "WEEKLY", "byday": ["MO"], "opens_at": "08:00",
            "closes_at": "12:00"}]}]}],
        "locations": [{"id": "haus", "name": "Haus",
            "address": {"address_1": "Weg 1", "postal_code": "00110", "city": "Au"}}],
        "offers": [{"id": "a", "name": "A", "summary": "Hilft.", "organization": "amt",
            "locations": ["haus"], "ages": [{"from_months": 36, "to_months": 72}],
            "topics": ["geld"], "cost": {"free": true}, "languages": ["de", "tr"],
            "schedules": [{"freq": "MONTHLY", "byday": ["2TU"], "dtstart": "2026-12-08",
                "opens_at": "10:00", "closes_at": "14:00", "except_dates": ["2027-01-12"],
                "extra_dates": [{"date": "2027-01-14"}]}]}] }"#;
    let graph = graph(&read(json));
    let place = json!({"@id": "#ort-haus"});
    let hours = json!([{"@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Monday"], "opens": "08:00", "closes": "12:00"}]);
    let phone = json!([{"@type": "ContactPoint", "telephone": "+493023125110",
        "hoursAvailable": hours}]);
    assert_eq!(
        graph["@graph"][0],
        json!({
            "@type": "GovernmentService",
            "@id": "#angebot-a",
            "name": "A",
            "description": "Hilft.",
            "url": "https://kreis.example",
            "serviceType": ["Geld und Anträge"],
            "provider": {"@id": "#organisation-amt"},
            "areaServed": [{"@type": "AdministrativeArea", "name": "Kreis", "identifier": "06699",
                "@id": "http://dcat-ap.de/def/politicalGeocoding/districtKey/06699"}],
            "audience": [{"@type": "ParentAudience", "childMinAge": 3, "childMaxAge": 5}],
            "availableChannel": {"@type": "ServiceChannel", "servicePhone": phone,
                "serviceLocation": [place], "availableLanguage": ["de", "tr"]},
            "offers": {"@type": "Offer", "price": "0.00", "priceCurrency": "EUR"},
            "subjectOf": [
                {"@type": "Event", "name": "A", "location": place, "eventSchedule": {
                    "@type": "Schedule", "repeatFrequency": "P1M", "byDay": ["2TU"],
                    "startDate": "2026-12-08", "startTime": "10:00", "endTime": "14:00",
                    "exceptDate": ["2027-01-12", "2027-01-14"],
                    "scheduleTimezone": "Europe/Berlin"}},
                {"@type": "Event", "name": "A", "location": place,
                    "startDate": "2027-01-14T10:00", "endDate": "2027-01-14T14:00"}],
        })
    );
    assert_eq!(nodes(&graph)[1]["@type"], "GovernmentOrganization");
    assert_eq!(nodes(&graph)[2]["address"]["streetAddress"], "Weg 1");
}

#[test]
fn nothing_leads_to_a_hidden_place_or_to_where_something_sensitive_is() {
    let json = br#"{ "schema_version": "1.0", "name": "Kreis",
        "locations": [
            {"id": "geheim", "name": "Geheimhaus", "hide_address": true, "latitude": 51.1,
                "longitude": 9.1, "address": {"address_1": "Geheimweg 1"}},
            {"id": "offen", "name": "Offenhaus", "address": {"address_1": "Offenweg 1"}}],
        "offers": [
            {"id": "a", "name": "A", "locations": ["geheim"], "schedules": [
                {"freq": "WEEKLY", "byday": ["MO"], "location": "geheim"}]},
            {"id": "b", "name": "B", "locations": ["offen"], "sensitive": true, "schedules": [
                {"freq": "WEEKLY", "byday": ["MO"], "location": "offen"}]}] }"#;
    let text = graph(&read(json)).to_string();
    for secret in ["Geheim", "geheim", "51.1", "Offen", "offen"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}
