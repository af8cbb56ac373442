//! The cost of running a program.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use wait4::Wait4;

/// Two outliers, such as hiccups of this computer, do not shift a median of five.
const RUNS: usize = 5;

/// A program and the median cost of a run.
pub struct Measured {
    pub name: String,
    pub cost: Cost,
}

/// The cost of one run.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Wall-clock time.
    pub time: Duration,
    /// CPU time of all threads, including system time.
    pub cpu: Duration,
    /// Peak memory in bytes.
    pub memory: u64,
}

/// Runs the command several times with its output hidden; returns the run with the median time.
pub fn median(name: &str, command: impl Fn() -> Command) -> Result<Measured> {
    let mut runs = Vec::new();
    for run in 1..=RUNS {
        eprintln!("{name}, run {run} of {RUNS}");
        runs.push(once(&mut command()).with_context(|| format!("cannot measure {name}"))?);
    }
    runs.sort_by_key(|cost| cost.time);
    Ok(Measured { name: name.to_owned(), cost: runs[RUNS / 2] })
}

fn once(command: &mut Command) -> Result<Cost> {
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let time = start.elapsed();
    anyhow::ensure!(used.status.success(), "{command:?}: {}", used.status);
    Ok(Cost { time, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}
