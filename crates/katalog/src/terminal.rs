//! The only way to the terminal, for all that is said and all that goes wrong.
//!
//! What is said holds texts from catalogues, tables, file names and the web. None of them may steer
//! the terminal, turn the direction of what stands around them, or begin a line of their own that
//! looks like ours (`clippy.toml` keeps other ways closed).

use std::fmt::Write as _;
use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use serde_json::Value;

/// Where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What was asked for.
    Output,
    /// What is said beside it.
    Beside,
}

/// Says a line on the standard output.
pub fn say(line: &str) {
    said(line, Stream::Output);
}

/// Says a line beside the output.
pub fn complain(line: &str) {
    said(line, Stream::Beside);
}

fn said(line: &str, stream: Stream) {
    // Who has hung up does not want to know.
    let _ = write(stream, format!("{}\n", harmless(line)).as_bytes());
}

/// Lines with styles.
pub struct Text {
    lines: String,
    stream: Stream,
    has_colors: bool,
}

impl Text {
    /// No lines yet.
    pub fn new(stream: Stream) -> Self {
        Self { lines: String::new(), stream, has_colors: has_colors(stream) }
    }

    /// Adds text.
    pub fn plain(&mut self, text: &str) {
        self.lines.push_str(&harmless(text));
    }

    /// Adds text that looks like this.
    pub fn styled(&mut self, style: Style, text: &str) {
        let style = if self.has_colors { style } else { Style::new() };
        // Writing to a text does not fail.
        let _ = write!(self.lines, "{style}{}{style:#}", harmless(text));
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.lines.push('\n');
    }

    /// Says all of it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn print(&self) -> io::Result<()> {
        write(self.stream, self.lines.as_bytes())
    }
}

/// Writes what another program reads, exactly; on a terminal, so that it does not steer it.
///
/// # Errors
///
/// When it cannot be written.
#[expect(clippy::disallowed_methods, reason = "the only way")]
pub fn write_exactly(bytes: &[u8]) -> io::Result<()> {
    let output = io::stdout();
    if output.is_terminal() {
        return write(Stream::Output, harmless_lines(&String::from_utf8_lossy(bytes)).as_bytes());
    }
    enough(output.lock().write_all(bytes).and_then(|()| output.lock().flush()))
}

/// Writes what is harmless already.
#[expect(clippy::disallowed_methods, reason = "the only way")]
fn write(stream: Stream, bytes: &[u8]) -> io::Result<()> {
    enough(match stream {
        Stream::Output => anstream::stdout().write_all(bytes),
        Stream::Beside => anstream::stderr().write_all(bytes),
    })
}

/// Who reads only the beginning, as `head` does, has read enough.
fn enough(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Whether colours are shown: only on a terminal, and only where they are wanted (`NO_COLOR`).
#[expect(clippy::disallowed_methods, reason = "the only way")]
fn has_colors(stream: Stream) -> bool {
    let choice = match stream {
        Stream::Output => AutoStream::choice(&io::stdout()),
        Stream::Beside => AutoStream::choice(&io::stderr()),
    };
    choice != ColorChoice::Never
}

/// A text that stays within its line and steers nothing.
pub fn harmless(text: &str) -> String {
    text.replace(steers, "\u{fffd}")
}

/// Lines that steer nothing; also those that end as on Windows.
pub fn harmless_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(|letter| steers(letter) && !matches!(letter, '\n' | '\t'), "\u{fffd}")
}

/// Says something to a program, as [`json`] writes it.
///
/// # Errors
///
/// When it cannot be written.
pub fn print_json(stream: Stream, value: &Value) -> io::Result<()> {
    write(stream, json(value).as_bytes())
}

/// JSON in lines. Letters that steer a terminal are written as escapes: to programs they are the
/// same letters.
pub fn json(value: &Value) -> String {
    let mut json = String::new();
    for letter in format!("{value:#}\n").chars() {
        // Outside of its texts JSON has no such letter but the end of a line.
        if steers(letter) && letter != '\n' {
            let _ = write!(json, "\\u{:04x}", u32::from(letter));
        } else {
            json.push(letter);
        }
    }
    json
}

/// Whether a letter is a control character (C0, DEL, C1), ends a line or paragraph, or turns the
/// direction of what follows: the embeddings, overrides and isolates of UAX #9, which hide what a
/// text really says (CVE-2021-42574).
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
