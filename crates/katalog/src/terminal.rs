//! The only path to the terminal, for all output and all errors.
//!
//! Output contains texts from catalogues, tables, file names and the web. None of them may send
//! control sequences to the terminal, change the direction of the text around them, or start a new
//! line that looks like ours (`clippy.toml` forbids the other ways to print).

use std::fmt::Write as _;
use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use serde_json::Value;

/// Which stream to write to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: the requested result.
    Output,
    /// Standard error: messages besides it.
    Beside,
}

/// Prints a line to standard output.
pub fn say(line: &str) {
    said(line, Stream::Output);
}

/// Prints a line to standard error.
pub fn complain(line: &str) {
    said(line, Stream::Beside);
}

fn said(line: &str, stream: Stream) {
    // If the reader has closed the pipe, there is no one to tell.
    let _ = write(stream, format!("{}\n", harmless(line)).as_bytes());
}

/// Lines with styles.
pub struct Text {
    lines: String,
    stream: Stream,
    has_colors: bool,
}

impl Text {
    /// An empty text.
    pub fn new(stream: Stream) -> Self {
        Self { lines: String::new(), stream, has_colors: has_colors(stream) }
    }

    /// Adds plain text.
    pub fn plain(&mut self, text: &str) {
        self.lines.push_str(&harmless(text));
    }

    /// Adds text in this style.
    pub fn styled(&mut self, style: Style, text: &str) {
        let style = if self.has_colors { style } else { Style::new() };
        // Writing to a `String` cannot fail.
        let _ = write!(self.lines, "{style}{}{style:#}", harmless(text));
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.lines.push('\n');
    }

    /// Prints everything.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn print(&self) -> io::Result<()> {
        write(self.stream, self.lines.as_bytes())
    }
}

/// Writes data for other programs unchanged; on a terminal, with control characters neutralised.
///
/// # Errors
///
/// When it cannot be written.
#[expect(clippy::disallowed_methods, reason = "the only module that accesses the terminal")]
pub fn write_exactly(bytes: &[u8]) -> io::Result<()> {
    let output = io::stdout();
    if output.is_terminal() {
        return write(Stream::Output, harmless_lines(&String::from_utf8_lossy(bytes)).as_bytes());
    }
    enough(output.lock().write_all(bytes).and_then(|()| output.lock().flush()))
}

/// Writes text that is already sanitised.
#[expect(clippy::disallowed_methods, reason = "the only module that accesses the terminal")]
fn write(stream: Stream, bytes: &[u8]) -> io::Result<()> {
    enough(match stream {
        Stream::Output => anstream::stdout().write_all(bytes),
        Stream::Beside => anstream::stderr().write_all(bytes),
    })
}

/// A reader that closes the pipe early, such as `head`, is not an error.
fn enough(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Whether to use colours: only on a terminal, and only if they are wanted (`NO_COLOR`).
#[expect(clippy::disallowed_methods, reason = "the only module that accesses the terminal")]
fn has_colors(stream: Stream) -> bool {
    let choice = match stream {
        Stream::Output => AutoStream::choice(&io::stdout()),
        Stream::Beside => AutoStream::choice(&io::stderr()),
    };
    choice != ColorChoice::Never
}

/// Sanitises a text: no line breaks and no control characters.
pub fn harmless(text: &str) -> String {
    text.replace(steers, "\u{fffd}")
}

/// Sanitises lines, including those with Windows line endings.
pub fn harmless_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(|letter| steers(letter) && !matches!(letter, '\n' | '\t'), "\u{fffd}")
}

/// Prints a value for programs, in the format of [`json`].
///
/// # Errors
///
/// When it cannot be written.
pub fn print_json(stream: Stream, value: &Value) -> io::Result<()> {
    write(stream, json(value).as_bytes())
}

/// Pretty-printed JSON. Terminal control characters are written as escapes, which are equivalent in
/// JSON.
pub fn json(value: &Value) -> String {
    let mut json = String::new();
    for letter in format!("{value:#}\n").chars() {
        // Outside of strings, JSON has no such character except the newline.
        if steers(letter) && letter != '\n' {
            let _ = write!(json, "\\u{:04x}", u32::from(letter));
        } else {
            json.push(letter);
        }
    }
    json
}

/// Whether a character is a control character (C0, DEL, C1), ends a line or paragraph, or changes
/// the direction of what follows: the embeddings, overrides and isolates of UAX #9, which disguise
/// the real content of a text (CVE-2021-42574).
fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{harmless, harmless_lines};

    const HOSTILE: &str =
        "a\u{1b}[8mb\u{7}c\u{9b}2Jd\u{7f}e\r\nf\u{202e}g\u{2066}h\u{2069}i\u{2028}j";

    #[test]
    fn a_text_stays_in_its_line_and_steers_nothing() {
        assert_eq!(harmless(HOSTILE).replace('\u{fffd}', "."), "a.[8mb.c.2Jd.e..f.g.h.i.j");
        let decent = "Elterncafé „Krümel“ – 0–3 Jahre, نعم, 👪";
        assert_eq!(harmless(decent), decent);
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(harmless_lines("a;b\r\n\tc\u{1b}\rd\n"), "a;b\n\tc\u{fffd}\u{fffd}d\n");
    }

    #[test]
    fn json_says_the_same_and_steers_nothing() {
        let value = json!({ "name\u{9b}": [HOSTILE, "Ärger 👪"] });
        let written = super::json(&value);
        assert_eq!(written, harmless_lines(&written));
        assert!(written.contains("Ärger 👪"));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).ok(), Some(value));
    }
}
