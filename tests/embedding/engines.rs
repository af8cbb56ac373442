//! The main way through the widget in a frame, in all browsers.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Host, Storage, Visit};

use super::ELEMENT;

#[tokio::test]
async fn every_browser_measures_scrolls_and_ticks() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        goes_to_results(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn goes_to_results(engine: Engine) -> Result<()> {
    let element = ELEMENT.replace("<angebots-finder", "<angebots-finder place=kolmenrod");
    let visit = Visit::new().engine(engine).size(1000, 700);
    let host = Host::open(visit, &element).await?;
    host.enter().await?;
    let first = host.fitting_height(0).await?;
    host.page.click(".language summary").await?;
    host.page.wait_for(".language [lang=uk]").await?;
    assert!(host.fitting_height(0).await? > first);
    host.page.click(".language summary").await?;
    host.page.wait_until_gone(".language [lang=uk]").await?;
    assert_eq!(host.fitting_height(0).await?.to_bits(), first.to_bits());

    host.page.click("#for-whom-kita").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    assert!(host.page.is_checked("#place-kolmenrod").await?);
    host.page.click("#next").await?;
    host.page.wait_for_screen("situation").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("results").await?;
    host.fitting_height(0).await?;
    host.heading_comes_into_sight().await?;
    host.enter().await?;
    host.page.wait_for("[data-section=first] .card a[href^='tel:']").await?;
    goes_to_an_offer_and_back(&host).await?;
    assert_eq!(host.page.storage().await?, Storage::default());
    Ok(())
}

/// From the last card, far down the page, to its offer and back.
async fn goes_to_an_offer_and_back(host: &Host) -> Result<()> {
    const CARD: &str = "[...document.querySelectorAll('.card h3 button')].at(-1)";
    let top = format!("return {CARD}.getBoundingClientRect().top");
    let card: String = host.page.eval(&format!("return {CARD}.id")).await?;
    let below: f64 = host.page.eval(&top).await?;
    host.page.leave_frames().await?;
    let frame = "document.querySelector('angebots-finder').getBoundingClientRect().top";
    host.page.eval::<()>(&format!("scrollBy(0, {frame} + {below} - 300)")).await?;
    host.enter().await?;
    host.page.click(&format!("#{card}")).await?;
    host.page.wait_for_screen("offer").await?;
    host.heading_comes_into_sight().await?;
    host.enter().await?;
    host.page.click_text("main button", "Zurück").await?;
    host.page.wait_for_screen("results").await?;
    let in_sight = async || {
        host.enter().await?;
        let below: f64 = host.page.eval(&top).await?;
        host.page.leave_frames().await?;
        let (frame, height): (f64, f64) =
            host.page.eval(&format!("return [{frame}, innerHeight]")).await?;
        ensure!((0.0..height).contains(&(frame + below)), "{frame} + {below} of {height}");
        Ok(Some(()))
    };
    host.page.until("the card is in sight", in_sight).await?;
    host.enter().await
}
