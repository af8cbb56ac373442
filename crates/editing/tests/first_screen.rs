//! The widget's page, adapted to one catalogue.

use catalogue::{Catalogue, Date, LifePhase, Place, Theme, Url};
use editing::publish::first_screen::{UnknownPage, first_screen};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

const PAGE: &str = include_str!("../../../index.html");

fn demo() -> Catalogue {
    let read = |bytes: &[u8]| catalogue::read(bytes).expect("a catalogue").catalogue;
    let mut demo = read(include_bytes!("../../../public/katalog.json"));
    demo.include(read(include_bytes!("../../../public/bund.json")));
    demo
}

fn today() -> Date {
    Date::new(2026, 11, 30).expect("a day")
}

fn made(catalogue: &Catalogue) -> Html {
    Html::parse_document(&first_screen(PAGE, catalogue, today()).expect("a known page"))
}

/// What the page says of its catalogue.
fn outline(page: &Html) -> Value {
    let blocks = all(page, "script#outline[type='application/json']");
    assert_eq!(blocks.len(), 1);
    serde_json::from_str(&text(page, "#outline")).expect("JSON")
}

fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(page: &Html, selector: &str) -> String {
    all(page, selector).iter().flat_map(ElementRef::text).collect()
}

#[test]
fn it_says_whose_offers_these_are() {
    let demo = demo();
    let page = made(&demo);
    let title = "Angebote für Familien im Trelletalkreis – Angebotsfinder";
    assert_eq!(text(&page, "title"), title);
    assert_eq!(text(&page, ".brand span span"), demo.name);
    assert!(text(&page, ".demo-notice").starts_with("Zum Ausprobieren"));
    assert!(text(&page, ".page-footer").contains("Netzwerkbüro beim Trelletalkreis"));
    let outline = outline(&page);
    assert_eq!(outline["name"], demo.name.as_str());
    assert_eq!(outline["demo"], true);
    let links =
        all(&page, ".page-footer a").into_iter().filter_map(|link| link.value().attr("href"));
    assert_eq!(links.count(), 5, "four from the catalogue, one for professionals");
    assert_eq!(text(&page, ".step"), "Frage 1 von 3");
    assert!(all(&page, ".option[hidden]").is_empty());
}

#[test]
fn only_the_phases_that_the_catalogue_serves_can_be_ticked() {
    let catalogue = Catalogue {
        name: "Kreis".into(),
        life_phases: vec![LifePhase::Baby, LifePhase::Kindergarten],
        ..Catalogue::default()
    };
    let page = made(&catalogue);
    let shown = all(&page, ".option:not([hidden]) input");
    let shown: Vec<_> = shown.into_iter().filter_map(|input| input.value().attr("value")).collect();
    assert_eq!(shown, ["baby", "kita", "eltern", "bezugsperson", "selbst"]);
    assert_eq!(outline(&page)["life_phases"], serde_json::json!(["baby", "kita"]));
    assert_eq!(text(&page, ".step"), "Frage 1 von 2", "there is no question about the place");
    assert_eq!(all(&page, "html[data-placeless]").len(), 1, "for its style");
    assert!(all(&page, ".demo-notice *").is_empty());
}

#[test]
fn whoever_has_no_program_finds_the_list() {
    let written = first_screen(PAGE, &demo(), today()).expect("a known page");
    let link = r#"<a href="alle-angebote.html">Alle Angebote als Liste</a>"#;
    let no_script =
        written.split_once("<noscript>").and_then(|(_, rest)| rest.split_once("</noscript>"));
    assert!(no_script.is_some_and(|(inside, _)| inside.contains(link)));
    let page = Html::parse_document(&written);
    let link = all(&page, "#start-failed > a:not([hidden], #retry)");
    assert_eq!(link[0].value().attr("href"), Some("alle-angebote.html"));
}

#[test]
fn all_text_stays_text() {
    let mut catalogue = demo();
    let evil = "</title><script>alert(1)</script>\"'><img src=x>";
    catalogue.name = evil.into();
    let publisher = catalogue.publisher.get_or_insert_default();
    publisher.name = Some(evil.into());
    let links = catalogue.links.get_or_insert_default();
    links.imprint = Url::new("https://a.example/\"><script>");
    let page = made(&catalogue);
    let scripts = |page: &Html| all(page, "script:not(#outline)").len();
    assert_eq!(scripts(&page), scripts(&Html::parse_document(PAGE)));
    assert!(all(&page, "img").is_empty());
    assert_eq!(text(&page, ".brand span span"), evil);
    assert_eq!(outline(&page)["name"], evil);
}

/// All that the questions show, and nothing that only an offer's page shows.
#[test]
fn it_knows_what_the_questions_show() {
    let mut demo = demo();
    let exit = Url::new("https://wetter.example/").expect("an address");
    demo.links.get_or_insert_default().exit = Some(exit);
    let outline = outline(&made(&demo));
    let homes = demo.home_places();
    let names = |count: usize| -> Vec<String> {
        let places = outline["places"].as_array().expect("a list").iter().take(count);
        places.filter_map(|place| place["name"].as_str().map(str::to_owned)).collect()
    };
    let expected: Vec<String> = homes.iter().map(|place| place.name.clone()).collect();
    assert_eq!(outline["homes"], homes.len());
    assert_eq!(names(homes.len()), expected, "the places to choose from come first");
    assert_eq!(names(usize::MAX).len(), demo.places.len());
    assert_eq!(outline["places"][0]["postal_codes"][0], homes[0].postal_codes[0].as_str());
    assert_eq!(outline["links"]["exit"], "https://wetter.example/");
    let rows = outline["topics"].as_array().expect("a list");
    assert_eq!(rows.len(), 1 + demo.places.len());
    assert!(rows.iter().filter_map(|row| row.as_array()).flatten().any(|bits| bits != 0));
    assert_eq!(outline["offers"], serde_json::json!([]));
    assert!(outline.get("organizations").is_none() && outline.get("locations").is_none());
}

/// The page must not become what a family waits for.
#[test]
fn it_knows_nothing_of_very_many_places() {
    let places = |count: usize| {
        let place = demo().places[0].clone();
        let id = |at| catalogue::Id::new(&format!("ort-{at}")).expect("a slug");
        let numbered = |at| Place { id: id(at), ..place.clone() };
        (0..count).map(numbered).collect()
    };
    let blocks = |count| {
        let page = made(&Catalogue { places: places(count), ..demo() });
        all(&page, "#outline").len()
    };
    assert_eq!((blocks(400), blocks(401)), (1, 0));
}

#[test]
fn it_has_the_theme_from_the_beginning() {
    let theme =
        Theme { accent_color: Some("#005a9c".into()), corner_radius: Some(4), ..Theme::default() };
    let page = made(&Catalogue { theme: Some(theme), ..demo() });
    let root = all(&page, "html")[0].value();
    assert_eq!(root.attr("data-accent_color"), Some("#005a9c"));
    assert_eq!(root.attr("data-corner_radius"), Some("4"));
    assert_eq!(root.attr("data-font_family"), None);
}

#[test]
fn a_page_that_it_does_not_know_is_refused() {
    let refused = |page: &str| first_screen(page, &demo(), today()).expect_err("an unknown page");
    assert_eq!(refused("<p>Guten Tag</p>"), UnknownPage { missing: "html" });
    assert_eq!(refused(&PAGE.replace("class=\"step\"", "")), UnknownPage { missing: ".step" });
    let other = PAGE.replace("value=\"kita\"", "value=\"hort\"");
    assert_eq!(refused(&other), UnknownPage { missing: "label.option > input" });
}
