//! `katalog`: the command-line tool for the editors of a catalogue.
//!
//! It reads files, asks the clock and the network, and writes to the terminal; what there is to
//! say is known by the crate `editing`. Its users are editors: it speaks German.

mod arguments;
mod check;
mod coverage;
mod diff;
mod export;
mod import;
mod input;
mod layers;
mod links;
mod output;
mod progress;
mod publish;
mod report;
mod template;
mod terminal;

use std::process::ExitCode;
use std::{env, panic, process};

use catalogue::Severity;
use clap::Parser;
use editing::check::Report;

use crate::arguments::{Arguments, Command};

/// What programs are told: whether a catalogue can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing that must be mended.
    Fine = 0,
    /// Errors, or warnings when they count.
    Faulty = 1,
    /// A file could not be read, or is no catalogue.
    Unreadable = 2,
}

impl Outcome {
    /// What a report says; with `strict` warnings count.
    fn of(report: &Report, strict: bool) -> Self {
        let worst = report.findings.iter().map(|finding| finding.severity).max();
        let limit = if strict { Severity::Warning } else { Severity::Error };
        match worst {
            _ if !report.is_readable => Self::Unreadable,
            Some(worst) if worst >= limit => Self::Faulty,
            _ => Self::Fine,
        }
    }
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({place})")).unwrap_or_default();
        terminal::complain(&format!(
            "katalog: In diesem Programm ist ein Fehler{place}. Bitte melden Sie ihn, am besten mit der \
             Datei, bei der er auftritt."
        ));
        process::exit(Outcome::Unreadable as i32);
    }));
    let result = match arguments().command {
        Command::Check(options) => check::run(&options),
        Command::Coverage(options) => coverage::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Publish(options) => publish::run(&options),
        Command::Import(options) => import::run(&options),
        Command::Template(options) => template::run(&options),
        Command::Export(options) => export::run(&options),
    };
    let outcome = result.unwrap_or_else(|error| {
        terminal::complain(&format!("katalog: {error:#}"));
        Outcome::Unreadable
    });
    ExitCode::from(outcome as u8)
}

/// What was typed. What is wrong with it is said with the words that were typed, which may be the
/// names of files that somebody else has named.
fn arguments() -> Arguments {
    Arguments::try_parse().unwrap_or_else(|error| {
        let typed = env::args_os().map(|word| terminal::harmless(&word.to_string_lossy()));
        if let Err(harmless) = Arguments::try_parse_from(typed) {
            harmless.exit();
        }
        terminal::complain(&error.to_string());
        process::exit(error.exit_code())
    })
}
