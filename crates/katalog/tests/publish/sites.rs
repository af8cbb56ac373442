//! The contents of the published folder.

use std::io::Read;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::{DEMO, Desk, NATION, SMALL, complained, said};

fn all(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(page).select(&selector).map(|each| each.text().collect()).collect()
}

#[test]
fn the_demo_becomes_a_site_with_all_that_families_need() {
    let desk = Desk::with(&[("katalog.json", DEMO), ("bund.json", NATION)]);
    let output = desk.publish(&["--url", "https://www.beispiel.example/angebote"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));

    let list = desk.read("site/alle-angebote.html");
    let names = all(&list, "article h3");
    for file in [DEMO, NATION] {
        let catalogue: Value = serde_json::from_str(file).expect("JSON");
        let read = |text: &str| catalogue::read(text.as_bytes()).expect("a catalogue").catalogue;
        assert!(file == NATION || read(&desk.read("site/katalog-gesamt.json")) == read(file));
        for offer in catalogue["offers"].as_array().expect("a list") {
            let name = offer["name"].as_str().expect("a name");
            let is_public = offer["audience"] != serde_json::json!(["professional"])
                && offer["status"] != "ended";
            assert_eq!(names.iter().any(|each| each == name), is_public, "{name}");
        }
    }
    let title = "Angebote für Familien im Trelletalkreis – Angebotsfinder";
    assert_eq!(all(&desk.read("site/index.html"), "title"), [title]);
    let map = desk.read("site/sitemap.xml");
    assert!(map.contains("<loc>https://www.beispiel.example/angebote/alle-angebote.html</loc>"));
    let calendar: Result<icalendar::Calendar, _> = desk.read("site/katalog.ics").parse();
    assert!(calendar.is_ok_and(|calendar| calendar.components.len() > 20));
    assert!(desk.read("site/alle-angebote.css").contains("--accent"));
    let said = said(&output);
    assert!(said.contains("„site“ ist fertig."), "{said}");
    assert!(said.contains("katalog check katalog.json bund.json"), "{said}");
}

