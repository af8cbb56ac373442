//! `cargo xtask reproduce`: anyone can build the same release from the same sources, and so verify
//! that nothing else is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process;
use crate::progress::step;
use crate::project::Project;
use crate::tools::BuildTools;
use crate::widget;

/// Builds the release here, and again in a folder with another name, at another time, in another
/// time zone and locale.
pub fn run(project: &Project) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    let site = widget::build(project, &tools)?;
    let archives = [widget::write_archive(project, &tools, &site)?, widget::write_plugin(project)?]
        .map(|(path, _)| path);

    let elsewhere = TempDir::with_prefix("ein anderer Ordner ")
        .context("cannot create a folder for the second build")?;
    let copy = elsewhere.path().join("angebotsfinder");
    step("Copy the sources elsewhere", || copy_sources(project, &copy))?;
    step("Build the release there", || build_in(project, &copy))?;
    let target = copy.join("target");
    step("Compare every byte", || {
        archives.iter().try_for_each(|archive| compare(archive, &target))
    })?;
    println!();
    for archive in &archives {
        println!("{}: reproducible, byte for byte", archive.display());
    }
    Ok(())
}

/// Copies what git tracks and new files; no build output.
fn copy_sources(project: &Project, folder: &Path) -> Result<()> {
    let files = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = process::captured(project.command("git").args(files))?;
    let names = String::from_utf8(names).context("a file name is not valid UTF-8")?;
    for name in names.split_terminator('\0') {
        let from = project.root().join(name);
        // Deleted, but still in git's index.
        if !from.exists() {
            continue;
        }
        let to = folder.join(name);
        let copy = || {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::copy(&from, &to)
        };
        copy().with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}

fn build_in(project: &Project, folder: &Path) -> Result<()> {
    process::captured(
        project
            .cargo()
            .current_dir(folder)
            .args(["run", "--locked", "--quiet", "--package=xtask", "--target-dir"])
            // The build tools need not be rebuilt.
            .arg(project.root().join("target"))
            .args(["--", "dist", "--zip"])
            .env_remove("CARGO_TARGET_DIR")
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "C"),
    )?;
    Ok(())
}

/// Compares an archive with the one of the same name in the folder.
fn compare(archive: &Path, folder: &Path) -> Result<()> {
    let name = archive.file_name().context("invariant: an archive has a name")?;
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let (ours, theirs) = (read(archive)?, read(&folder.join(name))?);
    if ours == theirs {
        return Ok(());
    }
    let (ours, theirs) = (widget::unpack(&ours)?.files, widget::unpack(&theirs)?.files);
    bail!(
        "the build is not reproducible; in another folder, these files differ: {}",
        differences(&ours, &theirs)
    );
}

/// The paths of files that are in only one of the two, or that differ.
fn differences(ours: &BTreeMap<String, Vec<u8>>, theirs: &BTreeMap<String, Vec<u8>>) -> String {
    let mut paths: Vec<&str> = ours
        .keys()
        .chain(theirs.keys())
        .filter(|path| ours.get(*path) != theirs.get(*path))
        .map(String::as_str)
        .collect();
    paths.sort_unstable();
    paths.dedup();
    if paths.is_empty() { "the archive itself".to_owned() } else { paths.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::differences;

    #[test]
    fn what_differs_is_named() {
        let files = |files: &[(&str, &[u8])]| {
            files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect()
        };
        let ours = files(&[("a", b"1"), ("b", b"2"), ("c", b"3")]);
        let theirs = files(&[("a", b"1"), ("b", b"9"), ("d", b"4")]);
        assert_eq!(differences(&ours, &theirs), "b, c, d");
        assert_eq!(differences(&ours, &ours), "the archive itself");
    }
}
