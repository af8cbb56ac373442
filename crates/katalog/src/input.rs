//! What `katalog` reads: files, what another program gives it, and the clock.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use catalogue::{Date, Reading};
use chrono::Datelike;
use editing::check::refused;

/// The bytes of a file; `-` is what another program gives.
///
/// # Errors
///
/// When it cannot be read; says which, in German.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let result = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    result.with_context(|| format!("„{}“ lässt sich nicht lesen", name(path)))
}

/// The catalogue in the bytes of a file.
///
/// # Errors
///
/// When they are none; says which file and why, in German.
pub fn catalogue(path: &Path, bytes: &[u8]) -> Result<Reading> {
    catalogue::read(bytes)
        .map_err(|refusal| anyhow!("„{}“: {}", name(path), refused(&refusal).what))
}

/// The file as people and programs are told of it.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() }
}

/// The day that was named, else the one on the clock of this computer.
///
/// # Errors
///
/// When the clock is in a year that no catalogue knows.
pub fn day(named: Option<Date>) -> Result<Date> {
    named.map_or_else(today, Ok)
}

fn today() -> Result<Date> {
    let now = chrono::Local::now();
    let (month, day) = (u8::try_from(now.month()), u8::try_from(now.day()));
    u16::try_from(now.year())
        .ok()
        .and_then(|year| Date::new(year, month.ok()?, day.ok()?))
        .context("Die Uhr dieses Computers geht falsch: Nennen Sie den Tag mit --today")
}
