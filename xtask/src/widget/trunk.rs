//! Trunk: runs cargo and wasm-bindgen, and builds the page.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::parts::Division;
use super::site::Site;
use crate::process;
use crate::project::Project;
use crate::tools::BuildTools;
use crate::tools::wasm_target::TARGET;

/// Inlines less than usual for small programs: saves 0.2 kB.
const INLINE_LITTLE: &str = "-Cllvm-args=-inline-threshold=10";
/// Keeps relocations, which show the addresses each part can ever hold. Only splitting needs them.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

pub fn build(project: &Project, tools: &BuildTools, division: Division) -> Result<Site> {
    // Trunk runs offline, and cargo with it.
    process::captured(project.cargo().args(["fetch", "--locked", "--target", TARGET]))?;

    let flags: &[&str] = match division {
        Division::Divided => &[RELOCATIONS, INLINE_LITTLE],
        Division::Undivided => &[INLINE_LITTLE],
    };
    process::captured(
        project
            .command(&tools.trunk)
            .arg("build")
            // The release profile without `--release`, which would make Trunk run wasm-opt and its
            // minifier too.
            .args(["--cargo-profile", "release"])
            .args(["--offline", "--locked", "--no-sri", "--filehash", "false"])
            .arg("--dist")
            .arg(output(project))
            .env("PATH", path_with(&tools.wasm_bindgen)?)
            .envs(wasm_environment(project, flags)?)
            // Incremental builds produce different bytes.
            .env_remove("CARGO_INCREMENTAL")
            // Trunk 0.21 accepts only `true` and `false`, and fails on the usual `1`.
            .env_remove("NO_COLOR"),
    )?;
    built(project)
}

/// The most recent build.
pub fn built(project: &Project) -> Result<Site> {
    Site::read(&output(project))
}

fn output(project: &Project) -> PathBuf {
    project.scratch().join("trunk")
}

/// `PATH` with this program's folder first.
fn path_with(program: &Path) -> Result<OsString> {
    let mut directories = Vec::from_iter(program.parent().map(Path::to_owned));
    if let Some(path) = env::var_os("PATH") {
        directories.extend(env::split_paths(&path));
    }
    env::join_paths(directories).context("a folder name on PATH has a character PATH cannot hold")
}

/// Compiler flags for WebAssembly. Panic messages contain source paths: without this computer's
/// folders in them, the WebAssembly is smaller and does not reveal where it was built.
pub fn wasm_environment(
    project: &Project,
    further: &[&str],
) -> Result<[(&'static str, String); 1]> {
    let folders = source_folders(project)?;
    let flags = folders.iter().map(|folder| format!("--remap-path-prefix={}=.", folder.display()));
    let flags: Vec<_> = flags.chain(further.iter().map(|&flag| flag.to_owned())).collect();
    // Not `RUSTFLAGS`, which splits at spaces: folder names may contain them.
    Ok([("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))])
}

/// The folders of all sources that are compiled into the widget.
pub fn source_folders(project: &Project) -> Result<Vec<PathBuf>> {
    let mut folders = vec![project.root().to_owned()];
    folders.extend(registry_folders()?);
    let sysroot = process::captured(project.command("rustc").args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    folders.push(sysroot.join("lib/rustlib/src/rust"));
    Ok(folders)
}

/// The folders where cargo unpacks the sources of dependencies, one per registry.
fn registry_folders() -> Result<Vec<PathBuf>> {
    let cargo_home = match env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => {
            env::home_dir().context("there is no home directory; set CARGO_HOME")?.join(".cargo")
        }
    };
    let sources = cargo_home.join("registry/src");
    let mut folders: Vec<PathBuf> = fs::read_dir(&sources)
        .with_context(|| format!("cannot read {}", sources.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    folders.sort();
    Ok(folders)
}
