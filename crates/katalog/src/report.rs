//! What was found, in the form that was asked for.

mod checked;
mod imported;
mod json;
mod sarif;
mod text;

use std::io;

use catalogue::Severity;
use editing::secrets::Fault;

use crate::arguments::Format;
use crate::terminal::{self, Stream, complain};

pub use checked::Checked;
pub use imported::{Counted, Found, Imported};

/// Writes the findings in all files to the standard output.
pub fn write(files: &[Checked], format: Format) -> io::Result<()> {
    match format {
        Format::Text => text::write(files, Severity::Hint),
        Format::Json => terminal::print_json(Stream::Output, &json::report(files)),
        Format::Sarif => terminal::print_json(Stream::Output, &sarif::log(files)),
    }
}

/// Writes only the errors, for people, and counts the rest.
pub fn write_errors(files: &[Checked]) -> io::Result<()> {
    text::write(files, Severity::Error)
}

/// Says why files must not leave the house; beside them, as they may be on their way to another
/// program.
pub fn tell(faults: &[Fault]) {
    for Fault { file, pointer, what, help } in faults {
        complain(&format!("Fehler  {what}"));
        complain(&format!("   wo:   {}", format!("{file} {pointer}").trim()));
        complain(&format!("   tun:  {help}"));
        complain("");
    }
}
