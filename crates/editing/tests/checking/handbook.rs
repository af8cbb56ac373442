//! The handbook explains every finding.

use editing::check::Code;

const PAGE: &str = include_str!("../../../../docs/handbuch/pruefen.md");

#[test]
fn every_code_has_its_line_with_its_meaning_and_how_to_mend_it() {
    let lines: Vec<Vec<&str>> = PAGE
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let explained: Vec<(&str, &str)> =
        lines.iter().map(|cells| (cells[0].trim_matches('`'), cells[1])).collect();
    let expected: Vec<(&str, &str)> =
        Code::ALL.iter().map(|code| (code.as_str(), code.title())).collect();
    assert_eq!(explained, expected);
    assert!(lines.iter().all(|cells| cells.len() == 3 && !cells[2].is_empty()));
}
