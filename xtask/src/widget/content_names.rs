//! Adds content hashes to file names (`boot.mjs` → `boot-0123456789abcdef.mjs`) and updates
//! references to them.
//!
//! A file is renamed if a page, stylesheet or script of the site refers to it by its path from the
//! site's root. Everything else keeps its name, because it is requested by that name from
//! elsewhere: always pages and JSON (catalogues, schemas), and what hosts' own pages load.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use xtask::content_name;

use super::site::{Site, extension};

/// File types that are fetched by a fixed name, even if the site refers to them.
const NEVER_RENAMED: [&str; 2] = ["html", "json"];
/// Loaded by hosts' own pages, under the name hard-coded in them.
const FOR_HOSTS: &str = "embed.js";
/// File types that are searched for references.
const REFERRING: [&str; 4] = ["css", "html", "js", "mjs"];

pub fn give(mut site: Site) -> Result<Site> {
    let references = references(&site)?;
    let renamed: BTreeSet<&String> = references.values().flatten().collect();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut result = Site::default();

    // A file's bytes, and so its name, are final once everything it refers to has its name.
    while !site.files.is_empty() {
        let settled = site.files.keys().find(|path| {
            let mut referred = references[*path].iter();
            referred.all(|path| names.contains_key(path))
        });
        let Some(path) = settled.cloned() else {
            let rest: Vec<&str> = site.files.keys().map(String::as_str).collect();
            bail!("files refer to each other in a cycle, so none can be hashed: {rest:?}");
        };
        let mut bytes = site.files.remove(&path).unwrap_or_default();
        for referred in &references[&path] {
            bytes = replace(&bytes, referred, &names[referred]);
        }
        let name =
            if renamed.contains(&path) { content_name::of(&path, &bytes) } else { path.clone() };
        result.files.insert(name.clone(), bytes);
        names.insert(path, name);
    }
    Ok(result)
}

/// For each file, the renamable files that it refers to.
fn references(site: &Site) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut references = BTreeMap::new();
    for (path, bytes) in &site.files {
        let mut referred = BTreeSet::new();
        if REFERRING.contains(&extension(path)) {
            let text =
                std::str::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
            let others = site
                .files
                .keys()
                .filter(|other| *other != path && *other != FOR_HOSTS)
                .filter(|other| !NEVER_RENAMED.contains(&extension(other)));
            referred.extend(others.filter(|other| next_mention(text, other).is_some()).cloned());
        }
        references.insert(path.clone(), referred);
    }
    Ok(references)
}

fn replace(bytes: &[u8], path: &str, name: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest: &str = &text;
    let mut result = String::with_capacity(text.len());
    while let Some(at) = next_mention(rest, path) {
        result.push_str(&rest[..at]);
        result.push_str(name);
        rest = &rest[at + path.len()..];
    }
    result.push_str(rest);
    result.into_bytes()
}

/// The text's next mention of the whole path: between quotes, brackets, `=` or spaces, with or
/// without a leading `./`.
fn next_mention(text: &str, path: &str) -> Option<usize> {
    text.match_indices(path).map(|(at, _)| at).find(|&at| {
        let before = &text[..at];
        let before = before.strip_suffix("./").unwrap_or(before);
        let starts = before.ends_with(['"', '\'', '`', '(', '=', ',', ' ', '\n']);
        let ends = text[at + path.len()..]
            .starts_with(['"', '\'', '`', ')', '?', '#', ',', '>', ' ', '\n']);
        starts && ends
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use xtask::content_name;

    use super::{Site, give};

    fn site(files: &[(&str, &str)]) -> Site {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        Site { files: files.collect() }
    }

    fn names(site: &Site) -> Vec<&str> {
        site.files.keys().map(String::as_str).collect()
    }

    #[test]
    fn a_changed_file_changes_the_names_of_all_that_lead_to_it() -> Result<()> {
        let build = |wasm| {
            give(site(&[
                ("index.html", r#"<script src="./boot.mjs">"#),
                ("boot.mjs", r#"import("./glue.js")"#),
                ("glue.js", r"new URL('app_bg.wasm', import.meta.url)"),
                ("app_bg.wasm", wasm),
            ]))
        };
        let (before, after) = (build("1")?, build("2")?);
        let kept: Vec<_> =
            names(&before).into_iter().filter(|name| names(&after).contains(name)).collect();
        assert_eq!(kept, ["index.html"]);
        Ok(())
    }

    #[test]
    fn the_page_refers_to_the_new_names() -> Result<()> {
        let site = give(site(&[
            ("index.html", r#"<link href="./a.css"><script src=boot.mjs data-js="./a.js">"#),
            ("a.css", "p{}"),
            ("a.js", "1"),
            ("boot.mjs", "2"),
        ]))?;
        let page = String::from_utf8_lossy(&site.files["index.html"]).into_owned();
        for name in names(&site) {
            assert!(name == "index.html" || content_name::is(name), "{name}");
            assert!(name == "index.html" || page.contains(name), "{name} in {page}");
        }
        Ok(())
    }

    #[test]
    fn catalogues_and_what_only_others_load_keep_their_names() -> Result<()> {
        let site = give(site(&[
            ("index.html", r#"<link rel="preload" href="katalog.json"><script src="embed.js">"#),
            ("katalog.json", "{}"),
            ("schema/v1.json", "{}"),
            ("embed.js", "1"),
        ]))?;
        assert_eq!(names(&site), ["embed.js", "index.html", "katalog.json", "schema/v1.json"]);
        Ok(())
    }

    #[test]
    fn a_name_within_a_longer_name_is_no_reference() -> Result<()> {
        let site = give(site(&[
            ("index.html", r#"<a href="https://example.org/a.js"><a href="data.js">"#),
            ("a.js", "1"),
        ]))?;
        assert_eq!(names(&site), ["a.js", "index.html"]);
        Ok(())
    }

    #[test]
    fn a_circle_is_refused() {
        let circle = site(&[("a.js", r#"import"./b.js""#), ("b.js", r#"import"./a.js""#)]);
        assert!(give(circle).is_err());
    }
}
