//! The names that the program, scripts, page and `katalog publish` use to communicate. The
//! program's list is `src/dom/contract.rs`; the scripts' is `src/scripts/contract.d.ts`, which
//! their compiler enforces. These tests compare the two with each other and with everything else
//! that uses such names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Performance marks, which are not events.
const MARKS: [&str; 2] = ["catalogue-ready", "started"];

/// The program's list.
const PROGRAM: &str = "src/dom/contract.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The concatenated text of all files below a folder with this extension.
fn texts(folder: &Path, ending: &str) -> Result<String> {
    let mut all = String::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            all.push_str(&texts(&path, ending)?);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            all.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(all)
}

/// The names that follow each `start`.
fn names<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    let is_no_letter = |letter: char| !(letter.is_ascii_lowercase() || letter == '-');
    let parts = text.split(start).skip(1);
    parts.filter_map(|part| part.split(is_no_letter).next()).collect()
}

/// The names of a type in the contract.
fn agreed<'a>(contract: &'a str, kind: &str) -> Result<BTreeSet<&'a str>> {
    let start = format!("type {kind} =");
    let (_, after) = contract.split_once(&start).with_context(|| format!("there is no {start}"))?;
    let (names, _) = after.split_once(';').with_context(|| format!("{start} does not end"))?;
    Ok(names.split('"').skip(1).step_by(2).collect())
}

#[test]
fn the_program_knows_the_events_of_the_contract_and_no_others() -> Result<()> {
    let contract = fs::read_to_string(root().join("src/scripts/contract.d.ts"))?;
    let program = fs::read_to_string(root().join(PROGRAM))?;
    let mut known = names(&program, "\"angebotsfinder:");
    for mark in MARKS {
        assert!(known.remove(mark), "there is no mark {mark}");
    }
    assert_eq!(known, agreed(&contract, "PageEvent")?);
    Ok(())
}

#[test]
fn every_attribute_of_the_contract_is_read_outside_the_scripts() -> Result<()> {
    let contract = fs::read_to_string(root().join("src/scripts/contract.d.ts"))?;
    let program = fs::read_to_string(root().join(PROGRAM))?;
    let styles = texts(&root().join("style"), "css")?;
    let known = &names(&program, "\"data-") | &names(&styles, "[data-");
    // Only scripts use these.
    let known = &known | &BTreeSet::from(["language", "leaving"]);
    let missing: Vec<_> = agreed(&contract, "PageData")?.difference(&known).copied().collect();
    assert!(missing.is_empty(), "nothing reads {missing:?}");
    Ok(())
}

#[test]
fn what_is_published_is_in_the_contract() -> Result<()> {
    let contract = fs::read_to_string(root().join("src/scripts/contract.d.ts"))?;
    let publishing = fs::read_to_string(root().join("crates/editing/src/publish/first_screen.rs"))?;
    let known = agreed(&contract, "PageData")?;
    let written = names(&publishing, "\"data-");
    assert!(!written.is_empty(), "no attribute is written");
    assert!(written.is_subset(&known), "{written:?}");
    Ok(())
}

#[test]
fn no_module_of_the_program_has_names_of_its_own() -> Result<()> {
    let program = texts(&root().join("src"), "rs")?;
    let list = fs::read_to_string(root().join(PROGRAM))?;
    for start in ["\"angebotsfinder:", "\"data-"] {
        assert_eq!(program.matches(start).count(), list.matches(start).count(), "{start}");
    }
    Ok(())
}

#[test]
fn the_page_has_the_attributes_that_program_and_scripts_know() -> Result<()> {
    let page = fs::read_to_string(root().join("index.html"))?;
    let program = fs::read_to_string(root().join(PROGRAM))?;
    let mut known = names(&program, "\"data-");
    let contract = fs::read_to_string(root().join("src/scripts/contract.d.ts"))?;
    known.extend(agreed(&contract, "PageData")?);
    // Trunk's own attributes, which it removes when building.
    let trunk = ["trunk", "target-name", "integrity", "wasm-no-import", "no-demangle"];
    let unknown: Vec<_> =
        names(&page, " data-").into_iter().filter(|name| !known.contains(name)).collect();
    let unknown: Vec<_> = unknown.into_iter().filter(|name| !trunk.contains(name)).collect();
    assert!(unknown.is_empty(), "these are in no list: {unknown:?}");
    Ok(())
}
