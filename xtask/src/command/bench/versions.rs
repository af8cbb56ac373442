//! The versions of everything that is measured: other versions have other times and sizes.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::project::Project;
use crate::tools::BuildTools;

/// The npm packages in the comparison.
const PACKAGES: [&str; 3] = ["@orama/orama", "minisearch", "itemsjs"];

#[derive(Deserialize)]
struct Package {
    version: String,
}

pub fn all(project: &Project, tools: &BuildTools) -> Result<Vec<(String, String)>> {
    let mut versions = Vec::new();
    let programs: [&Path; 4] =
        ["rustc".as_ref(), &tools.wasm_bindgen, &tools.wasm_opt, &tools.esbuild];
    for program in programs {
        let said = process::captured(project.command(program).arg("--version"))?;
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        versions.push((name, first_number(&String::from_utf8_lossy(&said))));
    }
    for package in PACKAGES {
        let path = project.root().join("node_modules").join(package).join("package.json");
        let json =
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let Package { version } = serde_json::from_slice(&json)?;
        versions.push((package.to_owned(), version));
    }
    Ok(versions)
}

/// Turns `rustc 1.95.0 (59807616e 2026-04-14)` into `1.95.0`.
fn first_number(said: &str) -> String {
    let number = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    said.split_whitespace().find(number).unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_number;

    #[test]
    fn a_version_is_the_first_number_that_a_program_says() {
        assert_eq!(first_number("rustc 1.95.0 (59807616e 2026-04-14)"), "1.95.0");
        assert_eq!(first_number("wasm-opt version 132 (version_132)"), "132");
        assert_eq!(first_number("0.28.2\n"), "0.28.2");
        assert_eq!(first_number("nothing"), "unknown");
    }
}
