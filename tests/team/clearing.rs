//! The next family finds nothing of the one before: on a button, on a key, or when nobody has
//! touched the device for long.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Page, Storage, Visit, list};

use super::{tablet, team};

const OFFER: &str = "familienberatungsstelle";
const PAUSE: Duration = Duration::from_mins(3);
const COUNTDOWN: Duration = Duration::from_secs(30);
/// Entries that the family leaves in the browser's history behind the first one.
const ENTRIES: usize = 3;

#[tokio::test]
async fn the_button_for_the_next_family_clears_everything() -> Result<()> {
    let page = used().await?;
    page.click("#next-family").await?;
    is_cleared(&page).await
}

#[tokio::test]
async fn the_key_for_the_next_family_clears_everything() -> Result<()> {
    let page = used().await?;
    page.press("Shift+n").await?;
    is_cleared(&page).await
}

#[tokio::test]
async fn a_device_that_nobody_touches_counts_down_and_clears_everything() -> Result<()> {
    let page = used().await?;
    page.forward_clock(PAUSE).await?;
    page.wait_for("#idle").await?;
    page.wait_for_text("#idle [role=timer]", "30").await?;
    page.forward_clock(Duration::from_secs(10)).await?;
    page.wait_for_text("#idle [role=timer]", "20").await?;
    page.forward_clock(COUNTDOWN).await?;
    page.wait_until_gone("#idle").await?;
    is_cleared(&page).await
}

#[tokio::test]
async fn a_touch_or_a_key_ends_the_countdown() -> Result<()> {
    let page = used().await?;
    page.forward_clock(PAUSE).await?;
    page.click("#idle button").await?;
    page.wait_until_gone("#idle").await?;
    page.forward_clock(PAUSE).await?;
    page.wait_for("#idle").await?;
    page.press("Shift").await?;
    page.wait_until_gone("#idle").await?;
    // The time begins anew.
    page.forward_clock(PAUSE).await?;
    page.wait_for_text("#idle [role=timer]", "30").await?;
    assert_eq!(list::offers(&page).await?, [OFFER]);
    Ok(())
}

#[tokio::test]
async fn the_address_sets_the_time() -> Result<()> {
    for path in ["?modus=team&pause=1", "?pause=1"] {
        let page = answered(Visit::new(), path).await?;
        page.forward_clock(Duration::from_mins(1)).await?;
        page.wait_for("#idle").await?;
        page.forward_clock(COUNTDOWN).await?;
        page.wait_until_gone("#idle").await?;
        page.wait_until_gone("#for-whom-kita:checked").await?;
    }
    Ok(())
}

#[tokio::test]
async fn with_a_time_of_zero_nothing_looks_at_the_clock() -> Result<()> {
    let visit = Visit::new().script(
        "window.harnessIntervals = 0;
         window.setInterval = new Proxy(setInterval, {
           apply: (target, page, values) => {
             window.harnessIntervals += 1;
             return target.apply(page, values);
           },
         });",
    );
    // Only to see that the count counts.
    for (path, looks) in [("?modus=team", 1), ("?modus=team&pause=0", 0)] {
        let page = answered(visit.clone(), path).await?;
        let intervals: u32 = page.eval("return harnessIntervals").await?;
        assert_eq!(intervals, looks, "{path}");
    }
    Ok(())
}

/// Somebody who searches at home may take all the time there is.
#[tokio::test]
async fn a_family_at_home_is_not_watched() -> Result<()> {
    let page = answered(Visit::new(), "").await?;
    let is_watched = page.requests().iter().any(|request| request.path.contains("team"));
    ensure!(!is_watched, "the script with the countdown was fetched");
    Ok(())
}

#[tokio::test]
async fn a_shared_device_keeps_no_list_in_its_address() -> Result<()> {
    let page = Visit::new().open("?modus=team#de.Rvhgcv").await?;
    page.wait_for_catalogue().await?;
    assert_eq!(page.url().await?, page.server().url("?modus=team"));
    Ok(())
}

/// The first question is answered, once the widget could notice that it is used.
async fn answered(visit: Visit, path: &str) -> Result<Page> {
    let page = visit.open(path).await?;
    page.wait_for_catalogue().await?;
    if !path.is_empty() {
        // The script that watches brings its style sheet along.
        let is_watched = "return document.querySelector('link[href*=\"/team-\"]') !== null";
        page.wait_until("the device is watched", is_watched).await?;
    }
    page.click("#for-whom-kita").await?;
    page.wait_for("#for-whom-kita:checked").await?;
    Ok(page)
}

/// A family has searched: answers, a filter, another language, a search, and a list, which is
/// shown.
async fn used() -> Result<Page> {
    let page = team(tablet()).await?;
    page.tap_language("uk").await?;
    page.wait_until_it_speaks("uk").await?;
    page.click("#for-whom-kita").await?;
    page.wait_for_screen("team").await?;
    page.eval::<()>("document.querySelector('.filters').open = true").await?;
    page.click(".filters fieldset label").await?;
    page.wait_for(".filters p button").await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", OFFER).await?;
    page.click(&format!("[data-offer={OFFER}] h3 button")).await?;
    page.wait_for_screen("offer").await?;
    page.click(&list::remember(OFFER)).await?;
    list::show(&page).await?;
    assert_eq!(list::offers(&page).await?, [OFFER]);
    Ok(page)
}

async fn is_cleared(page: &Page) -> Result<()> {
    page.wait_until_it_speaks("de").await?;
    nothing_is_left(page).await?;
    page.wait_for("main h1:focus").await?;
    // The browser's own buttons lead nowhere else, however often.
    let cleared: usize = page.eval("return history.state").await?;
    assert_eq!(cleared, ENTRIES);
    for number in (0..ENTRIES).rev() {
        page.back().await?;
        is_at(page, number).await?;
        nothing_is_left(page).await?;
    }
    for number in 1..=ENTRIES {
        page.forward().await?;
        is_at(page, number).await?;
        nothing_is_left(page).await?;
    }

    list::to_all_offers(page).await?;
    let search: String = page.eval("return document.querySelector('#search').value").await?;
    assert_eq!(search, "");
    Ok(())
}

/// An entry of the history, by its number among those of the finder.
async fn is_at(page: &Page, number: usize) -> Result<()> {
    let shown = format!("return history.state === {number}");
    page.wait_until(&format!("entry {number} is shown"), &shown).await
}

async fn nothing_is_left(page: &Page) -> Result<()> {
    page.wait_for_screen("team").await?;
    page.wait_for_text("h1", "Gemeinsam suchen").await?;
    // Of radio buttons the one that says nothing is chosen.
    let ticked: Vec<String> = page
        .eval("return [...document.querySelectorAll('input:checked')].map(({ id }) => id)")
        .await?;
    assert_eq!(ticked, ["place-"]);
    assert_eq!(page.texts_of("#remembered, .filters p button").await?, Vec::<String>::new());
    assert_eq!(page.url().await?, page.server().url("?modus=team"));
    let title: String = page.eval("return document.title").await?;
    assert_eq!(title, "Gemeinsam suchen – Angebotsfinder");
    let is_number: bool =
        page.eval("return history.state === null || typeof history.state === 'number'").await?;
    assert!(is_number);
    assert_eq!(page.storage().await?, Storage::default());
    Ok(())
}
