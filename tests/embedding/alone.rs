//! Without embed.js: a frame, a sandboxed frame, a link. And what all of them store and request.

use anyhow::Result;
use browser_tests::{Host, Storage, Visit, dist};
use xtask::limits::SCRIPT_OF_A_HOST;

use super::{ELEMENT, FRAME};

/// Everything that the widget's features need (docs/embedding.md).
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups \
    allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation allow-downloads \
    allow-modals";

const LEAST: &str = "allow-scripts allow-forms";

fn sandboxed(permissions: &str) -> String {
    FRAME.replace("<iframe", &format!("<iframe sandbox='{permissions}'"))
}

async fn find(host: &Host) -> Result<()> {
    let page = &host.page;
    page.click("#for-whom-kita").await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    page.click("#place-kolmenrod").await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    page.wait_for("[data-section=first] .card a[href^='tel:']").await?;
    Ok(())
}

#[tokio::test]
async fn every_way_in_leads_to_results_without_a_trace_or_a_request() -> Result<()> {
    for content in [
        ELEMENT,
        FRAME,
        &sandboxed(SANDBOX),
        // The least that can work: an opaque origin, where access to the storage throws, and
        // neither windows nor phone calls.
        &sandboxed(LEAST),
    ] {
        let host = Host::open(Visit::new(), content).await?;
        host.enter().await?;
        let started = dist::asked_for(host.widget.requests())?;
        find(&host).await?;
        assert_eq!(dist::asked_for(host.widget.requests())?, started, "{content}");
        for request in host.widget.requests() {
            assert_eq!(request.header("cookie"), None, "{}", request.path);
        }
        let own: bool = host
            .page
            .eval(
                "return performance.getEntriesByType('resource')
                    .every(({ name }) => new URL(name).origin === new URL(location).origin)",
            )
            .await?;
        assert!(own, "something was loaded from a third party");
        if !content.contains(&format!("'{LEAST}'")) {
            assert_eq!(host.page.storage().await?, Storage::default(), "{content}");
        }
        host.page.leave_frames().await?;
        assert_eq!(host.page.storage().await?, Storage::default(), "{content}");
        assert_eq!(host.page.console_errors().await?, [], "{content}");
    }
    Ok(())
}

#[tokio::test]
async fn from_a_frame_a_window_of_its_own_can_be_opened() -> Result<()> {
    let host = Host::open(Visit::new(), ELEMENT).await?;
    host.enter().await?;
    let link = ".new-window a";
    host.page.wait_for_text(link, "In neuem Fenster öffnen").await?;
    assert_eq!(host.page.attribute(link, "href").await?, Some(host.address()));
    assert_eq!(host.page.attribute(link, "target").await?.as_deref(), Some("_blank"));
    host.page.click(".language summary").await?;
    host.page.click(".language [lang=ar]").await?;
    host.page.wait_for_text(link, "فتح في نافذة جديدة").await?;

    let alone = Visit::new().open("").await?;
    alone.wait_for_catalogue().await?;
    assert_eq!(alone.texts_of(link).await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn in_a_frame_nothing_sticks_and_nothing_measures_the_window() -> Result<()> {
    let element = ELEMENT.replace("<angebots-finder", "<angebots-finder topic=belastung");
    let host = Host::open(Visit::new(), &element).await?;
    host.enter().await?;
    find(&host).await?;
    host.page.click("[data-section=guides] [data-offer] h3 button").await?;
    host.page.wait_for_screen("offer").await?;
    let stuck: Vec<String> = host
        .page
        .eval(
            "const all = [...document.querySelectorAll('*')];
             const is = (each) => ['fixed', 'sticky'].includes(getComputedStyle(each).position);
             return all.filter(is).map((each) => each.outerHTML.slice(0, 100))",
        )
        .await?;
    assert_eq!(stuck, Vec::<String>::new());
    let measures: bool = host
        .page
        .eval(
            "const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
             return rules.some(({ cssText }) => /\\d(vh|dvh|svh|lvh|vb)\\b/.test(cssText))",
        )
        .await?;
    assert!(!measures);
    Ok(())
}

#[test]
fn the_hosts_script_weighs_little() -> Result<()> {
    let size = dist::read("embed.js.br")?.len();
    assert!(size <= SCRIPT_OF_A_HOST, "{size} bytes");
    Ok(())
}
