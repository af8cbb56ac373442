//! What was found, in the form that was asked for.

mod imported;
mod json;
mod sarif;
mod text;

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use catalogue::Severity;
use editing::check::Report;

use crate::arguments::Format;

pub use imported::{Counted, Found, Imported};

/// A file and what was found in it.
pub struct Checked {
    /// As it was named.
    pub file: String,
    pub report: Report,
}

/// Writes the findings in all files to the standard output.
pub fn write(files: &[Checked], format: Format) -> io::Result<()> {
    // All at once: the standard output takes its time for every line.
    let mut text = Vec::new();
    match format {
        Format::Text => return write_text(files, Severity::Hint),
        Format::Json => writeln!(text, "{:#}", json::report(files))?,
        Format::Sarif => writeln!(text, "{:#}", sarif::log(files))?,
    }
    io::stdout().write_all(&text)
}

/// Writes only the errors, for people, and counts the rest.
pub fn write_errors(files: &[Checked]) -> io::Result<()> {
    write_text(files, Severity::Error)
}

fn write_text(files: &[Checked], least: Severity) -> io::Result<()> {
    let mut text = Vec::new();
    text::write(&mut text, files, least, has_colors())?;
    print(&text)
}

/// Whether colours are shown: only on a terminal, and only where they are wanted (NO_COLOR).
fn has_colors() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Writes what may have colours.
fn print(text: &[u8]) -> io::Result<()> {
    if has_colors() { anstream::stdout().write_all(text) } else { io::stdout().write_all(text) }
}

/// The spelling of a severity in JSON.
fn spelling(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
