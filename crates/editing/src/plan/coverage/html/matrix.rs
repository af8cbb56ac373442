//! One matrix: topics by life phases.

use super::names::{self, Lists};
use crate::plan::coverage::{Alike, Area, Cell, Coverage, Level, Thin, phase_label, topic_label};
use crate::wording::phrase::list;
use catalogue::{LifePhase, Topic};
use maud::{Markup, html};

/// From this many offers on, a cell is darker; from [`MANY`] on, darkest.
const SOME: usize = 5;
const MANY: usize = 10;

/// What every matrix shows.
const CAPTION: &str = "Angebote nach Thema und Lebensphase";

/// The table of the area with this number, in a container that can be scrolled with the keyboard.
pub fn matrix(coverage: &Coverage, lists: &Lists, number: usize, name: &str) -> Markup {
    rows(coverage, lists, number, &format!("{name}: {CAPTION}"), &coverage.topics)
}

/// A place's table: in full, or as its difference from another place's.
pub fn of_place(coverage: &Coverage, lists: &Lists, place: usize, alike: Option<&Alike>) -> Markup {
    let name = &coverage.places[place].name;
    let Some(alike) = alike else { return matrix(coverage, lists, place + 1, name) };
    let other = html! {
        a href={ "#" (anchor(alike.place)) } { (coverage.places[alike.place].name) }
    };
    let topics: Vec<String> =
        alike.except.iter().map(|topic| format!("„{}“", topic_label(*topic))).collect();
    html! {
        p {
            "Dieselben Zahlen wie in " (other)
            @if !topics.is_empty() { ", außer bei " (list(&topics)) }
            "."
            @if !alike.is_same_offers {
                " Dahinter stehen zum Teil andere Angebote; die Listen nennen sie."
            }
        }
        @if !topics.is_empty() {
            @let caption = format!("{name}, was anders ist: {CAPTION}");
            (rows(coverage, lists, place + 1, &caption, &alike.except))
        }
    }
}

fn rows(
    coverage: &Coverage,
    lists: &Lists,
    number: usize,
    caption: &str,
    topics: &[Topic],
) -> Markup {
    scrolled(
        caption,
        &html! {
            thead {
                tr {
                    th scope="col" { "Thema" }
                    @for phase in &coverage.phases { th scope="col" { (phase_label(*phase)) } }
                }
            }
            tbody {
                @for topic in topics {
                    tr {
                        th scope="row" { (topic_label(*topic)) }
                        @for phase in &coverage.phases {
                            (cell(coverage, lists, number, *topic, *phase))
                        }
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

fn cell(
    coverage: &Coverage,
    lists: &Lists,
    number: usize,
    topic: Topic,
    phase: LifePhase,
) -> Markup {
    let area = area(coverage, number);
    let cell = coverage.cell(area, topic, phase);
    let level = cell.level();
    // A cell of the whole does not show that some places have no offers.
    let without = match area.place {
        None => coverage.areas_at(Level::Gap, topic, phase),
        Some(_) => 0,
    };
    let is_part = without > 0 && level != Level::Gap;
    let is_any = !coverage.list(area, topic, phase).is_empty();
    let wide = html! { @if cell.wide > 0 { span.wide { "+" (cell.wide) } } };
    let link = |markup| lists.link(&names::of_cell(topic, phase), number, is_any, markup);
    html! {
        td.(class(&cell)) {
            @if level == Level::NotExpected {
                "–" @if cell.wide > 0 { " " (link(wide)) }
            } @else if cell.wide > 0 {
                (link(html! { b { (cell.local) } " " (wide) }))
            } @else {
                (link(html! { b { (cell.local) } }))
            }
            @for word in words(&cell) { " " small { (word) } }
            @if is_part { " " small { "Lücke in " (without) " von " (coverage.places.len()) } }
        }
    }
}

/// The area with this number: 0 is the whole, 1 the first place.
fn area(coverage: &Coverage, number: usize) -> &Area {
    match number.checked_sub(1) {
        Some(place) => &coverage.places[place],
        None => &coverage.whole,
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
