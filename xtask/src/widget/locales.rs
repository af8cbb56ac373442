//! The texts of the other languages: one list a file, so that a family fetches its own only.
//!
//! In a list a text is found by the number of its key, and the numbers change with the
//! program. So all lists carry the digits of all keys and texts in their names: no browser
//! ever takes a list that it has kept from an older version.

use anyhow::{Context, Result, ensure};
use locale::{GERMAN, Locale};
use xtask::content_name;

use super::site::Site;
use crate::project::Project;

/// How the page refers to the lists, `*` being the language.
const PATTERN: &str = "locale/*.json";

pub fn add(project: &Project, site: &mut Site) -> Result<()> {
    let locales = Locale::read_all(&project.root().join("src/locale"))?;
    let german = locales.iter().find(|locale| locale.tag == GERMAN);
    let german = german.context("there is no German locale")?;
    let problems: Vec<String> = locales.iter().flat_map(|locale| locale.problems(german)).collect();
    ensure!(problems.is_empty(), "{}", problems.join("\n"));

    let mut lists = Vec::new();
    let mut all = german.keys().join("\n");
    for locale in locales.iter().filter(|locale| locale.tag != GERMAN) {
        let list = serde_json::to_string(&locale.list(german))?;
        all.push_str(&list);
        lists.push((&locale.tag, list));
    }
    let pattern = content_name::of(PATTERN, all.as_bytes());
    for (tag, list) in lists {
        site.files.insert(pattern.replace('*', tag), list.into_bytes());
    }
    let page = site.files.get_mut("index.html").context("there is no index.html")?;
    let text = String::from_utf8_lossy(page);
    ensure!(text.contains(PATTERN), "index.html does not refer to {PATTERN}");
    *page = text.replace(PATTERN, &pattern).into_bytes();
    Ok(())
}
