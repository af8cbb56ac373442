//! How the widget looks on a municipality's site: what the address and the catalogue can set, and
//! that it remains readable whatever they set.

mod colours;
mod contrast;
mod refusals;
mod settings;

use std::collections::BTreeMap;

use anyhow::Result;
use browser_tests::{Page, Visit, dist};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The design tokens that style/main.css defines: name and value.
type Tokens = BTreeMap<String, String>;

/// All tokens that can differ between municipalities, or between light and dark.
const TOKENS: [&str; 14] = [
    "--ground",
    "--surface",
    "--raised",
    "--warn-tint",
    "--urgent-tint",
    "--text",
    "--quiet",
    "--accent",
    "--accent-strong",
    "--on-accent",
    "--tint",
    "--focus",
    "--radius",
    "--radius-small",
];

/// The started widget; settings from the address may still be loading.
async fn open(visit: Visit, path: &str) -> Result<Page> {
    let page = visit.open(path).await?;
    page.wait_for_catalogue().await?;
    page.wait_for_styles().await?;
    Ok(page)
}

/// Calls the `apply` of the looks script.
async fn with_looks<T: DeserializeOwned>(page: &Page, script: &str) -> Result<T> {
    let path = dist::script("looks")?;
    page.eval(&format!(
        "return import(new URL('.{path}', location)).then(async ({{ default: apply }}) => {{ {script} }})"
    ))
    .await
}

/// Sets a theme as a catalogue does.
async fn set(page: &Page, theme: Value) -> Result<()> {
    with_looks(page, &format!("await apply({theme}, new URLSearchParams())")).await
}

async fn tokens(page: &Page) -> Result<Tokens> {
    let script = format!(
        "const style = getComputedStyle(document.documentElement);
         return Object.fromEntries({}.map((name) => [name, style.getPropertyValue(name).trim()]))",
        json!(TOKENS)
    );
    page.eval(&script).await
}

/// Waits until this token has this value.
async fn wait_for_token(page: &Page, name: &str, value: &str) -> Result<()> {
    page.until(&format!("{name} is {value}"), async || {
        Ok((tokens(page).await?[name] == value).then_some(()))
    })
    .await
}

/// The computed value of a property of the first element of the selector.
async fn computed(page: &Page, css: &str, property: &str) -> Result<String> {
    page.eval(&format!(
        "return getComputedStyle(document.querySelector({css:?})).getPropertyValue({property:?})"
    ))
    .await
}
