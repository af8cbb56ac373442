//! Another revision of the project, built by its own tools, to be compared with this one.

use std::process::Command;

use anyhow::{Context, Result};
use xtask::bench_input::Widget;

use crate::katalog;
use crate::process;
use crate::progress::step;
use crate::project::Project;

/// Builds the revision in a worktree of its own, which stays for the next time.
pub fn build(project: &Project, revision: &str) -> Result<Widget> {
    let git = |arguments: &[&str]| process::captured(project.command("git").args(arguments));
    let named = git(&["rev-parse", "--short", "--verify", &format!("{revision}^{{commit}}")])?;
    let name = String::from_utf8(named)?.trim().to_owned();
    let worktree = project.root().join("target/bench-against");
    let path = worktree.to_str().context("the project's path is not valid UTF-8")?;
    if worktree.join(".git").exists() {
        git(&["-C", path, "checkout", "--quiet", "--detach", &name])?;
    } else {
        git(&["worktree", "add", "--force", "--quiet", "--detach", path, &name])?;
    }
    let target = worktree.join("target");
    let there = |command: &mut Command| {
        process::captured(command.current_dir(&worktree).env("CARGO_TARGET_DIR", &target))
    };
    step(&format!("Build the widget of {name}"), || {
        there(project.cargo().args(["xtask", "dist"]))
    })?;
    step(&format!("Compile katalog of {name}"), || there(project.cargo().args(katalog::BUILD)))?;
    Ok(Widget {
        revision: Some(name),
        dist: worktree.join("dist"),
        katalog: target.join(katalog::PROGRAM),
    })
}
