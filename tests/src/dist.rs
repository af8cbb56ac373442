//! The built widget.

use std::path::PathBuf;
use std::{env, fs, io};

use anyhow::{Context, Result, ensure};
use xtask::content_name;
use xtask::server::LoggedRequest;

use crate::project;

/// The folder set by `cargo xtask`, or the checkout's `dist/`.
///
/// # Errors
///
/// If it holds no built widget.
pub fn directory() -> Result<PathBuf> {
    let directory =
        env::var_os("ANGEBOTSFINDER_DIST").map_or_else(|| project::path("dist"), PathBuf::from);
    ensure!(
        directory.join("index.html").is_file(),
        "{} holds no built widget; `cargo xtask test --browser-only` builds and tests it, \
         `cargo xtask dist` only builds it",
        directory.display()
    );
    Ok(directory)
}

/// The widget with its whole program in one file, as assembled by `cargo xtask test`.
///
/// # Errors
///
/// If it has not been built.
pub fn undivided() -> Result<PathBuf> {
    let directory = env::var_os("ANGEBOTSFINDER_UNDIVIDED")
        .map_or_else(|| project::path("target/widget/undivided"), PathBuf::from);
    ensure!(
        directory.join("index.html").is_file(),
        "{} holds no undivided widget; `cargo xtask test --browser-only` builds and tests it",
        directory.display()
    );
    Ok(directory)
}

/// The site that `katalog publish` makes of the demo catalogue and the built widget.
///
/// # Errors
///
/// If it has not been built.
pub fn published() -> Result<PathBuf> {
    let directory = env::var_os("ANGEBOTSFINDER_SITE")
        .map_or_else(|| project::path("target/site"), PathBuf::from);
    ensure!(
        directory.join("alle-angebote.html").is_file(),
        "{} holds no published site; `cargo xtask test --browser-only` builds and tests it",
        directory.display()
    );
    Ok(directory)
}

/// A built file, by its path in the site: `katalog.json`.
///
/// # Errors
///
/// If it cannot be read.
pub fn read(path: &str) -> Result<Vec<u8>> {
    let path = directory()?.join(path);
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The path, as requested by the browser, of the built file with this extension. Its name contains
/// a content hash.
///
/// # Errors
///
/// If there is none.
pub fn first_file(extension: &str) -> Result<String> {
    let ending = format!(".{extension}");
    let name = names("")?.into_iter().find(|name| name.ends_with(&ending));
    let name = name.with_context(|| format!("the built widget has no .{extension} file"))?;
    Ok(format!("/{name}"))
}

/// The path, as requested by the browser, of a language's texts. Its name changes with the texts.
///
/// # Errors
///
/// If there is none.
pub fn texts(tag: &str) -> Result<String> {
    named("locale/", tag, "json")
}

/// The path, as requested by the browser, of a language's everyday words.
///
/// # Errors
///
/// If there is none.
pub fn words(tag: &str) -> Result<String> {
    named("locale/", &format!("words-{tag}"), "txt")
}

/// The path, as requested by the browser, of a script that is loaded on demand: `team`.
///
/// # Errors
///
/// If there is none.
pub fn script(name: &str) -> Result<String> {
    named("", name, "mjs")
}

/// The path, as requested by the browser, of the second part of the program.
///
/// # Errors
///
/// If there is none.
pub fn results_part() -> Result<String> {
    named("", "angebotsfinder_results", "wasm")
}

/// The path, as requested by the browser, of the third part of the program.
///
/// # Errors
///
/// If there is none.
pub fn details_part() -> Result<String> {
    named("", "angebotsfinder_details", "wasm")
}

/// The path, as requested by the browser, of the demo's long texts.
///
/// # Errors
///
/// If there are none.
pub fn long_texts() -> Result<String> {
    named("", "katalog-texte", "json")
}

/// The paths, as requested by the browser, of the demo's long texts and those in each language.
///
/// # Errors
///
/// If there are none.
pub fn files_of_texts() -> Result<Vec<String>> {
    // Their compressed copies have another form.
    let is_one = |name: &String| name.starts_with("katalog-") && content_name::is(name);
    let found = names("")?.into_iter().filter(is_one);
    let found: Vec<String> = found.map(|name| format!("/{name}")).collect();
    ensure!(!found.is_empty(), "the demo has no file of texts");
    Ok(found)
}

/// The paths of these requests, without the third part of the program and the catalogues' long texts:
/// they are requested once the catalogue has been read, whatever a family does.
///
/// # Errors
///
/// If there is no third part.
pub fn asked_for(requests: Vec<LoggedRequest>) -> Result<Vec<String>> {
    let details_part = details_part()?;
    let paths = requests.into_iter().map(|request| request.path);
    let comes_by_itself = |path: &String| path.ends_with(&details_part) || path.contains("-texte-");
    Ok(paths.filter(|path| !comes_by_itself(path)).collect())
}

fn named(folder: &str, name: &str, extension: &str) -> Result<String> {
    let beginning = format!("{name}-");
    // Its compressed copies are next to it.
    let is_it = |found: &String| {
        let rest = found.strip_prefix(&beginning).and_then(|rest| rest.split_once('.'));
        matches!(rest, Some((_, ending)) if ending == extension)
    };
    let found = names(folder)?.into_iter().find(is_it);
    let found =
        found.with_context(|| format!("the built widget has no {folder}{name}.{extension}"))?;
    Ok(format!("/{folder}{found}"))
}

/// The names of everything in a folder of the site, sorted.
///
/// # Errors
///
/// If there is no such folder.
pub fn names(folder: &str) -> Result<Vec<String>> {
    let path = directory()?.join(folder);
    let entries = fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let name = |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into());
    let mut names = entries.map(name).collect::<Result<Vec<String>>>()?;
    names.sort();
    Ok(names)
}
