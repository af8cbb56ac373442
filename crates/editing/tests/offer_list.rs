//! The page with all offers, as a browser without scripts renders it.

use catalogue::{Catalogue, Date, HELPLINES, Status};
use editing::publish::offer_list::{page, style};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn today() -> Date {
    Date::parse("2026-11-22").expect("a day")
}

fn read(bytes: &[u8]) -> Catalogue {
    catalogue::read(bytes).expect("a catalogue").catalogue
}

fn demo() -> Catalogue {
    let mut demo = read(include_bytes!("../../../public/katalog.json"));
    demo.include(read(include_bytes!("../../../public/bund.json")));
    demo
}

/// All elements that match a selector.
fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(page: &Html, selector: &str) -> String {
    all(page, selector).iter().flat_map(ElementRef::text).collect()
}

fn attributes<'h>(page: &'h Html, selector: &str, name: &str) -> Vec<&'h str> {
    all(page, selector).into_iter().filter_map(|each| each.value().attr(name)).collect()
}

#[test]
fn every_offer_stands_there_once_with_its_name_its_phones_and_its_next_date() {
    let demo = demo();
    let page = Html::parse_document(&page(&demo, today()));
    for offer in &demo.offers {
        let article = format!("#angebot-{}", offer.id);
        if offer.is_for_professionals_only() || offer.status == Status::Ended {
            assert!(all(&page, &article).is_empty(), "{article}");
            continue;
        }
        assert_eq!(text(&page, &format!("{article} h3")), offer.name);
        let calls = attributes(&page, &format!("{article} a[href^='tel:']"), "href");
        let phones = demo.contact(offer).phones.iter();
        let phones: Vec<_> = phones.map(|phone| format!("tel:{}", phone.number.as_str())).collect();
        assert_eq!(calls, phones, "{article}");
        let now = catalogue::Moment { date: today(), time: catalogue::TimeOfDay::MIDNIGHT };
        let dates = offer.next_dates(now, 3);
        let times = attributes(&page, &format!("{article} time"), "datetime");
        assert_eq!(times.len(), dates.len(), "{article}");
        for (time, date) in times.iter().zip(&dates) {
            assert!(time.starts_with(&date.date.to_string()), "{article}: {time}");
        }
    }
    assert_eq!(all(&page, "article").len(), all(&page, "article h3").len());
}

#[test]
fn it_is_built_so_that_every_reader_finds_a_way() {
    let demo = demo();
    let page = Html::parse_document(&page(&demo, today()));
    assert_eq!(attributes(&page, "html", "lang"), ["de"]);
    for landmark in ["header", "main", "footer", "h1"] {
        assert_eq!(all(&page, landmark).len(), 1, "{landmark}");
    }
    let ids = attributes(&page, "[id]", "id");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for link in attributes(&page, "a[href^='#']", "href") {
        assert!(unique.contains(&link[1..]), "{link}");
    }
    assert_eq!(attributes(&page, "a", "href")[0], "#inhalt", "the first link skips the header");
    let topics = attributes(&page, ".contents a", "href");
    assert_eq!(topics.len(), all(&page, ".topic").len());
    assert_eq!(topics.last(), Some(&"#thema-sicherheit"));
    let helplines = attributes(&page, ".help-now a", "href");
    let numbers: Vec<_> = HELPLINES.iter().map(|line| format!("tel:{}", line.number)).collect();
    assert_eq!(helplines, numbers);
    for link in ["index.html", "katalog.ics", "https://www.trelletalkreis.example/impressum"] {
        assert!(attributes(&page, "a", "href").contains(&link), "{link}");
    }
}

