//! The lists that accompany the matrices.

use super::matrix::{anchor, scrolled};
use super::names::{self, Lists};
use crate::plan::coverage::labels::number_of;
use crate::plan::coverage::{
    Area, Coverage, ENDING_DAYS, Form, HERE, LANGUAGES, Level, REACHABLE, Way, end_label,
    phase_label, topic_label,
};
use maud::{Markup, html};

/// One line per place, with a link to its matrix.
pub fn places(coverage: &Coverage, lists: &Lists) -> Markup {
    let number =
        |class: &str, count: usize| html! { td.(if count > 0 { class } else { "" }) { (count) } };
    let link = |id: &str, area: usize, count: usize| {
        html! { td { (lists.link(id, area, count > 0, html! { (count) })) } }
    };
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                th scope="col" { "erreichbar" }
                @for way in Way::ALL { th scope="col" { (way.label()) } }
                th scope="col" { "überregional" }
                th scope="col" { "Lücken" }
                th scope="col" { "dünne Stellen" }
            }
        }
        tbody {
            @for (at, area) in coverage.places.iter().enumerate() {
                tr {
                    th scope="row" { a href={ "#" (anchor(at)) } { (area.name) } }
                    (link(names::REACHABLE, at + 1, area.local.len()))
                    @for way in Way::ALL {
                        (link(&names::of_way(way), at + 1, area.by(way).len()))
                    }
                    (link(names::WIDE, at + 1, area.wide.len()))
                    (number("gap", area.count(Level::Gap)))
                    (number("thin", area.count(Level::Thin)))
                }
            }
        }
    };
    html! {
        section {
            h2 { "Die Orte nebeneinander" }
            p {
                "In der Reihenfolge Ihres Katalogs. Jedes erreichbare Angebot zählt einmal, mit dem \
                 kürzesten Weg: am Ort, sonst kommt es nach Hause, sonst geht es am Telefon oder online, \
                 sonst ist es anderswo oder der Katalog nennt keinen Ort."
            }
            (scrolled("Angebote, Lücken und dünne Stellen je Ort", &rows))
        }
    }
}

/// For each place and topic, what takes place there beside what is within reach.
pub fn here(coverage: &Coverage, lists: &Lists) -> Markup {
    let cell = |at: usize, area: &Area, topic| {
        let here = coverage.about(topic, area.by(Way::Here)).len();
        let all = coverage.about(topic, &area.local).len();
        html! {
            td {
                (lists.link(&names::of_topic_here(topic), at + 1, here > 0, html! { b { (here) } }))
                " von "
                (lists.link(&names::of_topic(topic), at + 1, all > 0, html! { (all) }))
            }
        }
    };
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                @for topic in &coverage.topics { th scope="col" { (topic_label(*topic)) } }
            }
        }
        tbody {
            @for (at, area) in coverage.places.iter().enumerate() {
                tr {
                    th scope="row" { a href={ "#" (anchor(at)) } { (area.name) } }
                    @for topic in &coverage.topics { (cell(at, area, *topic)) }
                }
            }
        }
    };
    html! {
        section {
            h2 { "Am Ort und erreichbar" }
            p { (HERE) }
            p { (REACHABLE) }
            p {
                "„2 von 7“ heißt: 7 Angebote zu diesem Thema sind erreichbar, 2 davon am Ort. Alle anderen \
                 Tabellen zählen, was erreichbar ist."
            }
            (scrolled("Angebote am Ort und erreichbare Angebote nach Ort und Thema", &rows))
        }
    }
}

/// Where the chain breaks.
pub fn transitions(coverage: &Coverage) -> Markup {
    let transitions = coverage.transitions();
    html! {
        @if !transitions.is_empty() {
            section {
                h2 { "Wo die Kette reißt" }
                p {
                    "Themen, zu denen eine Familie vor dem Übergang ein Angebot aus Ihrem Katalog findet und \
                     danach keines: Niemand kann weiterverweisen. Ohne Ort dahinter gilt es überall."
                }
                ul {
                    @for transition in &transitions {
                        li { b { (transition.label()) } ": " (transition.what()) }
                    }
                }
            }
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
pub fn forms(coverage: &Coverage, lists: &Lists) -> Markup {
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                @for form in Form::ALL { th scope="col" { (form.label()) } }
            }
        }
        tbody {
            @for (at, area) in numbered(coverage) {
                tr {
                    th scope="row" { (name(coverage, area)) }
                    @for (number, count) in area.forms.iter().enumerate() {
                        @let link = lists.link(
                            &names::of_form(number), at, *count > 0, html! { b { (count) } }
                        );
                        (form(coverage, area, number, &link))
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

fn form(coverage: &Coverage, area: &Area, number: usize, link: &Markup) -> Markup {
    let count = area.forms[number];
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
            (link)
            @if count == 0 { " " small { "Lücke" } }
            @else if !missing.is_empty() { " " small { "fehlt: " (missing.join(", ")) } }
        }
    }
}

/// The number of offers per place and language.
pub fn languages(coverage: &Coverage, lists: &Lists) -> Markup {
    let rows = html! {
        thead {
            tr {
                th scope="col" { "Ort" }
                @for (_, name) in LANGUAGES { th scope="col" { (name) } }
            }
        }
        tbody {
            @for (at, area) in numbered(coverage) {
                tr {
                    th scope="row" { (name(coverage, area)) }
                    @for (number, count) in area.languages.into_iter().enumerate() {
                        td.(if count == 0 { "gap" } else if count == 1 { "thin" } else { "" }) {
                            (lists.link(
                                &names::of_language(number), at, count > 0, html! { b { (count) } }
                            ))
                            @if count == 0 { " " small { "Lücke" } }
                        }
                    }
                }
            }
        }
    };
    let stated = number_of(coverage.whole.local.len(), "kein", "Angebot", "Angebote");
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

/// The areas in which gaps are counted, with their numbers.
fn numbered(coverage: &Coverage) -> impl Iterator<Item = (usize, &Area)> {
    let is_place = !coverage.places.is_empty();
    coverage.areas().iter().enumerate().map(move |(at, area)| (at + usize::from(is_place), area))
}

fn name<'a>(coverage: &'a Coverage, area: &'a Area) -> &'a str {
    if area.name.is_empty() { &coverage.name } else { &area.name }
}
