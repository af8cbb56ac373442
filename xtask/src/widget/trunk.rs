//! Trunk: cargo, wasm-bindgen and the page.

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

/// Less is written into its callers than usual for small programs: 0.2 kB.
const INLINE_LITTLE: &str = "-Cllvm-args=-inline-threshold=10";
/// The linker tells which addresses each part of the program can ever hold. Without parts nobody asks.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

pub fn build(project: &Project, tools: &BuildTools, division: Division) -> Result<Site> {
    // Trunk is told to stay offline, and cargo with it.
    process::captured(project.cargo().args(["fetch", "--locked", "--target", TARGET]))?;

    let flags: &[&str] = match division {
        Division::Divided => &[RELOCATIONS, INLINE_LITTLE],
        Division::Undivided => &[INLINE_LITTLE],
    };
    process::captured(
        project
            .command(&tools.trunk)
            .arg("build")
            // The release profile without `--release`: the latter would have Trunk run
            // wasm-opt and its minifier too.
            .args(["--cargo-profile", "release"])
            .args(["--offline", "--locked", "--no-sri", "--filehash", "false"])
            .arg("--dist")
            .arg(output(project))
            .env("PATH", path_with(&tools.wasm_bindgen)?)
            .envs(wasm_environment(project, flags)?)
            // Incremental builds have other bytes.
            .env_remove("CARGO_INCREMENTAL")
            // Trunk 0.21 takes only `true` and `false` for it, and stops at the usual `1`.
            .env_remove("NO_COLOR"),
    )?;
    built(project)
}

/// What was built last.
pub fn built(project: &Project) -> Result<Site> {
    Site::read(&output(project))
}

fn output(project: &Project) -> PathBuf {
    project.scratch().join("trunk")
}

/// `PATH`, with the folder of this program first.
fn path_with(program: &Path) -> Result<OsString> {
    let mut directories = Vec::from_iter(program.parent().map(Path::to_owned));
    if let Some(path) = env::var_os("PATH") {
        directories.extend(env::split_paths(&path));
    }
    env::join_paths(directories).context("a folder on PATH has a name that PATH cannot hold")
}

/// What the compiler is told when it compiles for WebAssembly. Panic messages hold the paths of
/// sources: without the folders of this computer in them the wasm is smaller, and tells nothing about
/// where it was built.
pub fn wasm_environment(
    project: &Project,
    further: &[&str],
) -> Result<[(&'static str, String); 1]> {
    let folders = source_folders(project)?;
    let flags = folders.iter().map(|folder| format!("--remap-path-prefix={}=.", folder.display()));
    let flags: Vec<_> = flags.chain(further.iter().map(|&flag| flag.to_owned())).collect();
    // Not `RUSTFLAGS`, which takes a space for the end of a flag: folders have spaces, too.
    Ok([("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))])
}

/// Where the sources of all that is compiled into the widget are on this computer.
pub fn source_folders(project: &Project) -> Result<Vec<PathBuf>> {
    let mut folders = vec![project.root().to_owned()];
    folders.extend(registry_folders()?);
    let sysroot = process::captured(project.command("rustc").args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    folders.push(sysroot.join("lib/rustlib/src/rust"));
    Ok(folders)
}

/// Where cargo unpacks the sources of dependencies, one folder for each registry.
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
