//! How a run ended.

use catalogue::Severity;
use editing::check::Report;

/// What programs are told: whether a catalogue can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that must be mended.
    Fine = 0,
    /// Errors, or warnings when they count.
    Faulty = 1,
    /// A file could not be read, or is no catalogue.
    Unreadable = 2,
}

impl Outcome {
    /// What a report says; with `strict` warnings count.
    pub fn of(report: &Report, strict: bool) -> Self {
        let worst = report.findings.iter().map(|finding| finding.severity).max();
        let limit = if strict { Severity::Warning } else { Severity::Error };
        match worst {
            _ if !report.is_readable => Self::Unreadable,
            Some(worst) if worst >= limit => Self::Faulty,
            _ => Self::Fine,
        }
    }
}
