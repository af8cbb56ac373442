//! The lists that accompany the matrices.

use super::matrix::{anchor, scrolled};
use crate::plan::coverage::labels::number_of;
use crate::plan::coverage::{
    Area, Coverage, ENDING_DAYS, Form, LANGUAGES, Level, end_label, phase_label,
};
use maud::{Markup, html};

/// One line per place, with a link to its matrix.
pub fn places(coverage: &Coverage) -> Markup {
    let number =
        |class: &str, count: usize| html! { td.(if count > 0 { class } else { "" }) { (count) } };
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                th scope="col" { "Angebote" }
                th scope="col" { "davon im Ort" }
                th scope="col" { "überregional" }
                th scope="col" { "Lücken" }
                th scope="col" { "dünne Stellen" }
            }
        }
        tbody {
            @for (at, area) in coverage.places.iter().enumerate() {
                tr {
                    th scope="row" { a href={ "#" (anchor(at)) } { (area.name) } }
                    td { (area.local) }
                    td { (area.here) }
                    td { (area.wide) }
                    (number("gap", area.count(Level::Gap)))
                    (number("thin", area.count(Level::Thin)))
                }
            }
        }
    };
    html! {
        section {
            h2 { "Die Orte im Vergleich" }
            p {
                "Auch ein Angebot im Nachbarort zählt, wenn es für Familien von hier ist. Wie viele im \
                 Ort selbst stattfinden, steht daneben."
            }
            (scrolled("Angebote, Lücken und dünne Stellen je Ort", &rows))
        }
    }
}

/// Situations in which only the universal offers help.
pub fn only_universal(coverage: &Coverage) -> Markup {
    html! {
        section {
            h2 { "Wo nur die Angebote für alle helfen" }
            @if coverage.only_universal.is_empty() {
                p { "Zu jeder Antwort gibt es mehr als die Angebote für alle." }
            } @else {
                p {
                    "Wer so antwortet, findet kein Angebot zu seiner Frage, auch keines von Land und \
                     Bund. Oben steht, was die meisten betrifft."
                }
                ul {
                    @for each in &coverage.only_universal {
                        li {
                            b { "„" (each.situation) "“" } ": "
                            (coverage.families(&each.families))
                        }
                    }
                }
            }
        }
    }
}

/// Offers that will soon be unavailable.
pub fn ending(coverage: &Coverage) -> Markup {
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Angebot" }
                th.text scope="col" { "Träger" }
                th.text scope="col" { "Was ist los?" }
            }
        }
        tbody {
            @for each in &coverage.ending {
                tr {
                    th scope="row" { (each.name) }
                    td.text { (each.organization.as_deref().unwrap_or("nicht genannt")) }
                    td.text { (end_label(each.end)) }
                }
            }
        }
    };
    html! {
        section {
            h2 { "Was bald fehlt" }
            @if coverage.ending.is_empty() {
                p { "Kein Angebot pausiert oder endet in den nächsten " (ENDING_DAYS) " Tagen." }
            } @else {
                p {
                    "Angebote aus Ihrem Katalog, die pausieren, keine Termine mehr haben oder in den \
                     nächsten " (ENDING_DAYS) " Tagen zum letzten Mal stattfinden."
                }
                (scrolled("Angebote, die pausieren oder enden", &rows))
            }
        }
    }
}

/// The number of offers per place and form, and the phases without any.
pub fn forms(coverage: &Coverage) -> Markup {
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                @for form in Form::ALL { th scope="col" { (form.label()) } }
            }
        }
        tbody {
            @for area in coverage.areas() {
                tr {
                    th scope="row" { (name(coverage, area)) }
                    @for (number, count) in area.forms.iter().enumerate() {
                        (form(coverage, area, number, *count))
                    }
                }
            }
        }
    };
    html! {
        section {
            h2 { "In welcher Form Hilfe kommt" }
            p {
                "Manche Familien erreicht nur, was zu ihnen kommt, nichts kostet oder ohne Anmeldung \
                 geht. Gezählt sind Angebote aus Ihrem Katalog, die es ausdrücklich sagen."
            }
            (scrolled("Angebote je Ort und Form", &rows))
        }
    }
}

fn form(coverage: &Coverage, area: &Area, number: usize, count: usize) -> Markup {
    let phases = coverage.phases.iter().zip(&area.forms_at);
    let missing: Vec<&str> = phases
        .filter(|(_, counts)| counts[number] == 0)
        .map(|(phase, _)| phase_label(*phase))
        .collect();
    let class = match (count, missing.len()) {
        (0, _) => "gap",
        (_, 0) => "",
        _ => "thin",
    };
    html! {
        td.(class) {
            b { (count) }
            @if count == 0 { " " small { "Lücke" } }
            @else if !missing.is_empty() { " " small { "fehlt: " (missing.join(", ")) } }
        }
    }
}

/// The number of offers per place and language.
pub fn languages(coverage: &Coverage) -> Markup {
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                @for (_, name) in LANGUAGES { th scope="col" { (name) } }
            }
        }
        tbody {
            @for area in coverage.areas() {
                tr {
                    th scope="row" { (name(coverage, area)) }
                    @for count in area.languages {
                        td.(if count == 0 { "gap" } else if count == 1 { "thin" } else { "" }) {
                            b { (count) }
                            @if count == 0 { " " small { "Lücke" } }
                        }
                    }
                }
            }
        }
    };
    let stated = number_of(coverage.whole.local, "kein", "Angebot", "Angebote");
    html! {
        section {
            h2 { "Sprachen" }
            p {
                "In diesen Sprachen gibt es den Angebotsfinder. Gezählt sind Angebote aus Ihrem Katalog, \
                 bei denen jemand die Sprache spricht; insgesamt sind es " (stated) "."
            }
            (scrolled("Angebote je Ort und Sprache", &rows))
        }
    }
}

fn name<'a>(coverage: &'a Coverage, area: &'a Area) -> &'a str {
    if area.name.is_empty() { &coverage.name } else { &area.name }
}
