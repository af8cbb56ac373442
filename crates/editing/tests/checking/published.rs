//! The catalogues that ship with the program follow our own recommendations.

use crate::today;
use catalogue::Severity;
use editing::check::{Report, check};

fn said(report: &Report, severity: Severity) -> Vec<String> {
    let findings = report.findings.iter().filter(|each| each.severity >= severity);
    findings.map(|each| format!("{} {}: {}", each.code.as_str(), each.pointer, each.what)).collect()
}

#[test]
fn about_the_demo_there_is_nothing_to_say_but_what_it_is_to_show() {
    let report = check(include_bytes!("../../../../public/katalog.json"), today());
    let said = said(&report, Severity::Hint);
    let [old, over] = &said[..] else { panic!("{said:#?}") };
    assert!(old.starts_with("stale "), "an old offer as families see it: {old}");
    assert!(over.starts_with("dates-past "), "an offer whose dates are over: {over}");
}

#[test]
fn the_nation_wide_catalogue_has_no_errors_and_no_warnings() {
    let report = check(include_bytes!("../../../../public/bund.json"), today());
    assert_eq!(said(&report, Severity::Warning), [""; 0]);
}
