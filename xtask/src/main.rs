//! `cargo xtask`: every command a developer of the Angebotsfinder needs.
//!
//! Each command installs missing tools first, so a fresh clone needs only Rust and Node.js.

mod command;
mod katalog;
mod process;
mod progress;
mod project;
mod tools;
mod widget;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::command::{
    bench, bench_katalog, browser_program, dist, fuzz, mutants, reproduce, sample_catalogue, serve,
    supply_chain, test,
};
use crate::project::Project;

/// Serves, tests, measures and builds the Angebotsfinder
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the widget and serves it on localhost
    Serve {
        /// The port to listen on [default: 8080, or the next free one]
        #[arg(long)]
        port: Option<u16>,
        /// Serves this file as the catalogue; it is re-read on every page load
        #[arg(long, value_name = "FILE")]
        katalog: Option<PathBuf>,
    },
    /// Builds the static files into `dist/` and prints the size of the first load
    Dist {
        /// Also packs them into `target/angebotsfinder-<version>.zip`, ready to unpack on web
        /// space, and the plugin for WordPress into `target/angebotsfinder-wordpress-<version>.zip`,
        /// and writes `SHA256SUMS` next to them
        #[arg(long)]
        zip: bool,
        /// Also signs `SHA256SUMS` with this private SSH key
        #[arg(long, value_name = "KEY", requires = "zip")]
        sign: Option<PathBuf>,
        /// Also updates `size.snap`, the size snapshot that `test` compares with
        #[arg(long)]
        snap: bool,
        /// Leaves the program in one file, all of it loaded before the first question: a fallback
        /// in case a new compiler or wasm-opt builds a program that cannot be split
        #[arg(long, conflicts_with = "snap")]
        undivided: bool,
    },
    /// Runs every check: formatting, lints, native tests, a short fuzzing run, the supply chain and
    /// the browser tests; CI runs the same
    Test {
        /// Only builds the widget and runs the browser tests
        #[arg(long, conflicts_with = "no_browser")]
        browser_only: bool,
        /// Skips the widget's build and the browser tests
        #[arg(long)]
        no_browser: bool,
        /// Runs only the browser tests whose path contains one of these, such as `exit::`
        #[arg(value_name = "FILTER", requires = "browser_only", conflicts_with = "no_browser")]
        filters: Vec<String>,
    },
    /// Benchmarks the widget on a throttled CPU and network, and against search libraries; writes
    /// `docs/benchmarks.md`
    Bench {
        /// Smoke test: runs everything once with small catalogues and writes nothing
        #[arg(long)]
        quick: bool,
        /// Also builds this revision of the project, and visits both alternately
        #[arg(long, value_name = "REVISION")]
        against: Option<String>,
    },
    /// Generates a catalogue with this many made-up offers
    SampleCatalogue { offers: usize, file: PathBuf },
    /// Benchmarks `katalog` with large catalogues: time and peak memory
    BenchKatalog,
    /// Fuzzes the parsers and saves every crashing input in `crates/fuzz/findings/`
    Fuzz {
        /// Which parsers [default: all of them, one after the other]
        parsers: Vec<String>,
        /// Seconds per parser
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Mutation testing of the rules and the reader: lists the mutants that no test kills; takes
    /// hours
    Mutants {
        /// Only one shard of the mutants: 0/8 is every eighth
        #[arg(long, value_name = "K/N")]
        shard: Option<String>,
        /// Only the mutants in these files; globs are allowed
        files: Vec<String>,
    },
    /// Checks dependencies: licences, sources and duplicates (deny.toml), and known vulnerabilities
    SupplyChain {
        /// Also fails if an advisory database cannot be reached; for a release
        #[arg(long)]
        strict: bool,
    },
    /// Checks that the build is reproducible: builds the release in two folders and compares every
    /// byte
    Reproduce,
    /// Takes screenshots of every example state at three widths into `target/screenshots/`
    Screenshots,
    /// Retakes the handbook's screenshots in `docs/handbuch/bilder/`
    HandbookPictures,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    let project = Project::here();
    match task {
        Task::Serve { port, katalog } => serve::run(&project, *port, katalog.as_deref()),
        Task::Dist { zip, sign, snap, undivided } => {
            dist::run(&project, *undivided, *zip, *snap, sign.as_deref())
        }
        Task::Test { browser_only, no_browser, filters } => {
            test::run(&project, test::Scope::new(*browser_only, *no_browser), filters)
        }
        Task::SampleCatalogue { offers, file } => sample_catalogue::run(&project, *offers, file),
        Task::BenchKatalog => bench_katalog::run(&project),
        Task::Fuzz { parsers, seconds } => fuzz::run(&project, parsers, *seconds),
        Task::Mutants { shard, files } => mutants::run(&project, shard.as_deref(), files),
        Task::SupplyChain { strict } => supply_chain::run(&project, *strict),
        Task::Reproduce => reproduce::run(&project),
        Task::Bench { quick, against } => bench::run(&project, *quick, against.as_deref()),
        Task::Screenshots => browser_program::run(&project, "screenshots"),
        Task::HandbookPictures => browser_program::run(&project, "handbook-pictures"),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Arguments;

    #[test]
    fn filters_choose_among_the_browser_tests_only() {
        let parses = |words: &[&str]| Arguments::try_parse_from(words).is_ok();
        assert!(parses(&["xtask", "test", "--browser-only", "exit::", "languages::"]));
        assert!(!parses(&["xtask", "test", "exit::"]));
        assert!(!parses(&["xtask", "test", "--no-browser", "exit::"]));
    }
}
