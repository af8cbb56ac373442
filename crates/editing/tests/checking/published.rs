//! The catalogues that come with the program are as we ask others to make theirs.

use crate::today;
use catalogue::Severity;
use editing::check::{Report, check};

/// Sentences of advice that the demo may have: it has 72 offers.
const HINTS: usize = 10;

fn said(report: &Report, severity: Severity) -> Vec<String> {
    let findings = report.findings.iter().filter(|each| each.severity >= severity);
    findings.map(|each| format!("{} {}: {}", each.code.as_str(), each.pointer, each.what)).collect()
}

#[test]
fn the_demo_has_no_errors_no_warnings_and_few_hints() {
    let report = check(include_bytes!("../../../../public/katalog.json"), today());
    assert_eq!(said(&report, Severity::Warning), [""; 0]);
    let hints = said(&report, Severity::Hint);
    assert!(hints.len() <= HINTS, "{hints:#?}");
}

#[test]
fn the_nation_wide_catalogue_has_no_errors_and_no_warnings() {
    let report = check(include_bytes!("../../../../public/bund.json"), today());
    assert_eq!(said(&report, Severity::Warning), [""; 0]);
}
