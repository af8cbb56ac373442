//! `cargo xtask bench-katalog`: how long editors wait for `katalog`, and how much memory it takes.

mod measure;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use self::measure::{Cost, Measured};
use crate::katalog;
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::tools::BuildTools;
use crate::widget;

/// The number of offers in a county's catalogue, and in one larger than any real one.
const SIZES: [usize; 2] = [1_000, 10_000];
/// A fixed date, so that every run finds the same offers out of date.
const TODAY: &str = "2026-11-22";
/// The exported table.
const TABLE: &str = "tabelle.xlsx";

pub fn run(project: &Project) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    widget::build(project, &tools)?;
    progress::step("Compile katalog with its release profile", || {
        process::captured(project.cargo().args(katalog::BUILD))
    })?;
    let folder = project.root().join("target/bench-katalog");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot empty target/bench-katalog")?;
    }
    fs::create_dir_all(&folder).context("cannot make target/bench-katalog")?;
    let mut tables = Vec::new();
    for offers in SIZES {
        sample(project, offers, &folder.join("katalog.json"))?;
        fs::copy(project.root().join("public/bund.json"), folder.join("bund.json"))?;
        let desk = Desk { project, folder: &folder };
        tables.push((offers, desk.measure_all()?));
    }
    for (offers, rows) in tables {
        println!("\n{:<34}{:>10}{:>10}{:>12}", format!("{offers} offers"), "time", "CPU", "memory");
        for Measured { name, cost: Cost { time, cpu, memory } } in rows {
            let (time, cpu) = (time.as_secs_f64(), cpu.as_secs_f64());
            let memory = memory / 1_000_000;
            println!("{name:<34}{time:>8.2} s{cpu:>8.2} s{memory:>9} MB");
        }
    }
    Ok(())
}

/// Generates the catalogue in another process: the system reports a child's peak memory since the
/// fork, so memory that this process used would count towards the child's.
fn sample(project: &Project, offers: usize, file: &Path) -> Result<()> {
    let this = std::env::current_exe().context("cannot find the path of this executable")?;
    let offers = offers.to_string();
    process::shown(project.command(this).args(["sample-catalogue", &offers]).arg(file))
}

/// An editor's working folder.
struct Desk<'a> {
    project: &'a Project,
    folder: &'a Path,
}

impl Desk<'_> {
    fn measure_all(&self) -> Result<Vec<Measured>> {
        let dist = self.project.dist();
        let dist = dist.to_str().context("the project's path is not valid UTF-8")?;
        let mut rows = vec![
            self.measure("check", &["check", "katalog.json"])?,
            self.measure("export xlsx", &["export", "xlsx", "katalog.json", "-o", TABLE])?,
        ];
        let imported = ["import", TABLE, "-o", "imported.json"];
        rows.push(self.measure("import of an xlsx", &imported)?);
        let publish = ["publish", "katalog.json", "--widget", dist, "--out", "site"];
        rows.push(self.measure("publish", &publish)?);
        let coverage = ["coverage", "katalog.json", "--format", "html", "-o", "luecken.html"];
        rows.push(self.measure("coverage", &coverage)?);
        rows.push(self.measure("diff", &["diff", "katalog.json", "imported.json"])?);
        for format in ["hsds", "jsonld", "ics"] {
            let export = ["export", format, "katalog.json", "-o", "exported"];
            rows.push(self.measure(&format!("export {format}"), &export)?);
        }
        Ok(rows)
    }

    fn measure(&self, name: &str, arguments: &[&str]) -> Result<Measured> {
        let program = self.project.compiled().join(katalog::PROGRAM);
        measure::median(name, || {
            if arguments[0] == "export" {
                // Deletes the previous run's table, since `katalog` overwrites none. There may be
                // no table.
                let _ = fs::remove_file(self.folder.join(TABLE));
            }
            let mut command = self.project.command(&program);
            command.current_dir(self.folder).args(arguments).args(["--today", TODAY]);
            command
        })
    }
}