#[test]
fn nothing_is_loaded_but_its_style_and_nothing_runs() {
    let page = Html::parse_document(&page(&demo(), today()));
    let policy = attributes(&page, "meta[http-equiv]", "content");
    assert!(policy[0].starts_with("default-src 'none'; style-src 'self';"), "{policy:?}");
    assert_eq!(attributes(&page, "link", "href"), ["data:,", "alle-angebote.css"]);
    assert_eq!(attributes(&page, "script", "type"), ["application/ld+json"]);
    assert!(attributes(&page, "[style]", "style").is_empty());
    assert!(all(&page, "img, iframe, form, button, input").is_empty());
    let graph = text(&page, "script");
    let graph: Value = serde_json::from_str(&graph).expect("JSON");
    assert_eq!(graph["@context"], "https://schema.org");
}

#[test]
fn the_style_has_the_widgets_colours_light_and_dark() {
    let style = style();
    for part in
        [":root {\n  color-scheme: light dark;", "--accent: #", "prefers-color-scheme: dark"]
    {
        assert!(style.contains(part), "{part}");
    }
    assert_eq!(style.matches('{').count(), style.matches('}').count());
    assert!(!style.contains("url("), "nothing is loaded");
}

/// Tries to break out of any context it is written into.
const EVIL: &str = r#"</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"#;

/// The pointers of a catalogue's texts.
const TEXTS: [&str; 16] = [
    "name",
    "summary",
    "description",
    "note",
    "alert",
    "assurer",
    "address_1",
    "city",
    "eligibility_description",
    "application_process",
    "first_contact",
    "response_time",
    "interpretation_services",
    "parking",
    "transit",
    "required_documents",
];

fn poison(value: &mut Value, key: &str) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|each| poison(each, key)),
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| poison(value, key)),
        Value::String(text) if TEXTS.contains(&key) => {
            let cut: String = text.chars().take(20).collect();
            *text = cut + EVIL;
        }
        _ => {}
    }
}

/// A catalogue in which every text tries to break out.
fn hostile() -> Catalogue {
    let demo = include_bytes!("../../../public/katalog.json");
    let mut value: Value = serde_json::from_slice(demo).expect("JSON");
    poison(&mut value, "");
    read(value.to_string().as_bytes())
}

#[test]
fn all_text_stays_text() {
    let hostile = hostile();
    let written = page(&hostile, today());
    let page = Html::parse_document(&written);
    assert_eq!(all(&page, "script").len(), 1);
    assert!(all(&page, "img").is_empty());
    assert!(text(&page, "h3").contains("<script>alert(1)</script>"));
    let graph: Value = serde_json::from_str(&text(&page, "script")).expect("JSON");
    let names = graph["@graph"].as_array().expect("a list").iter();
    assert!(names.filter_map(|node| node["name"].as_str()).any(|name| name.contains("</script>")));
}

#[test]
fn a_hidden_place_is_not_on_the_page_and_what_is_sensitive_stands_last_and_once() {
    let json = br#"{ "schema_version": "1.0", "name": "Kreis",
        "locations": [{"id": "geheim", "name": "Geheimhaus", "hide_address": true,
            "address": {"address_1": "Geheimweg 1"}, "accessibility": {"transit": "Geheimbus"}}],
        "offers": [
            {"id": "a", "name": "Schutz", "topics": ["geld", "sicherheit"], "sensitive": true,
                "locations": ["geheim"], "schedules": [{"freq": "WEEKLY", "byday": ["MO"],
                "location": "geheim"}]},
            {"id": "b", "name": "Geld", "topics": ["geld", "schule"]},
            {"id": "c", "name": "Ohne Thema"},
            {"id": "d", "name": "Fort", "status": "ended"},
            {"id": "e", "name": "Pause", "status": "paused", "topics": ["schule"]},
            {"id": "f", "name": "Nur Fachkr\u00e4fte", "audience": ["professional"]}] }"#;
    let written = page(&read(json), today());
    assert!(!written.contains("Geheim") && !written.contains("geheim-"), "{written}");
    let page = Html::parse_document(&written);
    assert!(text(&page, "#angebot-a").contains("Die Adresse ist geheim."));
    assert!(text(&page, "#angebot-e").contains("Macht gerade Pause."));
    let titles: Vec<String> =
        all(&page, ".topic > h2").iter().map(|title| title.text().collect()).collect();
    let expected =
        ["Geld und Anträge", "Schule und Lernen", "Weitere Angebote", "Schutz und Sicherheit"];
    assert_eq!(titles, expected);
    assert_eq!(text(&page, "article h3"), "GeldPauseOhne ThemaSchutz");
    assert_eq!(attributes(&page, ".elsewhere a", "href"), ["#angebot-b"]);
    assert_eq!(attributes(&page, ".exit a", "href"), ["https://www.dwd.de/"]);
}

