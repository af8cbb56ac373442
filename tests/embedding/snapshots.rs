//! Pages that keep a snapshot of themselves and restore it: the history of Turbo and htmx, page
//! builders, and the browser's own.

use anyhow::{Context, Result};
use browser_tests::{Engine, Host, Visit};

use super::ELEMENT;

/// The finder works: it has been greeted, is as high as its content, and goes to the next question.
async fn works(host: &Host) -> Result<()> {
    host.enter().await?;
    host.fitting_height(0).await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.fitting_height(0).await?;
    host.page.leave_frames().await
}

const FRAMES: &str = "return document.querySelectorAll('iframe').length
    + [...document.querySelectorAll('angebots-finder')]
        .map(({ shadowRoot }) => shadowRoot.querySelectorAll('iframe').length)
        .reduce((sum, each) => sum + each, 0)";

/// Restores the page's body as these do, with the scripts in it.
const RESTORED: [(&str, &str); 4] = [
    (
        "a clone, as Turbo keeps it",
        "const kept = document.body.cloneNode(true);
         document.body.replaceWith(document.createElement('body'));
         document.body.replaceWith(kept);",
    ),
    (
        "its HTML, as htmx keeps it",
        "const kept = document.body.innerHTML;
         document.body.innerHTML = '';
         document.body.innerHTML = kept;",
    ),
    (
        "moved and moved back, as page builders do",
        "const box = document.createElement('div');
         const finder = document.querySelector('angebots-finder, iframe');
         document.body.append(box);
         box.append(finder);
         document.body.append(finder);",
    ),
    (
        "moved in one piece",
        "const box = document.createElement('div');
         const finder = document.querySelector('angebots-finder, iframe');
         document.body.append(box);
         if (box.moveBefore) box.moveBefore(finder, null); else box.append(finder);",
    ),
];
/// Runs the scripts again, as both do.
const SCRIPTS: &str = "
    for (const old of document.body.querySelectorAll('script')) {
        const script = document.createElement('script');
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
        old.replaceWith(script);
        await loaded;
    }";

#[tokio::test]
async fn a_restored_finder_works_and_is_one() -> Result<()> {
    let one_tag =
        "<p><script async src='{widget}embed.js' data-finder data-place=kolmenrod></script>";
    let into = "<p id=here><script async src='{widget}embed.js' data-finder='#here'></script>";
    let frame =
        "<iframe src='{widget}' width=340></iframe><script async src='{widget}embed.js'></script>";
    for form in [ELEMENT, one_tag, into, frame] {
        for (how, restore) in RESTORED {
            let host = Host::open(Visit::new(), &format!("<body>{form}")).await?;
            works(&host).await?;
            host.page.eval::<()>(restore).await?;
            if how.contains("keeps it") {
                host.page.eval::<()>(SCRIPTS).await?;
            }
            let what = || format!("{how}: {form}");
            assert_eq!(host.page.eval::<u8>(FRAMES).await?, 1, "{}", what());
            if how != "moved in one piece" {
                works(&host).await.with_context(what)?;
                continue;
            }
            host.enter().await?;
            host.fitting_height(0).await.with_context(what)?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_stale_height_goes() -> Result<()> {
    // As a page builder saves it.
    let saved = "<iframe src='{widget}' width=340 style='height: 8192px'></iframe>
        <script async src='{widget}embed.js'></script>";
    let host = Host::open(Visit::new(), saved).await?;
    works(&host).await?;
    // A library that compares the page with what the server has sent takes the style away.
    host.page.eval::<()>("document.querySelector('iframe').removeAttribute('style')").await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    Ok(())
}

#[tokio::test]
async fn back_in_the_hosts_page_it_works() -> Result<()> {
    for engine in Engine::ALL {
        let host = Host::open(Visit::new().engine(engine), ELEMENT).await?;
        works(&host).await?;
        let other = host.page.url().await?.replace("gemeinde.html", "index.html");
        host.page.driver().goto(&other).await?;
        host.page.wait_for("#next").await?;
        host.page.driver().back().await?;
        host.page.wait_for("angebots-finder").await?;
        host.enter().await?;
        host.fitting_height(0).await.with_context(|| engine.to_string())?;
        host.page.wait_for("#next").await?;
    }
    Ok(())
}
