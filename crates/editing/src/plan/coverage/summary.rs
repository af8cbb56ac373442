//! The most important results, in words.

use super::cell::{Cell, Level, Thin};
use super::labels::{number_of, topic_label, with_phase};
use super::{Coverage, Where};
use crate::wording::phrase::{list, list_with};
use catalogue::{LifePhase, Topic};
use std::cmp::Reverse;

/// The maximum number of points on an agenda: more are not discussed in one meeting.
pub const AGENDA_POINTS: usize = 10;

/// What is said if there is no gap.
pub const NO_GAP: &str = "Es gibt keine Lücke.";

/// The maximum number of places to name; beyond it only their number is given.
const PLACES_NAMED: usize = 4;

/// The problem of a cell, the most serious first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    /// No offers at all.
    Gap,
    /// Nothing from the municipality, but something from the state or the nation.
    WideOnly,
    /// The most serious reason why it is thin.
    Thin(Thin),
}

/// Cells that are covered by one sentence.
struct Cells {
    problem: Problem,
    topic: Topic,
    phases: Vec<LifePhase>,
    /// Indices of the areas.
    areas: Vec<usize>,
}

impl Cells {
    fn count(&self) -> usize {
        self.phases.len() * self.areas.len()
    }

    fn is_gap(&self) -> bool {
        !matches!(self.problem, Problem::Thin(_))
    }
}

/// What to talk about: gaps before thin cells, and within those what affects the most cells first;
/// of two that affect as many, first what the state and the nation do not catch either, then in the
/// order of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The most important points.
    pub points: Vec<Point>,
    /// Whether there is no gap at all.
    pub is_without_gaps: bool,
    /// What the points leave out, as a sentence.
    pub left: Option<String>,
}

/// A point of the [`Agenda`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What is missing for whom, as a sentence.
    pub sentence: String,
    /// Why it is on the agenda: what kind of problem, in how many cells.
    pub why: String,
}

impl Coverage {
    /// The most important problems, at most `limit`.
    pub fn agenda(&self, limit: usize) -> Agenda {
        let mut all = problems(self);
        all.sort_by_key(|cells| {
            let is_wide_only = cells.problem == Problem::WideOnly;
            (!cells.is_gap(), Reverse(cells.count()), is_wide_only)
        });
        let (told, left) = all.split_at(limit.min(all.len()));
        Agenda {
            points: told.iter().map(|cells| point(self, cells)).collect(),
            is_without_gaps: all.iter().all(|cells| !cells.is_gap()),
            left: left_out(left),
        }
    }

    /// The agenda as German sentences: at most `limit` problems, and how many are left.
    pub fn summary(&self, limit: usize) -> Vec<String> {
        let agenda = self.agenda(limit);
        let none = agenda.is_without_gaps.then(|| NO_GAP.to_owned());
        let points = agenda.points.into_iter().map(|point| point.sentence);
        none.into_iter().chain(points).chain(agenda.left).collect()
    }

    /// Families in words: `Familien mit Baby; Familien mit Kita-Kind in Marbenau`.
    pub fn families(&self, families: &[Where]) -> String {
        all_families(self, families)
    }
}

