//! The crates linked into the WebAssembly, without those that only run at build time.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::component::Component;
use crate::process;
use crate::project::Project;
use crate::tools::lock_file;
use crate::tools::wasm_target::TARGET;

const WIDGET: &str = "angebotsfinder";

/// The widget's own crate, and all others.
///
/// From `cargo tree`, not `cargo metadata`: the latter unifies the features that any crate of the
/// workspace asks for, and so lists crates that never reach the widget.
pub fn linked(project: &Project) -> Result<(Component, Vec<Component>)> {
    let tree = process::captured(
        project.cargo().args(["tree", "--locked", "--package", WIDGET, "--target", TARGET]).args([
            "--edges=normal,no-proc-macro",
            "--prefix=depth",
            "--format=|{p}|{l}",
        ]),
    )?;
    let tree = String::from_utf8(tree).context("cargo tree's output is not UTF-8")?;
    let checksums = lock_file::checksums(project)?;
    let mut components = parse(&tree, &checksums)?;
    let widget = components.remove(WIDGET).context("cargo tree does not list the widget")?;
    Ok((widget, components.into_values().collect()))
}

/// Parses lines like `2|slab v0.4.12|MIT (*)`, where the number is the depth; `(*)` means that a
/// crate's dependencies are listed further up.
fn parse(
    tree: &str,
    checksums: &BTreeMap<(String, String), String>,
) -> Result<BTreeMap<String, Component>> {
    let mut components: BTreeMap<String, Component> = BTreeMap::new();
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines() {
        let (depth, name, version, licence) =
            fields(line).with_context(|| format!("cannot parse cargo tree's line {line:?}"))?;
        let checksum = checksums.get(&(name.to_owned(), version.to_owned()));
        let package_url = checksum.map(|_| package_url(name, version));
        let reference = package_url.clone().unwrap_or_else(|| name.to_owned());
        above.truncate(depth);
        if let Some(parent) = above.last().and_then(|parent| components.get_mut(parent)) {
            parent.uses.push(reference.clone());
        }
        above.push(reference.clone());
        components.entry(reference.clone()).or_insert_with(|| Component {
            reference,
            name: name.to_owned(),
            version: version.to_owned(),
            licence: spdx(licence),
            package_url,
            hash: checksum.map(|digest| ("SHA-256", digest.clone())),
            uses: Vec::new(),
        });
    }
    Ok(components)
}

fn fields(line: &str) -> Option<(usize, &str, &str, &str)> {
    let mut parts = line.trim_end_matches(" (*)").split('|');
    let depth = parts.next()?.parse().ok()?;
    let mut package = parts.next()?.split(' ');
    let name = package.next()?;
    let version = package.next()?.strip_prefix('v')?;
    Some((depth, name, version, parts.next()?))
}

/// In a URL, `+` would mean a space, so a version's `+` is escaped.
fn package_url(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

/// Converts the `MIT/Apache-2.0` of older crates.
fn spdx(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, Result};

    use super::parse;

    #[test]
    fn who_uses_whom_is_read_off_the_depth() -> Result<()> {
        let tree = "0|app v0.1.0 (/some/where)|MIT\n\
                    1|a v1.0.0|MIT/Apache-2.0\n\
                    2|b v2.0.0+x|Zlib\n\
                    1|b v2.0.0+x|Zlib (*)\n\
                    1|own v0.1.0 (/some/where/own)|MIT";
        let of = |name: &str, version: &str| {
            ((name.to_owned(), version.to_owned()), format!("digest of {name}"))
        };
        let checksums = [of("a", "1.0.0"), of("b", "2.0.0+x")].into();
        let components = parse(tree, &checksums)?;
        let names: Vec<&String> = components.keys().collect();
        assert_eq!(names, ["app", "own", "pkg:cargo/a@1.0.0", "pkg:cargo/b@2.0.0%2Bx"]);
        assert_eq!(components["app"].uses, ["pkg:cargo/a@1.0.0", "pkg:cargo/b@2.0.0%2Bx", "own"]);
        assert_eq!(components["own"].package_url, None);

        let a = components.get("pkg:cargo/a@1.0.0").context("no a")?;
        assert_eq!(a.uses, ["pkg:cargo/b@2.0.0%2Bx"]);
        assert_eq!(a.licence, "MIT OR Apache-2.0");
        assert_eq!(a.hash, Some(("SHA-256", "digest of a".to_owned())));
        Ok(())
    }
}
