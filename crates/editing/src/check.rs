//! Finds problems in a catalogue beyond those that make the reader leave something out.
//!
//! Every finding says what is wrong, where, and how to fix it. Each rule has its own file; [`Code`]
//! lists all codes.

mod ages;
mod alerts;
mod code;
mod context;
mod costly;
mod dates;
mod divided;
mod exit;
mod finding;
mod freshness;
mod hours;
mod keys;
mod language;
mod length;
mod links;
mod phones;
pub mod picture;
mod position;
mod protection;
mod reader;
mod secrets;
mod similar;
mod situations;
pub(crate) mod source;
mod texts;
mod theme;
mod unfinished;
mod universal;
mod unknown;

pub use code::Code;
pub(crate) use exit::is_same_site;
pub use finding::{Entry, Finding, Report};
pub use links::{Link, LinkProblem, links};

use catalogue::{Date, Reading, Refusal, Severity};
use context::Context;
use source::Source;

/// Checks the file of a catalogue, as of `today`.
///
/// A file that cannot be read at all yields a report with that single finding. Included catalogues
/// are not checked: they are separate files.
///
/// ```
/// let json = r#"{ "schema_version": "1.0", "name": "Beispielkreis", "offers": [] }"#;
/// let today = catalogue::Date::parse("2026-11-22").expect("a day");
/// let report = editing::check::check(json.as_bytes(), today);
/// let [finding] = &report.findings[..] else { panic!("one finding") };
/// assert_eq!(finding.code.as_str(), "no-universal-offer");
/// assert_eq!((finding.line, finding.column), (1, 63));
/// ```
pub fn check(bytes: &[u8], today: Date) -> Report {
    match catalogue::read(bytes) {
        Ok(reading) => check_reading(bytes, &reading, today),
        Err(refusal) => Report { findings: vec![refused(&refusal)], ..Report::default() },
    }
}

/// Checks a catalogue that was parsed from these bytes.
pub fn check_reading(bytes: &[u8], reading: &Reading, today: Date) -> Report {
    let source = Source::parse(bytes);
    let mut context = Context::new(&reading.catalogue, &source, today);
    reader::check(&mut context, &reading.diagnostics);
    divided::check(&mut context);
    universal::check(&mut context);
    situations::check(&mut context);
    ages::check(&mut context);
    freshness::check(&mut context);
    dates::check(&mut context);
    alerts::check(&mut context);
    hours::check(&mut context);
    keys::check(&mut context);
    unknown::check(&mut context);
    phones::check(&mut context);
    costly::check(&mut context);
    protection::check(&mut context);
    secrets::check(&mut context);
    exit::check(&mut context);
    similar::check(&mut context);
    unfinished::check(&mut context);
    length::check(&mut context);
    language::check(&mut context);
    theme::check(&mut context);
    Report {
        findings: context.finish(),
        offers: reading.catalogue.offers.len(),
        left_out: reading.left_out,
        is_readable: true,
    }
}

/// The finding for a file that could not be read at all.
pub fn refused(refusal: &Refusal) -> Finding {
    let (code, what, help, (line, column)) = match refusal {
        Refusal::NotJson { line, column } => (
            Code::NotJson,
            "Die Datei ist kein JSON, oder sie ist nicht vollständig.".to_owned(),
            "Sehen Sie an dieser Stelle nach: Oft fehlt davor ein Komma, ein Anführungszeichen oder \
             eine Klammer.",
            (*line, *column),
        ),
        Refusal::NotACatalogue => (
            Code::NotACatalogue,
            "Die Datei ist kein Katalog.".to_owned(),
            "Ein Katalog ist ein Objekt mit „schema_version“ und „offers“. Haben Sie die richtige \
             Datei gewählt?",
            (1, 1),
        ),
        Refusal::UnsupportedVersion { found } => (
            Code::UnsupportedVersion,
            format!("Die Version „{found}“ des Katalogs ist hier nicht bekannt."),
            "Nehmen Sie eine neuere Ausgabe dieses Programms, oder schreiben Sie bei \
             „schema_version“ \"1.0\".",
            (1, 1),
        ),
    };
    Finding {
        severity: Severity::Error,
        code,
        what,
        help: help.to_owned(),
        entry: None,
        pointer: String::new(),
        line,
        column,
    }
}
