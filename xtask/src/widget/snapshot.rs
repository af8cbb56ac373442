//! `size.snap`: the size of each file when it was last approved. A file that grows changes the
//! snapshot, so reviewers see what it costs a phone.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use xtask::content_name;
use xtask::limits::{BEFORE_THE_RESULTS, TOLERANCE};
use xtask::sizes::{Sizes, grouped};

use super::first_load::FirstLoad;
use super::site::Site;
use crate::project::Project;

const FILE: &str = "size.snap";
/// Updates it, like all other snapshots of the workspace.
const UPDATE: &str = "UPDATE_EXPECT";
/// Updates it without running a test.
const COMMAND: &str = "cargo xtask dist --snap";

/// The files of a site, by their names without content hashes, and their sizes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Snapshot(BTreeMap<String, Sizes>);

/// Writes `size.snap`.
pub fn renew(project: &Project, site: &Site) -> Result<()> {
    fs::write(project.root().join(FILE), Snapshot::of(site).to_string())
        .with_context(|| format!("cannot write {FILE}"))
}

/// Compares a finished site with `size.snap`, and the first load with its limit.
pub fn check(project: &Project, site: &Site) -> Result<()> {
    if env::var_os(UPDATE).is_some() {
        renew(project, site)?;
    }
    let text = fs::read_to_string(project.root().join(FILE))
        .with_context(|| format!("cannot read {FILE}; `{COMMAND}` writes it"))?;
    let changes = Snapshot::parse(&text)?.changes(&Snapshot::of(site));
    if !changes.is_empty() {
        bail!("{}\nIf this is intended, run `{COMMAND}` and commit {FILE}.", changes.join("\n"));
    }
    check_limit(FirstLoad::of(site).before_the_results().brotli)
}

fn check_limit(brotli: usize) -> Result<()> {
    ensure!(
        brotli <= BEFORE_THE_RESULTS,
        "the first load is {} bytes; the limit is {}, whatever {FILE} says",
        grouped(brotli),
        grouped(BEFORE_THE_RESULTS)
    );
    Ok(())
}

impl Snapshot {
    fn of(site: &Site) -> Self {
        let sizes =
            site.plain().filter_map(|path| Some((content_name::without(path), site.sizes(path)?)));
        Self(sizes.collect())
    }

    fn parse(text: &str) -> Result<Self> {
        let line = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [path, raw, gzip, brotli] = words[..] else {
                bail!("{FILE} has a line that is not a file with three sizes: {line}");
            };
            let size = |word: &str| {
                let digits = word.replace(',', "");
                digits.parse().with_context(|| format!("{FILE}: {word} is not a number"))
            };
            let sizes = Sizes { raw: size(raw)?, gzip: size(gzip)?, brotli: size(brotli)? };
            Ok((path.to_owned(), sizes))
        };
        text.lines().skip(1).map(line).collect::<Result<_>>().map(Self)
    }

    /// The changes that need approval, one line each.
    fn changes(&self, now: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        for (path, new) in &now.0 {
            let Some(old) = self.0.get(path) else {
                changes.push(format!("{path} is new: {} bytes (brotli)", grouped(new.brotli)));
                continue;
            };
            let sizes = [
                ("raw", old.raw, new.raw),
                ("gzip", old.gzip, new.gzip),
                ("brotli", old.brotli, new.brotli),
            ];
            let grown =
                sizes.iter().filter(|(_, old, new)| new * TOLERANCE > old * (TOLERANCE + 1));
            let mut line = String::new();
            for (kind, old, new) in grown {
                let start = if line.is_empty() { format!("{path} has grown:") } else { ",".into() };
                let _ = write!(line, "{start} {kind} {} → {}", grouped(*old), grouped(*new));
            }
            changes.extend(Some(line).filter(|line| !line.is_empty()));
        }
        let gone = self.0.keys().filter(|path| !now.0.contains_key(*path));
        changes.extend(gone.map(|path| format!("{path} is gone")));
        changes
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.keys().map(String::len).max().unwrap_or(0);
        writeln!(f, "{:<width$}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli")?;
        for (path, sizes) in &self.0 {
            writeln!(f, "{path:<width$}{sizes}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use xtask::content_name;

    use super::{BEFORE_THE_RESULTS, Site, Sizes, Snapshot, check_limit};

    fn snapshot(files: &[(&str, [usize; 3])]) -> Snapshot {
        let sizes = |[raw, gzip, brotli]: [usize; 3]| Sizes { raw, gzip, brotli };
        Snapshot(files.iter().map(|(path, each)| ((*path).to_owned(), sizes(*each))).collect())
    }

    #[test]
    fn it_is_read_as_it_is_written() -> Result<()> {
        let written = snapshot(&[("a.wasm", [1_234_567, 1_000, 999]), ("locale/ar.json", [3; 3])]);
        assert_eq!(Snapshot::parse(&written.to_string())?, written);
        Ok(())
    }

    #[test]
    fn names_stay_when_bytes_change_and_compressed_files_are_sizes() {
        let mut site = Site::default();
        let path = content_name::of("boot.mjs", b"0123456789");
        site.files.insert(format!("{path}.br"), b"0123".to_vec());
        site.files.insert(path, b"0123456789".to_vec());
        assert_eq!(Snapshot::of(&site), snapshot(&[("boot.mjs", [10, 10, 4])]));
    }

    #[test]
    fn one_per_cent_more_needs_no_yes() {
        let old = snapshot(&[("a.wasm", [1_000, 500, 400])]);
        assert_eq!(old.changes(&snapshot(&[("a.wasm", [1_010, 505, 404])])), [""; 0]);
        assert_eq!(old.changes(&snapshot(&[("a.wasm", [900, 400, 300])])), [""; 0]);
    }

    #[test]
    fn what_has_grown_says_from_and_to() {
        let old = snapshot(&[("a.wasm", [1_000, 500, 400]), ("b.css", [10_000, 10, 10])]);
        let new = snapshot(&[("a.wasm", [1_000, 506, 405]), ("b.css", [10_101, 10, 10])]);
        let expected = [
            "a.wasm has grown: gzip 500 → 506, brotli 400 → 405",
            "b.css has grown: raw 10,000 → 10,101",
        ];
        assert_eq!(old.changes(&new), expected);
    }

    #[test]
    fn a_new_file_and_one_that_is_gone_need_a_yes() {
        let old = snapshot(&[("a.css", [1; 3])]);
        let new = snapshot(&[("b.css", [1_000; 3])]);
        let expected = ["b.css is new: 1,000 bytes (brotli)", "a.css is gone"];
        assert_eq!(old.changes(&new), expected);
    }

    #[test]
    fn no_snapshot_allows_more_than_the_limit() {
        assert!(check_limit(BEFORE_THE_RESULTS).is_ok());
        assert!(check_limit(BEFORE_THE_RESULTS + 1).is_err());
    }
}
