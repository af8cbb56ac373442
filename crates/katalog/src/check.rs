//! `katalog check`: reads files, has them checked, and says what was found.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use anyhow::{Context, Result};
use catalogue::{Date, Severity};
use chrono::Datelike;
use editing::check::{Report, check, links};

use crate::Outcome;
use crate::arguments::CheckOptions;
use crate::links::{Client, Reach};
use crate::report::{self, Checked};

/// Checks the files, one after the other; what cannot be read does not keep the others back.
pub fn run(options: &CheckOptions) -> Result<Outcome> {
    let today = options.today.map_or_else(today, Ok)?;
    let mut outcome = Outcome::Fine;
    let mut files = Vec::new();
    let mut found_links = Vec::new();
    for path in &options.files {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                anstream::eprintln!("katalog: {error:#}");
                outcome = Outcome::Unreadable;
                continue;
            }
        };
        let report = check(&bytes, today);
        // What is no catalogue has no links, and that is said already.
        found_links.push(if options.links {
            links(&bytes).unwrap_or_default()
        } else {
            Vec::new()
        });
        files.push(Checked { file: name(path), report });
    }
    if options.links {
        let reach = if options.internal { Reach::Everything } else { Reach::Public };
        let problems = Client::new(reach).check(found_links.iter().flatten());
        for (file, links) in files.iter_mut().zip(&found_links) {
            let wrong = links.iter().filter_map(|link| Some((link, problems.get(&link.url)?)));
            file.report.add(wrong.map(|(link, problem)| link.finding(problem)).collect());
        }
    }
    match report::write(&files, options.format) {
        // Whoever reads only the beginning, as `head` does, has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("Das Ergebnis lässt sich nicht ausgeben")?,
    }
    let outcomes = files.iter().map(|file| of(&file.report, options.strict));
    Ok(outcomes.fold(outcome, Outcome::max))
}

fn of(report: &Report, strict: bool) -> Outcome {
    let worst = report.findings.iter().map(|finding| finding.severity).max();
    let limit = if strict { Severity::Warning } else { Severity::Error };
    match worst {
        _ if !report.is_readable => Outcome::Unreadable,
        Some(worst) if worst >= limit => Outcome::Faulty,
        _ => Outcome::Fine,
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let result = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    result.with_context(|| format!("„{}“ lässt sich nicht lesen", name(path)))
}

/// The file as people and programs are told of it.
fn name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() }
}

/// The day on the clock of this computer.
fn today() -> Result<Date> {
    let now = chrono::Local::now();
    let (month, day) = (u8::try_from(now.month()), u8::try_from(now.day()));
    u16::try_from(now.year())
        .ok()
        .and_then(|year| Date::new(year, month.ok()?, day.ok()?))
        .context("Die Uhr dieses Computers geht falsch: Nennen Sie den Tag mit --today")
}
