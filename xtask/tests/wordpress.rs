//! The plugin for WordPress accepts what `embed.js` accepts, and is released with the widget.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

fn read(path: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn plugin() -> Result<String> {
    read("docs/wordpress/angebotsfinder/angebotsfinder.php")
}

fn readme() -> Result<String> {
    read("docs/wordpress/angebotsfinder/readme.txt")
}

/// The strings in these quotes, in the list that begins with `start`.
fn strings<'a>(
    code: &'a str,
    start: &str,
    end: char,
    quotes: char,
) -> Result<impl Iterator<Item = &'a str>> {
    let (_, list) = code.split_once(start).with_context(|| format!("there is no {start}"))?;
    let (list, _) = list.split_once(end).with_context(|| format!("{start} does not end"))?;
    Ok(list.split(quotes).skip(1).step_by(2))
}

/// The value of a header, such as `Version: 1.0.0`.
fn header<'a>(text: &'a str, name: &str) -> Result<&'a str> {
    let start = format!("{name}:");
    let mut values =
        text.lines().filter_map(|line| line.trim_start_matches([' ', '*']).strip_prefix(&start));
    Ok(values.next().with_context(|| format!("there is no {start}"))?.trim())
}

#[test]
fn a_shortcode_has_the_attributes_of_the_element() -> Result<()> {
    let script = read("src/scripts/embed.js")?;
    let parameters = strings(&script, "PARAMETERS =", ';', '"')?.next();
    let mut known: BTreeSet<&str> = parameters.context("there are none")?.split(' ').collect();
    known.extend(strings(&script, "observedAttributes = [", ']', '"')?);
    known.extend(strings(&script, "[...Finder.observedAttributes,", ']', '"')?);
    // The shortcode's `url`.
    assert!(known.remove("src"), "{known:?}");

    let plugin = plugin()?;
    let listed = strings(&plugin, "ANGEBOTSFINDER_ATTRIBUTES = array(", ')', '\'')?;
    assert_eq!(listed.collect::<BTreeSet<_>>(), known);
    let readme = readme()?;
    for name in known {
        assert!(readme.contains(&format!("`{name}`")), "readme.txt lacks {name}");
    }
    Ok(())
}

#[test]
fn the_plugin_has_the_version_of_the_widget_and_a_licence_for_wordpress() -> Result<()> {
    let (plugin, readme) = (plugin()?, readme()?);
    assert_eq!(header(&plugin, "Version")?, env!("CARGO_PKG_VERSION"));
    assert_eq!(header(&readme, "Stable tag")?, env!("CARGO_PKG_VERSION"));
    assert_eq!(header(&plugin, "License")?, "GPL-2.0-or-later");
    for name in ["License", "License URI", "Requires at least", "Requires PHP"] {
        assert_eq!(header(&readme, name)?, header(&plugin, name)?, "{name}");
    }
    Ok(())
}
