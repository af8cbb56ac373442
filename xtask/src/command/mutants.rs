//! `cargo xtask mutants`: which wrong rules would no test notice? `.cargo/mutants.toml` lists what
//! is skipped, and why.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::cargo_mutants;

const PACKAGES: [&str; 3] = ["--package=catalogue", "--package=matching", "--package=editing"];

/// What is mutated: the rules, the catalogue reader and, of the editors' tools, the code that keeps
/// a secret address secret, whichever folder it is in.
const FILES: [&str; 9] = [
    "crates/catalogue/**",
    "crates/matching/**",
    "crates/editing/**/redaction.rs",
    "crates/editing/**/secrets.rs",
    "crates/editing/**/secrets/*.rs",
    "crates/editing/**/protection.rs",
    "crates/editing/**/site.rs",
    "crates/editing/**/site/*.rs",
    "crates/editing/**/picture.rs",
];

/// A fifth of the property tests' usual number of cases kills nearly all mutants; only the
/// survivors get all cases.
const FEW_CASES: &str = "48";
const ALL_CASES: &str = "256";

/// The same cases every time, and no time spent on shrinking failures that no one will read.
const PROPERTY_TESTS: [(&str, &str); 3] = [
    ("PROPTEST_RNG_SEED", "1"),
    ("PROPTEST_MAX_SHRINK_ITERS", "0"),
    ("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true"),
];

/// Mutates only these files, or all; of their mutants, all or one shard.
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
            // All mutants are compiled in one folder, one after another.
            .env("CARGO_TARGET_DIR", folder.join("build"))
            .env("PROPTEST_CASES", cases)
            .envs(PROPERTY_TESTS);
        if let Some(shard) = shard {
            // A shard of every file, rather than the first files.
            command.args(["--shard", shard, "--sharding=round-robin"]);
        }
        command
    };
    process::shown(&mut mutants(FEW_CASES)).or_else(|_| only_survivors(mutants(ALL_CASES)))
}

/// Skips the mutants that the previous run caught.
fn only_survivors(mut mutants: Command) -> Result<()> {
    process::shown(mutants.arg("--iterate"))
}
