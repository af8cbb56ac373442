//! The widget as built by `cargo xtask dist --undivided`: the fallback if the program cannot be
//! split.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use browser_tests::{Family, Visit, dist};

/// More bytes than a part needs to re-export what the first one has.
const HANDS_ON: u64 = 200;

#[tokio::test]
async fn undivided_it_leads_to_an_offer_all_the_same() -> Result<()> {
    let site = dist::undivided()?;
    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    let page = family.find(Visit::new().site(&site)).await?;
    page.click(".card h3 button").await?;
    page.wait_for_screen("offer").await?;
    assert_eq!(page.console_errors().await?, []);

    let mut parts = Vec::new();
    for request in page.requests() {
        let path = Path::new(request.path.trim_start_matches('/'));
        if path.extension().is_some_and(|extension| extension == "wasm") {
            parts.push(fs::metadata(site.join(path))?.len());
        }
    }
    parts.sort_unstable();
    let is_undivided = parts.len() == 3 && parts[1] <= HANDS_ON && parts[2] > HANDS_ON;
    ensure!(is_undivided, "parts of {parts:?} bytes");
    Ok(())
}
