//! Keyboard shortcuts.

use anyhow::{Result, bail};
use browser_tests::{Page, list, locales};

use super::{tablet, team};

#[tokio::test]
async fn the_keys_lead_to_questions_results_and_list() -> Result<()> {
    let page = team(tablet()).await?;
    for (key, focused) in [
        ("2", "#question-2[open] summary:focus"),
        ("3", "#question-3[open] summary:focus"),
        ("1", "#question-1[open] summary:focus"),
        ("e", "#found:focus"),
    ] {
        page.press(key).await?;
        page.wait_for(focused).await?;
    }
    page.click(&list::remember("familienbuero")).await?;
    page.press("m").await?;
    page.wait_for_screen("remembered").await?;
    // A list cleared by a slip of the finger could not be restored.
    page.press("n").await?;
    page.let_it_act().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, ["familienbuero"]);
    page.press("Shift+n").await?;
    page.wait_for_screen("team").await?;
    page.wait_until_gone("#remembered").await
}

#[tokio::test]
async fn a_question_mark_shows_the_keys_and_they_can_be_switched_off() -> Result<()> {
    let page = team(tablet()).await?;
    page.click("#for-whom-kita").await?;
    page.press("?").await?;
    page.wait_for_text("#shortcuts h2", "Tasten").await?;
    page.wait_for_text("#shortcuts kbd", "Shift+N").await?;
    // Shortcuts are off while a dialog is open.
    page.press("Shift+n").await?;
    page.let_it_act().await?;
    assert!(is_ticked(&page).await?);

    page.click("#shortcuts-on").await?;
    page.click_text("#shortcuts button", "Schließen").await?;
    page.wait_until_gone("#shortcuts").await?;
    page.press("Shift+n").await?;
    page.press("?").await?;
    page.let_it_act().await?;
    assert!(is_ticked(&page).await?);
    assert_eq!(page.texts_of("#shortcuts").await?, Vec::<String>::new());

    // The button still works, and the shortcuts can be switched on again.
    page.click("#shortcuts-button").await?;
    page.click("#shortcuts-on").await?;
    page.press("Escape").await?;
    page.wait_until_gone("#shortcuts").await?;
    page.press("Shift+n").await?;
    page.wait_until_gone("#for-whom-kita:checked").await
}

#[tokio::test]
async fn the_keys_are_described_in_every_language() -> Result<()> {
    let page = team(tablet()).await?;
    for locale in locales::all()? {
        page.tap_language(&locale.tag).await?;
        page.wait_until_it_speaks(&locale.tag).await?;
        page.click("#shortcuts-button").await?;
        let shown =
            "return [...document.querySelectorAll('#shortcuts :is(h2, dd, label, .primary)')]
            .map((each) => each.textContent)";
        let shown: Vec<String> = page.eval(shown).await?;
        let keys = [
            "shortcuts-title",
            "shortcut-questions",
            "shortcut-results",
            "shortcut-remembered",
            "next-family",
            "shortcut-help",
            "shortcuts-on",
            "close",
        ];
        let texts: Vec<String> =
            keys.iter().map(|key| locales::text(&locale.tag, key)).collect::<Result<_>>()?;
        assert_eq!(shown, texts, "{}", locale.tag);
        page.press("Escape").await?;
        page.wait_until_gone("#shortcuts").await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_key_acts_while_somebody_writes() -> Result<()> {
    let page = team(tablet()).await?;
    page.click("#for-whom-kita").await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", "").await?;
    page.click("#search").await?;
    for key in ["n", "Shift+n", "e", "m", "1", "2", "3", "?"] {
        page.press(key).await?;
    }
    let is_written = "return document.querySelector('#search').value === 'nNem123?'";
    page.wait_until("everything has been written", is_written).await?;
    page.let_it_act().await?;
    assert_eq!(page.texts_of("#shortcuts").await?, Vec::<String>::new());
    page.back().await?;
    page.wait_for_screen("team").await?;
    assert!(is_ticked(&page).await?);
    Ok(())
}

#[tokio::test]
async fn a_key_with_others_held_down_belongs_to_the_browser() -> Result<()> {
    let page = team(tablet()).await?;
    page.click("#for-whom-kita").await?;
    page.press("Control+e").await?;
    page.press("Alt+m").await?;
    page.let_it_act().await?;
    assert_eq!(page.texts_of("#found:focus").await?, Vec::<String>::new());
    assert!(is_ticked(&page).await?);
    Ok(())
}

#[tokio::test]
async fn a_keyboard_is_enough_from_the_first_question_to_the_print() -> Result<()> {
    let page = team(tablet()).await?;
    page.eval::<()>("window.print = () => { window.harnessPrinted = true; }").await?;
    page.press("1").await?;
    tab_to(&page, "#for-whom-kita").await?;
    page.press("Space").await?;
    page.wait_for("[data-section=first] .card").await?;
    page.press("e").await?;
    tab_to(&page, ".card .remember").await?;
    page.press("Enter").await?;
    page.wait_for("#remembered").await?;
    page.press("m").await?;
    page.wait_for_screen("remembered").await?;
    tab_to(&page, ".panel .primary").await?;
    page.press("Enter").await?;
    page.wait_until("the sheet is printed", "return window.harnessPrinted === true").await
}

async fn is_ticked(page: &Page) -> Result<bool> {
    page.is_checked("#for-whom-kita").await
}

/// Presses Tab until an element of the selector has the focus.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    for _ in 0..120 {
        page.tab().await?;
        if !page.texts_of(&format!("{css}:focus")).await?.is_empty() {
            return Ok(());
        }
    }
    bail!("Tab does not reach `{css}`")
}
