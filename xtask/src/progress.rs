//! Progress output, one line per step: its name and how long it took.

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use anyhow::Result;

/// Columns before the time.
const WIDTH: usize = 58;

/// Runs a step that prints nothing itself.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{what:<WIDTH$}");
    // Show the step's name now, not when the step is over.
    let _ = stdout().flush();
    let start = Instant::now();
    let result = work();
    match &result {
        Ok(_) => println!("{}", seconds(start.elapsed())),
        Err(_) => println!("{}  failed", seconds(start.elapsed())),
    }
    result
}

/// Runs a step whose programs write to the terminal: a heading, their output, the time.
pub fn chapter<T>(what: &str, work: impl FnOnce() -> Result<T>) -> (Result<T>, Duration) {
    println!("\n── {what}");
    let start = Instant::now();
    let result = work();
    if let Err(error) = &result {
        println!("{error:#}");
    }
    (result, start.elapsed())
}

/// `   4.2 s`, right-aligned.
pub fn seconds(time: Duration) -> String {
    format!("{:>6.1} s", time.as_secs_f64())
}
