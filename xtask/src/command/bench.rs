//! `cargo xtask bench`: builds the widget, the matching alone and what it is compared with, and has
//! the program `bench` of the package `browser-tests` measure them.

mod side_by_side;
mod versions;

use std::fs;

use anyhow::{Context, Result};
use xtask::bench_input::{BenchInput, VARIABLE};
use xtask::sizes::Sizes;

use crate::process;
use crate::progress::step;
use crate::project::Project;
use crate::tools::{BuildTools, browser};
use crate::widget::{self, FirstLoad, Site};

pub fn run(project: &Project, quick: bool) -> Result<()> {
    browser::ensure()?;
    let tools = BuildTools::ensure(project)?;
    let site = widget::build(project, &tools)?;
    let first_load = FirstLoad::of(&site);
    println!("\n{first_load}\n");

    let folder = project.root().join("target/bench");
    let subjects = side_by_side::build(project, &tools, &folder)?;
    step("Compile the matching for this computer", || {
        let build = ["build", "--release", "--package=matching-bench", "--bin=matching-bench"];
        process::captured(project.cargo().args(build))
    })?;

    let input = BenchInput {
        later: later(&site, &first_load),
        first_load: first_load.files().to_vec(),
        subjects,
        page: folder.join(side_by_side::SITE),
        native: project.root().join("target/release/matching-bench"),
        versions: versions::all(project, &tools)?,
    };
    let file = folder.join("input.json");
    fs::write(&file, serde_json::to_vec(&input)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    process::shown(
        project
            .cargo()
            .args(["run", "--quiet", "--package=browser-tests", "--bin=bench", "--"])
            .args(quick.then_some("--quick"))
            .env("ANGEBOTSFINDER_DIST", project.dist())
            .env(VARIABLE, file),
    )
}

/// The files of the site that the first load leaves alone.
fn later(site: &Site, first_load: &FirstLoad) -> Vec<(String, Sizes)> {
    let first = |path: &str| first_load.files().iter().any(|(first, _)| first == path);
    let later = site.plain().filter(|path| !first(path));
    later.filter_map(|path| Some((path.to_owned(), site.sizes(path)?))).collect()
}
