//! A site as published by `katalog publish`: the first question of its own catalogue, and a list
//! of all offers for visitors without JavaScript, or whose browser fails; and the page that shows
//! coordinators the gaps.

use anyhow::{Result, ensure};
use browser_tests::{Engine, MediaFeature, Page, Storage, Visit, coverage, dist};
use xtask::server::Reply;

const LIST: &str = "alle-angebote.html";

fn visit() -> Result<Visit> {
    Ok(Visit::new().site(dist::published()?))
}

#[tokio::test]
async fn without_javascript_a_family_gets_from_the_first_page_to_a_phone_number() -> Result<()> {
    let page = visit()?.without_javascript().open("").await?;
    page.wait_for_text("noscript", "JavaScript").await?;
    page.click("noscript a").await?;
    page.wait_for_text("h1", "Angebote").await?;
    page.wait_for_text("h3", "Familienberatungsstelle").await?;
    page.wait_for("a[href^='tel:+49']").await?;
    page.wait_for("a[href='tel:116111']").await?;
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn the_list_asks_for_nothing_from_elsewhere_and_keeps_nothing() -> Result<()> {
    let page = visit()?.open(LIST).await?;
    page.wait_for_text("h1", "Angebote").await?;
    let elsewhere: Vec<String> = page
        .eval(
            "return performance.getEntriesByType('resource').map((each) => each.name)
                .filter((name) => new URL(name).origin !== location.origin)",
        )
        .await?;
    assert_eq!(elsewhere, [""; 0]);
    assert_eq!(page.storage().await?, Storage::default());
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn a_program_that_cannot_start_leads_to_the_list() -> Result<()> {
    let visit = visit()?.reply(&dist::first_file("wasm")?, Reply::Status(500));
    let page = visit.open("").await?;
    page.click_text("#start-failed a", "Alle Angebote als Liste").await?;
    page.wait_for_text("h3", "Familienberatungsstelle").await?;
    Ok(())
}

#[tokio::test]
async fn the_list_of_a_site_opens_in_every_engine() -> Result<()> {
    for engine in [Engine::Firefox, Engine::WebKit] {
        let page = visit()?.engine(engine).open(LIST).await?;
        page.wait_for_text("h3", "Familienberatungsstelle").await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_list_can_be_read_by_everybody() -> Result<()> {
    for visit in [visit()?, visit()?.media(MediaFeature::Dark)] {
        let page = visit.size(320, 640).open(LIST).await?;
        page.wait_for_text("h1", "Angebote").await?;
        can_be_read(&page).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_coordinators_page_can_be_read_by_everybody() -> Result<()> {
    // A separate file with its own policy.
    let html = Reply::HostPage(coverage::page(2)?);
    let visit = Visit::new().reply("/luecken.html", html);
    for visit in [visit.clone(), visit.media(MediaFeature::Dark)] {
        let page = visit.size(320, 640).open("luecken.html").await?;
        page.wait_for_text("h1", "Angebotsmatrix").await?;
        assert_eq!(page.console_errors().await?, []);
        can_be_read(&page).await?;
    }
    Ok(())
}

async fn can_be_read(page: &Page) -> Result<()> {
    let violations = page.axe().await?;
    ensure!(violations.is_empty(), "{violations:#?}");
    assert_eq!(page.overflow_x().await?, None);
    Ok(())
}
