//! The connection is lost after the widget has started.

use anyhow::{Context, Result};
use browser_tests::{Account, Engine, Family, Visit, dist, list};

const CHILD: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };

#[tokio::test]
async fn what_has_started_goes_on_without_a_line() -> Result<()> {
    let mut account = Account::new("Offline");
    for engine in Engine::ALL {
        for (what, sees) in offline(engine).await.with_context(|| engine.to_string())? {
            account.note(what, "disconnected after the start", &sees, engine);
        }
    }
    account.check()
}

async fn offline(engine: Engine) -> Result<Vec<(&'static str, String)>> {
    let page = Visit::new().engine(engine).uncached().open("").await?;
    page.wait_for_catalogue().await?;
    page.wait_until("all parts of the program are there", &came(&dist::details_part()?)).await?;
    page.server().cut_the_line();
    let mut seen = Vec::new();
    CHILD.answer(&page).await?;
    page.wait_for("[data-section=first] .card .call").await?;
    seen.push(("questions and results", "everything works".to_owned()));
    page.click("[data-section=first] .card .remember").await?;
    page.click("[data-section=first] .card h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for(".call").await?;
    page.back().await?;
    page.wait_for_screen("results").await?;
    seen.push(("the page of an offer", "everything works".to_owned()));

    page.tap_language("tr").await?;
    seen.push(("another language", format!("„{}“", page.text_of(".language [role=alert]").await?)));
    page.click(".language summary").await?;

    page.click_text("button", "Alle Angebote ansehen").await?;
    page.wait_for_screen("all-offers").await?;
    page.fill("#search", "Eltern").await?;
    page.wait_for(".card").await?;
    seen.push(("all offers and the search", "everything works".to_owned()));

    page.click("#remembered").await?;
    page.wait_for_screen("remembered").await?;
    page.wait_for_text("button", "Drucken oder").await?;
    page.wait_until_gone("#link").await?;
    let remembered = list::offers(&page).await?;
    assert_eq!(remembered.len(), 1, "{remembered:?}");
    seen.push(("the list, opened for the first time", "the list, for paper only".to_owned()));
    page.click(".help-now summary").await?;
    page.wait_for("a[href='tel:116111']").await?;
    seen.push(("„Sofort Hilfe“", "everything works".to_owned()));
    Ok(seen)
}

/// Whether a file has loaded.
fn came(path: &str) -> String {
    format!(
        "return performance.getEntriesByType('resource').some(({{ name, responseEnd }}) =>
           name.endsWith({path:?}) && responseEnd > 0);"
    )
}
