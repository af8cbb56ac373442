//! A list of offers, remembered the way a family does it: on the page of all offers.

use anyhow::{Context, Result};
use catalogue::{Id, short_code};

use crate::{Page, Visit};

/// Some offers to remember, in another order than the catalogue's. The last one is sensitive.
pub const OFFERS: [&str; 4] =
    ["familienberatungsstelle", "familienbuero", "hebammensprechstunde-marbenau", "frauenhaus"];

/// Opens the widget, remembers these offers and goes to the list.
///
/// # Errors
///
/// If a step on the way there fails.
pub async fn open(visit: Visit, offers: &[&str]) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    make(&page, offers).await?;
    Ok(page)
}

/// The same on an open page with a link to all offers.
///
/// # Errors
///
/// If a step on the way there fails.
pub async fn make(page: &Page, offers: &[&str]) -> Result<()> {
    to_all_offers(page).await?;
    for offer in offers {
        page.fill("#search", offer).await?;
        page.click(&remember(offer)).await?;
    }
    show(page).await
}

/// Goes from a question or the results to all offers.
///
/// # Errors
///
/// If a step on the way there fails.
pub async fn to_all_offers(page: &Page) -> Result<()> {
    page.click("#all-offers").await?;
    page.wait_for_screen("all-offers").await?;
    page.wait_for(".card").await?;
    Ok(())
}

/// Goes to the list, and waits until it can be handed over.
///
/// # Errors
///
/// If a step on the way there fails, or no link appears.
pub async fn show(page: &Page) -> Result<()> {
    page.click("#remembered").await?;
    page.wait_for_screen("remembered").await?;
    link(page).await?;
    Ok(())
}

/// The link to the list, once it is there.
///
/// # Errors
///
/// If there is none after 20 seconds.
pub async fn link(page: &Page) -> Result<String> {
    page.wait_for_styles().await?;
    page.until("there is a link", async || {
        let link: String = page.eval("return document.querySelector('#link').value").await?;
        Ok((!link.is_empty()).then_some(link))
    })
    .await
}

/// The part of a link that names the offers: `de.Rvhgcv`.
///
/// # Errors
///
/// If there is none.
pub fn fragment(link: &str) -> Result<&str> {
    let (_, fragment) = link.split_once('#').with_context(|| format!("{link} has no fragment"))?;
    Ok(fragment)
}

/// The part of a link that names these offers in this language, as the widget writes it.
///
/// # Errors
///
/// If one of them is not an id.
pub fn fragment_of(language: &str, offers: &[&str]) -> Result<String> {
    let mut fragment = [language, "."].concat();
    for offer in offers {
        let id = Id::new(offer).with_context(|| format!("{offer} is not an id"))?;
        fragment.push_str(&short_code(&id));
    }
    Ok(fragment)
}

/// The ids of the offers of the list, in order.
///
/// # Errors
///
/// If the browser fails to answer.
pub async fn offers(page: &Page) -> Result<Vec<String>> {
    page.eval(
        "const cards = document.querySelectorAll('[data-screen=remembered] .card');
        return [...cards].map((card) => card.dataset.offer);",
    )
    .await
}

/// The button that adds an offer to the list or removes it.
pub fn remember(offer: &str) -> String {
    format!("[data-offer={offer:?}] .remember")
}
