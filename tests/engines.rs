//! The way from a question to a phone number, and what may go wrong on it, in the browsers that
//! are not Chromium. Here it is always today: nothing below depends on a date.

use anyhow::{Context, Result};
use browser_tests::{Engine, Family, Page, Storage, Visit, list, locales};
use xtask::server::Reply;

const OTHERS: [Engine; 2] = [Engine::Firefox, Engine::WebKit];
const WITHDRAWN: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
const COUNSELLORS: &str = "[data-offer=familienberatungsstelle]";

#[tokio::test]
async fn a_family_finds_somebody_to_call() -> Result<()> {
    for engine in OTHERS {
        calls(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn calls(engine: Engine) -> Result<()> {
    let page = WITHDRAWN.find(Visit::new().engine(engine)).await?;
    let address = page.url().await?;
    can_call(&page, &format!("[data-section=fits] {COUNSELLORS}")).await?;

    page.click(&format!("{COUNSELLORS} h3 button")).await?;
    page.wait_for_screen("offer").await?;
    can_call(&page, COUNSELLORS).await?;
    page.back().await?;

    for (screen, answer) in [
        ("results", None),
        ("situation", Some("#situation-zieht-sich-zurueck")),
        ("place", Some("#place-kolmenrod")),
        ("for-whom", Some("#for-whom-kita")),
    ] {
        page.wait_for_screen(screen).await?;
        if let Some(answer) = answer {
            assert!(page.is_checked(answer).await?, "{answer}");
        }
        if screen != "for-whom" {
            page.back().await?;
        }
    }

    page.tap_language("ar").await?;
    page.wait_until_it_speaks("ar").await?;
    let direction: String = page.eval("return getComputedStyle(document.body).direction").await?;
    assert_eq!(direction, "rtl");
    page.wait_for_text("#next", &locales::text("ar", "next")?).await?;
    assert!(page.is_checked("#for-whom-kita").await?, "another language keeps the answers");

    assert_eq!(page.url().await?, address, "the address holds no answer");
    assert_eq!(page.storage().await?, Storage::default());
    Ok(())
}

#[tokio::test]
async fn a_list_is_handed_over_as_a_link() -> Result<()> {
    for engine in OTHERS {
        hands_over(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn hands_over(engine: Engine) -> Result<()> {
    let offers = &list::OFFERS[..3];
    let page = list::open(Visit::new().engine(engine), offers).await?;
    page.wait_for(".qr svg").await?;
    let link = list::link(&page).await?;
    page.go_to(&format!("?next#{}", list::fragment(&link)?)).await?;
    page.wait_until("the link has been opened", "return location.search === '?next'").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, offers);
    Ok(())
}

#[tokio::test]
async fn without_a_catalogue_the_helplines_stay() -> Result<()> {
    for engine in OTHERS {
        helps(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn helps(engine: Engine) -> Result<()> {
    let visit = Visit::new().engine(engine).reply("/katalog.json", Reply::Status(500));
    let page = visit.open("").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("[role=alert]", "Die Seite antwortet gerade nicht richtig").await?;
    page.click(".help-now summary").await?;
    page.wait_for("a[href='tel:116111']").await?;
    page.server().release("/katalog.json");
    page.click_text("button", "Noch einmal versuchen").await?;
    page.wait_for("#place-kolmenrod").await?;
    Ok(())
}

async fn can_call(page: &Page, within: &str) -> Result<()> {
    let number = page.attribute(&format!("{within} .call"), "href").await?;
    assert_eq!(number.as_deref(), Some("tel:+493023125215"));
    Ok(())
}
