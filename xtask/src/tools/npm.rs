//! Tools from npm: wasm-opt (Debian's is too old for current rustc), esbuild, oxlint, TypeScript
//! and axe-core, in the versions of `package-lock.json`; and the libraries for the comparison in
//! `bench`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xtask::content_name;

use super::on_path;
use crate::process;
use crate::progress;
use crate::project::Project;

/// Holds the content hash of the lock file that `node_modules` was installed from.
const STAMP: &str = "node_modules/.installed-from";

/// Reinstalls `node_modules` unless it matches `package-lock.json`.
pub fn ensure(project: &Project) -> Result<()> {
    let lock_file = project.root().join("package-lock.json");
    let lock =
        fs::read(&lock_file).with_context(|| format!("cannot read {}", lock_file.display()))?;
    let wanted = content_name::of("package-lock.json", &lock);
    let stamp = project.root().join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if on_path::find("npm").is_none() {
        bail!(
            "npm is missing; install Node.js 20.19 or newer, which includes it \
             (Debian 13: apt-get install nodejs npm)"
        );
    }
    progress::step("Install the npm packages", || {
        // No package needs its install scripts.
        process::captured(project.command("npm").args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]))
    })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// A program from one of the packages.
pub fn program(project: &Project, name: &str) -> Result<PathBuf> {
    let path = project.root().join("node_modules/.bin").join(name);
    if !path.is_file() {
        bail!("{} is missing; delete node_modules and try again", path.display());
    }
    Ok(path)
}
