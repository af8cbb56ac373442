//! `cargo xtask fuzz`: lets chance look for input that breaks a parser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::progress;
use crate::project::Project;
use crate::tools::fuzzer;

const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Longer input is rarely needed to break something, and takes longer to try.
const LENGTH_LIMIT: usize = 6_000;
/// Seconds after which an input counts as one that a parser hangs on.
const PATIENCE: usize = 10;

pub fn run(project: &Project, parsers: &[String], seconds: u32) -> Result<()> {
    let fuzzer = fuzzer::ensure(project)?;
    let home = project.root().join("crates/fuzz");
    let chosen = choose(&home.join("fuzz_targets"), parsers)?;
    let build = project.scratch().join("fuzz");
    progress::step("Compile the parsers with feelers", || {
        process::captured(
            project
                .command(&fuzzer)
                .args(["fuzz", "build", "--sanitizer=none", "--features=libfuzzer"])
                .args(["--target", TARGET, "--fuzz-dir"])
                .arg(&home)
                .arg("--target-dir")
                .arg(&build)
                // Tried as often as can be, but never handed out.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        )
    })?;
    for parser in chosen {
        let findings = home.join("findings").join(&parser);
        let corpus = build.join("corpus").join(&parser);
        for folder in [&findings, &corpus] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        println!("\n── {parser}");
        let program = build.join(TARGET).join("release").join(&parser);
        process::shown(
            project
                .command(program)
                .arg(format!("-max_total_time={seconds}"))
                .arg(format!("-max_len={LENGTH_LIMIT}"))
                .arg(format!("-timeout={PATIENCE}"))
                .arg(format!("-artifact_prefix={}/", findings.display()))
                // What is new goes to the first folder.
                .args([&corpus, &findings]),
        )
        .with_context(|| format!("{parser}: what broke it is in {}", findings.display()))?;
    }
    Ok(())
}

/// The parsers that were named, else all of them.
fn choose(programs: &Path, named: &[String]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for file in fs::read_dir(programs).context("cannot read the list of the parsers")? {
        let file = file?.path();
        all.extend(file.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    all.sort();
    if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
        bail!("there is no parser {unknown}; there are {}", all.join(", "));
    }
    Ok(if named.is_empty() { all } else { named.to_vec() })
}
