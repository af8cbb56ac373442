//! One matrix: topics by life phases.

use crate::plan::coverage::{Area, Cell, Coverage, Level, Thin, phase_label, topic_label};
use catalogue::{LifePhase, Topic};
use maud::{Markup, html};

/// From this many offers on, a cell is darker; from [`MANY`] on, darkest.
const SOME: usize = 5;
const MANY: usize = 10;

/// The table, in a container that can be scrolled with the keyboard.
pub fn matrix(coverage: &Coverage, area: &Area, name: &str) -> Markup {
    scrolled(
        &format!("{name}: Angebote nach Thema und Lebensphase"),
        &html! {
            thead {
                tr {
                    th scope="col" { "Thema" }
                    @for phase in &coverage.phases { th scope="col" { (phase_label(*phase)) } }
                }
            }
            tbody {
                @for topic in &coverage.topics {
                    tr {
                        th scope="row" { (topic_label(*topic)) }
                        @for phase in &coverage.phases { (cell(coverage, area, *topic, *phase)) }
                    }
                }
            }
        },
    )
}

/// The fragment of the place with this index.
pub fn anchor(number: usize) -> String {
    format!("ort-{}", number + 1)
}

/// A table with this caption.
pub fn scrolled(caption: &str, rows: &Markup) -> Markup {
    html! {
        div.scroll role="region" aria-label=(caption) tabindex="0" {
            table { caption { (caption) } (rows) }
        }
    }
}

fn cell(coverage: &Coverage, area: &Area, topic: Topic, phase: LifePhase) -> Markup {
    let cell = coverage.cell(area, topic, phase);
    let level = cell.level();
    // A cell of the whole does not show that some places have no offers.
    let without = match area.place {
        None => coverage.areas_at(Level::Gap, topic, phase),
        Some(_) => 0,
    };
    let is_part = without > 0 && level != Level::Gap;
    html! {
        td.(class(&cell)) {
            @if level == Level::NotExpected {
                "–"
            } @else {
                b { (cell.local) }
            }
            @if cell.wide > 0 {
                " " span.wide { "+" (cell.wide) }
            }
            @for word in words(&cell) { " " small { (word) } }
            @if is_part { " " small { "Lücke in " (without) " von " (coverage.places.len()) } }
        }
    }
}

/// The meaning of a colour in words: colours are not printed, and not visible to everyone.
fn words(cell: &Cell) -> Vec<&'static str> {
    match cell.level() {
        Level::Gap => vec!["Lücke"],
        Level::Thin => cell.thin().into_iter().map(short).collect(),
        Level::Served | Level::NotExpected => Vec::new(),
    }
}

/// A reason for a thin cell, short enough for a cell.
fn short(thin: Thin) -> &'static str {
    match thin {
        Thin::OnlyPaused => "pausiert",
        Thin::OnlyUnclear => "unklar",
        Thin::Few => "dünn",
        Thin::OneOrganization => "ein Träger",
        Thin::OnlyDoubtful => "endet/veraltet",
    }
}

fn class(cell: &Cell) -> &'static str {
    match (cell.level(), cell.local) {
        (Level::Gap, _) => "gap",
        (Level::Thin, _) => "thin",
        (Level::NotExpected, _) => "none",
        (Level::Served, MANY..) => "many",
        (Level::Served, SOME..) => "some",
        (Level::Served, _) => "few",
    }
}