fn left_out(left: &[Cells]) -> Option<String> {
    let count = |is_gap: bool| -> usize {
        left.iter().filter(|cells| cells.is_gap() == is_gap).map(Cells::count).sum()
    };
    let more: Vec<String> = [
        (count(true), "weitere Lücke", "weitere Lücken"),
        (count(false), "weitere dünne Stelle", "weitere dünne Stellen"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| number_of(count, "", one, many))
    .collect();
    (!more.is_empty()).then(|| format!("In den Tabellen stehen noch {}.", list(&more)))
}

fn point(coverage: &Coverage, cells: &Cells) -> Point {
    let problem = match cells.problem {
        Problem::Gap => "Lücke".to_owned(),
        Problem::WideOnly => "Lücke, nur Überregionales".to_owned(),
        Problem::Thin(thin) => format!("dünn: {}", thin.label()),
    };
    let cells_in_words = number_of(cells.count(), "kein", "Feld", "Felder");
    Point { sentence: sentence(coverage, cells), why: format!("{problem} ({cells_in_words})") }
}

/// The problems of all areas; the same problem in the same areas is reported once.
fn problems(coverage: &Coverage) -> Vec<Cells> {
    let mut all: Vec<Cells> = Vec::new();
    for topic in &coverage.topics {
        let start = all.len();
        for phase in &coverage.phases {
            let mut here: Vec<(Problem, Vec<usize>)> = Vec::new();
            for (at, area) in coverage.areas().iter().enumerate() {
                let problem = problem(&coverage.cell(area, *topic, *phase));
                let Some(problem) = problem else { continue };
                match here.iter_mut().find(|(other, _)| *other == problem) {
                    Some((_, areas)) => areas.push(at),
                    None => here.push((problem, vec![at])),
                }
            }
            for (problem, areas) in here {
                let is_same = |cells: &&mut Cells| cells.problem == problem && cells.areas == areas;
                match all.iter_mut().skip(start).find(is_same) {
                    Some(cells) => cells.phases.push(*phase),
                    None => {
                        all.push(Cells { problem, topic: *topic, phases: vec![*phase], areas });
                    }
                }
            }
        }
    }
    all
}

fn problem(cell: &Cell) -> Option<Problem> {
    match cell.level() {
        Level::Gap if cell.wide > 0 => Some(Problem::WideOnly),
        Level::Gap => Some(Problem::Gap),
        Level::Thin => cell.thin().first().copied().map(Problem::Thin),
        Level::Served | Level::NotExpected => None,
    }
}

fn sentence(coverage: &Coverage, cells: &Cells) -> String {
    let families = families(coverage, &cells.phases);
    let topic = topic_label(cells.topic);
    let there = places(coverage, &cells.areas);
    match cells.problem {
        Problem::Gap => format!("Für {families} gibt es {there}nichts zu „{topic}“."),
        Problem::WideOnly => {
            format!("Für {families} gibt es {there}zu „{topic}“ nur Überregionales.")
        }
        Problem::Thin(Thin::OnlyPaused) => {
            format!("Für {families} gibt es {there}zu „{topic}“ nur etwas, das gerade pausiert.")
        }
        Problem::Thin(Thin::OnlyUnclear) => {
            format!("Für {families} ist {there}unklar, ob etwas zu „{topic}“ passt.")
        }
        Problem::Thin(Thin::Few) => {
            format!("Für {families} gibt es {there}nur ein Angebot zu „{topic}“.")
        }
        Problem::Thin(Thin::OneOrganization) => {
            format!("Für {families} gibt es {there}zu „{topic}“ nur einen einzigen Träger.")
        }
        Problem::Thin(Thin::OnlyDoubtful) => format!(
            "Für {families} gibt es {there}zu „{topic}“ nur, was bald endet oder lange nicht geprüft \
             ist."
        ),
    }
}

/// `alle Familien`, `Familien mit Baby oder mit Kita-Kind`.
fn families(coverage: &Coverage, phases: &[LifePhase]) -> String {
    if phases.len() == coverage.phases.len() {
        return "alle Familien".to_owned();
    }
    let phases: Vec<&str> = phases.iter().map(|phase| with_phase(*phase)).collect();
    format!("Familien {}", list_with("oder", &phases))
}

/// `Familien mit Baby; Familien mit Kita-Kind in Marbenau`.
fn all_families(coverage: &Coverage, all: &[Where]) -> String {
    let part = |each: &Where| {
        let names: Vec<&str> =
            each.places.iter().map(|at| coverage.places[*at].name.as_str()).collect();
        let families = families(coverage, &each.phases);
        if names.is_empty() { families } else { format!("{families} in {}", list(&names)) }
    };
    all.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// `in Marbenau und Kolmenrod `, with a trailing space; empty if there are no places.
fn places(coverage: &Coverage, areas: &[usize]) -> String {
    let names: Vec<&str> = areas.iter().map(|at| coverage.areas()[*at].name.as_str()).collect();
    match (names.len(), coverage.places.len()) {
        (_, 0) => String::new(),
        (1, 1) => format!("in {} ", names[0]),
        (count, all) if count == all => format!("in allen {all} Orten "),
        (count, _) if count <= PLACES_NAMED => format!("in {} ", list(&names)),
        (count, all) => format!("in {count} von {all} Orten "),
    }
}
