//! `cargo xtask fuzz`: fuzzes the parsers with libFuzzer.

mod seeds;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::progress;
use crate::project::Project;

const TARGET: &str = "x86_64-unknown-linux-gnu";
/// Sets compiler flags for this target only, so that build scripts are not instrumented.
const FLAGS_VARIABLE: &str = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS";

/// Coverage instrumentation for libFuzzer: the flags that cargo-fuzz passes. It would do nothing
/// else for us, and takes a minute to install.
const INSTRUMENTATION: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-sanitizer-coverage-stack-depth",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg=fuzzing",
];

/// Longer inputs rarely find more, and take longer to run.
const LENGTH_LIMIT: usize = 6_000;
/// Seconds after which an input counts as a hang.
const PATIENCE: usize = 10;

/// The widget's untrusted input: a catalogue, parts of one, a link, and search terms.
const OF_THE_WIDGET: [&str; 4] = ["catalogue", "fragment", "schedule", "search"];
/// Seconds for each of these parsers in `cargo xtask test`.
const BRIEFLY: u32 = 6;

/// Fuzzes the named parsers, or all of them.
pub fn run(project: &Project, parsers: &[String], seconds: u32) -> Result<()> {
    let home = home(project);
    let chosen = choose(&home.join("fuzz_targets"), parsers)?;
    try_them(project, &chosen, seconds)
}

/// Fuzzes the widget's parsers for as long as a test run can afford.
pub fn run_briefly(project: &Project) -> Result<()> {
    try_them(project, &OF_THE_WIDGET.map(str::to_owned), BRIEFLY)
}

fn try_them(project: &Project, parsers: &[String], seconds: u32) -> Result<()> {
    let build = project.scratch().join("fuzz");
    progress::step("Compile the fuzz targets with coverage instrumentation", || {
        compile(project, parsers, &build)
    })?;
    seeds::plant(project, &build.join("seeds"))?;
    for parser in parsers {
        let findings = home(project).join("findings").join(parser);
        let corpus = build.join("corpus").join(parser);
        let seeds = build.join("seeds").join(parser);
        for folder in [&findings, &corpus, &seeds] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create the folder {}", folder.display()))?;
        }
        println!("\n── {parser}");
        let program = build.join(TARGET).join("fuzz").join(parser);
        process::shown(
            project
                .command(program)
                .arg(format!("-max_total_time={seconds}"))
                .arg(format!("-max_len={LENGTH_LIMIT}"))
                .arg(format!("-timeout={PATIENCE}"))
                .arg(format!("-artifact_prefix={}/", findings.display()))
                // libFuzzer adds new inputs to the first folder.
                .args([&corpus, &findings, &seeds]),
        )
        .with_context(|| format!("{parser}: the crashing input is in {}", findings.display()))?;
    }
    Ok(())
}

fn compile(project: &Project, parsers: &[String], build: &Path) -> Result<()> {
    process::captured(
        project
            .cargo()
            .args(["build", "--locked", "--profile=fuzz", "--package=fuzz"])
            .args(["--features=libfuzzer", "--target", TARGET, "--target-dir"])
            .arg(build)
            .args(parsers.iter().map(|parser| format!("--bin={parser}")))
            .env(FLAGS_VARIABLE, INSTRUMENTATION.join(" ")),
    )?;
    Ok(())
}

fn home(project: &Project) -> PathBuf {
    project.root().join("crates/fuzz")
}

/// The named parsers, or all of them.
fn choose(programs: &Path, named: &[String]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for file in fs::read_dir(programs).context("cannot list the fuzz targets")? {
        let file = file?.path();
        all.extend(file.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    all.sort();
    if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
        bail!("there is no fuzz target {unknown}; choose from {}", all.join(", "));
    }
    Ok(if named.is_empty() { all } else { named.to_vec() })
}
