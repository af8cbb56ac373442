//! `cargo xtask handbook-pictures`: the handbook's screenshots, in `docs/handbuch/bilder/`.
//!
//! Those of the embedded finder use a made-up municipality's page, which is on another origin than
//! the finder.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::{Page, Visit, coverage, dist, examples, list};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;
use xtask::server::{Reply, Server};

const HOST: &str = include_str!("pictures/host.html");
/// Replaced by the finder's address in [`HOST`].
const FINDER: &str = "https://angebote.example/";
const PHONE: u32 = 360;
const DESK: u32 = 1280;
/// The quantization step of colour channels; 255 is a multiple.
const STEP: u8 = 5;

#[tokio::main]
async fn main() -> Result<()> {
    for width in [PHONE, DESK] {
        let (_finder, page) = host(width).await?;
        page.leave_frames().await?;
        take(&page, &format!("startseite-{width}"), "html", None).await?;
    }

    let (_finder, page) = host(PHONE).await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", "frauenhaus").await?;
    page.click("[data-offer=frauenhaus] h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for(".exit button").await?;
    wait_for_height(&page).await?;
    page.leave_frames().await?;
    take(&page, "notausstieg", "iframe", Some(520)).await?;

    let phone = Visit::new().size(PHONE, 740);
    examples::some(&["language"], phone.clone(), async |_, page| {
        page.wait_for_styles().await?;
        take(page, "sprachen", "html", Some(740)).await
    })
    .await?;
    let page = list::open(phone, &list::OFFERS[..2]).await?;
    take(&page, "merkliste", "html", Some(900)).await?;

    let matrix = Reply::HostPage(coverage::page(usize::MAX)?);
    let visit = Visit::new().size(DESK, 900).reply("/luecken.html", matrix);
    let page = visit.open("luecken.html").await?;
    take(&page, "angebotsmatrix", "html", Some(1460)).await?;

    let page = Visit::new().size(DESK, 900).open("einbetten.html").await?;
    page.wait_for_styles().await?;
    page.wait_until(
        "the preview is as high as what it shows",
        "const finder = document.querySelector('angebots-finder');
         return finder?.shadowRoot?.querySelector('iframe')?.clientHeight > 700",
    )
    .await?;
    take(&page, "einbetten", "html", Some(1000)).await
}

/// A host's page with the finder in its frame; the finder's server stops when the returned `Server`
/// is dropped. The page's helpers act in the frame.
async fn host(width: u32) -> Result<(Server, Page)> {
    let finder = Server::builder(dist::directory()?).open_to_all().start().await?;
    let html = HOST.replace(FINDER, &finder.url(""));
    let visit = Visit::new().size(width, 740).reply("/familie.html", Reply::HostPage(html));
    let page = visit.open("familie.html").await?;
    page.wait_for("iframe").await?;
    page.driver().enter_frame(0).await?;
    page.wait_for_catalogue().await?;
    page.wait_for_styles().await?;
    page.wait_until(
        "it has the host's colour",
        "return getComputedStyle(document.documentElement).getPropertyValue('--accent') !== '#1f4a9c'",
    )
    .await?;
    wait_for_height(&page).await?;
    Ok((finder, page))
}

/// A frame grows in steps.
async fn wait_for_height(page: &Page) -> Result<()> {
    page.wait_until(
        "the frame is as high as what it shows",
        "return innerHeight >= document.documentElement.getBoundingClientRect().height",
    )
    .await
}

/// Takes a screenshot of an element, as wide as the page and at most this high.
async fn take(page: &Page, name: &str, css: &str, height: Option<u32>) -> Result<()> {
    let measure = format!(
        "const {{ top, height }} = document.querySelector({css:?}).getBoundingClientRect();
         return {{ y: top + scrollY, width: innerWidth, height }};"
    );
    let mut clip: Value = page.eval(&measure).await?;
    clip["x"] = json!(0);
    clip["scale"] = json!(1);
    if let Some(height) = height {
        clip["height"] = json!(height);
    }
    let options = json!({"captureBeyondViewport": true, "clip": clip});
    let answer = page.devtools("Page.captureScreenshot", options).await?;
    let picture = answer["data"].as_str().context("the browser gave no picture")?;

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/handbuch/bilder");
    fs::create_dir_all(&folder)?;
    let mut picture = image::load_from_memory(&base64_decode(picture)?)?.into_rgb8();
    // Invisible noise changes from run to run, and git keeps every version forever: fewer colours,
    // and better compression than Chromium's.
    for channel in picture.iter_mut() {
        *channel = channel.saturating_add(STEP / 2) / STEP * STEP;
    }
    let file = File::create(folder.join(format!("{name}.png")))?;
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter);
    picture.write_with_encoder(encoder)?;
    println!("docs/handbuch/bilder/{name}.png");
    Ok(())
}
