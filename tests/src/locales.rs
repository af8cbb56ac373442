//! The texts of all languages, read from their files.

use anyhow::{Context, Result};
use locale::{GERMAN, Locale, Text};

use crate::project;

/// Every language, including German, sorted by tag.
///
/// # Errors
///
/// If a file cannot be read.
pub fn all() -> Result<Vec<Locale>> {
    Ok(Locale::read_all(&project::path("src/locale"))?)
}

/// One language.
///
/// # Errors
///
/// If its file cannot be read.
pub fn read(tag: &str) -> Result<Locale> {
    Ok(Locale::read(&project::path(&format!("src/locale/{tag}.json")))?)
}

/// The German texts, from which all others are translated.
///
/// # Errors
///
/// If the file cannot be read.
pub fn german() -> Result<Locale> {
    read(GERMAN)
}

/// A language's text without plural forms.
///
/// # Errors
///
/// If the language has no such text.
pub fn text(tag: &str, key: &str) -> Result<String> {
    match read(tag)?.text(key) {
        Some(Text::Plain(text)) => Ok(text.clone()),
        _ => None.with_context(|| format!("{tag}.json has no text {key}")),
    }
}

/// The tag of the language with the longest texts, which need the most room.
///
/// # Errors
///
/// If a file cannot be read.
pub fn longest() -> Result<String> {
    let german = german()?;
    let length = |locale: &Locale| -> usize {
        locale.list(&german).iter().map(|text| text.chars().count()).sum()
    };
    let longest = all()?.into_iter().max_by_key(length);
    Ok(longest.context("there is no language")?.tag)
}
