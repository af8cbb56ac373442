//! `cargo xtask bench`: builds the widget, the matching on its own and its competitors, and runs
//! the `bench` program of the `browser-tests` package on them.

mod against;
mod side_by_side;
mod versions;

use std::fs;

use anyhow::{Context, Result};
use xtask::bench_input::{BenchInput, VARIABLE, Widget};
use xtask::sizes::Sizes;

use crate::katalog;
use crate::process;
use crate::progress::step;
use crate::project::Project;
use crate::tools::{BuildTools, browser};
use crate::widget::{self, FirstLoad, STAGES, Site};

const REST: &str = "The rest of the site. A visit fetches of it the catalogue and what is needed: \
    another language, the list to hand over, team mode, a municipality's looks. `embed.js` belongs to \
    the host's page, `einbetten`, `configurator` and `schema` to editors, `katalog-gesamt` and \
    `bund-gesamt` to other programs.";

/// `against`: another revision, visited alternately with this checkout.
pub fn run(project: &Project, quick: bool, against: Option<&str>) -> Result<()> {
    browser::ensure()?;
    let tools = BuildTools::ensure(project)?;
    let site = widget::build(project, &tools)?;
    let first_load = FirstLoad::of(&site);
    println!("\n{first_load}\n");

    let folder = project.root().join("target/bench");
    let subjects = side_by_side::build(project, &tools, &folder)?;
    step("Compile the matching natively", || {
        let build = ["build", "--release", "--package=matching-bench", "--bin=matching-bench"];
        process::captured(project.cargo().args(build))
    })?;

    step("Compile katalog with its release profile", || {
        process::captured(project.cargo().args(katalog::BUILD))
    })?;
    let program = project.compiled().join(katalog::PROGRAM);
    let mut widgets = vec![Widget { revision: None, dist: project.dist(), katalog: program }];
    if let Some(revision) = against {
        widgets.push(against::build(project, revision)?);
    }

    let input = BenchInput {
        files: files(&site, &first_load),
        subjects,
        page: folder.join(side_by_side::SITE),
        native: project.compiled().join("release/matching-bench"),
        widgets,
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

/// When the files of the site are fetched.
fn files(site: &Site, first_load: &FirstLoad) -> Vec<(String, Vec<(String, Sizes)>)> {
    let stages = STAGES.iter().zip(first_load.stages());
    let mut lists: Vec<_> =
        stages.map(|(when, files)| (format!("{when}:"), files.clone())).collect();
    let listed =
        |path: &str| lists.iter().flat_map(|(_, files)| files).any(|(file, _)| file == path);
    let rest = site.plain().filter(|path| !listed(path));
    let rest = rest.filter_map(|path| Some((path.to_owned(), site.sizes(path)?))).collect();
    lists.push((REST.to_owned(), rest));
    lists
}
