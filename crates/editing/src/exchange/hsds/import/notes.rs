//! Collects the findings of an import.

use crate::exchange::hsds::Finding;
use catalogue::Severity;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Collects findings; those that occur in many places are reported once.
#[derive(Default)]
pub struct Notes {
    single: Vec<Finding>,
    /// By severity and message: how to fix it, the first position, and the number of occurrences.
    many: BTreeMap<(Reverse<Severity>, String), (&'static str, String, usize)>,
}

impl Notes {
    /// Adds a finding about a single place.
    pub fn find(
        &mut self,
        severity: Severity,
        pointer: &str,
        what: String,
        help: &str,
        services_left_out: usize,
    ) {
        let (pointer, help) = (pointer.to_owned(), help.to_owned());
        self.single.push(Finding { severity, pointer, what, help, services_left_out });
    }

    /// Adds a finding that may occur in many places.
    pub fn sum(&mut self, severity: Severity, pointer: &str, what: String, help: &'static str) {
        let first = || (help, pointer.to_owned(), 0);
        self.many.entry((Reverse(severity), what)).or_insert_with(first).2 += 1;
    }

    /// Reports a value of an unexpected type.
    pub fn misshapen(&mut self, pointer: &str, key: &str, expected: &str) {
        let what =
            format!("Bei „{key}“ steht etwas anderes als {expected}. Es wurde nicht übernommen.");
        let help = "Sagen Sie es der Stelle, von der die Datei kommt.";
        self.sum(Severity::Warning, pointer, what, help);
    }

    pub fn finish(self) -> Vec<Finding> {
        let mut findings = self.single;
        for ((Reverse(severity), what), (help, pointer, count)) in self.many {
            let what =
                if count > 1 { format!("{what} Das ist an {count} Stellen so.") } else { what };
            let help = help.to_owned();
            findings.push(Finding { severity, pointer, what, help, services_left_out: 0 });
        }
        findings
    }
}
