//! Times the steps.

use std::env::args;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use catalogue::Date;
use matching_bench::Desk;
use serde::Serialize;

/// The median of five is immune to two outliers on this machine.
const RUNS: usize = 5;
/// A question takes microseconds: repeat them for at least this long.
const LONG_ENOUGH: Duration = Duration::from_millis(200);

/// Milliseconds.
#[derive(Serialize)]
struct Times {
    read: f64,
    index: f64,
    query: f64,
    facets: f64,
}

pub fn run() -> Result<()> {
    let mut arguments = args().skip(1);
    let mut next = |what: &str| arguments.next().with_context(|| format!("{what} is missing"));
    let questions = next("the questions' file")?;
    let today = Date::parse(&next("the day")?).context("the day is not a date")?;
    let questions = fs::read(&questions).with_context(|| format!("cannot read {questions}"))?;
    let questions: Vec<[String; 3]> = serde_json::from_slice(&questions)?;
    for path in arguments {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {path}"))?;
        println!("{}", serde_json::to_string(&measure(&bytes, today, &questions)?)?);
    }
    Ok(())
}

fn measure(bytes: &[u8], today: Date, questions: &[[String; 3]]) -> Result<Times> {
    let desk = || Desk::read(bytes, today).map_err(|_| anyhow::anyhow!("it is not a catalogue"));
    let read = median((0..RUNS).map(|_| time(desk)).collect());
    let mut desk = desk()?;
    let index = median((0..RUNS).map(|_| time(|| desk.index())).collect());
    for [phase, place, topic] in questions {
        desk.add_question(phase, place, topic);
    }
    let query = per_question(&desk, |question| {
        black_box(desk.results(question));
    });
    let facets = per_question(&desk, |question| {
        black_box(desk.facets(question));
    });
    Ok(Times { read, index, query, facets })
}

/// The median over rounds, each of which asks every question once.
fn per_question(desk: &Desk, ask: impl Fn(usize)) -> f64 {
    let start = Instant::now();
    let mut rounds = Vec::new();
    while rounds.len() < RUNS || start.elapsed() < LONG_ENOUGH {
        rounds.push(time(|| (0..desk.questions()).for_each(&ask)));
    }
    #[expect(clippy::cast_precision_loss, reason = "there are a few dozen questions")]
    let questions = desk.questions() as f64;
    median(rounds) / questions
}

fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    // Dropped only after the clock has been read.
    let _made = black_box(work());
    start.elapsed().as_secs_f64() * 1_000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
