//! The way out, for someone who must not be seen reading this.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Family, Host, Page, Visit, dist};
use serde_json::json;
use xtask::server::{Reply, Server};

mod matrix;
mod traces;

const UNSAFE: Family = Family { for_whom: "kita", place: "", situation: "nicht-sicher" };
const BUTTON: &str = ".exit button";
/// The page that hosts lead to in these tests.
const WEATHER: &str = "/wetter.html";

/// The page that was open before the finder.
const BEFORE: &str = "/vorher.html";

fn weather() -> Reply {
    titled("Wetter")
}

/// The demo catalogue with an exit address.
fn catalogue(exit: &str) -> Result<Reply> {
    let file = std::fs::read(browser_tests::dist::directory()?.join("katalog.json"))?;
    let mut catalogue: serde_json::Value = serde_json::from_slice(&file)?;
    catalogue["links"]["exit"] = json!(exit);
    Ok(Reply::json(catalogue.to_string()))
}

/// Makes the exit button lead to the weather page, on another site than the widget's, as soon as
/// there is one. A catalogue can only name `https:` pages, which these tests' servers cannot serve.
async fn lead_to_the_weather(page: &Page, server: &Server) -> Result<()> {
    page.wait_for(BUTTON).await?;
    let weather = server.url(WEATHER).replace("127.0.0.1", "localhost");
    page.eval(&format!("document.documentElement.dataset.sensitive = {}", json!(weather))).await
}

/// A visit whose exit is a page of its own site.
fn visit() -> Visit {
    Visit::new().reply(WEATHER, weather())
}

/// The results for someone who does not feel safe, with the weather page as the way out, and
/// another page open before the finder.
async fn in_need() -> Result<Page> {
    let page = visit().reply(BEFORE, titled("Vorher")).open(BEFORE).await?;
    page.go_to("").await?;
    page.wait_for_catalogue().await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    lead_to_the_weather(&page, page.server()).await?;
    Ok(page)
}

fn titled(title: &str) -> Reply {
    Reply::HostPage(format!(
        "<!doctype html><title>{title}</title><link rel=icon href='data:,'><h1>{title}</h1>"
    ))
}

async fn is_before(page: &Page) -> Result<()> {
    page.wait_until("what was open before is there", "return document.title === 'Vorher'").await
}

async fn is_the_weather(page: &Page) -> Result<()> {
    page.wait_until("the weather is there", "return document.title === 'Wetter'").await
}

#[tokio::test]
async fn the_way_out_is_there_when_something_sensitive_is_and_only_then() -> Result<()> {
    let page = UNSAFE.find(Visit::new()).await?;
    page.wait_for_text(BUTTON, "Seite schnell verlassen").await?;
    page.wait_for_text(".exit p", "Verlauf").await?;
    page.back().await?;
    page.wait_for_screen("situation").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    page.wait_until_gone(BUTTON).await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    assert_eq!(page.texts_of(BUTTON).await?, Vec::<String>::new());
    // An offer, opened or remembered.
    page.click_text("button", "Alle Angebote ansehen").await?;
    page.fill("#search", "frauenhaus").await?;
    page.click("[data-offer=frauenhaus] h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for(BUTTON).await?;
    page.back().await?;
    page.wait_for_screen("all-offers").await?;
    page.wait_until_gone(BUTTON).await?;
    page.click("[data-offer=frauenhaus] button[aria-pressed]").await?;
    page.wait_for(BUTTON).await?;
    Ok(())
}

#[tokio::test]
async fn one_tap_leaves_and_back_shows_nothing_of_it() -> Result<()> {
    let page = in_need().await?;
    let length: u32 = page.eval("return history.length").await?;
    page.click(BUTTON).await?;
    is_the_weather(&page).await?;
    ensure!(page.url().await?.ends_with(WEATHER));
    let after: u32 = page.eval("return history.length").await?;
    assert_eq!(after, length, "no history entry was added");
    page.back().await?;
    is_before(&page).await?;
    page.forward().await?;
    is_the_weather(&page).await?;
    // Forward leads to the entries of the questions, all of them empty.
    for _ in 0..3 {
        page.forward().await?;
        page.wait_for_catalogue().await?;
        page.wait_for_screen("for-whom").await?;
        assert_eq!(page.attribute("html", "data-sensitive").await?, None);
    }
    Ok(())
}

#[tokio::test]
async fn three_times_shift_leaves_and_writing_does_not() -> Result<()> {
    let page = in_need().await?;
    for key in ["Shift", "Shift", "a", "Shift"] {
        page.press(key).await?;
    }
    page.wait_for_screen("results").await?;
    for _ in 0..3 {
        page.press("Shift").await?;
    }
    is_the_weather(&page).await
}

#[tokio::test]
async fn where_nothing_is_sensitive_shift_is_a_key_like_any_other() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    for _ in 0..4 {
        page.press("Shift").await?;
    }
    page.wait_for_screen("for-whom").await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    Ok(())
}

