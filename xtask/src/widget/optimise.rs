//! wasm-opt: makes the WebAssembly a fifth smaller.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::content_name;

use super::short_names::ShortNames;
use super::site::{Site, extension};
use crate::process;
use crate::project::Project;
use crate::tools::BuildTools;

/// wasm-opt may use the instructions declared in the file's `target_features` section; afterwards
/// nothing reads that section.
///
/// Flattening and relooping before each `-Oz` lets it find more, 0.9 kB (Brotli) in all. The lowest
/// memory is the far end of the stack, so no base address of an offset is there: 0.6 kB.
/// Alignments are hints that no engine needs; setting them all to the same value compresses better:
/// 0.3 kB.
const ARGUMENTS: [&str; 12] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--dealign",
    "--minify-imports-and-exports-and-modules",
    "--strip-target-features",
    "--strip-producers",
];

/// Rust's panic handler, and the two functions on the way to it that are no straight line. Nobody sees
/// the message of a panic: browsers have no standard error.
pub const TRAPS: [&str; 3] = [
    "4core9panicking9panic_fmt",
    "4core9panicking19assert_failed_inner",
    "5slice5index16slice_index_fail",
];

/// Optimises the program; returns the new names of its imports and exports.
pub fn wasm(project: &Project, tools: &BuildTools, site: &mut Site) -> Result<ShortNames> {
    let program = site.files.iter_mut().find(|(path, _)| extension(path) == "wasm");
    let (_, bytes) = program.context("Trunk built no WebAssembly")?;
    let (optimised, names) = optimise(project, tools, &wasm_parts::trap(bytes, &TRAPS)?)?;
    *bytes = optimised;
    names.apply(site)?;
    Ok(names)
}

/// Takes half of the build time, so results are cached in the scratch folder for those who change
/// only styles or pages.
fn optimise(project: &Project, tools: &BuildTools, input: &[u8]) -> Result<(Vec<u8>, ShortNames)> {
    let folder = project.scratch().join("wasm-opt");
    let output = folder.join(result_name(project, input)?);
    let names = output.with_extension("json");
    if !names.exists() {
        empty(&folder)?;
        let input_path = folder.join("input.wasm");
        fs::write(&input_path, input)
            .with_context(|| format!("cannot write {}", input_path.display()))?;
        let printed = process::captured(
            project
                .command(&tools.wasm_opt)
                .args(ARGUMENTS)
                .arg(&input_path)
                .arg("--output")
                .arg(&output),
        )?;
        // Written last: its existence means that both files are complete.
        fs::write(&names, printed).with_context(|| format!("cannot write {}", names.display()))?;
    }
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok((read(&output)?, ShortNames::parse(&read(&names)?)?))
}

/// A cache key: distinguishes inputs, arguments and wasm-opt versions.
fn result_name(project: &Project, input: &[u8]) -> Result<String> {
    let lock_file = project.root().join("package-lock.json");
    let versions =
        fs::read(&lock_file).with_context(|| format!("cannot read {}", lock_file.display()))?;
    let arguments = ARGUMENTS.concat().into_bytes();
    Ok(content_name::of("output.wasm", &[versions.as_slice(), &arguments, input].concat()))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot delete {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
