//! The outcome of a run.

use catalogue::Severity;
use editing::check::Report;

/// The exit code: tells scripts whether a catalogue can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing that must be fixed.
    Fine = 0,
    /// Errors, or warnings if they count as errors.
    Faulty = 1,
    /// A file could not be read, or is not a catalogue.
    Unreadable = 2,
}

impl Outcome {
    /// The outcome of a report; with `strict`, warnings count as errors.
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
