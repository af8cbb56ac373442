//! The Angebotsmatrix: what it counts, what it considers a gap, and how it is displayed.

mod colors;
#[expect(dead_code, reason = "families here name neither ages in months nor filters")]
#[path = "../../../matching/tests/laws/generate.rs"]
mod generate;
mod laws;
mod page;
#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use catalogue::{Catalogue, Date};
use editing::plan::coverage::{
    AGENDA_POINTS, Coverage, ENDING_DAYS, HERE, LIMITED, Level, REACHABLE, coverage, end_label,
    html, phase_label, situation_label, table,
};

/// The fixed date of the tests.
fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn read(json: &str) -> Catalogue {
    let reading = catalogue::read(json.as_bytes()).expect("a catalogue");
    assert_eq!(reading.left_out, 0);
    reading.catalogue
}

/// Two places, three phases, two topics, and an offer of every kind.
fn small() -> Catalogue {
    let mut own = read(include_str!("small.json"));
    own.include(read(include_str!("wide.json")));
    own
}

fn small_coverage() -> Coverage {
    coverage(&small(), today())
}

fn compare(name: &str, found: &str) {
    snapshot::assert_current(&format!("tests/coverage/{name}"), found);
}

#[test]
fn a_small_catalogue_as_a_page() {
    compare("small.html", &html::page(&small_coverage()).replace("><", ">\n<"));
}

#[test]
fn a_small_catalogue_as_a_table() {
    let csv = String::from_utf8(table::csv(&small_coverage())).expect("UTF-8");
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    compare("small.csv", &csv.replace("\r\n", "\n"));
}

#[test]
fn a_small_catalogue_in_words() {
    let coverage = small_coverage();
    let mut lines = coverage.summary(20);
    lines.extend(coverage.only_universal.iter().map(|each| {
        let families = coverage.families(&each.families);
        format!("Nur Angebote für alle: {}: {families}", each.situation)
    }));
    let ending = coverage.ending.iter();
    lines.extend(ending.map(|each| format!("{}: {}", each.name, end_label(each.end))));
    compare("small.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn the_summary_is_short_and_says_how_much_it_leaves_out() {
    let coverage = small_coverage();
    let all = coverage.summary(usize::MAX);
    let some = coverage.summary(1);
    assert!(all.len() > 2, "{all:?}");
    assert_eq!((some.len(), &some[0]), (2, &all[0]));
    assert!(some[1].starts_with("In den Tabellen stehen noch "), "{}", some[1]);
}

#[test]
fn a_catalogue_without_offers_has_nothing_but_gaps() {
    let empty = read(r#"{ "schema_version": "1.0", "name": "Kreis", "offers": [] }"#);
    let coverage = coverage(&empty, today());
    assert_eq!((coverage.count(Level::Thin), coverage.count(Level::Served)), (0, 0));
    assert_eq!(coverage.areas().len(), 1, "without places the whole is the only area");
    assert!(coverage.summary(8)[0].starts_with("Für "));
    assert!(html::page(&coverage).contains("Ihr Katalog hat kein solches Angebot."));
}

#[test]
fn the_handbook_says_what_is_expected_when() {
    let handbook = include_str!("../../../../docs/handbuch/luecken.md");
    let situations = catalogue::Situation::defaults();
    for (id, phases) in LIMITED {
        let situation = situations.iter().find(|each| each.id.as_str() == *id);
        let label = situation_label(situation.expect("a situation"));
        let phases: Vec<&str> = phases.iter().map(|phase| phase_label(*phase)).collect();
        let row = format!("| {label} | {} |", phases.join(", "));
        assert!(handbook.contains(&row), "docs/handbuch/luecken.md lacks\n{row}");
    }
    assert!(handbook.contains(&format!("{ENDING_DAYS} Tagen")));
}

#[test]
fn the_handbook_defines_what_the_page_defines() {
    let handbook = include_str!("../../../../docs/handbuch/luecken.md");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [HERE, REACHABLE, &format!("höchstens {AGENDA_POINTS} Punkte")] {
        assert!(words(handbook).contains(&words(sentence)), "{sentence}");
    }
}
