//! The widget's page, adapted to one catalogue.

use catalogue::{Catalogue, LifePhase, Url};
use editing::publish::first_screen::{UnknownPage, first_screen};
use scraper::{ElementRef, Html, Selector};

const PAGE: &str = include_str!("../../../index.html");

fn demo() -> Catalogue {
    let read = |bytes: &[u8]| catalogue::read(bytes).expect("a catalogue").catalogue;
    let mut demo = read(include_bytes!("../../../public/katalog.json"));
    demo.include(read(include_bytes!("../../../public/bund.json")));
    demo
}

fn made(catalogue: &Catalogue) -> Html {
    Html::parse_document(&first_screen(PAGE, catalogue).expect("a known page"))
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
    let root = all(&page, "html")[0].value();
    assert_eq!(root.attr("data-name"), Some(demo.name.as_str()));
    assert_eq!(root.attr("data-demo"), Some(""));
    assert_eq!(root.attr("data-unserved"), None);
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
    let unserved = all(&page, "html")[0].value().attr("data-unserved");
    let others = "schwangerschaft kleinkind schulstart grundschule ab-klasse-5 jugend schule-beruf";
    assert_eq!(unserved, Some(others));
    assert_eq!(text(&page, ".step"), "Frage 1 von 2", "there is no question about the place");
    assert_eq!(all(&page, "html[data-placeless]").len(), 1, "as a flag for the program");
    assert!(all(&page, ".demo-notice *").is_empty());
}

#[test]
fn whoever_has_no_program_finds_the_list() {
    let written = first_screen(PAGE, &demo()).expect("a known page");
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
    assert_eq!(all(&page, "script").len(), all(&Html::parse_document(PAGE), "script").len());
    assert!(all(&page, "img").is_empty());
    assert_eq!(text(&page, ".brand span span"), evil);
    assert_eq!(all(&page, "html")[0].value().attr("data-name"), Some(evil));
}

#[test]
fn a_page_that_it_does_not_know_is_refused() {
    let refused = |page: &str| first_screen(page, &demo()).expect_err("an unknown page");
    assert_eq!(refused("<p>Guten Tag</p>"), UnknownPage { missing: "html" });
    assert_eq!(refused(&PAGE.replace("class=\"step\"", "")), UnknownPage { missing: ".step" });
    let other = PAGE.replace("value=\"kita\"", "value=\"hort\"");
    assert_eq!(refused(&other), UnknownPage { missing: "label.option > input" });
}
