//! Findings in the requested format.

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

/// Writes all files' findings to standard output.
pub fn write(files: &[Checked], format: Format) -> io::Result<()> {
    match format {
        Format::Text => text::write(files, Severity::Hint),
        Format::Json => terminal::print_json(Stream::Output, &json::report(files)),
        Format::Sarif => terminal::print_json(Stream::Output, &sarif::log(files)),
    }
}

/// Writes only the errors, as text, and counts the rest.
pub fn write_errors(files: &[Checked]) -> io::Result<()> {
    text::write(files, Severity::Error)
}

/// Reports why files must not be passed on; on stderr, because stdout may be piped into another
/// program.
pub fn tell(faults: &[Fault]) {
    for Fault { file, pointer, what, help } in faults {
        complain(&format!("Fehler  {what}"));
        complain(&format!("   wo:   {}", format!("{file} {pointer}").trim()));
        complain(&format!("   tun:  {help}"));
        complain("");
    }
}