#[tokio::test]
async fn a_catalogue_says_where_leaving_leads() -> Result<()> {
    for (exit, leads_to) in [
        ("https://www.bahn.example/", "https://www.bahn.example/"),
        ("http://www.bahn.example/", ""),
        ("javascript:alert(1)", ""),
    ] {
        let page = UNSAFE.find(Visit::new().reply("/katalog.json", catalogue(exit)?)).await?;
        page.wait_for(BUTTON).await?;
        let told = page.attribute("html", "data-sensitive").await?;
        assert_eq!(told.as_deref(), Some(leads_to), "{exit}");
    }
    Ok(())
}

#[tokio::test]
async fn nothing_sensitive_stands_in_address_title_or_history() -> Result<()> {
    let page = in_need().await?;
    let address = page.url().await?;
    page.click("[data-section=first] [data-offer] h3 button").await?;
    page.wait_for_screen("offer").await?;
    let title = "return document.title === 'Angebot – Angebotsfinder'";
    page.wait_until("the title reveals only that it is an offer", title).await?;
    let state: serde_json::Value = page.eval("return history.state").await?;
    assert_eq!(page.url().await?, address);
    assert!(state.is_number(), "{state}");
    Ok(())
}

#[tokio::test]
async fn the_way_out_needs_no_request_until_it_is_taken() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    let started = dist::asked_for(page.requests())?;
    page.click("#next").await?;
    page.click("#next").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    page.wait_for(BUTTON).await?;
    assert_eq!(dist::asked_for(page.requests())?, started);
    Ok(())
}

/// Goes to a sensitive state in a host's widget.
async fn to_need(host: &Host) -> Result<()> {
    host.enter().await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("situation").await?;
    host.page.click_folded("#situation-nicht-sicher").await?;
    host.page.wait_for(BUTTON).await?;
    Ok(())
}

#[tokio::test]
async fn a_host_says_where_its_whole_page_goes() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        goes_where_the_host_says(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn goes_where_the_host_says(engine: Engine) -> Result<()> {
    let content = "<script async src='{widget}embed.js'></script>
        <angebots-finder exit-url='/wetter.html'></angebots-finder>";
    let host = Host::open(visit().engine(engine), content).await?;
    to_need(&host).await?;
    if engine == Engine::WebKit {
        // WebKit's driver looks up the frame again after a tap, but by then it is gone.
        let press = "setTimeout(() => document.querySelector('.exit button').click())";
        host.page.eval::<()>(press).await?;
    } else {
        host.page.click(BUTTON).await?;
    }
    host.page.leave_frames().await?;
    is_the_weather(&host.page).await
}

#[tokio::test]
async fn a_bare_frame_takes_the_whole_page_along() -> Result<()> {
    let host = Host::open(visit(), "<iframe src='{widget}' width=340 height=600></iframe>");
    let host = host.await?;
    to_need(&host).await?;
    lead_to_the_weather(&host.page, host.page.server()).await?;
    host.page.click(BUTTON).await?;
    host.page.leave_frames().await?;
    is_the_weather(&host.page).await
}

#[tokio::test]
async fn a_sandbox_that_forbids_to_leave_leaves_nothing_but_a_word() -> Result<()> {
    let content = "<iframe sandbox='allow-scripts allow-same-origin allow-forms' src='{widget}'
        width=340 height=600></iframe>";
    let host = Host::open(Visit::new(), content).await?;
    to_need(&host).await?;
    host.page.click(BUTTON).await?;
    let word = "return document.body.textContent === 'Bitte schließen Sie dieses Fenster.'";
    host.page.wait_until("it says how", word).await
}
