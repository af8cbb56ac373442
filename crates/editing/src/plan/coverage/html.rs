//! The matrices as a self-contained page: for viewing, screen readers, and printing on A3.

mod lists;
mod matrix;
mod names;
mod register;

use super::cell::{Level, THIN_OFFERS};
use super::ending::ENDING_DAYS;
use super::labels::number_of;
use super::summary::{AGENDA_POINTS, NO_GAP};
use super::{Area, Coverage};
use crate::wording::phrase::short_date;
use base64::{Engine, engine::general_purpose::STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use names::Lists;
use sha2::{Digest, Sha256};

/// The stylesheet: the only resource that the page's CSP allows.
pub const STYLE: &str = include_str!("html/page.css");

/// The page. All content from the catalogue is escaped text.
pub fn page(coverage: &Coverage) -> String {
    let title = format!("Angebotsmatrix: {}", coverage.name);
    let lists = Lists::new(coverage);
    let alike = coverage.alike();
    let page = html! {
        (DOCTYPE)
        html lang="de" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (head(coverage))
                main {
                    (agenda(coverage))
                    (legend(coverage))
                    (whole(coverage, &lists))
                    @for (number, area) in coverage.places.iter().enumerate() {
                        section id=(matrix::anchor(number)) {
                            h2 { (area.name) }
                            p { (figures(area)) }
                            (matrix::of_place(coverage, &lists, number, alike[number].as_ref()))
                        }
                    }
                    (lists::transitions(coverage))
                    (lists::only_universal(coverage))
                    (lists::ending(coverage))
                    (lists::forms(coverage, &lists))
                    (lists::languages(coverage, &lists))
                    (lists.appendix())
                }
            }
        }
    };
    page.into_string()
}

/// A Content-Security-Policy that only allows the stylesheet.
fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

fn head(coverage: &Coverage) -> Markup {
    html! {
        header {
            h1 { "Angebotsmatrix" }
            p.name { (coverage.name) }
            p { "Stand: " (short_date(coverage.today)) }
            @if coverage.demo {
                p.demo { "Beispieldaten: Diese Angebote gibt es nicht." }
            }
        }
    }
}

/// What to talk about, with empty columns for what is agreed.
fn agenda(coverage: &Coverage) -> Markup {
    let agenda = coverage.agenda(AGENDA_POINTS);
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Punkt" }
                th.text scope="col" { "Was fehlt?" }
                th.text scope="col" { "Warum steht es hier?" }
                th.text scope="col" { "Wer klärt?" }
                th.text scope="col" { "Bis wann?" }
            }
        }
        tbody {
            @for (number, point) in agenda.points.iter().enumerate() {
                tr {
                    th scope="row" { (number + 1) }
                    td.text { (point.sentence) }
                    td.text { (point.why) }
                    td.blank {}
                    td.blank {}
                }
            }
        }
    };
    html! {
        section.agenda {
            h2 { "Das Wichtigste: Ihre Tagesordnung" }
            p { (totals(coverage)) }
            @if agenda.is_without_gaps { p { (NO_GAP) } }
            @if !agenda.points.is_empty() {
                p {
                    "Höchstens " (AGENDA_POINTS) " Punkte: erst Lücken, dann dünne Stellen; jeweils zuerst, was in \
                     den Tabellen der Orte die meisten Felder betrifft. Bei gleich vielen kommt zuerst, wo \
                     auch Land und Bund nichts haben, dann gilt die Reihenfolge der Tabellen. Was Familien \
                     am meisten brauchen, entscheiden Sie."
                }
                (matrix::scrolled("Tagesordnung mit leeren Spalten für Ihre Absprachen", &rows))
            }
            @if let Some(left) = agenda.left { p { (left) } }
        }
    }
}

