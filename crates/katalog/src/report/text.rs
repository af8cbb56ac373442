//! Findings for people.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use catalogue::Severity;
use editing::check::{Entry, Finding, Report};

use super::Checked;

/// Writes what is at least so bad, and how many findings of each kind there are.
pub fn write(
    out: &mut dyn Write,
    files: &[Checked],
    least: Severity,
    has_colors: bool,
) -> io::Result<()> {
    let bold = style(Style::new().bold(), has_colors);
    for Checked { file, report } in files {
        for finding in report.findings.iter().filter(|each| each.severity >= least) {
            write_finding(out, file, finding, has_colors)?;
        }
        writeln!(out, "{bold}{file}{bold:#}: {}", summary(report))?;
    }
    Ok(())
}

/// The style, or none where there are no colours.
pub(super) fn style(style: Style, has_colors: bool) -> Style {
    if has_colors { style } else { Style::new() }
}

fn write_finding(
    out: &mut dyn Write,
    file: &str,
    finding: &Finding,
    has_colors: bool,
) -> io::Result<()> {
    let Finding { severity, code, what, help, entry, pointer, line, column } = finding;
    let entry = entry.as_ref().map(|each| format!(", {}", entry_name(each))).unwrap_or_default();
    let place = format!("{file}:{line}:{column}{}", harmless(&entry));
    let code = Some(code.as_str());
    let message = Message { severity: *severity, code, what, help, place: &place, pointer };
    message.write(out, has_colors)
}

/// A finding as people read it.
pub(super) struct Message<'a> {
    pub severity: Severity,
    pub code: Option<&'a str>,
    pub what: &'a str,
    pub help: &'a str,
    /// Where, harmless already.
    pub place: &'a str,
    pub pointer: &'a str,
}

impl Message<'_> {
    pub fn write(&self, out: &mut dyn Write, has_colors: bool) -> io::Result<()> {
        let (name, color) = match self.severity {
            Severity::Error => ("Fehler", AnsiColor::Red),
            Severity::Warning => ("Warnung", AnsiColor::Yellow),
            Severity::Hint => ("Hinweis", AnsiColor::Cyan),
        };
        let label = style(Style::new().bold().fg_color(Some(color.into())), has_colors);
        let bold = style(Style::new().bold(), has_colors);
        let faint = style(Style::new().dimmed(), has_colors);
        let [what, help, pointer] = [self.what, self.help, self.pointer].map(harmless);
        write!(out, "{label}{name}{label:#}  {bold}{what}{bold:#}")?;
        match self.code {
            Some(code) => writeln!(out, "  {faint}[{code}]{faint:#}")?,
            None => writeln!(out)?,
        }
        writeln!(out, "   wo:   {}", self.place)?;
        if !pointer.is_empty() {
            writeln!(out, "         {faint}{pointer}{faint:#}")?;
        }
        writeln!(out, "   tun:  {help}\n")
    }
}

/// What stands in a catalogue must not steer the terminal.
pub(super) fn harmless(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// The entry as editors call it.
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
