//! `Cargo.lock`, for the tools whose version must equal that of a library.

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
}

/// The version of a package that `Cargo.lock` settles on.
pub fn version_of(project: &Project, package: &str) -> Result<String> {
    let path = project.root().join("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    find(&text, package)
        .with_context(|| format!("{} is no lock file", path.display()))?
        .with_context(|| format!("{} names no package {package}", path.display()))
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