/// A catalogue with unrelated places and with offers, each of which serves the places given by
/// `serves`.
fn wide(places: usize, offers: usize, serves: impl Fn(usize, usize) -> bool) -> Catalogue {
    let place = |at| {
        json!({ "id": format!("ort-{at}"), "name": format!("Obermühlbach {at}"),
        "ags": format!("06{at:06}") })
    };
    let offer = |number| {
        let areas = (0..places).filter(|at| serves(number, *at)).map(|at| format!("ort-{at}"));
        json!({ "id": format!("angebot-{number}"), "name": format!("Angebot {number}"),
            "summary": "Wir beraten Familien.", "topics": ["geld"],
            "service_areas": areas.collect::<Vec<_>>() })
    };
    let catalogue = json!({ "schema_version": "1.0", "name": "Land",
        "places": (0..places).map(place).collect::<Vec<_>>(),
        "offers": (0..offers).map(offer).collect::<Vec<_>>() });
    read(catalogue.to_string().as_bytes())
}

#[test]
fn a_page_grows_with_its_places_and_its_offers_and_not_with_both_at_once() {
    type Serves = fn(usize, usize) -> bool;
    let everywhere: Serves = |_, _| false;
    let named: Serves = |_, _| true;
    let two_halves: Serves = |offer, at| (offer + at) % 2 == 0;
    let each_its_own: Serves = |offer, at| (((offer + 1) * (at + 1) * 40_503) >> 7) % 2 == 0;
    for serves in [everywhere, named, two_halves, each_its_own] {
        let size = |places, offers| page(&wide(places, offers, serves), today()).len();
        let ordinary = size(430, 500);
        assert!(ordinary < 2_000_000, "{ordinary} bytes");
        let twice = size(860, 1000);
        assert!(twice < ordinary * 21 / 10, "{twice} after {ordinary} bytes");
    }
}

#[test]
fn a_long_list_of_places_stands_once_and_every_offer_leads_to_its_own() {
    let catalogue = wide(40, 6, |offer, at| offer < 4 && offer % 2 == at % 2);
    let page = Html::parse_document(&page(&catalogue, today()));
    assert_eq!(all(&page, ".areas p[id]").len(), 3, "the whole, and two halves");
    for offer in 0..4 {
        let link = attributes(&page, &format!("#angebot-angebot-{offer} dd a"), "href");
        let [link] = link[..] else { panic!("{link:?}") };
        let list = text(&page, link);
        let first = format!("20 Orte: Obermühlbach {}, ", offer % 2);
        assert!(list.starts_with(&first), "{list}");
        assert_eq!(list.matches("Obermühlbach").count(), 20, "{list}");
    }
    let graph: Value = serde_json::from_str(&text(&page, "script")).expect("JSON");
    let node = |id: &str| {
        let nodes = graph["@graph"].as_array().expect("a list");
        nodes.iter().find(|node| node["@id"] == id).unwrap_or_else(|| panic!("{id}")).clone()
    };
    let served = &node("#angebot-angebot-5")["areaServed"][0]["@id"];
    let whole = node(served.as_str().expect("a list"));
    assert_eq!(whole["containsPlace"].as_array().map(Vec::len), Some(40));
}

