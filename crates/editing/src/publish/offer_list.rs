//! All offers on one page, by topic: readable, printable and searchable without JavaScript.
//!
//! The page needs only its stylesheet ([`style`]) beside it. All content is escaped text; a
//! Content-Security-Policy in the page forbids scripts. Sensitive offers come last and in no other
//! topic; hidden addresses do not appear at all.

mod offer;
mod sections;

use crate::exchange::jsonld::{self, is_public};
use crate::exchange::served::{self, Areas};
use crate::wording::phrase;
use crate::wording::words::{self, fill};
use catalogue::{Catalogue, Date, HELPLINES, Helpline, Offer, PhoneNumber};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sections::Section;

/// The file name of the page.
pub const PAGE: &str = "alle-angebote.html";
/// The file name of its stylesheet, beside it.
pub const STYLE: &str = "alle-angebote.css";
/// The file name of the widget's page, beside it.
pub const FINDER: &str = "index.html";
/// The file name of the calendar with all dates ([`crate::exchange::calendar`]), beside it.
pub const CALENDAR: &str = "katalog.ics";

/// The target of the quick exit if the catalogue names none, as in src/scripts/exit.mjs: the
/// weather.
const NEUTRAL: &str = "https://www.dwd.de/";

/// Only the page's own stylesheet, and no scripts at all: the JSON-LD is data, which a CSP does not
/// block.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'";

/// The page for a catalogue merged with its includes, on the day `today`.
///
/// ```
/// let json = r#"{ "schema_version": "1.0", "name": "Kreis <1>",
///     "offers": [{ "id": "elterncafe", "name": "Elterncafé" }] }"#;
/// let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
/// let today = catalogue::Date::parse("2026-11-22").expect("a day");
/// let page = editing::publish::offer_list::page(&catalogue, today);
/// assert!(page.contains("<title>Alle Angebote – Kreis &lt;1&gt;</title>"));
/// assert!(page.contains("<h3>Elterncafé</h3>"));
/// ```
pub fn page(catalogue: &Catalogue, today: Date) -> String {
    let sections = sections::of(catalogue);
    // The same offers as in the graph, whose ids are the anchors of the page.
    let offers: Vec<&Offer> = catalogue.offers.iter().filter(|each| is_public(each)).collect();
    let areas = Areas::new(catalogue, &offers);
    let title = format!("{} – {}", words::ALL_OFFERS_TITLE, catalogue.name);
    let description = format!("{}: alle Angebote auf einer Seite, nach Themen.", catalogue.name);
    let page = html! {
        (DOCTYPE)
        html lang="de" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(description);
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(STYLE);
            }
            body {
                a.skip href="#inhalt" { "Zum Inhalt" }
                (header(catalogue))
                main #inhalt {
                    h1 { (words::ALL_OFFERS_TITLE) }
                    p.quiet {
                        (counted(offers.len()))
                        " · "
                        (fill(words::HANDOUT_DATE, &[("date", &phrase::date(today))]))
                    }
                    p.quiet { "An Feiertagen gelten oft andere Zeiten: Bitte fragen Sie vorher." }
                    (helplines(catalogue, today))
                    (contents(&sections))
                    @for section in &sections {
                        (topic(section, catalogue, &areas, today))
                    }
                    (area_lists(&areas))
                }
                (footer(catalogue))
                (data(catalogue))
            }
        }
    };
    page.into_string()
}

/// The stylesheet: the widget's colour and size tokens, and the page's own rules.
pub fn style() -> String {
    let widget = include_str!("../../../../style/main.css");
    // The tokens are the first section of the widget's stylesheet.
    let tokens = widget.split_once("/* --- Tokens").and_then(|(_, rest)| rest.split_once(":root"));
    let tokens = tokens.and_then(|(_, rest)| rest.split_once("/* --- Base"));
    let tokens = tokens.map_or("", |(tokens, _)| tokens);
    format!(":root{tokens}{}", include_str!("offer_list/style.css"))
}

fn counted(offers: usize) -> String {
    match offers {
        1 => words::SEARCH_COUNT_ONE.to_owned(),
        _ => fill(words::SEARCH_COUNT_OTHER, &[("count", &offers.to_string())]),
    }
}

fn header(catalogue: &Catalogue) -> Markup {
    html! {
        header {
            @if catalogue.demo {
                p.notice { (words::DEMO_NOTICE) }
            }
            p.brand {
                (words::APP_NAME) " "
                span translate="no" { (catalogue.name) }
            }
            nav aria-label=(words::APP_NAME) {
                a href=(FINDER) { "Lieber mit drei kurzen Fragen suchen" }
                a href=(CALENDAR) { "Alle Termine für den Kalender" }
            }
        }
    }
}

