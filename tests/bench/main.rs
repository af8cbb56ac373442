//! `cargo xtask bench`: how long a family with a cheap phone and a slow connection waits, how the
//! matching scales with the catalogue, and how it compares with its competitors. Writes
//! `docs/benchmarks.md` once everything has been measured.

mod browser;
mod catalogue;
mod document;
mod format;
mod machine;
mod median;
mod native;
mod questions;
mod verdict;
mod visit;

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use tempfile::TempDir;
use xtask::bench_input::{BenchInput, VARIABLE};

use crate::browser::Bench;
use crate::catalogue::Compression;
use crate::document::{Comparison, Document, Growth, Waiting};
use crate::machine::Machine;
use crate::questions::Questions;

/// The numbers of offers for each measurement, and how often it is repeated.
struct Effort {
    visits: &'static [usize],
    growth: &'static [usize],
    compared: &'static [usize],
    /// Two outliers, such as hiccups of this computer, do not shift a median of five.
    runs: usize,
    /// How often each index is built in the browser: the libraries take many seconds for one.
    builds: usize,
}

const FULL: Effort = Effort {
    // The catalogues of a small town, a county and a state.
    visits: &[60, 1_000, 10_000],
    growth: &[100, 1_000, 10_000, 100_000],
    compared: &[1_000, 10_000],
    runs: 5,
    builds: 3,
};
const QUICK: Effort =
    Effort { visits: &[60], growth: &[100, 1_000], compared: &[100], runs: 1, builds: 1 };

#[tokio::main]
async fn main() -> Result<()> {
    let quick = env::args().any(|argument| argument == "--quick");
    let effort = if quick { &QUICK } else { &FULL };
    let machine = Machine::here()?;
    let input = env::var_os(VARIABLE).context("this program is run by `cargo xtask bench`")?;
    let input: BenchInput = serde_json::from_slice(&fs::read(input)?)?;
    let directory = TempDir::new()?;

    let waiting = waiting(effort, directory.path()).await?;
    let questions = Questions::of_base()?;
    let bench = Bench { site: &input.page, questions: &questions, builds: effort.builds };
    let growth = growth(effort, directory.path(), &input, &bench).await?;
    let comparisons = comparisons(effort, directory.path(), &input, &bench).await?;
    let browser = bench.browser_version().await?;

    let visits = effort.runs;
    let document = Document { machine, browser, input, visits, waiting, growth, comparisons };
    if quick {
        println!("\n{document}");
        return Ok(());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/benchmarks.md");
    fs::write(&path, document.to_string()).context("cannot write docs/benchmarks.md")?;
    println!("\ndocs/benchmarks.md is written.");
    Ok(())
}

async fn waiting(effort: &Effort, directory: &Path) -> Result<Vec<Waiting>> {
    let mut columns = Vec::new();
    for &offers in effort.visits {
        let catalogue = catalogue::write(directory, offers, Compression::Brotli)?;
        let mut runs = Vec::new();
        for run in 1..=effort.runs {
            eprintln!("{offers} offers, visit {run} of {}", effort.runs);
            runs.push(visit::measure(&catalogue.path).await?);
        }
        let times = visit::Times::median(&runs);
        columns.push(Waiting { offers, bytes: catalogue.bytes, times });
    }
    Ok(columns)
}

async fn growth(
    effort: &Effort,
    directory: &Path,
    input: &BenchInput,
    bench: &Bench<'_>,
) -> Result<Vec<Growth>> {
    let ours = &input.subjects[..1];
    let mut rows = Vec::new();
    for &offers in effort.growth {
        eprintln!("{offers} offers, the matching alone");
        let catalogue = catalogue::write(directory, offers, Compression::None)?;
        let native = native::measure(&input.native, directory, bench.questions, &catalogue.path)?;
        let mut browsers = Vec::new();
        for slower in [1, 4] {
            let mut answer = bench.measure(&catalogue.path, ours, slower).await?;
            browsers.extend(answer.times.remove(&ours[0].0));
        }
        rows.push(Growth { offers, native, browsers });
    }
    Ok(rows)
}

async fn comparisons(
    effort: &Effort,
    directory: &Path,
    input: &BenchInput,
    bench: &Bench<'_>,
) -> Result<Vec<Comparison>> {
    let mut tables = Vec::new();
    for &offers in effort.compared {
        eprintln!("{offers} offers, side by side");
        let catalogue = catalogue::write(directory, offers, Compression::None)?;
        let answer = bench.measure(&catalogue.path, &input.subjects, 4).await?;
        tables.push(Comparison { offers, answer });
    }
    Ok(tables)
}
