//! `cargo xtask bench`: how long a family waits with cheap phones, slow connections and without, how the
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
use browser_tests::Throttle;
use tempfile::TempDir;
use xtask::bench_input::{BenchInput, VARIABLE};

use crate::browser::Bench;
use crate::document::{Comparison, Document, Growth, Phone, Waiting};
use crate::machine::Machine;
use crate::questions::Questions;

/// The numbers of offers for each measurement, and how often it is repeated.
struct Effort {
    visits: &'static [usize],
    growth: &'static [usize],
    compared: &'static [usize],
    /// Visits of each widget. Outliers, such as hiccups of this computer, do not shift a median.
    runs: usize,
    /// How often each index is built in the browser: the libraries take many seconds for one.
    builds: usize,
}

const FULL: Effort = Effort {
    // The catalogues of a small town, a county and a state.
    visits: &[60, 1_000, 10_000],
    growth: &[100, 1_000, 10_000, 100_000],
    compared: &[1_000, 10_000],
    runs: 9,
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

    let phones = phones(effort, directory.path(), &input).await?;
    let questions = Questions::of_base()?;
    let page = input.page.clone();
    let bench = Bench { site: &page, questions: &questions, builds: effort.builds };
    let browser = bench.browser_version().await?;
    let visits = effort.runs;
    let (growth, comparisons) = (Vec::new(), Vec::new());
    let mut document = Document { machine, browser, input, visits, phones, growth, comparisons };
    // What has been measured is written, even if the rest cannot be: the visits take half an hour.
    write(&document, quick)?;
    document.growth = growth_of(effort, directory.path(), &document.input, &bench).await?;
    write(&document, quick)?;
    document.comparisons =
        comparisons_of(effort, directory.path(), &document.input, &bench).await?;
    write(&document, quick)?;
    println!("\n{}", if quick { document.to_string() } else { format!("{PAGE} is written.") });
    Ok(())
}

const PAGE: &str = "docs/benchmarks.md";

fn write(document: &Document, quick: bool) -> Result<()> {
    if quick {
        return Ok(());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(PAGE);
    fs::write(&path, document.to_string()).with_context(|| format!("cannot write {PAGE}"))
}

/// The visits of all widgets, one after the other, so that a busy moment of this computer slows all of
/// them down alike.
async fn phones(effort: &Effort, directory: &Path, input: &BenchInput) -> Result<Vec<Phone>> {
    const PHONES: [(&str, Throttle); 3] = [
        (
            "A cheap phone far from the mast: four times slower, 1.6 Mbit/s, 150 ms",
            Throttle::SLOW_PHONE,
        ),
        ("A cheap phone on a good line: four times slower, 9 Mbit/s, 100 ms", Throttle::PHONE),
        ("This computer on a fast line", Throttle::NONE),
    ];
    let mut phones = PHONES.map(|(name, _)| Phone { name, columns: Vec::new() });
    for &offers in effort.visits {
        let mut sites = Vec::new();
        for widget in &input.widgets {
            sites.push((widget, catalogue::publish(widget, directory, offers)?));
        }
        for (phone, (name, throttle)) in phones.iter_mut().zip(PHONES) {
            let mut visits = vec![Vec::new(); sites.len()];
            for run in 1..=effort.runs {
                eprintln!("{name}: {offers} offers, visit {run} of {}", effort.runs);
                for ((_, site), visits) in sites.iter().zip(&mut visits) {
                    visits.push(visit::measure(&site.folder, throttle).await?);
                }
            }
            for ((widget, site), visits) in sites.iter().zip(visits) {
                let (revision, bytes) = (widget.revision.clone(), site.bytes);
                phone.columns.push(Waiting { revision, offers, bytes, visits });
            }
        }
    }
    Ok(phones.into())
}

async fn growth_of(
    effort: &Effort,
    directory: &Path,
    input: &BenchInput,
    bench: &Bench<'_>,
) -> Result<Vec<Growth>> {
    let ours = &input.subjects[..1];
    let mut rows = Vec::new();
    for &offers in effort.growth {
        eprintln!("{offers} offers, the matching alone");
        let catalogue = catalogue::write(directory, offers)?;
        let native = native::measure(&input.native, directory, bench.questions, &catalogue)?;
        let mut browsers = Vec::new();
        for slower in [1, 4] {
            let mut answer = bench.measure(&catalogue, ours, slower).await?;
            browsers.extend(answer.times.remove(&ours[0].0));
        }
        rows.push(Growth { offers, native, browsers });
    }
    Ok(rows)
}

async fn comparisons_of(
    effort: &Effort,
    directory: &Path,
    input: &BenchInput,
    bench: &Bench<'_>,
) -> Result<Vec<Comparison>> {
    let mut tables = Vec::new();
    for &offers in effort.compared {
        eprintln!("{offers} offers, side by side");
        let catalogue = catalogue::write(directory, offers)?;
        let answer = bench.measure(&catalogue, &input.subjects, 4).await?;
        tables.push(Comparison { offers, answer });
    }
    Ok(tables)
}
