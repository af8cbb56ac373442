//! Collects the mistakes that the reader finds.

use crate::{Budget, Diagnostic, Id, Problem, Severity, budget};
use std::fmt::Display;

/// Keeps track of where the reader is and what is wrong there.
///
/// A type parameter of the reader, not a run-time option: calls to [`Silence`] are not even
/// compiled.
pub(super) trait Notes: Default {
    /// The result at the end.
    type Told;

    /// The reader descends by one segment of a JSON pointer.
    fn enter(&mut self, segment: impl Display);

    /// The reader ascends by one segment.
    fn leave(&mut self);

    /// The reader is now in this offer, or in none.
    fn about(&mut self, offer: Option<&Id>);

    /// If there is a problem: a value here was dropped or could be better.
    fn warn(&mut self, problem: impl FnOnce() -> Option<Problem>);

    /// How many notes there are so far.
    fn count(&self) -> usize;

    /// The notes after the first `noted` cause an entry to be left out.
    fn condemn(&mut self, noted: usize);

    fn told(self) -> Self::Told;
}

/// Keeps nothing.
#[derive(Default)]
pub(super) struct Silence;

impl Notes for Silence {
    type Told = ();

    fn enter(&mut self, _: impl Display) {}

    fn leave(&mut self) {}

    fn about(&mut self, _: Option<&Id>) {}

    fn warn(&mut self, _: impl FnOnce() -> Option<Problem>) {}

    fn count(&self) -> usize {
        0
    }

    fn condemn(&mut self, _: usize) {}

    fn told(self) {}
}

/// Keeps everything, up to [`budget::FINDINGS`].
#[derive(Default)]
pub(super) struct Findings {
    pointer: String,
    offer: Option<Id>,
    diagnostics: Vec<Diagnostic>,
    /// How many were not kept.
    beyond: usize,
}

impl Notes for Findings {
    type Told = Vec<Diagnostic>;

    fn enter(&mut self, segment: impl Display) {
        self.pointer.push('/');
        for letter in segment.to_string().chars() {
            // RFC 6901: these two have a special meaning in a pointer.
            match letter {
                '~' => self.pointer.push_str("~0"),
                '/' => self.pointer.push_str("~1"),
                other => self.pointer.push(other),
            }
        }
    }

    fn leave(&mut self) {
        let parent = self.pointer.rfind('/').unwrap_or(0);
        self.pointer.truncate(parent);
    }

    fn about(&mut self, offer: Option<&Id>) {
        self.offer = offer.cloned();
    }

    fn warn(&mut self, problem: impl FnOnce() -> Option<Problem>) {
        let Some(problem) = problem() else {
            return;
        };
        if self.diagnostics.len() == budget::FINDINGS {
            self.beyond += 1;
            return;
        }
        self.diagnostics.push(Diagnostic {
            severity: problem.severity(),
            problem,
            pointer: self.pointer.clone(),
            offer: self.offer.clone(),
        });
    }

    fn count(&self) -> usize {
        self.diagnostics.len() + self.beyond
    }

    fn condemn(&mut self, noted: usize) {
        for diagnostic in self.diagnostics.iter_mut().skip(noted) {
            diagnostic.severity = Severity::Error;
        }
    }

    fn told(mut self) -> Vec<Diagnostic> {
        if self.beyond > 0 {
            // An error, because there may be one among those that were not kept.
            self.diagnostics.push(Diagnostic {
                severity: Severity::Error,
                problem: Problem::OverBudget(Budget::Findings),
                pointer: String::new(),
                offer: None,
            });
        }
        self.diagnostics
    }
}
