//! Texts stand in one place.

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The page that stands before the program.
const PAGE: &str = include_str!("../index.html");
const GERMAN: &str = include_str!("../src/locale/de.json");

#[test]
fn the_static_page_uses_the_texts_of_the_locale() -> Result<()> {
    let texts: Map<String, Value> = serde_json::from_str(GERMAN)?;
    let names = ["static-start-failed", "static-no-script", "retry", "help-now-intro"];
    for name in names {
        let text = texts.get(name).and_then(Value::as_str);
        let text = text.with_context(|| format!("{name} is missing in the locale"))?;
        assert!(PAGE.contains(text), "index.html lacks the text of {name}: {text}");
    }
    Ok(())
}
