//! A catalogue with a shelter whose address is secret, and everything generated from it.

use catalogue::{Catalogue, Date};
use editing::check::{Code, check};
use editing::exchange::{calendar, hsds, jsonld};
use editing::publish::site::{Contents, Files, Options, Refusal, site};
use editing::secrets::faults;
use proptest::prelude::*;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../../index.html");

/// The number of cases: `few`, or as many as the environment requests.
pub fn cases(few: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(few),
    }
}

pub fn today() -> Date {
    Date::parse("2026-11-22").expect("a day")
}

/// The address of the shelter.
#[derive(Clone, Debug)]
pub struct Home {
    pub street: String,
    pub number: String,
    pub code: String,
    pub city: String,
    pub latitude: String,
    pub longitude: String,
}

impl Home {
    /// A secret address in Marbenau.
    pub fn at(street: &str, number: &str) -> Self {
        Self {
            street: street.into(),
            number: number.into(),
            code: "00127".into(),
            city: "Marbenau".into(),
            latitude: "51.2249".into(),
            longitude: "9.7141".into(),
        }
    }

    pub fn line(&self) -> String {
        format!("{} {}", self.street, self.number)
    }

    /// A secret address anywhere.
    pub fn any() -> impl Strategy<Value = Self> {
        let first = prop::sample::select(vec![
            "Schlehen",
            "Mühlbach",
            "Königs",
            "Großbach",
            "Ährenfeld",
            "Rößler",
            "Sankt-Anna-",
            "Łucja-",
        ]);
        let last = prop::sample::select(vec![
            "straße", "grund", "weg", "gasse", "platz", "allee", "-Straße", "winkel", "steig",
            "str.",
        ]);
        let number = "[1-9][0-9]{0,2}( ?[a-d])?";
        let city = prop::sample::select(vec!["Marbenau", "Bad Söden-Allen", "Großalm", "Öd"]);
        let decimals = "[0-9]{3}[1-9]{1,2}";
        (first, last, number, "0[0-9]{4}", city, decimals, decimals).prop_map(
            |(first, last, number, code, city, latitude, longitude)| Self {
                street: format!("{first}{last}"),
                number,
                code,
                city: city.to_owned(),
                latitude: format!("51.{latitude}"),
                longitude: format!("9.{longitude}"),
            },
        )
    }
}

/// How the sensitive offer refers to the shelter.
#[derive(Clone, Copy, Debug)]
pub enum Venue {
    Own,
    Schedule,
    ExtraDate,
}

pub fn venue() -> impl Strategy<Value = Venue> {
    prop::sample::select(vec![Venue::Own, Venue::Schedule, Venue::ExtraDate])
}

