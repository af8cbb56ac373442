//! The page as browsers and screen readers interpret it.

use crate::{read, small, small_coverage, today};
use base64::{Engine, engine::general_purpose::STANDARD};
use editing::plan::coverage::{AGENDA_POINTS, HERE, REACHABLE, Way, coverage, html};
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect::<String>()
}

fn page() -> Html {
    let page = Html::parse_document(&html::page(&small_coverage()));
    assert_eq!(page.errors, Vec::<String>::new());
    page
}

#[test]
fn every_table_has_a_caption_and_every_cell_has_headings() {
    let page = page();
    let tables = all(&page, "table");
    assert!(tables.len() > 4);
    for table in tables {
        let within = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            table.select(&selector).collect::<Vec<_>>()
        };
        assert!(!text(within("caption")[0]).is_empty());
        let columns = within("thead th[scope=col]").len();
        assert!(columns > 1);
        for row in within("tbody tr") {
            let cells: Vec<_> = row.child_elements().collect();
            assert_eq!(cells.len(), columns);
            assert_eq!(cells[0].value().name(), "th");
            assert_eq!(cells[0].attr("scope"), Some("row"));
        }
    }
}

#[test]
fn every_table_can_be_scrolled_with_a_keyboard_and_has_a_name() {
    let page = page();
    for table in all(&page, "table") {
        let frame = ElementRef::wrap(table.parent().expect("a parent")).expect("an element");
        assert_eq!(frame.attr("tabindex"), Some("0"));
        assert_eq!(frame.attr("role"), Some("region"));
        assert!(frame.attr("aria-label").is_some_and(|name| !name.is_empty()));
    }
}

#[test]
fn no_cell_says_anything_by_its_colour_alone() {
    let page = page();
    let cells = all(&page, "table td.gap, table td.thin");
    assert!(!cells.is_empty());
    for cell in all(&page, "section[id] td.gap") {
        assert!(text(cell).contains("Lücke"), "{}", text(cell));
    }
    for cell in all(&page, "section[id] td.thin small") {
        assert!(!text(cell).is_empty());
    }
    assert_eq!(all(&page, "section[id] td.thin:not(:has(small))").len(), 0);
}

#[test]
fn the_page_loads_and_runs_nothing_and_its_policy_says_so() {
    let source = html::page(&small_coverage());
    let page = Html::parse_document(&source);
    for selector in ["script", "link", "img", "iframe", "form", "[style]", "[onclick]", "[src]"] {
        assert_eq!(all(&page, selector).len(), 0, "{selector}");
    }
    let styles = all(&page, "style");
    let [style] = styles[..] else { panic!("one style") };
    let hash = STANDARD.encode(Sha256::digest(text(style)));
    let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].attr("content");
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(policy, Some(expected.as_str()));
    assert!(!source.contains("url("), "the stylesheet must load nothing");
}

#[test]
fn links_lead_to_places_of_the_page() {
    let page = page();
    let links = all(&page, "a[href]");
    assert!(links.len() > 60);
    for link in links {
        let target = link.attr("href").expect("an address");
        assert_eq!(all(&page, target).len(), 1, "{target}");
    }
}

#[test]
fn whatever_stands_in_a_catalogue_is_text() {
    let evil = r#"<script>alert(1)</script>\"'&<b onclick=x>"#;
    let json = format!(
        r#"{{ "schema_version": "1.0", "name": "{evil}",
            "places": [{{ "id": "a", "name": "{evil}" }}, {{ "id": "b", "name": "B" }}],
            "situations": [{{ "id": "s", "topic": "geld", "label": "{evil}" }}],
            "organizations": [{{ "id": "o", "name": "{evil}" }}],
            "offers": [
                {{ "id": "p", "name": "{evil}", "organization": "o", "status": "paused" }},
                {{ "id": "u", "name": "{evil}", "universal": true }}
            ] }}"#
    );
    let catalogue = read(&json);
    let page = Html::parse_document(&html::page(&coverage(&catalogue, today())));
    assert_eq!(all(&page, "script, b[onclick]").len(), 0);
    let written = text(all(&page, "body")[0]);
    assert!(written.matches(&catalogue.name).count() >= 6, "{written}");
}

/// The offers that a container lists itself, as addresses; without those that are unclear or paused,
/// which no number counts.
fn named(container: ElementRef) -> Vec<String> {
    let mut kind = String::new();
    let mut found = Vec::new();
    for child in container.child_elements() {
        match (child.value().name(), child.attr("class")) {
            ("p", Some("kind")) => kind = text(child),
            ("ul", _) => {
                let is_counted = kind.is_empty() || kind == "Von Land und Bund:";
                let links = Selector::parse("li > a").expect("a selector");
                let links = child.select(&links).filter(|_| is_counted);
                found.extend(links.map(|link| link.attr("href").expect("an address").to_owned()));
            }
            _ => kind.clear(),
        }
    }
    found
}

