//! What a run of a program costs.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use wait4::Wait4;

/// The median of five is not moved by two hiccups of this computer.
const RUNS: usize = 5;

/// A program, and the median of what it costs.
pub struct Measured {
    pub name: String,
    pub cost: Cost,
}

/// What one run costs.
#[derive(Clone, Copy)]
pub struct Cost {
    /// On the clock.
    pub time: Duration,
    /// All its threads together, and what the system did for them.
    pub cpu: Duration,
    /// Bytes, when they were most.
    pub memory: u64,
}

/// Runs the command several times, what it writes unseen; the run in the middle by its time.
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
