//! The coverage matrix for a terminal.

use catalogue::{LifePhase, Topic};
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use editing::plan::coverage::{
    AGENDA_POINTS, Area, Cell, Coverage, Form, HERE, LANGUAGES, Level, REACHABLE, Way, day_label,
    end_label, topic_label,
};

use crate::terminal::{harmless, harmless_lines};

/// The minimum terminal width we assume, in characters.
const WIDTH: u16 = 100;

/// The maximum number of lines in a list.
const LINES: usize = 15;

/// The whole report, or what is within reach of one place and what is in it.
pub fn text(coverage: &Coverage, place: Option<usize>) -> String {
    let coverage = &in_their_lines(coverage.clone());
    let text = match place.and_then(|at| coverage.places.get(at)) {
        Some(area) => {
            [head(coverage), matrix(coverage, area, &area.name), here(coverage, area)].join("\n\n")
        }
        None => whole(coverage),
    };
    harmless_lines(&text)
}

/// Keeps names from the catalogue from starting new lines.
fn in_their_lines(mut coverage: Coverage) -> Coverage {
    let names = [&mut coverage.name, &mut coverage.whole.name].into_iter();
    let names = names.chain(coverage.places.iter_mut().map(|area| &mut area.name));
    let names = names.chain(coverage.ending.iter_mut().map(|ending| &mut ending.name));
    let situations = coverage.only_universal.iter_mut().map(|only| &mut only.situation);
    for name in names.chain(situations) {
        *name = harmless(name);
    }
    coverage
}

fn head(coverage: &Coverage) -> String {
    let day = day_label(coverage.today);
    format!("Angebotsmatrix: {}, Stand {day}", coverage.name)
}

fn whole(coverage: &Coverage) -> String {
    let mut parts = vec![head(coverage)];
    parts.push(list("Das Wichtigste", coverage.summary(AGENDA_POINTS)));
    parts.push(matrix(coverage, &coverage.whole, "Alle Orte zusammen"));
    if coverage.places.len() > 1 {
        parts.push(places(coverage));
    }
    let transitions = coverage.transitions().into_iter().filter(|each| !each.breaks.is_empty());
    let transitions = transitions.map(|each| format!("{}: {}", each.label(), each.what()));
    parts.push(list("Wo die Kette reißt", shortened(transitions.collect())));
    let only = coverage.only_universal.iter();
    let only =
        only.map(|each| format!("„{}“: {}", each.situation, coverage.families(&each.families)));
    parts.push(list("Wo nur die Angebote für alle helfen", shortened(only.collect())));
    let ending = coverage.ending.iter();
    let ending = ending.map(|each| format!("{}: {}", each.name, end_label(each.end)));
    parts.push(list("Was bald fehlt", shortened(ending.collect())));
    parts.push(forms(coverage));
    parts.push(languages(coverage));
    parts.join("\n\n")
}

/// Truncates to the first lines, and says how many were dropped.
fn shortened(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > LINES {
        let left = lines.len() - LINES;
        lines.truncate(LINES);
        lines.push(format!("und {left} weitere; alle stehen auf der Seite (--format html)"));
    }
    lines
}

fn list(title: &str, lines: Vec<String>) -> String {
    let lines = if lines.is_empty() { vec!["nichts".to_owned()] } else { lines };
    let lines = lines.iter().map(|line| wrapped(line)).collect::<Vec<_>>().join("\n");
    format!("{title}\n{lines}")
}

/// A line of a list, wrapped to the terminal width.
fn wrapped(line: &str) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        let lead = if width == 0 {
            "– "
        } else if width + 1 + length > usize::from(WIDTH) {
            "\n  "
        } else {
            " "
        };
        width = if lead == " " { width + 1 + length } else { 2 + length };
        wrapped.push_str(lead);
        wrapped.push_str(word);
    }
    wrapped
}

