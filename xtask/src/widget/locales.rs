//! The texts of the other languages: one list per file, so that users fetch only their own.
//!
//! A list is indexed by the number of a text's key; in the page, the number replaces the key. The
//! numbers change with the program, so the names of all lists include a hash of all keys and texts:
//! no browser ever uses a cached list of an older version.
//!
//! Beside them are the everyday words for the search, one table per language.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use locale::{GERMAN, Locale, Text};
use xtask::content_name;

use super::site::Site;
use crate::project::Project;

/// How the page refers to the lists, with `*` for the language.
const PATTERN: &str = "locale/*.json";
/// How the page refers to the tables of everyday words.
const WORDS: &str = "locale/words-*.txt";
/// Names the text of a page element, whose content is the German wording.
const TEXT: &str = "data-text=\"";

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
    let mut tables = Vec::new();
    let mut all_words = String::new();
    for (tag, _) in &lists {
        let path = project.root().join(format!("crates/catalogue/words/{tag}.txt"));
        let table =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        all_words.push_str(&table);
        tables.push(((*tag).clone(), table));
    }
    let words = content_name::of(WORDS, all_words.as_bytes());
    for (tag, table) in tables {
        site.files.insert(words.replace('*', &tag), table.into_bytes());
    }
    for (tag, list) in lists {
        site.files.insert(pattern.replace('*', tag), list.into_bytes());
    }
    let page = site.files.get_mut("index.html").context("there is no index.html")?;
    let html = String::from_utf8_lossy(page);
    for reference in [PATTERN, WORDS] {
        ensure!(html.contains(reference), "index.html does not refer to {reference}");
    }
    let html = number_texts(&html, german)?;
    *page = html.replace(PATTERN, &pattern).replace(WORDS, &words).into_bytes();
    Ok(())
}

/// Replaces the keys of texts in the page by their numbers.
fn number_texts(page: &str, german: &Locale) -> Result<String> {
    let keys = german.keys();
    let mut parts = page.split(TEXT);
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (key, rest) = part.split_once('"').context("index.html ends inside an attribute")?;
        let number = keys.iter().position(|each| *each == key);
        let number = number.with_context(|| format!("index.html names an unknown text: {key}"))?;
        let inside = rest.split_once('>').and_then(|(_, inside)| inside.split_once('<'));
        let wording = inside.map(|(wording, _)| Text::Plain(wording.to_owned()));
        ensure!(
            wording.as_ref() == german.text(key),
            "index.html and de.json have different texts for {key}: {wording:?}"
        );
        // Writing to a String cannot fail.
        let _ = write!(numbered, "{TEXT}{number}\"{rest}");
    }
    Ok(numbered)
}

#[cfg(test)]
mod tests {
    use locale::{GERMAN, Locale, Review, ReviewStatus, Text};

    use super::number_texts;

    fn number(page: &str) -> Result<String, String> {
        let texts = [("next", "Weiter"), ("static-page", "nur hier"), ("retry", "Noch einmal")];
        let german = Locale {
            tag: GERMAN.to_owned(),
            review: Review { status: ReviewStatus::Drafted, reviewed_by: Vec::new() },
            texts: texts.map(|(key, text)| (key.to_owned(), Text::Plain(text.to_owned()))).into(),
        };
        number_texts(page, &german).map_err(|error| error.to_string())
    }

    #[test]
    fn texts_of_the_page_get_the_numbers_of_their_keys() {
        let page =
            r#"<p><a data-text="retry" href="">Noch einmal</a> <b data-text="next">Weiter</b></p>"#;
        let numbered =
            r#"<p><a data-text="1" href="">Noch einmal</a> <b data-text="0">Weiter</b></p>"#;
        assert_eq!(number(page).as_deref(), Ok(numbered));
    }

    #[test]
    fn a_page_whose_texts_are_not_those_of_their_keys_is_refused() {
        let swapped = r#"<a data-text="next">Noch einmal</a>"#;
        let unknown = r#"<a data-text="nxt">Weiter</a>"#;
        let of_the_page_alone = r#"<a data-text="static-page">nur hier</a>"#;
        assert!(number(swapped).is_err_and(|error| error.contains("next")));
        assert!(number(unknown).is_err_and(|error| error.contains("nxt")));
        assert!(number(of_the_page_alone).is_err_and(|error| error.contains("static-page")));
    }
}
