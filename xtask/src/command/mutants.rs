//! `cargo xtask mutants`: which wrong rules no test would notice. What is left out, and why, stands in
//! `.cargo/mutants.toml`.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::cargo_mutants;

const PACKAGES: [&str; 3] = ["--package=catalogue", "--package=matching", "--package=editing"];

/// What is tried: the rules, what reads a catalogue, and of what the editors need that by which a
/// secret address stays secret, in whatever folder.
const FILES: [&str; 9] = [
    "crates/catalogue/**",
    "crates/matching/**",
    "crates/editing/**/public.rs",
    "crates/editing/**/secrets.rs",
    "crates/editing/**/secrets/*.rs",
    "crates/editing/**/protection.rs",
    "crates/editing/**/site.rs",
    "crates/editing/**/site/*.rs",
    "crates/editing/**/picture.rs",
];

/// A fifth of what the property tests do by themselves finds nearly all: the rest is done for what is
/// left.
const FEW_CASES: &str = "48";
const ALL_CASES: &str = "256";

/// The same cases each time, and no time spent on making a failing one small, as nobody reads it.
const PROPERTY_TESTS: [(&str, &str); 3] = [
    ("PROPTEST_RNG_SEED", "1"),
    ("PROPTEST_MAX_SHRINK_ITERS", "0"),
    ("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true"),
];

/// Mutants of these files only, or of all; of these every one, or a share of them.
pub fn run(project: &Project, shard: Option<&str>, files: &[String]) -> Result<()> {
    let tool = cargo_mutants::ensure(project)?;
    let folder = project.root().join("target/mutants");
    let files: Vec<&str> = match files {
        [] => FILES.to_vec(),
        files => files.iter().map(String::as_str).collect(),
    };
    let mutants = |cases: &str| {
        let mut command = project.command(&tool);
        command
            .arg("mutants")
            .args(PACKAGES)
            .arg("--output")
            .arg(&folder)
            .args(files.iter().map(|file| format!("--file={file}")))
            // Every mutant is compiled in the same folder, after the one before it.
            .env("CARGO_TARGET_DIR", folder.join("build"))
            .env("PROPTEST_CASES", cases)
            .envs(PROPERTY_TESTS);
        if let Some(shard) = shard {
            // A share of every file, not the first files.
            command.args(["--shard", shard, "--sharding=round-robin"]);
        }
        command
    };
    process::shown(&mut mutants(FEW_CASES)).or_else(|_| only_survivors(mutants(ALL_CASES)))
}

/// Without those that the run before has caught.
fn only_survivors(mut mutants: Command) -> Result<()> {
    process::shown(mutants.arg("--iterate"))
}
