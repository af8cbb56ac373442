//! `cargo xtask screenshots` and `handbook-pictures`: programs of the `browser-tests` package, run
//! against the freshly built widget.

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::{BuildTools, browser};
use crate::widget;

pub fn run(project: &Project, program: &str) -> Result<()> {
    browser::ensure()?;
    let tools = BuildTools::ensure(project)?;
    let site = widget::build(project, &tools)?;
    println!("\n{}", widget::FirstLoad::of(&site));
    process::shown(
        project
            .cargo()
            .args(["run", "--locked", "--quiet", "--package=browser-tests", "--bin", program])
            .env("ANGEBOTSFINDER_DIST", project.dist()),
    )
}