/// The helplines, expanded: nobody should have to search for them.
fn helplines(catalogue: &Catalogue, today: Date) -> Markup {
    let answered = |line: &Helpline| {
        let offer = catalogue.offers.iter().find(|offer| offer.id.as_str() == line.id);
        let phones = offer.into_iter().flat_map(|offer| &offer.phones);
        let mut phones = phones.filter(|phone| phone.number.as_str() == line.number);
        phones.next().map(|phone| offer::answered(phone, today)).unwrap_or_default()
    };
    html! {
        section.help-now aria-labelledby="sofort-hilfe" {
            h2 #sofort-hilfe { (words::HELP_NOW) }
            p { (words::HELP_NOW_INTRO) }
            ul {
                @for (line, name) in HELPLINES.iter().zip(words::HELPLINE_NAMES) {
                    li {
                        a href={ "tel:" (line.number) } {
                            (name) " "
                            strong dir="ltr" translate="no" {
                                (PhoneNumber::new(line.number)
                                    .map_or_else(String::new, |number| number.to_display()))
                            }
                            @for hours in answered(line) { span.quiet { (hours) } }
                        }
                    }
                }
            }
        }
    }
}

fn contents(sections: &[Section]) -> Markup {
    html! {
        nav.contents aria-labelledby="themen" {
            h2 #themen { "Themen" }
            ul {
                @for section in sections {
                    li {
                        a href={ "#" (section.anchor) } { (section.title) }
                        " (" (section.offers.len()) ")"
                    }
                }
            }
        }
    }
}

fn topic<'c>(
    section: &Section<'c>,
    catalogue: &Catalogue,
    areas: &Areas<'c>,
    today: Date,
) -> Markup {
    let exit = catalogue.links.as_ref().and_then(|links| links.exit.as_ref());
    let exit = exit.map_or(NEUTRAL, catalogue::Url::as_str);
    html! {
        section.topic aria-labelledby=(section.anchor) {
            h2 id=(section.anchor) { (section.title) }
            @if section.has_sensitive() {
                p.exit {
                    a href=(exit) rel="noreferrer" { (words::BOOT_EXIT) }
                    " "
                    span.quiet { "Ihr Besuch bleibt im Verlauf des Browsers stehen." }
                }
            }
            @for offer in &section.offers {
                (offer::article(offer, catalogue, areas, today))
            }
            @if !section.elsewhere.is_empty() {
                p.elsewhere {
                    "Dazu passt auch: "
                    @for (at, offer) in section.elsewhere.iter().enumerate() {
                        @if at > 0 { " · " }
                        a href={ "#" (jsonld::anchor(offer)) } { (offer.name) }
                    }
                }
            }
            p.up { a href="#themen" { "Zu den Themen" } }
        }
    }
}

/// The long lists of places that offers refer to, each once.
fn area_lists(areas: &Areas) -> Markup {
    html! {
        @if !areas.lists().is_empty() {
            section.areas aria-labelledby="gebiete" {
                h2 #gebiete { "Orte" }
                @for (number, list) in areas.lists().iter().enumerate() {
                    p id=(served::anchor(number)) {
                        strong { (served::counted(list.len())) ": " }
                        (phrase::list(&list.iter().filter_map(|area| area.name()).collect::<Vec<_>>()))
                    }
                }
                p.up { a href="#themen" { "Zu den Themen" } }
            }
        }
    }
}

fn footer(catalogue: &Catalogue) -> Markup {
    let publisher = catalogue.publisher.as_ref().and_then(|publisher| publisher.name.as_ref());
    html! {
        footer {
            @if let Some(name) = publisher {
                p { (fill(words::PUBLISHED_BY, &[("name", name)])) }
            }
            nav aria-label="Über diese Seite" {
                a href=(FINDER) { (words::TO_QUESTIONS) }
                @if let Some(links) = &catalogue.links {
                    @for (url, name) in [
                        (&links.imprint, words::LINK_IMPRINT),
                        (&links.privacy, words::LINK_PRIVACY),
                        (&links.accessibility, words::LINK_ACCESSIBILITY),
                        (&links.feedback, words::LINK_FEEDBACK),
                    ] {
                        @if let Some(url) = url {
                            a href=(url.as_str()) { (name) }
                        }
                    }
                }
            }
        }
    }
}

/// The JSON-LD. Nothing in it can close the element, whatever a catalogue contains.
fn data(catalogue: &Catalogue) -> Markup {
    let graph = jsonld::graph(catalogue).to_string().replace('<', "\\u003c");
    html! {
        script type="application/ld+json" { (PreEscaped(graph)) }
    }
}
