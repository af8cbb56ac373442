//! Corrections reach families: also from servers that say nothing about caching.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Visit, dist, list};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::server::Reply;

const DAY: Duration = Duration::from_hours(24);

/// Writes a catalogue with one offer of this name, last modified so many days ago.
fn write(path: &Path, id: &str, name: &str, days: u32, includes: &[&str]) -> Result<()> {
    let catalogue = json!({
        "schema_version": "1.0",
        "includes": includes,
        "offers": [{ "id": id, "name": name, "universal": true }],
    });
    fs::write(path, catalogue.to_string())?;
    File::options().write(true).open(path)?.set_modified(SystemTime::now() - DAY * days)?;
    Ok(())
}

async fn shows(page: &Page, names: [&str; 2]) -> Result<()> {
    page.wait_for_catalogue().await?;
    list::to_all_offers(page).await?;
    for name in names {
        page.wait_for_text(".card h3", name).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_correction_is_seen_by_the_next_visit_and_nothing_is_sent_twice() -> Result<()> {
    let folder = TempDir::new()?;
    let (catalogue, include) =
        (folder.path().join("katalog.json"), folder.path().join("bund.json"));
    // Old enough that a browser would keep it for days.
    write(&catalogue, "rat", "Alter Rat", 100, &["bund.json"])?;
    write(&include, "bund", "Alter Bund", 100, &[])?;
    let page = Visit::new()
        .silent_about_caching()
        .reply("/katalog.json", Reply::File(catalogue.clone()))
        .reply("/bund.json", Reply::File(include.clone()))
        .open("")
        .await?;
    shows(&page, ["Alter Rat", "Alter Bund"]).await?;

    page.go_to_anew("").await?;
    shows(&page, ["Alter Rat", "Alter Bund"]).await?;
    for path in ["/katalog.json", "/bund.json"] {
        let requests = page.requests().into_iter().filter(|request| request.path == path);
        let asks: Vec<bool> =
            requests.map(|request| request.header("if-modified-since").is_some()).collect();
        assert_eq!(asks, [false, true], "{path}: the second time, it is only asked for");
    }

    write(&catalogue, "rat", "Neuer Rat", 1, &["bund.json"])?;
    write(&include, "bund", "Neuer Bund", 1, &[])?;
    page.go_to_anew("").await?;
    shows(&page, ["Neuer Rat", "Neuer Bund"]).await
}

#[tokio::test]
async fn the_configurator_knows_a_new_place() -> Result<()> {
    let folder = TempDir::new()?;
    let path = folder.path().join("katalog.json");
    let mut catalogue: Value = serde_json::from_slice(&dist::read("katalog.json")?)?;
    let mut write = |name: &str, days: u32| -> Result<()> {
        let places = catalogue["places"].as_array_mut().context("the demo has no places")?;
        let place = places.iter_mut().find(|place| place["id"] == "kolmenrod");
        place.context("the demo has another place")?["name"] = json!(name);
        fs::write(&path, catalogue.to_string())?;
        File::options().write(true).open(&path)?.set_modified(SystemTime::now() - DAY * days)?;
        Ok(())
    };
    write("Altdorf", 100)?;
    let reply = Reply::File(folder.path().join("katalog.json"));
    let visit = Visit::new().silent_about_caching().reply("/katalog.json", reply);
    let page = visit.open("einbetten.html").await?;
    let has = |name: &str| {
        format!("return document.querySelector('#place').textContent.includes('{name}')")
    };
    page.wait_until("the place is there", &has("Altdorf")).await?;
    write("Neudorf", 1)?;
    page.go_to_anew("einbetten.html").await?;
    page.wait_until("the new place is there", &has("Neudorf")).await?;
    ensure!(!page.eval::<bool>(&has("Altdorf")).await?);
    Ok(())
}
