//! docs/reliability.md: what was tried and what a family saw. Tests record what they see, and fail
//! if the page says something else.

use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::engine::Engine;
use crate::project;

const PAGE: &str = "docs/reliability.md";
/// Writes the results into the page instead of comparing the two.
const UPDATE: &str = "UPDATE_EXPECT";
const HEAD: &str = "| what | how | what the family sees | seen in |\n|---|---|---|---|\n";
/// Tests that run in parallel write into the same file.
static WRITING: Mutex<()> = Mutex::new(());

/// What was seen, for the table below one heading.
#[derive(Debug)]
pub struct Account {
    heading: &'static str,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    what: Vec<String>,
    how: Vec<String>,
    sees: String,
    engines: Vec<Engine>,
}

impl Account {
    /// Nothing recorded yet.
    pub fn new(heading: &'static str) -> Self {
        Self { heading, lines: Vec::new() }
    }

    /// Records an observation.
    pub fn note(&mut self, what: &str, how: &str, sees: &str, engine: Engine) {
        let same = |line: &&mut Line| line.what == [what] && line.how == [how] && line.sees == sees;
        match self.lines.iter_mut().find(same) {
            Some(line) => {
                line.engines.push(engine);
                line.engines.sort();
            }
            None => self.lines.push(Line {
                what: vec![what.to_owned()],
                how: vec![how.to_owned()],
                sees: sees.to_owned(),
                engines: vec![engine],
            }),
        }
    }

    /// Fails if docs/reliability.md says something else.
    ///
    /// # Errors
    ///
    /// If it does, has no such table, or cannot be read or written.
    pub fn check(self) -> Result<()> {
        let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let path = project::path(PAGE);
        let page = fs::read_to_string(&path).with_context(|| format!("cannot read {PAGE}"))?;
        let heading = format!("\n## {}\n", self.heading);
        let (_, section) = page
            .split_once(&heading)
            .with_context(|| format!("{PAGE} has no section „{}“", self.heading))?;
        let section = section.split("\n## ").next().unwrap_or_default();
        let (_, table) = section
            .split_once(HEAD)
            .with_context(|| format!("„{}“ in {PAGE} has no table", self.heading))?;
        let end = table.find("\n\n").map_or(table.len(), |end| end + 1);
        let table = &table[..end];
        let seen = self.table();
        if env::var_os(UPDATE).is_some() {
            let old = format!("{heading}{section}");
            let new = old.replacen(&format!("{HEAD}{table}"), &format!("{HEAD}{seen}"), 1);
            return Ok(fs::write(&path, page.replacen(&old, &new, 1))?);
        }
        ensure!(
            table == seen,
            "{PAGE} says below „{}“\n{table}but this was seen:\n{seen}If this is intended, \
             UPDATE_EXPECT=1 writes it into the page.",
            self.heading
        );
        Ok(())
    }

    /// One row for everything that was seen in the same way.
    fn table(&self) -> String {
        let mut lines: Vec<Line> = Vec::new();
        for line in &self.lines {
            let same = |each: &&mut Line| {
                (&each.what, &each.sees, &each.engines) == (&line.what, &line.sees, &line.engines)
            };
            match lines.iter_mut().find(same) {
                Some(found) => found.how.extend(line.how.clone()),
                None => lines.push(line.clone()),
            }
        }
        let mut rows: Vec<Line> = Vec::new();
        for line in lines {
            let same = |each: &&mut Line| {
                (&each.how, &each.sees, &each.engines) == (&line.how, &line.sees, &line.engines)
            };
            match rows.iter_mut().find(same) {
                Some(found) => found.what.extend(line.what),
                None => rows.push(line),
            }
        }
        let row = |row: &Line| {
            let engines: Vec<String> = row.engines.iter().map(ToString::to_string).collect();
            format!(
                "| {} | {} | {} | {} |\n",
                row.what.join(", "),
                row.how.join(", "),
                row.sees.replace('|', "\\|"),
                engines.join(", ")
            )
        };
        rows.iter().map(row).collect()
    }
}
