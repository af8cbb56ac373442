//! The editors' mail.

use super::{Change, Diff, Kind};
use crate::wording::phrase::short_date;
use std::collections::HashMap;
use std::fmt::Write;

impl Diff {
    /// The mail, as plain text.
    pub fn text(&self) -> String {
        text(self)
    }
}

/// All changes by kind; a change that several offers share is listed once.
fn text(diff: &Diff) -> String {
    let mut text = format!(
        "Was sich für Familien ändert\n{}, Stand {}\n",
        harmless(&diff.name),
        short_date(diff.today)
    );
    if diff.changes.is_empty() {
        text.push_str("\nFür Familien hat sich nichts geändert.\n");
    }
    for kind in Kind::ALL {
        let changes: Vec<&Change> = diff.changes.iter().filter(|each| each.kind == kind).collect();
        if changes.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{} ({})", kind.label(), changes.len());
        for group in grouped(&changes) {
            let _ = writeln!(text, "– {}", line(&group));
        }
    }
    text
}

/// Groups changes with the same text, such as an organization's new phone.
fn grouped<'a>(changes: &[&'a Change]) -> Vec<Vec<&'a Change>> {
    let mut groups: Vec<Vec<&Change>> = Vec::new();
    let mut numbers = HashMap::new();
    for change in changes {
        let key = (&change.organization, &change.what);
        let number = *numbers.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    groups
}

fn line(group: &[&Change]) -> String {
    let names: Vec<String> =
        group.iter().map(|change| format!("„{}“", harmless(&change.name))).collect();
    let organization = group[0].organization.as_deref().map(harmless);
    let organization = organization.map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{}{organization}: {}", names.join(", "), harmless(&group[0].what))
}

/// Neutralises control characters: texts from a catalogue must affect neither a terminal nor a mail
/// program.
fn harmless(text: &str) -> String {
    text.replace(char::is_control, " ")
}
