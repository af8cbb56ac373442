//! All screens that show a catalogue.

use anyhow::{Context, Result};
use browser_tests::{Page, list};

/// Goes through the screens of a small catalogue, with everything opened that can be, and checks
/// each.
pub async fn each(
    page: &Page,
    address: &str,
    check: impl AsyncFn(&Page) -> Result<()>,
) -> Result<()> {
    let looked = async |name: &str| {
        page.eval::<()>(
            "for (const each of document.querySelectorAll('main details')) each.open = true",
        )
        .await?;
        check(page).await.with_context(|| format!("{address} {name}"))
    };
    page.go_to("about").await?;
    page.wait_until("the last page has gone", "return document.title === 'leer'").await?;
    open(page, address).await?;
    if address.contains("team") {
        page.wait_for_screen("team").await?;
        page.eval::<()>("document.querySelector('#for-whom-kita').click()").await?;
        page.wait_for("[data-section] .card").await?;
        return looked("team").await;
    }
    looked("first question").await?;
    list::to_all_offers(page).await?;
    looked("all offers").await?;
    page.click(".card .remember").await?;
    page.click(".card h3 button").await?;
    page.wait_for_screen("offer").await?;
    looked("offer").await?;
    page.back().await?;
    page.wait_for_screen("all-offers").await?;
    list::show(page).await?;
    looked("list").await?;
    open(page, address).await?;
    // Without any places to choose from, there is no such question.
    let mut screen = "for-whom".to_owned();
    while screen != "results" {
        page.click("#next").await?;
        screen = page
            .until("the next screen is there", async || {
                let now: String =
                    page.eval("return document.querySelector('main').dataset.screen").await?;
                Ok((now != screen).then_some(now))
            })
            .await?;
        looked(&screen).await?;
    }
    Ok(())
}

/// Opens a page and waits until its layout is stable: a logo that fails to load is replaced by its
/// text, and a tap would miss its target.
async fn open(page: &Page, address: &str) -> Result<()> {
    page.go_to_anew(address).await?;
    // The page is German before its program starts.
    page.wait_for_catalogue_in(address.strip_prefix("?lang=").unwrap_or("de")).await?;
    let complete = "return [...document.images].every((image) => image.complete)";
    page.wait_until("all pictures are there or have failed", complete).await
}
