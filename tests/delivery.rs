//! What a visit requests from the server and leaves on the device.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Family, Page, Storage, Visit, dist};
use serde_json::Value;
use xtask::{content_name, limits};

#[tokio::test]
async fn the_widget_starts_below_any_path_without_a_complaint() -> Result<()> {
    let page = started(Visit::new().below("familie/angebote")).await?;
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn a_visit_leaves_nothing_on_the_device_and_sends_no_cookie() -> Result<()> {
    let page = started(Visit::new()).await?;
    assert_eq!(page.storage().await?, Storage::default());
    for request in page.requests() {
        assert_eq!(request.header("cookie"), None, "{}", request.path);
        assert_eq!(request.query, None, "{}", request.path);
    }
    Ok(())
}

#[tokio::test]
async fn once_it_has_started_it_asks_the_server_for_nothing() -> Result<()> {
    let page = started(Visit::new()).await?;
    let before = dist::asked_for(page.requests())?;
    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    family.answer(&page).await?;
    page.click(".card h3 button").await?;
    page.wait_for_screen("offer").await?;
    assert_eq!(dist::asked_for(page.requests())?, before);
    Ok(())
}

#[tokio::test]
async fn no_file_is_loaded_twice() -> Result<()> {
    let page = started(Visit::new()).await?;
    let mut paths: Vec<String> = page.requests().into_iter().map(|request| request.path).collect();
    paths.sort();
    let mut once = paths.clone();
    once.dedup();
    assert_eq!(paths, once);
    Ok(())
}

#[tokio::test]
async fn what_only_some_need_is_not_loaded_by_all() -> Result<()> {
    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    let page = family.find(Visit::new()).await?;
    let third_part = dist::details_part()?;
    let has_come = format!(
        "return performance.getEntriesByType('resource').some(({{ name }}) => name.endsWith({third_part:?}))"
    );
    page.wait_until("the last part of the program has loaded", &has_come).await?;
    let name = |path: &str| content_name::without(path.trim_start_matches('/'));
    let asked: BTreeSet<String> = page.requests().iter().map(|each| name(&each.path)).collect();
    let all: BTreeSet<String> = [
        // The page itself.
        "",
        "exit.mjs",
        "boot.mjs",
        "results.css",
        "details.css",
        "angebotsfinder_bg.wasm",
        &name(&dist::results_part()?),
        &name(&third_part),
        "katalog.json",
        "katalog-texte.json",
        "bund.json",
        "bund-texte.json",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    assert_eq!(asked, all);
    Ok(())
}

#[tokio::test]
async fn a_visit_weighs_little_before_the_first_question_and_little_afterwards() -> Result<()> {
    let page = started(Visit::new()).await?;
    let (mut first, mut afterwards) = (0, 0);
    for request in page.requests() {
        let path = if request.path == "/" { "/index.html" } else { &request.path };
        let name = content_name::without(path.trim_start_matches('/'));
        let stage = match name.as_str() {
            "angebotsfinder_results.wasm" | "results.css" => &mut afterwards,
            "angebotsfinder_details.wasm" | "details.css" => continue,
            name if Path::new(name).extension() == Some("json".as_ref()) => continue,
            _ => &mut first,
        };
        *stage += dist::read(&[path.trim_start_matches('/'), ".br"].concat())?.len();
    }
    for (name, size, limit) in [
        ("before", first, limits::BEFORE_THE_FIRST_QUESTION),
        ("afterwards", afterwards, limits::WHILE_IT_IS_READ),
    ] {
        ensure!((1..=limit).contains(&size), "{name}: {size} bytes");
    }
    Ok(())
}

/// The files that come along, and those of a published site.
#[test]
fn no_file_of_the_site_tells_what_editors_note_for_each_other() -> Result<()> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let source: Value = serde_json::from_slice(&std::fs::read(sources.join("bund.json"))?)?;
    let offers = source["offers"].as_array().context("a list")?;
    let notes: Vec<&str> = offers.iter().filter_map(|each| each["editor_note"].as_str()).collect();
    ensure!(!notes.is_empty(), "without a note this finds nothing");
    for folder in [dist::directory()?, dist::published()?] {
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
                for note in &notes {
                    ensure!(!text.contains(note), "{} tells: {note}", path.display());
                }
            }
        }
    }
    Ok(())
}

/// The page once the widget has started and read its catalogue.
async fn started(visit: Visit) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    Ok(page)
}
