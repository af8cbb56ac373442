//! The SBOM of a release, as CycloneDX: on news of a vulnerable library, anyone can look up whether
//! the release contains it.
//!
//! Without serial number and time, so that the same sources produce the same bytes.

mod component;
mod crates;
mod packages;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::process;
use crate::project::Project;
use component::Component;

/// The SBOM of the current sources.
pub fn of(project: &Project, esbuild: &Path) -> Result<Vec<u8>> {
    let (mut widget, mut components) = crates::linked(project)?;
    let packages = packages::bundled(project, esbuild)?;
    let std = standard_library(project)?;
    for each in packages.into_iter().chain([std]) {
        widget.uses.push(each.reference.clone());
        components.push(each);
    }
    components.sort_by(|a, b| a.reference.cmp(&b.reference));
    let dependencies: Vec<Value> =
        [&widget].into_iter().chain(&components).map(Component::dependency).collect();
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": widget.json("application") },
        "components": components.iter().map(|each| each.json("library")).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Rust's standard library, which is linked in as well.
fn standard_library(project: &Project) -> Result<Component> {
    let printed = process::captured(project.command("rustc").arg("--version"))?;
    let printed = String::from_utf8(printed).context("rustc printed no version")?;
    let version = printed.split(' ').nth(1).context("rustc printed no version")?;
    let package_url = format!("pkg:generic/rust-std@{version}");
    Ok(Component {
        reference: package_url.clone(),
        name: "rust-std".to_owned(),
        version: version.to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        package_url: Some(package_url),
        hash: None,
        uses: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::sync::LazyLock;

    use anyhow::{Context, Result, anyhow};
    use jsonschema::{Draft, Registry};
    use serde_json::Value;

    use super::of;
    use crate::process;
    use crate::project::Project;
    use crate::tools::npm;

    /// Built once for all tests: in parallel, they would overwrite each other's scratch files.
    static BILL: LazyLock<Result<Vec<u8>>> = LazyLock::new(|| bill(&Project::here()));

    fn bill(project: &Project) -> Result<Vec<u8>> {
        npm::ensure(project)?;
        of(project, &npm::program(project, "esbuild")?)
    }

    fn bytes() -> Result<&'static [u8]> {
        BILL.as_deref().map_err(|error| anyhow!("{error:#}"))
    }

    fn schema(project: &Project, name: &str) -> Result<Value> {
        let folder = "node_modules/@cyclonedx/cyclonedx-library/res/schema";
        let path = project.root().join(folder).join(format!("{name}.SNAPSHOT.schema.json"));
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(serde_json::from_slice(&bytes)?)
    }

    #[test]
    fn it_is_what_cyclonedx_asks_for_and_the_same_each_time() -> Result<()> {
        let project = Project::here();
        let bytes = bytes()?;
        assert_eq!(bytes, bill(&project)?);

        let mut registry = Registry::new().draft(Draft::Draft7);
        for part in ["jsf-0.82", "spdx"] {
            let schema = schema(&project, part)?;
            let address = format!("http://cyclonedx.org/schema/{part}.SNAPSHOT.schema.json");
            registry = registry.add(address, schema)?;
        }
        let registry = registry.prepare()?;
        let validator = jsonschema::options()
            .with_draft(Draft::Draft7)
            .with_registry(&registry)
            .build(&schema(&project, "bom-1.6")?)?;
        let bill: Value = serde_json::from_slice(bytes)?;
        let errors: Vec<String> =
            validator.iter_errors(&bill).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
        Ok(())
    }

    #[test]
    fn every_crate_and_package_of_the_widget_stands_in_it() -> Result<()> {
        let project = Project::here();
        let bill: Value = serde_json::from_slice(bytes()?)?;
        let components = bill["components"].as_array().context("no components")?;
        let named: BTreeSet<String> = components
            .iter()
            .map(|each| format!("{} v{}", each["name"], each["version"]).replace('"', ""))
            .collect();
        let tree = process::captured(project.cargo().args([
            "tree",
            "--locked",
            "--package=angebotsfinder",
            "--target=wasm32-unknown-unknown",
            "--edges=normal,no-proc-macro",
            "--prefix=none",
            "--no-dedupe",
        ]))?;
        let tree = String::from_utf8(tree)?;
        // `name vX.Y.Z (path)`; the first is the widget itself.
        let crates = tree.lines().skip(1).map(|line| line.split(" (").next().unwrap_or(line));
        let missing: Vec<&str> = crates.filter(|each| !named.contains(*each)).collect();
        assert_eq!(missing, [""; 0]);

        for name in ["leptos", "rlsf", "lean-qr", "rust-std"] {
            let found = components.iter().find(|each| each["name"] == name);
            let found = found.with_context(|| format!("no {name}"))?;
            assert!(found["purl"].is_string(), "{found}");
        }
        // Build tools, which are not part of the widget.
        for name in ["esbuild", "binaryen", "leptos_macro", "locale", "proptest"] {
            assert!(components.iter().all(|each| each["name"] != name), "{name} is not shipped");
        }
        Ok(())
    }

    #[test]
    fn it_tells_nothing_about_the_computer_that_it_was_made_on() -> Result<()> {
        let project = Project::here();
        let bill = str::from_utf8(bytes()?)?;
        let root = project.root().display().to_string();
        assert!(!bill.contains(&root));
        Ok(())
    }
}
