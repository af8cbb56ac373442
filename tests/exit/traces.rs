//! What a visit leaves in the address and the history, and that nothing else happens while someone
//! leaves.

use anyhow::{Result, ensure};
use browser_tests::{Page, Visit, dist, list};
use xtask::server::Reply;

use super::{BUTTON, in_need, is_the_weather, lead_to_the_weather, visit};

const HARMLESS: [&str; 2] = ["familienbuero", "familienberatungsstelle"];

async fn open_list(path: &str, offers: &[&str]) -> Result<Page> {
    let fragment = list::fragment_of("de", offers)?;
    let page = Visit::new().open(&format!("{path}#{fragment}")).await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, offers);
    Ok(page)
}

async fn has_fragment(page: &Page, is_there: bool) -> Result<()> {
    let script = format!("return (location.hash !== '') === {is_there}");
    page.wait_until(&format!("a fragment is in the address: {is_there}"), &script).await
}

/// As phones do with a discarded tab.
#[tokio::test]
async fn a_harmless_list_comes_back_with_its_tab() -> Result<()> {
    let page = open_list("", &HARMLESS).await?;
    has_fragment(&page, true).await?;
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, HARMLESS);
    // From a page opened from the list as well.
    page.click("[data-offer=familienbuero] h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    page.back().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, HARMLESS);
    Ok(())
}

#[tokio::test]
async fn no_entry_but_the_first_holds_a_list() -> Result<()> {
    let page = open_list("", &HARMLESS).await?;
    has_fragment(&page, true).await?;
    page.click("[data-offer=familienbuero] h3 button").await?;
    page.wait_for_screen("offer").await?;
    has_fragment(&page, false).await?;
    page.back().await?;
    page.wait_for_screen("remembered").await?;
    has_fragment(&page, true).await?;
    assert_eq!(list::offers(&page).await?, HARMLESS);
    page.forward().await?;
    page.wait_for_screen("offer").await?;
    has_fragment(&page, false).await
}

#[tokio::test]
async fn a_list_with_something_sensitive_or_unknown_stays_out_of_the_address() -> Result<()> {
    let page = open_list("", &["familienbuero", "frauenhaus"]).await?;
    page.wait_for(BUTTON).await?;
    has_fragment(&page, false).await?;
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    // The missing offer may have been sensitive.
    let fragment = list::fragment_of("de", &["familienbuero"])?;
    let page = Visit::new().open(&format!("#{fragment}AAAAAA")).await?;
    page.wait_for_screen("remembered").await?;
    has_fragment(&page, false).await
}

#[tokio::test]
async fn starting_over_takes_the_list_out_of_the_history() -> Result<()> {
    let page = open_list("", &HARMLESS).await?;
    has_fragment(&page, true).await?;
    page.click_text("button", "Zu den Fragen").await?;
    page.wait_for_screen("for-whom").await?;
    page.click("#for-whom-kita").await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    page.click_text("button", "Neu anfangen").await?;
    page.wait_for_screen("for-whom").await?;
    for number in [1, 0] {
        page.back().await?;
        let is_there = format!("return history.state === {number}");
        page.wait_until("Back has led there", &is_there).await?;
        page.wait_for_screen("for-whom").await?;
        has_fragment(&page, false).await?;
    }
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await
}

/// An office's device, which clears itself, without the team screen.
#[tokio::test]
async fn a_shared_device_keeps_no_list_in_its_history() -> Result<()> {
    let page = open_list("?pause=3", &HARMLESS).await?;
    has_fragment(&page, false).await?;
    page.click("[data-offer=familienbuero] h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.eval::<()>(
        "document.documentElement.dispatchEvent(new Event('angebotsfinder:next-family'))",
    )
    .await?;
    page.wait_for_screen("for-whom").await?;
    page.back().await?;
    page.wait_until("Back has led there", "return history.state === 0").await?;
    page.wait_for_screen("for-whom").await?;
    has_fragment(&page, false).await
}

/// This needs neither the boot script nor the program.
#[tokio::test]
async fn without_a_program_the_list_leaves_the_address_and_the_way_out_leads_out() -> Result<()> {
    let page = visit().reply(&dist::script("boot")?, Reply::Status(404)).open("#de.Rvhgcv").await?;
    has_fragment(&page, false).await?;
    page.eval::<()>("document.documentElement.dataset.sensitive = ''").await?;
    lead_to_the_weather(&page, page.server()).await?;
    page.click(BUTTON).await?;
    is_the_weather(&page).await
}

/// What the program, the boot script or the browser could still do.
#[tokio::test]
async fn nothing_acts_and_nothing_is_asked_for_while_somebody_leaves() -> Result<()> {
    let page = in_need().await?;
    let before = page.requests().len();
    page.eval::<()>(
        "const root = document.documentElement;
         setTimeout(() => location.reload(), 50);
         document.querySelector('.exit button').click();
         root.dispatchEvent(new Event('angebotsfinder:wanted'));
         root.dispatchEvent(new Event('angebotsfinder:more'));
         dispatchEvent(new HashChangeEvent('hashchange'));
         location.hash = 'de.Rvhgcv';",
    )
    .await?;
    is_the_weather(&page).await?;
    let asked: Vec<String> =
        page.requests().into_iter().skip(before).map(|request| request.path).collect();
    assert_eq!(asked, [super::WEATHER]);
    Ok(())
}

#[tokio::test]
async fn leaving_leads_to_nothing_but_an_encrypted_page_of_somebody_else() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    let exit = dist::script("exit")?;
    let own = page.server().url("").replace("127.0.0.1", "localhost");
    page.go_to_anew(&own).await?;
    page.wait_for_catalogue().await?;
    let neutral = "https://www.dwd.de/";
    for (address, leads_to) in [
        ("https://www.bahn.de/", "https://www.bahn.de/"),
        ("http://www.bahn.de/", neutral),
        ("javascript:alert(1)", neutral),
        ("data:text/html,hallo", neutral),
        ("blob:https://www.bahn.de/1", neutral),
        ("tel:110", neutral),
        ("//www.bahn.de/", neutral),
        ("http://[", neutral),
        ("", neutral),
        (own.as_str(), neutral),
    ] {
        let script = format!(
            "return import('{exit}').then(({{ target }}) => target({}))",
            serde_json::json!(address)
        );
        let target: String = page.eval(&script).await?;
        ensure!(target == leads_to, "{address} leads to {target}");
    }
    Ok(())
}
