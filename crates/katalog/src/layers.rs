//! A catalogue with its includes, as far as they are files beside it.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use catalogue::{Catalogue, Divided, Reading, Refusal, budget, read};
use editing::check::refused;

use crate::input;

/// The maximum number of direct and indirect includes, as in the widget.
const MOST: usize = budget::CATALOGUES - 1;

/// A catalogue and its layers.
pub struct Layers {
    /// The editors' own catalogue, without its includes.
    pub own: Reading,
    /// All layers merged, as families see them.
    pub merged: Catalogue,
    /// The included files.
    pub included: Vec<Layer>,
    /// Web addresses and server paths, which are not opened here.
    pub elsewhere: Vec<String>,
    /// Files that are missing or not catalogues, each with the reason in German.
    pub missing: Vec<(String, String)>,
}

/// An included file.
pub struct Layer {
    /// Its path relative to the root catalogue, even if another layer includes it.
    pub address: String,
    pub bytes: Vec<u8>,
    pub reading: Reading,
}

/// Loads the catalogue at `path`, already read into `bytes`, with the files it includes.
///
/// # Errors
///
/// When the root catalogue itself is invalid; the German message says why.
pub fn load(path: &Path, bytes: &[u8]) -> Result<Layers> {
    let own = input::catalogue(path, bytes)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut layers = Layers {
        merged: own.catalogue.clone(),
        own,
        included: Vec::new(),
        elsewhere: Vec::new(),
        missing: Vec::new(),
    };
    let mut wanted = included(&layers.own.catalogue, "");
    let mut size = bytes.len();
    let mut seen = vec![path.file_name().unwrap_or_default().to_string_lossy().into_owned()];
    for _ in 0..budget::INCLUDE_DEPTH {
        let mut deeper = Vec::new();
        for address in wanted {
            if seen.contains(&address) {
                continue;
            }
            // `seen` includes the root catalogue, which does not count.
            if seen.len() > MOST {
                let why = format!("Ein Katalog nimmt höchstens {MOST} andere dazu.");
                layers.missing.push((address, why));
                return Ok(layers);
            }
            seen.push(address.clone());
            if is_elsewhere(&address) {
                layers.elsewhere.push(address);
                continue;
            }
            let bytes = match input::read(&folder.join(&address)) {
                Ok(bytes) => bytes,
                Err(error) => {
                    layers.missing.push((address, format!("{error:#}.")));
                    continue;
                }
            };
            size += bytes.len();
            if let Some(why) = too_large(bytes.len(), size) {
                layers.missing.push((address, why));
                continue;
            }
            let (bytes, read) = whole(&folder, &address, bytes);
            match read {
                Ok(reading) => {
                    if let Some(why) = input::divided(&reading.catalogue) {
                        layers.missing.push((address, why));
                        continue;
                    }
                    deeper.extend(included(&reading.catalogue, &address));
                    layers.merged.include(reading.catalogue.clone());
                    layers.included.push(Layer { address, bytes, reading });
                }
                Err(refusal) => layers.missing.push((address, refused(&refusal).what)),
            }
        }
        // As in the widget: of two offers with the same id, the first one wins.
        deeper.sort();
        wanted = deeper;
    }
    Ok(layers)
}

/// The undivided form of an included file that has been divided for publication; it is beside it.
fn whole(folder: &Path, address: &str, bytes: Vec<u8>) -> (Vec<u8>, Result<Reading, Refusal>) {
    let reading = read(&bytes);
    let is_divided = reading.as_ref().is_ok_and(|reading| reading.catalogue.files.is_some());
    let undivided = || input::read(&folder.join(Divided::whole_of(address))).ok();
    match undivided().filter(|_| is_divided) {
        Some(undivided) => {
            let reading = read(&undivided);
            (undivided, reading)
        }
        None => (bytes, reading),
    }
}

/// Why the widget would skip an included catalogue of `bytes` bytes that brings the total to `all`
/// bytes.
fn too_large(bytes: usize, all: usize) -> Option<String> {
    let limit = |limit: usize| format!("größer als {} MB", limit >> 20);
    if bytes > budget::INCLUDE_BYTES {
        return Some(format!("Der Katalog ist {}.", limit(budget::INCLUDE_BYTES)));
    }
    let limit = limit(budget::CATALOGUES_BYTES);
    (all > budget::CATALOGUES_BYTES).then(|| format!("Mit ihm sind die Kataloge zusammen {limit}."))
}

/// The addresses of a catalogue's includes; `base` is the catalogue's own address.
fn included(catalogue: &Catalogue, base: &str) -> Vec<String> {
    catalogue.includes.iter().map(|address| resolve(address, base)).collect()
}

/// Resolves an address relative to `base`; the result is relative to the root catalogue.
fn resolve(address: &str, base: &str) -> String {
    if is_elsewhere(address) {
        return address.to_owned();
    }
    let joined = Path::new(base).parent().unwrap_or(Path::new("")).join(address);
    let mut path = PathBuf::new();
    for part in joined.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(path.components().next_back(), Some(Component::Normal(_))) =>
            {
                path.pop();
            }
            part => path.push(part),
        }
    }
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Whether the address is on the web or an absolute path on the server.
fn is_elsewhere(address: &str) -> bool {
    address.starts_with('/') || address.contains("://")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn an_address_is_relative_to_the_catalogue_that_names_it() {
        assert_eq!(resolve("bund.json", ""), "bund.json");
        assert_eq!(resolve("./bund.json", "land/hessen.json"), "land/bund.json");
        assert_eq!(resolve("../bund.json", "land/hessen.json"), "bund.json");
        assert_eq!(resolve("../bund.json", ""), "../bund.json");
        assert_eq!(resolve("https://a.example/b.json", "land/c.json"), "https://a.example/b.json");
    }
}
