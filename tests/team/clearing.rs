//! The next family finds nothing of the one before: cleared by a button, by a key, or after a long
//! idle time.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Page, Storage, Visit, list, locales};

use super::{tablet, team};

const OFFER: &str = "familienberatungsstelle";
const SENSITIVE: &str = "frauenhaus";
const PAUSE: Duration = Duration::from_mins(3);
const COUNTDOWN: Duration = Duration::from_secs(30);
/// History entries that the family leaves after the first one.
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
    assert_eq!(page.text_of("#idle h2").await?, locales::text("uk", "idle-title")?);
    assert_eq!(page.text_of("#idle button").await?, locales::text("uk", "idle-stay")?);
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
    // The countdown starts again.
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
    // A check that the counter works.
    for (path, looks) in [("?modus=team", 1), ("?modus=team&pause=0", 0)] {
        let page = answered(visit.clone(), path).await?;
        let intervals: u32 = page.eval("return harnessIntervals").await?;
        assert_eq!(intervals, looks, "{path}");
    }
    Ok(())
}

/// At home, people may take all the time they need.
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

/// Answers, choices, open sections, list lengths, what a link has left: none of it may outlive a
/// family, whatever the state will contain in future.
#[tokio::test]
async fn the_next_family_sees_what_a_fresh_page_shows() -> Result<()> {
    let fresh = seen(&team(tablet()).await?).await?;
    let page = left_behind().await?;
    page.click("#next-family").await?;
    page.wait_for_text("h1", "Gemeinsam suchen").await?;
    let cleared = seen(&page).await?;
    for ((screen, fresh), (_, cleared)) in fresh.iter().zip(&cleared) {
        let lines = fresh.lines().zip(cleared.lines());
        let different: Vec<_> = lines.filter(|(fresh, cleared)| fresh != cleared).take(3).collect();
        assert!(cleared == fresh, "on the screen {screen}: {different:#?}");
    }
    Ok(())
}

/// Everything that a family can change.
async fn left_behind() -> Result<Page> {
    // One of the offers no longer exists.
    let page = tablet().open("?modus=team#de.RvhgcvAAAAAA").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    page.wait_for(".notice").await?;
    list::to_all_offers(&page).await?;
    page.click(".more button").await?;
    page.fill("#search", SENSITIVE).await?;
    page.click(&list::remember(SENSITIVE)).await?;
    list::show(&page).await?;
    page.click("#link-sensitive").await?;
    page.wait_for("#link-sensitive:checked").await?;
    page.eval::<()>(
        "const language = document.querySelector('#handout-language');
         language.value = 'ar';
         language.dispatchEvent(new Event('change', { bubbles: true }));",
    )
    .await?;
    page.wait_until("the link is Arabic", "return link.value.includes('#ar.')").await?;
    page.click_text("button", "Zu den Fragen").await?;
    page.wait_for_screen("team").await?;
    page.click("#for-whom-kita").await?;
    page.click(".births summary").await?;
    page.click_text(".births button", "Noch ein Kind").await?;
    page.wait_for(".births fieldset:nth-of-type(2)").await?;
    page.click("#question-3 summary").await?;
    page.click("#unsure-yes").await?;
    page.wait_for("#unsure-yes:checked").await?;
    page.click("[data-section=near-misses] summary").await?;
    page.wait_for("details[data-section=near-misses][open] .card").await?;
    page.click(".filters summary").await?;
    page.click(".filters fieldset label").await?;
    page.wait_for(".filters p button").await?;
    // Last, because every other answer resets the lists.
    page.click(".sections .more button").await?;
    Ok(page)
}

/// What a family with the same wishes sees on each screen.
async fn seen(page: &Page) -> Result<Vec<(&'static str, String)>> {
    let mut screens = vec![("team", look(page).await?)];
    page.click("#for-whom-kita").await?;
    page.wait_for(".births").await?;
    screens.push(("team, answered", look(page).await?));
    list::to_all_offers(page).await?;
    screens.push(("all offers", look(page).await?));
    for offer in [OFFER, SENSITIVE] {
        page.fill("#search", offer).await?;
        page.click(&list::remember(offer)).await?;
    }
    list::show(page).await?;
    screens.push(("remembered", look(page).await?));
    Ok(screens)
}

/// The whole page, including its fields' values, once nothing is pending. Excludes the server's
/// address and its QR code, which differ between pages.
async fn look(page: &Page) -> Result<String> {
    let is_complete = "return document.querySelector('main [aria-busy]') === null";
    page.wait_until("everything is shown", is_complete).await?;
    page.eval(
        "const root = document.querySelector('#angebotsfinder').cloneNode(true);
         root.querySelectorAll('.qr').forEach((code) => code.replaceChildren());
         const html = root.outerHTML.replaceAll('><', '>\\n<');
         const value = ({ id, name, type, checked, value }) =>
           `${id || name}: ${/checkbox|radio/.test(type) ? checked : value}`;
         const fields = [...document.querySelectorAll('input, select')].map(value);
         return [html, ...fields].join('\\n').replaceAll(location.port, 'port');",
    )
    .await
}

/// Answers the first question, and waits until the widget could notice that it is in use.
async fn answered(visit: Visit, path: &str) -> Result<Page> {
    let page = visit.open(path).await?;
    page.wait_for_catalogue().await?;
    if !path.is_empty() {
        // The script that watches for inactivity also loads its style sheet.
        let is_watched = "return document.querySelector('link[href*=\"/team-\"]') !== null";
        page.wait_until("the device is watched", is_watched).await?;
    }
    page.click("#for-whom-kita").await?;
    page.wait_for("#for-whom-kita:checked").await?;
    Ok(page)
}

/// After a family's search: answers, a filter, another language, a search, and a list, which is
/// open.
async fn used() -> Result<Page> {
    let page = team(tablet()).await?;
    page.tap_language("uk").await?;
    page.wait_until_it_speaks("uk").await?;
    page.click("#for-whom-kita").await?;
    page.wait_for_screen("team").await?;
    page.click(".filters summary").await?;
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
    // The browser's own buttons lead nowhere else, however often they are pressed.
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

/// A history entry, by its number among the finder's.
async fn is_at(page: &Page, number: usize) -> Result<()> {
    let shown = format!("return history.state === {number}");
    page.wait_until(&format!("entry {number} is shown"), &shown).await
}

async fn nothing_is_left(page: &Page) -> Result<()> {
    page.wait_for_screen("team").await?;
    page.wait_for_text("h1", "Gemeinsam suchen").await?;
    // Each radio group is back at its neutral option.
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
