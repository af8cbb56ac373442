//! `katalog check`: reads and checks files, and reports the findings.

use anyhow::{Context, Result};
use editing::check::{check, links};

use crate::arguments::CheckOptions;
use crate::input::{day, name, read};
use crate::links::{Client, Reach};
use crate::outcome::Outcome;
use crate::report::{self, Checked};
use crate::terminal::complain;

/// Checks the files one by one; an unreadable file does not stop the others.
pub fn run(options: &CheckOptions) -> Result<Outcome> {
    let today = day(options.today)?;
    let mut outcome = Outcome::Fine;
    let mut files = Vec::new();
    let mut found_links = Vec::new();
    for path in &options.files {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                complain(&format!("katalog: {error:#}"));
                outcome = Outcome::Unreadable;
                continue;
            }
        };
        let report = check(&bytes, today);
        // Invalid catalogues have no links, and have already been reported.
        found_links.push(if options.links {
            links(&bytes).unwrap_or_default()
        } else {
            Vec::new()
        });
        files.push(Checked { file: name(path), report });
    }
    if options.links {
        let reach = if options.internal { Reach::Everything } else { Reach::Public };
        let client = Client::new(reach);
        if client.ignores_proxy() {
            complain(
                "katalog: Der Proxy aus den Umgebungsvariablen wird nicht benutzt, weil er auch Adressen im \
                 eigenen Netz öffnet. Mit --internal wird er benutzt.",
            );
        }
        let problems = client.check(found_links.iter().flatten());
        for (file, links) in files.iter_mut().zip(&found_links) {
            let wrong = links.iter().filter_map(|link| Some((link, problems.get(&link.url)?)));
            file.report.add(wrong.map(|(link, problem)| link.finding(problem)).collect());
        }
    }
    report::write(&files, options.format).context("Das Ergebnis lässt sich nicht ausgeben")?;
    let outcomes = files.iter().map(|file| Outcome::of(&file.report, options.strict));
    Ok(outcomes.fold(outcome, Outcome::max))
}