/// A table that fits the terminal; all columns but the first are numeric.
fn table(header: Vec<String>, rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    let rule = |fill| LineStyle::none().fill(fill).junction(fill);
    let style = TableStyle::new().header_separator(rule('─')).bottom_border(rule('─'));
    table.load_style(style);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table.set_header(header).add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

fn matrix(coverage: &Coverage, area: &Area, title: &str) -> String {
    let rows = rows(coverage, |topic, phase| cell(&coverage.cell(area, topic, phase)));
    format!(
        "{title}: Angebote nach Thema und Lebensphase\n{rows}\n! Lücke   * dünn   +2 überregional   – \
         danach fragt in dieser Lebensphase kaum jemand"
    )
}

/// What takes place in the place itself.
fn here(coverage: &Coverage, area: &Area) -> String {
    let rows = rows(coverage, |topic, phase| number(coverage.here(area, topic, phase)));
    format!("{}, davon am Ort\n{rows}\n{}", area.name, definitions())
}

/// A table of topics by life phases.
fn rows(coverage: &Coverage, cell: impl Fn(Topic, LifePhase) -> String) -> String {
    let phases = coverage.phases.iter().map(|phase| phase_abbreviation(*phase).to_owned());
    let header = std::iter::once("Thema".to_owned()).chain(phases).collect();
    let rows = coverage.topics.iter().map(|topic| {
        let cells = coverage.phases.iter().map(|phase| cell(*topic, *phase));
        std::iter::once(topic_label(*topic).to_owned()).chain(cells).collect()
    });
    table(header, rows.collect())
}

/// What is in a place, and what is within reach of it.
fn definitions() -> String {
    [HERE, REACHABLE].map(wrapped).join("\n")
}

/// The abbreviation of a life phase for the header of a narrow column.
fn phase_abbreviation(phase: LifePhase) -> &'static str {
    match phase {
        LifePhase::Pregnancy => "schw.",
        LifePhase::Baby => "Baby",
        LifePhase::Toddler => "1–2 J.",
        LifePhase::Kindergarten => "Kita",
        LifePhase::SchoolEntry => "bald\nSchule",
        LifePhase::PrimarySchool => "Grund-\nschule",
        LifePhase::SecondarySchool => "ab\nKl. 5",
        LifePhase::Youth => "Ju-\ngend",
        LifePhase::SchoolToWork => "Beruf",
    }
}

/// The label of a way for the header of a narrow column.
fn way_abbreviation(way: Way) -> &'static str {
    match way {
        Way::ComesToYou => "kommt\nnach Hause",
        Way::Remote => "Telefon\noder online",
        Way::Here | Way::Elsewhere => way.label(),
    }
}

fn cell(cell: &Cell) -> String {
    let (number, mark) = match cell.level() {
        Level::NotExpected => ("–".to_owned(), ""),
        Level::Gap => ("0".to_owned(), "!"),
        Level::Thin => (cell.local.to_string(), "*"),
        Level::Served => (cell.local.to_string(), ""),
    };
    let wide = if cell.wide > 0 { format!(" +{}", cell.wide) } else { String::new() };
    format!("{number}{mark}{wide}")
}

fn places(coverage: &Coverage) -> String {
    let first = ["Ort", "erreich-\nbar"].into_iter();
    let last = ["über-\nregional", "Lücken", "dünne\nStellen"];
    let header = first.chain(Way::ALL.map(way_abbreviation)).chain(last).map(str::to_owned);
    let rows = coverage.places.iter().map(|area| {
        let mut numbers = vec![area.local.len()];
        numbers.extend(Way::ALL.map(|way| area.by(way).len()));
        numbers.extend([area.wide.len(), area.count(Level::Gap), area.count(Level::Thin)]);
        row(coverage, area, &numbers)
    });
    let table = table(header.collect(), rows.collect());
    format!("Die Orte nebeneinander\n{table}\n{}", definitions())
}

fn forms(coverage: &Coverage) -> String {
    let forms = Form::ALL.iter().map(|form| form.label().to_owned());
    let header = std::iter::once("Ort".to_owned()).chain(forms).collect();
    let rows = coverage.areas().iter().map(|area| {
        let without = |form: usize| area.forms_at.iter().filter(|at| at[form] == 0).count();
        let cells = area.forms.iter().enumerate().map(|(form, count)| match without(form) {
            _ if *count == 0 => "0!".to_owned(),
            0 => count.to_string(),
            without => format!("{count} (fehlt {without}×)"),
        });
        std::iter::once(name(coverage, area)).chain(cells).collect()
    });
    format!(
        "In welcher Form Hilfe kommt\n{}\n! Lücke   (fehlt 2×) in so vielen Lebensphasen gibt es das nicht",
        table(header, rows.collect())
    )
}

fn languages(coverage: &Coverage) -> String {
    let tags = LANGUAGES.iter().map(|(tag, _)| (*tag).to_owned());
    let header = std::iter::once("Ort".to_owned()).chain(tags).collect();
    let rows = coverage.areas().iter().map(|area| row(coverage, area, &area.languages));
    let names = LANGUAGES.map(|(tag, name)| format!("{tag} {name}"));
    let names = wrapped(&names.join(", "));
    format!("Sprachen\n{}\n{}", table(header, rows.collect()), names.trim_start_matches("– "))
}

fn row(coverage: &Coverage, area: &Area, numbers: &[usize]) -> Vec<String> {
    let numbers = numbers.iter().map(|count| number(*count));
    std::iter::once(name(coverage, area)).chain(numbers).collect()
}

fn number(count: usize) -> String {
    if count == 0 { "–".to_owned() } else { count.to_string() }
}

fn name(coverage: &Coverage, area: &Area) -> String {
    if area.name.is_empty() { coverage.name.clone() } else { area.name.clone() }
}
