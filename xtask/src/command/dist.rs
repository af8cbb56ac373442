//! `cargo xtask dist`: the finished static files.

use anyhow::Result;

use crate::project::Project;
use crate::tools::BuildTools;
use crate::widget;

pub fn run(project: &Project) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    let site = widget::build(project, &tools)?;
    println!("\n{}", widget::FirstLoad::of(&site));
    Ok(())
}