#[test]
fn no_file_of_the_site_tells_what_editors_note_for_each_other() {
    const NOTE: &str = "Gehirnschmalz";
    let mark = |text: &str| {
        let mut catalogue: Value = serde_json::from_str(text).expect("JSON");
        for list in ["offers", "organizations", "locations"] {
            for entry in catalogue[list].as_array_mut().expect("a list") {
                entry["editor_note"] = NOTE.into();
            }
        }
        catalogue.to_string()
    };
    let (demo, nation) = (mark(DEMO), mark(NATION));
    let desk = Desk::with(&[("katalog.json", &demo), ("bund.json", &nation)]);
    let output = desk.publish(&["--url", "https://www.beispiel.example/angebote"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for (path, bytes) in desk.files("site") {
        let mut bytes = bytes;
        if path.ends_with(".json.br") && !path.starts_with("locale/") {
            let mut plain = Vec::new();
            let compressed = std::mem::take(&mut bytes);
            brotli::Decompressor::new(&compressed[..], 4096)
                .read_to_end(&mut plain)
                .expect("Brotli");
            bytes = plain;
        }
        assert!(!String::from_utf8_lossy(&bytes).contains(NOTE), "{path}");
    }
}

#[test]
fn the_widget_comes_along_and_its_own_catalogue_does_not() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    assert!(desk.publish(&[]).status.success());
    let site = desk.files("site");
    assert_eq!(site["boot-0123456789abcdef.mjs.br"], b"(compressed)", "copied from the widget");
    assert_eq!(site[".htaccess"], b"# Apache");
    assert!(site.contains_key("locale/tr-0123456789abcdef.json"));
    let minified = r#"{"schema_version":"1.0","name":"Kreis","offers":[{"id":"familienbuero","#;
    let catalogue = String::from_utf8_lossy(&site["katalog.json"]);
    assert!(catalogue.starts_with(minified) && !catalogue.contains("unknown"), "{catalogue}");
    let mut plain = Vec::new();
    brotli::Decompressor::new(&site["katalog.json.br"][..], 4096)
        .read_to_end(&mut plain)
        .expect("Brotli");
    assert_eq!(plain, site["katalog.json"]);
    plain.clear();
    flate2::read::GzDecoder::new(&site["alle-angebote.html.gz"][..])
        .read_to_end(&mut plain)
        .expect("gzip");
    assert_eq!(plain, site["alle-angebote.html"]);
    assert!(!site.contains_key("sitemap.xml"), "no sitemap without `--url`");
}

#[test]
fn the_same_catalogue_gives_the_same_bytes_and_replaces_what_was_there() {
    let desk = Desk::with(&[("katalog.json", DEMO), ("bund.json", NATION)]);
    assert!(desk.publish(&[]).status.success());
    let first = desk.files("site");
    assert!(desk.publish(&[]).status.success());
    assert!(desk.files("site") == first);
    desk.put("katalog.json", SMALL);
    assert!(desk.publish(&["--url", "https://a.example/"]).status.success());
    let second = desk.files("site");
    assert!(second.contains_key("sitemap.xml") && !second.contains_key("bund.json"));
}

#[test]
fn what_catalogues_include_is_published_beside_them_and_what_is_elsewhere_is_named() {
    let including = SMALL.replace(
        "\"offers\"",
        r#""includes": ["land/hessen.json", "https://a.example/b.json"], "offers""#,
    );
    let state = NATION
        .replace("\"bund\"", "\"land\"")
        .replace("\"places\": []", r#""places": [], "includes": ["../bund.json"]"#);
    let files =
        [("katalog.json", including.as_str()), ("land/hessen.json", &state), ("bund.json", NATION)];
    let desk = Desk::with(&files);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let site = desk.files("site");
    assert!(site.contains_key("land/hessen.json") && site.contains_key("bund.json"));
    assert!(said(&output).contains("„https://a.example/b.json“ aus „includes“ liegt woanders"));
    assert!(desk.read("site/alle-angebote.html").contains("Elterntelefon"));
}

#[test]
fn no_file_of_a_site_tells_where_a_secret_address_is() {
    let secret = r#""locations": [{ "id": "haus", "name": "Frauenhaus", "place": "tal",
            "address": { "address_1": "Schlehengrund 9", "postal_code": "00127", "city": "Marbenau" },
            "latitude": 51.2249, "longitude": 9.7141, "hide_address": true,
            "accessibility": { "step_free": true, "transit": "Haltestelle Schlehengrund" } }],
        "places": [{ "id": "tal", "name": "Tal", "postal_codes": ["00128"] }],
        "offers": [{ "id": "schutz", "name": "Schutz", "summary": "Hier sind Sie sicher.",
            "locations": ["haus"], "assured_date": "2026-11-01",
            "schedules": [{ "freq": "WEEKLY", "byday": ["MO"], "location": "haus" }] },"#;
    let own = SMALL.replace("\"offers\": [", secret);
    let including = own.replace("\"offers\"", "\"includes\": [\"land.json\"], \"offers\"");
    let desk = Desk::with(&[("katalog.json", &including), ("land.json", &own)]);
    let output = desk.publish(&["--url", "https://a.example/"]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let site = desk.files("site");
    assert!(site.contains_key("land.json") && site.contains_key("katalog.ics"));
    for (file, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        for told in ["Schlehengrund", "Marbenau", "00127", "51.2249", "9.7141"] {
            assert!(!text.contains(told), "{file} contains {told}");
        }
    }
    let list = desk.read("site/alle-angebote.html");
    assert!(list.contains("Hier sind Sie sicher."), "the offer itself is listed");
    assert!(desk.read("site/katalog.json").contains(r#""accessibility":{"step_free":true}"#));
}

#[test]
fn a_shelter_that_only_its_dates_name_is_published_without_its_address() {
    let secret = r#""locations": [{ "id": "haus", "name": "Frauenhaus",
            "address": { "address_1": "Schlehengrund 9", "postal_code": "00127", "city": "Marbenau" },
            "accessibility": { "transit": "Haltestelle Schlehengrund" }, "hide_address": true }],
        "offers": [{ "id": "schutz", "name": "Schutz", "summary": "Hier sind Sie sicher.",
            "sensitive": true, "assured_date": "2026-11-01", "schedules": [{ "freq": "ONCE",
            "extra_dates": [{ "date": "2026-12-01", "location": "haus" }] }] },"#;
    let decided = SMALL.replace("\"offers\": [", secret);
    let desk = Desk::with(&[("katalog.json", &decided)]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for (file, bytes) in desk.files("site") {
        assert!(!String::from_utf8_lossy(&bytes).contains("Schlehengrund"), "{file}");
    }
    desk.put("katalog.json", &decided.replace(r#", "hide_address": true"#, ""));
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[sensitive-address]"), "{}", said(&output));
}
