//! `Cargo.lock`: versions, for tools that must match a library's version, and checksums.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project::Project;

#[derive(Deserialize)]
struct LockFile {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    /// Missing for packages that are folders in the checkout.
    checksum: Option<String>,
}

/// The version of a package in `Cargo.lock`.
pub fn version_of(project: &Project, package: &str) -> Result<String> {
    find(&text(project)?, package)
        .context("Cargo.lock is not a valid lock file")?
        .with_context(|| format!("Cargo.lock has no package {package}"))
}

/// The SHA-256 digests of all packages from a registry, by name and version.
pub fn checksums(project: &Project) -> Result<BTreeMap<(String, String), String>> {
    let lock_file: LockFile =
        toml::from_str(&text(project)?).context("Cargo.lock is not a valid lock file")?;
    let checksums = lock_file
        .package
        .into_iter()
        .filter_map(|package| Some(((package.name, package.version), package.checksum?)));
    Ok(checksums.collect())
}

fn text(project: &Project) -> Result<String> {
    let path = project.root().join("Cargo.lock");
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn find(lock_file: &str, package: &str) -> Result<Option<String>> {
    let lock_file: LockFile = toml::from_str(lock_file)?;
    Ok(lock_file
        .package
        .into_iter()
        .find(|candidate| candidate.name == package)
        .map(|found| found.version))
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::find;

    #[test]
    fn a_package_is_found_by_its_whole_name() -> Result<()> {
        let text = r#"
            version = 4
            [[package]]
            name = "wasm-bindgen-backend"
            version = "1.0.0"
            [[package]]
            name = "wasm-bindgen"
            version = "0.2.129"
        "#;
        assert_eq!(find(text, "wasm-bindgen")?.as_deref(), Some("0.2.129"));
        assert_eq!(find(text, "leptos")?, None);
        Ok(())
    }
}
