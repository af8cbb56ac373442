//! Findings for people.

use std::io;

use anstyle::{AnsiColor, Style};
use catalogue::Severity;
use editing::check::{Entry, Finding, Report};

use super::Checked;
use crate::terminal::{Stream, Text};

/// Writes the findings that have at least this severity, and the number of each kind.
pub fn write(files: &[Checked], least: Severity) -> io::Result<()> {
    let mut text = Text::new(Stream::Output);
    for Checked { file, report } in files {
        for finding in report.findings.iter().filter(|each| each.severity >= least) {
            add_finding(&mut text, file, finding);
        }
        add_summary(&mut text, file, &summary(report));
    }
    text.print()
}

/// Adds a line with the summary of a file.
pub(super) fn add_summary(text: &mut Text, file: &str, summary: &str) {
    text.styled(Style::new().bold(), file);
    text.plain(&format!(": {summary}"));
    text.end();
}

fn add_finding(text: &mut Text, file: &str, finding: &Finding) {
    let Finding { severity, code, what, help, entry, pointer, line, column } = finding;
    let entry = entry.as_ref().map(|each| format!(", {}", entry_name(each))).unwrap_or_default();
    let place = format!("{file}:{line}:{column}{entry}");
    let code = Some(code.as_str());
    Message { severity: *severity, code, what, help, place: &place, pointer }.add_to(text);
}

/// A finding in readable form.
pub(super) struct Message<'a> {
    pub severity: Severity,
    pub code: Option<&'a str>,
    pub what: &'a str,
    pub help: &'a str,
    /// Where it is.
    pub place: &'a str,
    pub pointer: &'a str,
}

impl Message<'_> {
    pub fn add_to(&self, text: &mut Text) {
        let (name, color) = match self.severity {
            Severity::Error => ("Fehler", AnsiColor::Red),
            Severity::Warning => ("Warnung", AnsiColor::Yellow),
            Severity::Hint => ("Hinweis", AnsiColor::Cyan),
        };
        let (bold, faint) = (Style::new().bold(), Style::new().dimmed());
        text.styled(bold.fg_color(Some(color.into())), name);
        text.plain("  ");
        text.styled(bold, self.what);
        if let Some(code) = self.code {
            text.plain("  ");
            text.styled(faint, &format!("[{code}]"));
        }
        text.end();
        text.plain(&format!("   wo:   {}", self.place));
        text.end();
        if !self.pointer.is_empty() {
            text.plain("         ");
            text.styled(faint, self.pointer);
            text.end();
        }
        text.plain(&format!("   tun:  {}", self.help));
        text.end();
        text.end();
    }
}

/// The entry as editors refer to it.
fn entry_name(Entry { list, id, name }: &Entry) -> String {
    let kind = match *list {
        "offers" => "Angebot",
        "organizations" => "Träger",
        "locations" => "Treffpunkt",
        "places" => "Ort",
        _ => "Lebenslage",
    };
    match (name, id) {
        (Some(name), Some(id)) => format!("{kind} „{name}“ ({id})"),
        (Some(text), None) | (None, Some(text)) => format!("{kind} „{text}“"),
        (None, None) => format!("{kind} ohne Namen"),
    }
}

pub(super) fn summary(report: &Report) -> String {
    if !report.is_readable {
        return "Die Datei ist kein Katalog, der sich lesen lässt.".to_owned();
    }
    let numbers = numbers(|severity| report.count(severity));
    let offers = match report.offers {
        0 => "Familien finden kein Angebot".to_owned(),
        1 => "Familien finden 1 Angebot".to_owned(),
        count => format!("Familien finden {count} Angebote"),
    };
    let left_out = match report.left_out {
        0 => String::new(),
        1 => ", 1 Angebot fehlt wegen der Fehler".to_owned(),
        count => format!(", {count} Angebote fehlen wegen der Fehler"),
    };
    format!("{numbers}. {offers}{left_out}.")
}

/// `1 Fehler, keine Warnungen, 2 Hinweise`.
pub(super) fn numbers(count: impl Fn(Severity) -> usize) -> String {
    let count = |severity, one, many| match count(severity) {
        0 => format!("keine {many}"),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let errors = count(Severity::Error, "Fehler", "Fehler");
    let warnings = count(Severity::Warning, "Warnung", "Warnungen");
    let hints = count(Severity::Hint, "Hinweis", "Hinweise");
    format!("{errors}, {warnings}, {hints}")
}
