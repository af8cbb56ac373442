//! The page as browsers and screen readers interpret it.

use crate::{read, small_coverage, today};
use base64::{Engine, engine::general_purpose::STANDARD};
use editing::plan::coverage::{coverage, html};
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
    assert_eq!(links.len(), 2);
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