/// The offers behind a number, found as readers do.
fn behind(page: &Html, link: ElementRef, is_whole: bool) -> Vec<String> {
    let target = all(page, link.attr("href").expect("an address"))[0];
    let mut found = named(target);
    if target.value().name() == "div" {
        found.extend(named(ElementRef::wrap(target.parent().expect("a parent")).expect("a list")));
    } else if is_whole {
        for group in target.child_elements().filter(|child| child.value().name() == "div") {
            found.extend(named(group));
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn behind_every_number_are_as_many_offers() {
    let page = page();
    let mut tried = 0;
    for link in all(&page, "td a[href]") {
        let numbers = text(link);
        let sum: usize = numbers
            .split(['+', ' '])
            .filter(|number| !number.is_empty())
            .map(|number| number.parse::<usize>().expect("a number"))
            .sum();
        let is_whole = all(&page, "#alle td a[href]").contains(&link);
        let offers = behind(&page, link, is_whole);
        assert_eq!(offers.len(), sum, "{}", link.html());
        for offer in offers {
            assert_eq!(all(&page, &format!(".register li{offer}")).len(), 1);
        }
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
    // Every number but 0 has a link.
    for number in all(&page, "td b") {
        assert!(
            text(number) == "0"
                || number.parent().is_some_and(|parent| {
                    ElementRef::wrap(parent).is_some_and(|parent| parent.value().name() == "a")
                }),
            "{}",
            number.html()
        );
    }
}

#[test]
fn lists_are_open_so_that_every_link_leads_somewhere_visible() {
    let page = page();
    assert_eq!(all(&page, "details.appendix").len(), 2);
    assert_eq!(all(&page, "details:not([open])").len(), 0);
    assert_eq!(all(&page, "details > summary:first-child").len(), 2);
}

#[test]
fn every_offer_is_described_once() {
    let coverage = small_coverage();
    let page = page();
    let described = all(&page, ".register li");
    assert_eq!(described.len(), coverage.offers.len());
    for (offer, described) in coverage.offers.iter().zip(described) {
        assert!(text(described).starts_with(&offer.name), "{}", text(described));
    }
}

#[test]
fn lists_that_places_share_are_told_once_however_many_places_there_are() {
    let entries = |places: usize| {
        let mut catalogue = small();
        // Not where it says where: then every place has the same offers.
        for offer in &mut catalogue.offers {
            offer.service_areas.clear();
            offer.locations.clear();
        }
        let first = catalogue.places[0].clone();
        catalogue.places = (0..places)
            .map(|number| catalogue::Place {
                id: catalogue::Id::new(&format!("p{number}")).expect("a slug"),
                name: format!("Ort {number}"),
                ags: None,
                ..first.clone()
            })
            .collect();
        let page = Html::parse_document(&html::page(&coverage(&catalogue, today())));
        (all(&page, ".appendix li").len(), all(&page, "section[id^=ort-] table").len())
    };
    let (few, tables) = entries(2);
    assert_eq!((entries(30), tables), ((few, 1), 1));
}

/// The numbers of the register that a container and its groups list.
fn numbers(list: ElementRef) -> Vec<usize> {
    let lines = Selector::parse(".numbers").expect("a selector");
    let lines: Vec<String> = list.select(&lines).map(text).collect();
    let all = lines.iter().flat_map(|line| line.split(", "));
    let mut all: Vec<usize> = all.map(|number| number.parse().expect("a number")).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn thousands_of_offers_are_listed_by_their_number_and_named_once() {
    let mut catalogue = small();
    let few = std::mem::take(&mut catalogue.offers);
    for number in 0..1000 {
        for offer in &few {
            let id = catalogue::Id::new(&format!("{}-{number}", offer.id)).expect("a slug");
            let name = format!("{} Nummer {number}.", offer.name);
            catalogue.offers.push(catalogue::Offer { id, name, ..offer.clone() });
        }
    }
    let coverage = coverage(&catalogue, today());
    let source = html::page(&coverage);
    assert!(source.len() < 400 * coverage.offers.len(), "{}", source.len());
    let page = Html::parse_document(&source);
    assert_eq!(all(&page, ".names").len(), 0);
    assert_eq!(all(&page, "ol.register li").len(), coverage.offers.len());
    for link in all(&page, "#alle td a[href]") {
        let target = all(&page, link.attr("href").expect("an address"))[0];
        let sum: usize =
            text(link).split(" +").map(|number| number.parse::<usize>().expect("a number")).sum();
        let pausing = if target.attr("id") == Some("thema-schule-grundschule") { 1000 } else { 0 };
        assert_eq!(numbers(target).len(), sum + pausing, "{}", link.html());
    }
}

#[test]
fn a_table_that_hardly_differs_is_told_as_its_difference() {
    let page = page();
    let place = all(&page, "#ort-3")[0];
    assert!(
        text(place).contains("Dieselben Zahlen wie in Unten, außer bei „Schule und Lernen“."),
        "{}",
        text(place)
    );
    assert_eq!(all(&page, "#ort-3 tbody tr").len(), 1);
    assert_eq!(all(&page, "#ort-2 tbody tr").len(), 3);
}

#[test]
fn the_agenda_is_short_and_leaves_room_for_what_is_agreed() {
    let page = page();
    let headings: Vec<String> = all(&page, ".agenda th[scope=col]").into_iter().map(text).collect();
    assert_eq!(headings[3..], ["Wer klärt?", "Bis wann?"]);
    let points = all(&page, ".agenda tbody tr");
    assert!((1..=AGENDA_POINTS).contains(&points.len()));
    for (number, point) in points.into_iter().enumerate() {
        let cells: Vec<String> = point.child_elements().map(text).collect();
        assert_eq!(cells[0], (number + 1).to_string());
        assert!(!cells[1].is_empty() && !cells[2].is_empty());
        assert_eq!(cells[3..], ["", ""]);
    }
}

#[test]
fn what_is_in_the_place_is_defined_and_stands_beside_what_is_within_reach() {
    let page = page();
    let body = text(all(&page, "body")[0]);
    assert!(body.contains(HERE) && body.contains(REACHABLE));
    let cell = all(&page, "td:has(a[href='#hier-geld-1'])")[0];
    assert_eq!(text(cell), "1 von 2");
}

#[test]
fn a_hidden_location_is_in_no_place() {
    let mut catalogue = small();
    catalogue.locations[0].hide_address = Some(true);
    let coverage = coverage(&catalogue, today());
    for place in &coverage.places {
        assert!(place.by(Way::Here).is_empty());
    }
    assert!(!html::page(&coverage).contains("Findet statt in"));
}
