//! Findings and the report.

use super::Code;
use catalogue::Severity;
use std::cmp::Reverse;

/// The entry of one of the catalogue's lists that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key of the list, such as `offers`.
    pub list: &'static str,
    /// Its id, if it is a string.
    pub id: Option<String>,
    /// Its name, if it is a string.
    pub name: Option<String>,
}

/// A single problem to fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to fix it, as German sentences.
    pub help: String,
    /// The entry; `None` for the catalogue's own keys.
    pub entry: Option<Entry>,
    /// A JSON pointer (RFC 6901) to an existing value in the file.
    pub pointer: String,
    /// The line at which that value starts, from 1.
    pub line: usize,
    /// The column at which that value starts, in characters, from 1.
    pub column: usize,
}

/// All findings of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The most severe first; within a severity, in file order.
    pub findings: Vec<Finding>,
    /// How many offers families can find.
    pub offers: usize,
    /// How many of the file's offers are hidden from families because they have errors.
    pub left_out: usize,
    /// Whether the file could be read as a catalogue.
    pub is_readable: bool,
}

impl Report {
    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Adds further findings, such as those about links.
    pub fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        sort(&mut self.findings);
    }
}

pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|each| (Reverse(each.severity), each.line, each.column, each.code));
}
