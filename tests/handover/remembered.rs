//! The list of remembered offers.

use anyhow::Result;
use browser_tests::{Page, Storage, Visit, list};

const OFFICE: &str = "familienbuero";
const COUNSELLORS: &str = "familienberatungsstelle";
const MIDWIFE: &str = "hebammensprechstunde-marbenau";

#[tokio::test]
async fn an_offer_is_remembered_and_forgotten_on_its_card_and_on_its_page() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    let address = page.url().await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", OFFICE).await?;
    is_remembered(&page, OFFICE, false).await?;
    assert_eq!(page.texts_of("#remembered").await?, Vec::<String>::new());

    page.click(&list::remember(OFFICE)).await?;
    is_remembered(&page, OFFICE, true).await?;
    page.wait_for_text("header #remembered", "Gemerkt (1)").await?;

    page.click(&format!("[data-offer={OFFICE}] h3 button")).await?;
    page.wait_for_screen("offer").await?;
    is_remembered(&page, OFFICE, true).await?;
    page.click(&list::remember(OFFICE)).await?;
    is_remembered(&page, OFFICE, false).await?;
    page.wait_until_gone("#remembered").await?;

    page.click(&list::remember(OFFICE)).await?;
    page.back().await?;
    page.wait_for_screen("all-offers").await?;
    is_remembered(&page, OFFICE, true).await?;
    page.click(&list::remember(OFFICE)).await?;
    is_remembered(&page, OFFICE, false).await?;

    assert_eq!(page.url().await?, address);
    assert_eq!(page.storage().await?, Storage::default());
    Ok(())
}

#[tokio::test]
async fn the_list_is_in_the_order_in_which_offers_were_remembered_and_can_be_changed() -> Result<()>
{
    let page = list::open(Visit::new(), &[COUNSELLORS, OFFICE, MIDWIFE]).await?;
    assert_eq!(list::offers(&page).await?, [COUNSELLORS, OFFICE, MIDWIFE]);

    // The focus stays on the moved offer, so that it can be moved further.
    press(&page, MIDWIFE, "Nach oben").await?;
    is_ordered(&page, [COUNSELLORS, MIDWIFE, OFFICE]).await?;
    has_focus(&page, MIDWIFE, "Nach oben").await?;
    page.press("Enter").await?;
    is_ordered(&page, [MIDWIFE, COUNSELLORS, OFFICE]).await?;
    has_focus_in(&page, MIDWIFE).await?;

    press(&page, MIDWIFE, "Nach unten").await?;
    is_ordered(&page, [COUNSELLORS, MIDWIFE, OFFICE]).await?;
    has_focus(&page, MIDWIFE, "Nach unten").await?;
    page.press("Enter").await?;
    is_ordered(&page, [COUNSELLORS, OFFICE, MIDWIFE]).await?;
    has_focus_in(&page, MIDWIFE).await
}

#[tokio::test]
async fn down_is_down_on_every_screen() -> Result<()> {
    for width in [360, 768, 1280] {
        let page =
            list::open(Visit::new().size(width, 740), &[COUNSELLORS, OFFICE, MIDWIFE]).await?;
        let is_column: bool = page
            .eval(
                "const boxes = [...document.querySelectorAll('.card')]
                   .map((card) => card.getBoundingClientRect());
                 return boxes.slice(1).every(({ left, top }, at) =>
                   left === boxes[at].left && top >= boxes[at].bottom);",
            )
            .await?;
        assert!(is_column, "cards are side by side at {width} px");
    }
    Ok(())
}

#[tokio::test]
async fn offers_can_be_taken_out_one_by_one_and_all_at_once() -> Result<()> {
    let page = list::open(Visit::new(), &[COUNSELLORS, OFFICE, MIDWIFE]).await?;
    press(&page, OFFICE, "Entfernen").await?;
    is_ordered(&page, [COUNSELLORS, MIDWIFE]).await?;
    page.wait_for_text("#remembered", "Gemerkt (2)").await?;
    has_focus_on_the_heading(&page).await?;

    page.click_text("button", "Liste leeren").await?;
    page.wait_for_text("main p", "Hier ist noch nichts").await?;
    has_focus_on_the_heading(&page).await?;
    page.wait_until_gone("#remembered").await?;
    page.wait_until_gone("#link").await?;
    page.click_text("button", "Alle Angebote ansehen").await?;
    page.wait_for_screen("all-offers").await
}

#[tokio::test]
async fn the_list_leaves_nothing_on_the_device_and_nothing_in_the_address() -> Result<()> {
    let page = list::open(Visit::new(), &list::OFFERS).await?;
    assert_eq!(page.url().await?, page.server().url(""));
    assert_eq!(page.storage().await?, Storage::default());
    let is_number: bool = page.eval("return typeof history.state === 'number'").await?;
    assert!(is_number, "a history entry is only a number");
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    assert_eq!(page.texts_of("#remembered").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn another_language_keeps_the_list() -> Result<()> {
    let page = list::open(Visit::new(), &[MIDWIFE, OFFICE]).await?;
    page.tap_language("uk").await?;
    page.wait_until_it_speaks("uk").await?;
    is_ordered(&page, [MIDWIFE, OFFICE]).await
}

/// Waits until an offer's button shows this state.
async fn is_remembered(page: &Page, offer: &str, remembered: bool) -> Result<()> {
    page.wait_for(&format!("{}[aria-pressed='{remembered}']", list::remember(offer))).await?;
    Ok(())
}

fn control(offer: &str, action: &str) -> String {
    format!("[data-offer={offer}] .controls [aria-label^='{action}']")
}

async fn press(page: &Page, offer: &str, action: &str) -> Result<()> {
    page.click(&control(offer, action)).await
}

async fn is_ordered<const N: usize>(page: &Page, offers: [&str; N]) -> Result<()> {
    page.until(&format!("the list is {}", offers.join(", ")), async || {
        Ok((list::offers(page).await? == offers).then_some(()))
    })
    .await
}

async fn has_focus(page: &Page, offer: &str, action: &str) -> Result<()> {
    page.wait_for(&format!("{}:focus", control(offer, action))).await?;
    Ok(())
}

/// At either end of the list that button is gone: the focus is on another control of the offer.
async fn has_focus_in(page: &Page, offer: &str) -> Result<()> {
    page.wait_for(&format!("[data-offer={offer}] .controls button:focus")).await?;
    Ok(())
}

async fn has_focus_on_the_heading(page: &Page) -> Result<()> {
    page.wait_for("main h1:focus").await?;
    Ok(())
}
