//! Meaningless or malicious settings change nothing; their authors find a note in the browser's
//! console.

use anyhow::{Result, ensure};
use browser_tests::{Page, Visit};
use serde_json::json;
use xtask::server::Reply;

use super::{Tokens, computed, open, set, tokens, with_looks};

const NAMES: [&str; 5] =
    ["accent_color", "color_scheme", "corner_radius", "font_family", "logo_url"];

const BAD: [(&str, &str); 23] = [
    ("accent_color", "blau"),
    ("accent_color", "#fff"),
    ("accent_color", "#005a9c;}"),
    ("accent_color", "url(https://elsewhere.example/x)"),
    ("color_scheme", "dunkel"),
    ("color_scheme", "constructor"),
    ("corner_radius", "25"),
    ("corner_radius", "-1"),
    ("corner_radius", "4px"),
    ("corner_radius", "1e1"),
    ("font_family", "red;}"),
    ("font_family", "expression(alert(1))"),
    ("font_family", "url(javascript:alert(1))"),
    ("font_family", "url(https://elsewhere.example/font.woff2)"),
    ("font_family", "inherit"),
    ("font_family", "var(--text)"),
    ("logo_url", "https://elsewhere.example/logo.svg"),
    ("logo_url", "//elsewhere.example/logo.svg"),
    ("logo_url", "javascript:alert(1)"),
    ("logo_url", "data:text/html,<script>alert(1)</script>"),
    ("logo_url", "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("logo_url", "blob:https://elsewhere.example/1"),
    ("logo_url", "http://["),
];

#[tokio::test]
async fn bad_values_in_the_address_are_ignored_with_a_note_each() -> Result<()> {
    let plain = look(&open(Visit::new(), "").await?).await?;
    let path = "?accent_color=blau&color_scheme=dunkel&corner_radius=25\
        &font_family=url(javascript:alert(1))&logo_url=https://elsewhere.example/logo.svg";
    let page = open(Visit::new(), path).await?;
    let mut found = Vec::new();
    page.until("each bad value has its note", async || {
        found.extend(notes(&page).await?);
        let is_noted = |name: &&str| {
            found.iter().any(|note| note.contains(*name) && note.contains("(Adresse)"))
        };
        Ok(NAMES.iter().all(is_noted).then_some(()))
    })
    .await?;
    assert_eq!(found.len(), NAMES.len(), "{found:?}");
    assert_eq!(look(&page).await?, plain);
    asked_for_nothing_else(&page).await
}

#[tokio::test]
async fn bad_values_in_a_catalogue_are_ignored_with_a_note_each() -> Result<()> {
    let page = open(Visit::new(), "").await?;
    let plain = look(&page).await?;
    for (name, value) in BAD {
        set(&page, json!({ (name): value })).await?;
        let notes = notes(&page).await?;
        let [note] = &notes[..] else {
            anyhow::bail!("{name} {value}: expected one note, not {notes:?}");
        };
        ensure!(note.contains(name) && note.contains("(Katalog)"), "{name} {value}: {note}");
        ensure!(look(&page).await? == plain, "{name} {value} changes the look");
    }
    asked_for_nothing_else(&page).await
}

/// A picture can show a false phone number.
#[tokio::test]
async fn a_link_shows_no_picture_but_one_of_the_finders_own_folder() -> Result<()> {
    const OWN: &str = "bilder/logo.svg";
    let picture = || Reply::Body {
        mime: "image/svg+xml".to_owned(),
        bytes: br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#.to_vec(),
    };
    let visit = Visit::new().below("familie").reply(&format!("/{OWN}"), picture());
    let page = open(visit, "").await?;
    let shows: Vec<String> = with_looks(
        &page,
        &format!(
            "const shown = [];
             for (const address of {}) {{
                 await apply({{}}, new URLSearchParams({{ logo_url: address }}));
                 const logo = document.querySelector('.logo');
                 if (logo) shown.push(address);
                 logo?.remove();
             }}
             return shown",
            json!([
                "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
                "data:image/png;base64,iVBORw0KGgo=",
                "/fileadmin/uploads/plakat.png",
                "../fileadmin/plakat.png",
                "%2e%2e/fileadmin/plakat.png",
                "..%2ffileadmin%2fplakat.png",
                "bilder/..%2f..%2fplakat.png",
                "bilder/..%5cplakat.png",
                "bilder/..%252fplakat.png",
                "bilder/..;/..;/plakat.png",
                "..\\plakat.png",
                "/familienfeind/logo.svg",
                "//elsewhere.example/logo.svg",
                "\\\\elsewhere.example/logo.svg",
                "https:logo.svg",
                "blob:null/1",
                "",
                OWN,
                "./bilder/../bilder/logo.svg?v=2",
            ])
        ),
    )
    .await?;
    assert_eq!(shows, [OWN, "./bilder/../bilder/logo.svg?v=2"]);
    Ok(())
}

#[tokio::test]
async fn a_theme_that_is_none_breaks_nothing() -> Result<()> {
    let page = open(Visit::new(), "").await?;
    let plain = look(&page).await?;
    for theme in [json!(null), json!([]), json!("dark"), json!({ "unknown": 1, "logo_url": null })]
    {
        set(&page, theme).await?;
    }
    assert_eq!(look(&page).await?, plain);
    assert_eq!(notes(&page).await?, Vec::<String>::new());
    Ok(())
}

/// Everything that a theme can change.
async fn look(page: &Page) -> Result<(Tokens, String, bool)> {
    let has_logo = page.eval("return document.querySelector('body > img') !== null").await?;
    Ok((tokens(page).await?, computed(page, "body", "font-family").await?, has_logo))
}

async fn notes(page: &Page) -> Result<Vec<String>> {
    Ok(page.console_errors().await?.into_iter().map(|message| message.text).collect())
}

async fn asked_for_nothing_else(page: &Page) -> Result<()> {
    let elsewhere: Vec<String> = page
        .eval(
            "const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
             return addresses.filter((name) => !name.startsWith(location.origin))",
        )
        .await?;
    assert_eq!(elsewhere, Vec::<String>::new());
    for request in page.requests() {
        ensure!(!request.path.contains("logo"), "{}", request.path);
    }
    Ok(())
}
