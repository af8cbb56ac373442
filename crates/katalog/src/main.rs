//! `katalog`: the command-line tool for the editors of a catalogue.
//!
//! It reads files, asks the clock and the network, and writes to the terminal; the logic and the
//! findings are in the crate `editing`. Its users are editors: all output is in German.

mod arguments;
mod check;
mod coverage;
mod diff;
mod export;
mod import;
mod input;
mod layers;
mod links;
mod outcome;
mod output;
mod progress;
mod publish;
mod report;
mod template;
mod terminal;

use std::process::ExitCode;
use std::{env, panic, process};

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::outcome::Outcome;

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

/// Parses the command line. Error messages quote the arguments, which may be file names chosen by
/// other people.
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