/// The totals, and how much is missing.
fn totals(coverage: &Coverage) -> String {
    let offers = |count| number_of(count, "kein", "Angebot", "Angebote");
    let local = offers(coverage.whole.local.len());
    let wide = number_of(
        coverage.whole.wide.len(),
        "kein",
        "überregionales Angebot",
        "überregionale Angebote",
    );
    let universal = offers(coverage.universal.len() + coverage.universal_wide);
    let gaps = number_of(coverage.count(Level::Gap), "keine", "Lücke", "Lücken");
    let thin = number_of(coverage.count(Level::Thin), "keine", "dünne Stelle", "dünne Stellen");
    format!(
        "Gezählt: {local} aus Ihrem Katalog und {wide} für bestimmte Familien, dazu {universal} für \
         alle. Die Tabellen zeigen {gaps} und {thin}."
    )
}

fn figures(area: &Area) -> String {
    let offers = number_of(area.local.len(), "kein", "Angebot", "Angebote");
    let wide = number_of(area.wide.len(), "kein", "überregionales", "überregionale");
    let gaps = number_of(area.count(Level::Gap), "keine", "Lücke", "Lücken");
    let thin = number_of(area.count(Level::Thin), "keine", "dünne Stelle", "dünne Stellen");
    format!("{offers} und {wide}, {gaps}, {thin}.")
}

fn legend(coverage: &Coverage) -> Markup {
    let example = |class: &str, number: &str, word: &str| {
        html! { span.example.(class) { b { (number) } @if !word.is_empty() { " " small { (word) } } } }
    };
    html! {
        section.legend {
            h2 { "So lesen Sie die Tabellen" }
            p {
                "Jede Zahl sagt, wie viele Angebote eine Familie findet, die hier wohnt, ein Kind in \
                 dieser Lebensphase hat und nach diesem Thema fragt. Gezählt wird so, wie der \
                 Angebotsfinder sucht: nach Ort, Alter und Status. Jede Zahl führt zu den Angeboten, die \
                 sie zählt."
            }
            dl {
                div {
                    dt { (example("gap", "0", "Lücke")) }
                    dd { "Kein Angebot aus Ihrem Katalog passt oder könnte passen." }
                }
                div {
                    dt { (example("thin", "1", "dünn")) }
                    dd {
                        @if THIN_OFFERS == 1 { "Nur ein Angebot" }
                        @else { "Höchstens " (THIN_OFFERS) " Angebote" }
                        ", nur ein Träger, oder alles pausiert, endet in " (ENDING_DAYS) " Tagen, ist \
                         seit über einem Jahr nicht geprüft, oder es ist unklar, für wen es ist."
                    }
                }
                div {
                    dt { (example("few", "2", "")) (example("some", "5", "")) (example("many", "10", "")) }
                    dd { "So viele Angebote: je kräftiger die Farbe, desto mehr." }
                }
                div {
                    dt { (example("plain", "+2", "")) }
                    dd { "So viele Angebote von Land und Bund kommen dazu. Sie füllen keine Lücke." }
                }
                div {
                    dt { (example("none", "–", "")) }
                    dd { "Danach fragt in dieser Lebensphase kaum jemand." }
                }
            }
            p {
                "Angebote für alle zählen in keiner Tabelle mit, denn sie helfen überall gleich. "
                @if coverage.universal.is_empty() {
                    "Ihr Katalog hat kein solches Angebot."
                } @else {
                    "In Ihrem Katalog sind das: " (coverage.universal.join(", ")) "."
                }
            }
        }
    }
}

/// All places together, and their comparison.
fn whole(coverage: &Coverage, lists: &Lists) -> Markup {
    html! {
        section id="alle" {
            h2 { "Alle Orte zusammen" }
            p { "Eine Familie, die keinen Ort nennt. " (figures(&coverage.whole)) }
            (matrix::matrix(coverage, lists, 0, "Alle Orte zusammen"))
        }
        @if coverage.places.len() > 1 { (lists::places(coverage, lists)) }
        @if !coverage.places.is_empty() { (lists::here(coverage, lists)) }
    }
}
