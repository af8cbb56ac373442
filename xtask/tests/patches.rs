//! The replacements in Cargo.toml's `[patch.crates-io]` are really used. Once a dependency requires
//! a version that no patch provides, cargo takes the published one and only warns.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

#[test]
fn the_widget_has_no_streams_of_server_functions() -> Result<()> {
    let packages = lock_file()?.remove("package").context("Cargo.lock has no packages")?;
    let named = |package: &&Value| package["name"].as_str() == Some("wasm-streams");
    let streams: Vec<&Value> = packages.as_array().into_iter().flatten().filter(named).collect();
    let [streams] = streams[..] else { panic!("expected one, found {streams:?}") };
    // Packages from a folder of the workspace have no source.
    assert_eq!(streams.get("source"), None);
    Ok(())
}

#[test]
fn every_patch_is_used() -> Result<()> {
    assert_eq!(lock_file()?.get("patch"), None);
    Ok(())
}

fn lock_file() -> Result<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let text = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
    Ok(text.parse()?)
}