/// An office with two phones, whose hours are partly over, partly without a common wording.
const OFFICE: &str = r#"{ "schema_version": "1.0", "name": "Kreis",
    "places": [{"id": "p", "name": "Tal", "ags": "06636"}],
    "organizations": [{"id": "t", "name": "Träger und Söhne"}],
    "locations": [{"id": "h", "name": "Haus am Markt", "place": "p",
        "address": {"address_1": "Markt 1", "postal_code": "00110", "city": "Tal"}}],
    "offers": [{"id": "amt", "name": "Amt", "organization": "t", "locations": ["h"],
        "email": "amt@kreis.example", "url": "https://www.kreis.example/amt/",
        "phones": [
            {"number": "+4936173071", "description": "Büro", "hours": [
                {"freq": "WEEKLY", "byday": ["MO", "TU"], "opens_at": "08:00", "closes_at": "12:00", "note": "nur Anträge"},
                {"freq": "WEEKLY", "byday": ["FR"], "opens_at": "08:00", "closes_at": "10:00", "until": "2026-11-20"}]},
            {"number": "+4936173072", "hours": [
                {"freq": "ONCE", "dtstart": "2026-12-08", "opens_at": "14:00", "closes_at": "16:00"}]}],
        "schedules": [{"freq": "WEEKLY", "byday": ["FR"], "dtstart": "2026-12-18",
            "opens_at": "09:00", "closes_at": "11:00"}]}]}"#;

#[test]
fn each_phone_says_when_it_is_answered_and_nothing_speaks_of_now() {
    let page = Html::parse_document(&page(&read(OFFICE.as_bytes()), today()));
    let lines: Vec<String> =
        all(&page, ".contact li").iter().map(|each| each.text().collect()).collect();
    assert_eq!(
        lines[..2],
        [
            "Telefon: 0361 73071 (Büro)Jeden Montag und Dienstag, 08:00–12:00 Uhr (nur Anträge)",
            "Telefon: 0361 73072Dienstag, 8. Dezember 2026, 14:00–16:00 Uhr",
        ]
    );
    let demo = Html::parse_document(&self::page(&demo(), today()));
    let said: String = demo.root_element().text().collect();
    for now in ["jetzt erreichbar", "gerade ist niemand da", "wieder erreichbar"] {
        assert!(!said.contains(now), "{now}");
    }
    assert!(text(&demo, ".help-now").contains("Jeden Tag, rund um die Uhr"));
    assert!(text(&demo, ".help-now").contains("Montag bis Samstag, 14:00–20:00 Uhr"));
}

#[test]
fn a_date_on_a_public_holiday_is_no_promise() {
    let page = Html::parse_document(&page(&read(OFFICE.as_bytes()), today()));
    let dates: Vec<String> =
        all(&page, "dd").iter().map(|each| each.text().collect::<String>()).collect();
    let on = |day: &str| dates.iter().find(|date| date.contains(day)).expect(day);
    assert!(!on("18. Dezember").contains("Feiertag"));
    assert!(on("25. Dezember").ends_with("Feiertag: bitte vorher fragen"));
    assert!(text(&page, "main").contains("An Feiertagen gelten oft andere Zeiten"));
}

#[test]
fn what_must_stay_as_it_is_no_browser_translates() {
    let page = Html::parse_document(&page(&read(OFFICE.as_bytes()), today()));
    let fixed: Vec<String> =
        all(&page, "[translate=no]").iter().map(|each| each.text().collect()).collect();
    for wanted in [
        "Kreis",
        "Träger und Söhne",
        "0361 73071",
        "amt@kreis.example",
        "www.kreis.example/amt",
        "Haus am Markt, Markt 1, 00110 Tal",
        "0800 111 0550",
    ] {
        assert!(fixed.iter().any(|each| each == wanted), "{wanted}: {fixed:?}");
    }
    let numbers = attributes(&page, "a[href^='tel:'], .help-now strong", "dir");
    assert!(numbers.iter().all(|dir| *dir == "ltr") && numbers.len() == HELPLINES.len() + 2);
}
