//! What is found, and the report about it.

use super::Code;
use catalogue::Severity;
use std::cmp::Reverse;

/// The entry of one of the catalogue's lists in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key of the list, such as `offers`.
    pub list: &'static str,
    /// Its id; none where there is none that is a text.
    pub id: Option<String>,
    /// Its name; none where there is none that is a text.
    pub name: Option<String>,
}

/// One thing that should be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub code: Code,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to mend it, as German sentences.
    pub help: String,
    /// In which entry; none = in the catalogue's own keys.
    pub entry: Option<Entry>,
    /// Where: a JSON pointer (RFC 6901) at something that stands in the file.
    pub pointer: String,
    /// The line at which that begins, from 1.
    pub line: usize,
    /// The column at which that begins, in characters, from 1.
    pub column: usize,
}

/// All that was found in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The worst first; what is equally bad in the order of the file.
    pub findings: Vec<Finding>,
    /// How many offers families can find.
    pub offers: usize,
    /// How many offers of the file they cannot, because something about them is wrong.
    pub left_out: usize,
    /// Whether the file could be read as a catalogue.
    pub is_readable: bool,
}

impl Report {
    /// How many findings are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Takes further findings in, such as those about links.
    pub fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        sort(&mut self.findings);
    }
}

pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|each| (Reverse(each.severity), each.line, each.column, each.code));
}
