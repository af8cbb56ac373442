//! "Sofort Hilfe": who answers now comes first, with hours and languages.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Visit, dist};
use serde_json::{Value, json};
use xtask::server::Reply;

/// Timers fifty times as fast.
const HURRY: &str =
    "const wait = setTimeout; window.setTimeout = (work, time) => wait(work, time / 50)";

const PARENTS: &str = "+498001110550";
const CHILDREN: &str = "116111";
/// Its hours are not known.
const ABUSE: &str = "+498002255530";
const UKRAINE: &str = "+498005002250";

/// The page once the lines say what is known.
async fn open(visit: Visit) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    page.wait_until("they say when", "return !!document.querySelector('.help-now a span')").await?;
    Ok(page)
}

/// The numbers, in the order in which they are shown.
async fn numbers(page: &Page) -> Result<Vec<String>> {
    page.eval("return [...document.querySelectorAll('.help-now a')].map((a) => a.pathname)").await
}

/// Whether these come in this order.
async fn come_in_this_order(page: &Page, wanted: &[&str]) -> Result<()> {
    let all = numbers(page).await?;
    let places: Vec<_> = wanted.iter().map(|tel| all.iter().position(|each| each == tel)).collect();
    ensure!(places.iter().all(Option::is_some) && places.is_sorted(), "{wanted:?}: {all:?}");
    Ok(())
}

async fn said_about(page: &Page, number: &str) -> Result<String> {
    let line = format!("document.querySelector(\".help-now a[href='tel:{number}']\")");
    page.eval(&format!("return {line}?.textContent ?? ''")).await
}

/// Waits until a line says this.
async fn says(page: &Page, number: &str, words: &str) -> Result<()> {
    let line = format!("document.querySelector(\".help-now a[href='tel:{number}']\")");
    let script = format!("return {line}?.textContent.includes('{words}')");
    page.wait_until(&format!("{number} says: {words}"), &script).await
}

#[tokio::test]
async fn whoever_answers_now_comes_first() -> Result<()> {
    // A Tuesday.
    let page = open(Visit::new().now("2026-11-24T10:00")).await?;
    come_in_this_order(&page, &["112", "110", PARENTS, "116016", ABUSE, CHILDREN]).await?;
    let page = open(Visit::new().now("2026-11-24T15:00")).await?;
    come_in_this_order(&page, &["112", "110", PARENTS, CHILDREN, "116016", ABUSE]).await?;
    let page = open(Visit::new().now("2026-11-24T22:00")).await?;
    come_in_this_order(&page, &["112", "110", "116016", ABUSE, PARENTS, CHILDREN]).await?;
    // Christmas: whether parents are heard is not known, and day and night is day and night.
    let page = open(Visit::new().now("2026-12-25T10:00")).await?;
    come_in_this_order(&page, &["112", "110", "116016", PARENTS, ABUSE, CHILDREN]).await
}

#[tokio::test]
async fn each_says_when_it_answers_if_that_is_known() -> Result<()> {
    let page = open(Visit::new()).await?;
    ensure!(said_about(&page, "116016").await?.contains("Tag und Nacht"));
    let parents = said_about(&page, PARENTS).await?;
    ensure!(parents.contains("Mo") && parents.contains("09:00") && parents.contains("19:00"));
    let unknown = said_about(&page, ABUSE).await?;
    ensure!(unknown.ends_with("0800 225 5530"), "{unknown}");
    Ok(())
}

#[tokio::test]
async fn families_learn_where_somebody_speaks_their_language() -> Result<()> {
    // Which languages its interpreters speak is not in the nation-wide catalogue.
    let mut catalogue: Value = serde_json::from_slice(&dist::read("bund.json")?)?;
    let offers = catalogue["offers"].as_array_mut().context("a list")?;
    for offer in offers {
        if offer["phones"][0]["number"] == "116016" {
            offer["phones"][0]["languages"] = json!(["de", "tr", "uk"]);
        }
    }
    let visit = Visit::new().reply("/bund.json", Reply::json(catalogue.to_string()));
    let page = open(visit.interface("uk")).await?;
    page.wait_until_it_speaks("uk").await?;
    says(&page, UKRAINE, "українська").await?;
    says(&page, "116016", "українська").await?;
    ensure!(!said_about(&page, PARENTS).await?.contains("українська"));
    page.tap_language("tr").await?;
    says(&page, "116016", "Türkçe").await?;
    ensure!(!numbers(&page).await?.iter().any(|number| number == UKRAINE));
    page.tap_language("de").await?;
    says(&page, "116016", "Tag und Nacht").await?;
    ensure!(!said_about(&page, "116016").await?.contains("spricht"));
    ensure!(!numbers(&page).await?.iter().any(|number| number == UKRAINE));
    Ok(())
}

#[tokio::test]
async fn nothing_moves_under_a_finger() -> Result<()> {
    let page = open(Visit::new().now("2026-11-24T13:59").script(HURRY)).await?;
    come_in_this_order(&page, &[PARENTS, ABUSE, CHILDREN]).await?;
    page.click(".help-now summary").await?;
    page.forward_clock(Duration::from_mins(2)).await?;
    page.eval::<()>("document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.let_it_act().await?;
    come_in_this_order(&page, &[PARENTS, ABUSE, CHILDREN]).await?;
    page.click(".help-now summary").await?;
    page.forward_clock(Duration::from_mins(1)).await?;
    page.eval::<()>("document.dispatchEvent(new Event('visibilitychange'))").await?;
    let first = format!(
        "const all = [...document.querySelectorAll('.help-now a')].map((a) => a.pathname);
         return all.indexOf('{CHILDREN}') < all.indexOf('{ABUSE}')"
    );
    page.wait_until("the line that answers now has moved up", &first).await
}

#[tokio::test]
async fn without_the_nation_wide_catalogue_they_stay_as_they_are() -> Result<()> {
    let visit = Visit::new().reply("/bund.json", Reply::Status(404));
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    page.wait_until(
        "the last part has loaded",
        "return performance.getEntriesByName('angebotsfinder:details').length > 0
             || [...performance.getEntriesByType('resource')].some(({ name }) => name.includes('details'))",
    )
    .await?;
    let all = numbers(&page).await?;
    ensure!(all.len() == 9 && all[0] == "112" && all[8] == "+498001110111", "{all:?}");
    Ok(())
}