/// A valid catalogue that contains every possible text once.
pub fn catalogue(home: &Home, venue: Venue) -> Value {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let mut schedule = json!({ "freq": "WEEKLY", "byday": ["MO"], "opens_at": "09:00", "note": "Nicht in den Ferien" });
    let mut locations = json!([]);
    match venue {
        Venue::Own => locations = json!(["haus"]),
        Venue::Schedule => schedule["location"] = json!("haus"),
        Venue::ExtraDate => {
            schedule["extra_dates"] = json!([{ "date": "2026-12-01", "location": "haus" }]);
        }
    }
    let translation = json!({
        "name": "Ad", "summary": "Özet", "description": "Metin", "eligibility_description": "Kim",
        "application_process": "Nasıl", "first_contact": "Biri dinler", "response_time": "Üç gün", "required_documents": ["Belge"], "alert": "Dikkat"
    });
    let offer = |id: &str, organization: &str, extra: Value| {
        let mut offer = json!({
            "id": id, "name": format!("Angebot {id}"), "summary": "Wir helfen.", "description": "Ein Text.",
            "organization": organization, "ages": [{ "from_months": 0, "to_months": 72 }],
            "topics": ["sicherheit"], "situations": ["eigene"], "keywords": ["Hilfe"], "eligibility_description": "Alle",
            "service_areas": ["tal"], "languages": ["de"], "interpretation_services": "Auf Wunsch",
            "cost": { "amount_cents": 500, "note": "Mit Pass weniger" }, "registration": "phone",
            "application_process": "Rufen Sie an.", "first_contact": "Jemand hört zu", "response_time": "Zwei Tage", "required_documents": ["Ausweis"],
            "phones": [{ "number": "+493023125100", "description": "Büro", "languages": ["tr"],
                "hours": [{ "freq": "WEEKLY", "byday": ["TU"], "opens_at": "10:00", "note": "Mittags" }] }],
            "email": format!("{id}@kreis.example"), "url": format!("https://kreis.example/{id}"),
            "availability": { "status": "few", "note": "Ab März", "checked": "2026-11-01" },
            "assured_date": "2026-11-01", "assurer": "Netzwerk", "alert": "Neu", "editor_note": "Anrufen", "universal": true,
            "translations": { "tr": translation }
        });
        for (key, value) in extra.as_object().expect("an object") {
            offer[key] = value.clone();
        }
        offer
    };
    let shelter = json!({ "sensitive": true, "locations": locations, "schedules": [schedule] });
    let open = json!({ "locations": ["rathaus"], "schedules": [
        { "freq": "WEEKLY", "byday": ["TU"], "opens_at": "14:00", "note": "Kommen Sie vorbei" }] });
    json!({
        "schema_version": "1.0", "id": "kreis", "name": "Angebote im Kreis", "license": "CC0-1.0",
        "publisher": { "name": "Kreis", "url": "https://kreis.example", "email": "post@kreis.example" },
        "links": { "imprint": "https://kreis.example/impressum", "exit": "https://wetter.example/" },
        "languages": ["de"], "published": "2026-11-16",
        "places": [{ "id": "tal", "name": "Tal", "postal_codes": ["99998"], "latitude": 51.0, "longitude": 9.0 }],
        "situations": [{ "id": "eigene", "topic": "sicherheit", "label": "Ich bin nicht sicher" }],
        "organizations": [
            { "id": "verein", "name": "Verein", "url": "https://verein.example", "email": "v@verein.example",
              "phones": [{ "number": "+493023125101", "description": "Zentrale",
                  "hours": [{ "freq": "WEEKLY", "byday": ["WE"], "note": "Nachmittags" }] }] },
            { "id": "stadt", "name": "Stadt", "url": "https://stadt.example" }
        ],
        "locations": [
            { "id": "haus", "name": "Schutzhaus", "place": "tal", "hide_address": true,
              "address": { "address_1": home.line(), "postal_code": home.code, "city": home.city },
              "latitude": number(&home.latitude), "longitude": number(&home.longitude),
              "accessibility": { "step_free": true, "transit": "Bus 1", "parking": "Im Hof", "note": "Klingeln" } },
            { "id": "rathaus", "name": "Rathaus", "place": "tal",
              "address": { "address_1": "Kornmarkt 2", "postal_code": "99997", "city": "Tal" },
              "latitude": 50.1234, "longitude": 8.1234,
              "accessibility": { "step_free": true, "transit": "Bus 2", "parking": "Davor", "note": "Aufzug" } }
        ],
        "offers": [offer("schutz", "verein", shelter), offer("cafe", "stadt", open)]
    })
}

/// The catalogue as parsed by the reader.
pub fn read(file: &Value) -> Catalogue {
    catalogue::read(file.to_string().as_bytes()).expect("a catalogue").catalogue
}

/// The findings of `check` about secret addresses.
pub fn told(file: &Value) -> Vec<String> {
    let report = check(file.to_string().as_bytes(), today());
    let about = [Code::ToldSecret, Code::SameAddress];
    let findings = report.findings.into_iter().filter(|finding| about.contains(&finding.code));
    findings.map(|finding| format!("{}: {}", finding.pointer, finding.what)).collect()
}

/// The site of a single catalogue.
pub fn published(file: &Value) -> Result<Files, Refusal> {
    made(widget(&[]), &alone(file), Some("https://finder.example/"))
}

/// The widget's page, plus these files.
pub fn widget(files: &[(&str, &str)]) -> Files {
    let files = [("index.html", PAGE)].iter().chain(files);
    files.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A catalogue without includes.
pub fn alone(file: &Value) -> Contents {
    let own = read(file);
    Contents { merged: own.clone(), own, included: Vec::new(), logo: None }
}

pub fn made(widget: Files, contents: &Contents, base: Option<&str>) -> Result<Files, Refusal> {
    site(widget, contents, &Options { base, today: today() })
}

/// All exports for others, with their names.
pub fn exports(catalogue: &Catalogue) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("angebote.json", hsds::export(catalogue).json),
        ("angebote.jsonld", jsonld::graph(catalogue).to_string().into_bytes()),
        ("termine.ics", calendar::calendar(catalogue, today()).into_bytes()),
    ]
}

/// The number of exports that are refused.
pub fn refused_exports(file: &Value) -> usize {
    let catalogue = read(file);
    let exports = exports(&catalogue);
    exports.iter().filter(|(name, bytes)| !faults(&catalogue, name, bytes).is_empty()).count()
}
