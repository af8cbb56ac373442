//! A catalogue with those that it includes, as far as they are files beside it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use catalogue::{Catalogue, Reading, read};
use editing::check::refused;

use crate::input;

/// How deep catalogues may include each other, as in the widget: municipality, state, nation.
const DEPTH: u8 = 2;

/// A catalogue and its layers.
pub struct Layers {
    /// The editors' own catalogue, without what it includes.
    pub own: Catalogue,
    /// All of them together, as families see them.
    pub merged: Catalogue,
    /// The included files, by the address in `includes`, with their bytes.
    pub included: Vec<(String, Vec<u8>)>,
    /// What could not be taken in: addresses on the web, which are not opened here, and files
    /// that are not there or are no catalogues. With the reason, in German.
    pub missing: Vec<(String, String)>,
}

/// Reads the catalogue at `path`, whose bytes are known, and the files that it includes.
///
/// # Errors
///
/// When the catalogue itself is none; says why, in German.
pub fn load(path: &Path, bytes: &[u8]) -> Result<Layers> {
    let own = match read(bytes) {
        Ok(Reading { catalogue, .. }) => catalogue,
        Err(refusal) => bail!("„{}“: {}", input::name(path), refused(&refusal).what),
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut layers = Layers { merged: own.clone(), own, included: Vec::new(), missing: Vec::new() };
    let mut wanted: Vec<(String, PathBuf, u8)> = Vec::new();
    push(&mut wanted, &layers.own, &folder, 1);
    let mut seen = vec![path.to_owned()];
    while let Some((address, folder, depth)) = wanted.pop() {
        if is_on_the_web(&address) {
            layers.missing.push((address, "Sie liegt im Web.".to_owned()));
            continue;
        }
        let file = folder.join(&address);
        if seen.contains(&file) {
            continue;
        }
        seen.push(file.clone());
        let bytes = match input::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                layers.missing.push((address, format!("{error:#}.")));
                continue;
            }
        };
        match read(&bytes) {
            Ok(Reading { catalogue, .. }) => {
                if depth < DEPTH {
                    let folder = file.parent().unwrap_or(Path::new(""));
                    push(&mut wanted, &catalogue, folder, depth + 1);
                }
                layers.merged.include(catalogue);
                layers.included.push((address, bytes));
            }
            Err(refusal) => layers.missing.push((address, refused(&refusal).what)),
        }
    }
    Ok(layers)
}

fn push(wanted: &mut Vec<(String, PathBuf, u8)>, of: &Catalogue, folder: &Path, depth: u8) {
    wanted.extend(of.includes.iter().map(|address| (address.clone(), folder.to_owned(), depth)));
}

fn is_on_the_web(address: &str) -> bool {
    address.starts_with("//") || address.contains("://")
}
