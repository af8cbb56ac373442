//! The catalogues that come with the program are as we ask others to make theirs.

use crate::today;
use catalogue::Severity;
use editing::check::{Report, check};

fn said(report: &Report, severity: Severity) -> Vec<String> {
    let findings = report.findings.iter().filter(|each| each.severity >= severity);
    findings.map(|each| format!("{} {}: {}", each.code.as_str(), each.pointer, each.what)).collect()
}

#[test]
fn about_the_demo_there_is_nothing_to_say() {
    let report = check(include_bytes!("../../../../public/katalog.json"), today());
    assert_eq!(said(&report, Severity::Hint), [""; 0]);
}

#[test]
fn the_nation_wide_catalogue_has_no_errors_and_no_warnings() {
    let report = check(include_bytes!("../../../../public/bund.json"), today());
    assert_eq!(said(&report, Severity::Warning), [""; 0]);
}
