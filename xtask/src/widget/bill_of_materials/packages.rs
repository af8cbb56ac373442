//! The npm packages that are bundled into the widget's scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::component::Component;
use crate::process;
use crate::project::{Project, SCRIPTS};
use crate::widget::minify::GLUE;

/// esbuild's metafile for a bundle.
#[derive(Deserialize)]
struct Bundle {
    /// By path.
    inputs: Map<String, Value>,
}

#[derive(Deserialize)]
struct LockFile {
    /// By folder: `node_modules/lean-qr`.
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: String,
    #[serde(default)]
    license: String,
}

/// Taken from esbuild, which resolves them when bundling the scripts: most packages in
/// `package.json` are only tools.
pub fn bundled(project: &Project, esbuild: &Path) -> Result<Vec<Component>> {
    let folder = project.scratch().join("bill-of-materials");
    let told = folder.join("bundle.json");
    process::captured(
        project
            .command(esbuild)
            .args(scripts(project)?)
            .args(["--bundle", "--format=esm", "--log-level=error"])
            // Generated when the widget is compiled, and part of its crates.
            .arg(format!("--external:{GLUE}"))
            .arg(format!("--outdir={}", folder.display()))
            .arg(format!("--metafile={}", told.display())),
    )?;
    let bundle: Bundle = read(&told)?;
    let lock_file: LockFile = read(&project.root().join("package-lock.json"))?;
    let folders: BTreeSet<&str> =
        bundle.inputs.keys().map(String::as_str).filter_map(package).collect();
    let component = |folder| {
        let package = lock_file.packages.get(folder);
        let package = package.with_context(|| format!("package-lock.json has no {folder}"))?;
        Ok(component(folder, package))
    };
    folders.into_iter().map(component).collect()
}

/// The widget's scripts, in a fixed order.
fn scripts(project: &Project) -> Result<BTreeSet<String>> {
    let mut scripts = BTreeSet::new();
    for entry in fs::read_dir(project.root().join(SCRIPTS)).context("cannot read the scripts")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if [".mjs", ".js"].iter().any(|ending| name.ends_with(ending)) {
            scripts.insert(format!("{SCRIPTS}/{name}"));
        }
    }
    Ok(scripts)
}

/// The folder of a file's package: for `node_modules/lean-qr/nano.mjs`, that is
/// `node_modules/lean-qr`; a scoped name (`@…`) has two parts.
fn package(path: &str) -> Option<&str> {
    const MODULES: &str = "node_modules/";
    let start = path.rfind(MODULES)? + MODULES.len();
    let parts = if path[start..].starts_with('@') { 2 } else { 1 };
    let (end, _) = path[start..].match_indices('/').nth(parts - 1)?;
    Some(&path[..start + end])
}

fn component(folder: &str, package: &Package) -> Component {
    let name = folder.rsplit_once("node_modules/").map_or(folder, |(_, name)| name);
    let package_url = format!("pkg:npm/{}@{}", name.replace('@', "%40"), package.version);
    Component {
        reference: package_url.clone(),
        name: name.to_owned(),
        version: package.version.clone(),
        licence: package.license.clone(),
        package_url: Some(package_url),
        hash: None,
        uses: Vec::new(),
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_file_belongs_to_the_innermost_package() {
        assert_eq!(package("src/scripts/boot.mjs"), None);
        assert_eq!(package("node_modules/lean-qr/nano.mjs"), Some("node_modules/lean-qr"));
        assert_eq!(package("node_modules/@a/b/c/d.js"), Some("node_modules/@a/b"));
        let inner = "node_modules/a/node_modules/b";
        assert_eq!(package(&format!("{inner}/index.js")), Some(inner));
    }
}
