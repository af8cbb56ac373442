//! Reporting what is missing or wrong: an e-mail that the family sees before it is sent.

use anyhow::{Context, Result, ensure};
use browser_tests::{Family, Page, Visit, examples, list};
use serde_json::json;

const CHILD: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
const WISH: &str = "details:has(blockquote)";

#[tokio::test]
async fn a_wish_is_written_in_german_whatever_the_family_speaks() -> Result<()> {
    for language in ["de", "ar"] {
        let page = CHILD.find(Visit::new().interface(language)).await?;
        page.click(&format!("{WISH} summary")).await?;
        let mail = mail(&page, &format!("{WISH} a")).await?;
        for expected in [
            "mailto:",
            "Uns fehlt ein Angebot",
            "Für wen: Kita-Alter",
            "Ort: Kolmenrod",
            "Thema: Entwicklung, Sprache, Förderung",
        ] {
            ensure!(mail.contains(expected), "{language}: no „{expected}“ in: {mail}");
        }
        // The family sees everything that will be sent.
        let shown = page.text_of(&format!("{WISH} blockquote")).await?;
        ensure!(shown.contains("Thema: Entwicklung, Sprache, Förderung"), "{shown}");
        assert_eq!(page.attribute("blockquote", "lang").await?.as_deref().unwrap_or("de"), "de");
    }
    Ok(())
}

#[tokio::test]
async fn a_wish_never_tells_the_month_of_birth() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kita").await?;
    page.click(".births summary").await?;
    examples::born_in(&page, "3", "2021").await?;
    page.click("#show-results").await?;
    page.wait_for_text(".answers .chip", "geboren März 2021").await?;
    let mail = mail(&page, &format!("{WISH} a")).await?;
    ensure!(mail.contains("Für wen: Kita-Alter"), "{mail}");
    ensure!(!mail.contains("2021") && !mail.contains("März"), "{mail}");
    Ok(())
}

#[tokio::test]
async fn what_is_sensitive_is_never_put_into_an_e_mail() -> Result<()> {
    let unsafe_home = Family { for_whom: "kita", place: "", situation: "nicht-sicher" };
    let page = unsafe_home.find(Visit::new()).await?;
    assert_eq!(page.texts_of(WISH).await?, Vec::<String>::new());
    let page = offer(Visit::new(), "frauenhaus").await?;
    assert_eq!(
        page.texts_of("main a[href^='mailto:'][href*=subject]").await?,
        Vec::<String>::new()
    );
    Ok(())
}

#[tokio::test]
async fn wrong_details_are_told_in_german_with_name_and_id() -> Result<()> {
    for language in ["de", "ar"] {
        let page = offer(Visit::new().interface(language), "familienberatungsstelle").await?;
        let mail = mail(&page, "main a[href^='mailto:'][href*=subject]").await?;
        for expected in [
            "Eine Angabe stimmt nicht: Familienberatungsstelle",
            "beim Angebot „Familienberatungsstelle“ (familienberatungsstelle)",
        ] {
            ensure!(mail.contains(expected), "{language}: no „{expected}“ in: {mail}");
        }
    }
    Ok(())
}

/// The page of an offer.
async fn offer(visit: Visit, id: &str) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", id).await?;
    page.click(&format!("[data-offer={id}] h3 button")).await?;
    page.wait_for_screen("offer").await?;
    Ok(page)
}

/// The e-mail that a link prepares, as a person reads it, without bidi isolates.
async fn mail(page: &Page, link: &str) -> Result<String> {
    let target = page.attribute(link, "href").await?.context("the link has no target")?;
    let text: String = page.eval(&format!("return decodeURIComponent({})", json!(target))).await?;
    Ok(text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], ""))
}
