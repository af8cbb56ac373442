//! Every change of a count is announced: its number appears in a live region that was there before.

use anyhow::{Result, ensure};
use browser_tests::{Family, Page, Visit, examples, list};

const WITHDRAWN: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };

/// Records every text that a live region receives after it has been there for a while.
async fn listen(page: &Page) -> Result<()> {
    page.eval(
        "window.announced = [];
         const regions = '[aria-live], [role=status], [role=alert]';
         const old = new Set(document.querySelectorAll(regions));
         new MutationObserver((changes) => {
             for (const { target } of changes) {
                 const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
                 const region = element?.closest(regions);
                 if (region && old.has(region)) announced.push(region.textContent);
             }
         }).observe(document.body, { childList: true, characterData: true, subtree: true });",
    )
    .await
}

/// Waits until a text with this number has been announced.
async fn hears(page: &Page, what: &str) -> Result<()> {
    let what = serde_json::to_string(what)?;
    page.wait_until(
        &format!("{what} has been announced"),
        &format!("return announced.some((text) => text.includes({what}))"),
    )
    .await
}

/// The number in a text: "Zeigen (12)", "12 Angebote …".
fn number(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[tokio::test]
async fn a_filter_announces_how_many_offers_are_left() -> Result<()> {
    let page = WITHDRAWN.find(Visit::new()).await?;
    let before = page.text_of("main h1").await?;
    listen(&page).await?;
    page.click(".filters summary").await?;
    page.click_text(".filters label", "kommt zu Ihnen").await?;
    page.wait_for(".filters p button").await?;
    let after = page.text_of("main h1").await?;
    ensure!(before != after, "otherwise this test would prove nothing");
    hears(&page, &number(&after)).await
}

#[tokio::test]
async fn an_answer_announces_how_many_offers_there_would_be() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("#show-results").await?;
    listen(&page).await?;
    page.click("#for-whom-jugend").await?;
    let shown = page.wait_for("#show-results").await?.text().await?;
    hears(&page, &number(&shown)).await
}

#[tokio::test]
async fn the_last_questions_button_announces_its_number() -> Result<()> {
    let page = examples::named("situation")?.reach(Visit::new()).await?;
    let before = page.text_of("#next").await?;
    listen(&page).await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.until("the number has changed", async || {
        Ok((page.text_of("#next").await? != before).then_some(()))
    })
    .await?;
    hears(&page, &number(&page.text_of("#next").await?)).await
}

#[tokio::test]
async fn own_words_announce_a_number_and_not_the_answers() -> Result<()> {
    let page = examples::named("situation")?.reach(Visit::new()).await?;
    listen(&page).await?;
    page.fill("#own-words", "geld").await?;
    hears(&page, "1 Antwort").await?;
    page.fill("#own-words", "xyzxyz").await?;
    hears(&page, "Dazu finden wir hier nichts").await?;
    let announced: Vec<String> = page.eval("return announced").await?;
    ensure!(!announced.iter().any(|text| text.contains("Geld")), "{announced:?}");
    Ok(())
}

#[tokio::test]
async fn an_answer_in_team_mode_announces_how_many_offers_fit() -> Result<()> {
    let page = examples::named("team")?.reach(Visit::new().size(1024, 768)).await?;
    let before = page.text_of("#found").await?;
    listen(&page).await?;
    page.click("#for-whom-baby").await?;
    page.until("the number has changed", async || {
        Ok((page.text_of("#found").await? != before).then_some(()))
    })
    .await?;
    hears(&page, &number(&page.text_of("#found").await?)).await
}

#[tokio::test]
async fn the_list_announces_how_many_offers_it_has() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    listen(&page).await?;
    page.click(".card:nth-child(1) .remember").await?;
    hears(&page, "Gemerkt (1)").await?;
    page.click(".card:nth-child(2) .remember").await?;
    hears(&page, "Gemerkt (2)").await
}

#[tokio::test]
async fn a_search_for_a_place_announces_a_number_and_not_the_places() -> Result<()> {
    let page = examples::named("place-search")?.reach(Visit::new()).await?;
    listen(&page).await?;
    page.fill("#place-search", "ort 2").await?;
    hears(&page, "2 Orte").await?;
    page.fill("#place-search", "xyz").await?;
    hears(&page, "Diesen Ort kennen wir nicht").await?;
    let announced: Vec<String> = page.eval("return announced").await?;
    ensure!(!announced.iter().any(|text| text.contains("Ort 2")), "{announced:?}");
    Ok(())
}

#[tokio::test]
async fn a_search_announces_how_many_offers_it_has_found() -> Result<()> {
    let page = examples::named("all-offers")?.reach(Visit::new()).await?;
    listen(&page).await?;
    page.fill("#search", "hebamme").await?;
    page.until("the search has found some", async || {
        Ok(page.text_of("main .count").await?.starts_with(['1', '2', '3', '4']).then_some(()))
    })
    .await?;
    hears(&page, &page.text_of("main .count").await?).await
}
