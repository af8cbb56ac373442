//! `cargo xtask`: everything a person types to work on the Angebotsfinder.
//!
//! Each command makes sure of its tools first, so a fresh clone needs Rust, Node.js and
//! nothing else.

mod command;
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
    /// Builds the widget and serves it on this computer
    Serve {
        /// The port to listen on [default: 8080, or the next one that is free]
        #[arg(long)]
        port: Option<u16>,
        /// Serves this file as the catalogue; it is read anew whenever the page is loaded
        #[arg(long, value_name = "FILE")]
        katalog: Option<PathBuf>,
    },
    /// Leaves the finished static files in `dist/` and says how large the first load is
    Dist {
        /// Also packs them into `target/angebotsfinder-<version>.zip`, ready to be unpacked on web
        /// space, and writes `SHA256SUMS` beside it
        #[arg(long)]
        zip: bool,
        /// Also signs `SHA256SUMS` with this private SSH key
        #[arg(long, value_name = "KEY", requires = "zip")]
        sign: Option<PathBuf>,
        /// Also writes their sizes into `size.snap`, which `test` holds them to
        #[arg(long)]
        snap: bool,
        /// Leaves the program in one file: all of it comes before the first question, for the day when
        /// a new compiler or wasm-opt makes a program that cannot be divided
        #[arg(long, conflicts_with = "snap")]
        undivided: bool,
    },
    /// Runs every check; what CI runs
    Test {
        /// Only builds the widget and tests it in the browser
        #[arg(long, conflicts_with = "no_browser")]
        browser_only: bool,
        /// Leaves out the widget's build and the browser
        #[arg(long)]
        no_browser: bool,
    },
    /// Measures the widget on a slow phone and a slow line, and beside other ways to do its work;
    /// writes `docs/benchmarks.md`
    Bench {
        /// Only tries everything out once, with small catalogues, and writes nothing
        #[arg(long)]
        quick: bool,
    },
    /// Writes a catalogue with this many made-up offers
    SampleCatalogue { offers: usize, file: PathBuf },
    /// Measures `katalog` with large catalogues: time and memory
    BenchKatalog,
    /// Tries ever new input on the parsers; what breaks one is kept in `crates/fuzz/findings/`
    Fuzz {
        /// Which parsers [default: one after the other, all of them]
        parsers: Vec<String>,
        /// How long for each
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Changes the rules and the reader in every small way, and shows what no test notices; hours
    Mutants {
        /// Only a share of them: 0/8 is every eighth
        #[arg(long, value_name = "K/N")]
        shard: Option<String>,
        /// Only these files, with `*` for any name
        files: Vec<String>,
    },
    /// Holds what comes from others to deny.toml, and asks whether a weakness of it is known
    SupplyChain {
        /// Fails if nobody could be asked, too; for a release
        #[arg(long)]
        strict: bool,
    },
    /// Builds the release here and in another folder, and compares every byte
    Reproduce,
    /// Takes pictures of every example state at three widths into `target/screenshots/`
    Screenshots,
    /// Takes the pictures of the handbook anew, in `docs/handbuch/bilder/`
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
        Task::Test { browser_only, no_browser } => {
            test::run(&project, test::Scope::new(*browser_only, *no_browser))
        }
        Task::SampleCatalogue { offers, file } => sample_catalogue::run(&project, *offers, file),
        Task::BenchKatalog => bench_katalog::run(&project),
        Task::Fuzz { parsers, seconds } => fuzz::run(&project, parsers, *seconds),
        Task::Mutants { shard, files } => mutants::run(&project, shard.as_deref(), files),
        Task::SupplyChain { strict } => supply_chain::run(&project, *strict),
        Task::Reproduce => reproduce::run(&project),
        Task::Bench { quick } => bench::run(&project, *quick),
        Task::Screenshots => browser_program::run(&project, "screenshots"),
        Task::HandbookPictures => browser_program::run(&project, "handbook-pictures"),
    }
}
