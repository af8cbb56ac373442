//! Browsers in which the program cannot run: they say so at once, and lead on.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, Visit, dist, locales};
use xtask::server::Reply;

const WORD: &str = " 'wasm-unsafe-eval'";

/// The page as a browser takes it that does not know the policy's word for WebAssembly; `list`: with the
/// list of all offers of a published site.
fn page(list: bool) -> Result<Reply> {
    let html = String::from_utf8(dist::read("index.html")?)?;
    ensure!(html.contains(WORD), "the policy has no{WORD}");
    let mut html = html.replace(WORD, "");
    if list {
        html = html.replace("alle-angebote.html\" hidden", "alle-angebote.html\"");
    }
    Ok(Reply::Body { mime: "text/html".into(), bytes: html.into_bytes() })
}

/// What it says at once, without a way that leads nowhere.
async fn says(page: &Page, sentence: &str) -> Result<()> {
    page.wait_for_text("#start-failed", sentence).await?;
    let shown = "
        const visible = (css) => [...document.querySelectorAll(css)]
            .some((each) => each.checkVisibility({ visibilityProperty: true }));
        return [visible('#retry'), visible('main'), visible('.help-now a[href=\"tel:112\"]'),
            document.getAnimations().length > 0]";
    page.wait_until("the page has been read", "return document.readyState === 'complete'").await?;
    let [retry, question, help, waits]: [bool; 4] = page.eval(shown).await?;
    ensure!(!retry, "there is a retry that cannot help");
    ensure!(!question, "there is a question that cannot be answered");
    ensure!(help, "the helplines are closed");
    ensure!(!waits, "it is said after a while only");
    Ok(())
}

#[tokio::test]
async fn a_policy_that_an_old_browser_does_not_know_leads_to_the_list() -> Result<()> {
    // Others may have their own opinion of a policy without the word.
    for engine in [Engine::Chromium, Engine::Firefox] {
        for list in [true, false] {
            let page = Visit::new().engine(engine).reply("/", page(list)?).open("").await?;
            says(&page, "Dieser Browser ist zu alt").await.with_context(|| engine.to_string())?;
            let shown = "return !document.querySelector('#list').hidden";
            assert_eq!(page.eval::<bool>(shown).await?, list);
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_old_browser_is_told_in_its_language() -> Result<()> {
    for tag in ["tr", "ar"] {
        let page = Visit::new().interface(tag).reply("/", page(true)?).open("").await?;
        page.wait_for_text("#start-failed", &locales::text(tag, "boot-too-old")?).await?;
        page.wait_for_text("#list", &locales::text(tag, "offers-as-list")?).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_browser_without_webassembly_or_with_an_older_one_is_told_at_once() -> Result<()> {
    for lacks in [
        "delete window.WebAssembly",
        // A table of references is newer than the rest.
        "WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError() } };
         WebAssembly.instantiate = async () => new WebAssembly.Module();
         WebAssembly.instantiateStreaming = WebAssembly.instantiate;",
    ] {
        let page = Visit::new().script(lacks).open("").await?;
        says(&page, "Dieser Browser ist zu alt").await.with_context(|| lacks.to_owned())?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_opened_as_a_file_says_where_it_belongs() -> Result<()> {
    let file = format!("file://{}", dist::directory()?.join("index.html").display());
    for engine in Engine::ALL {
        let page = Visit::new().engine(engine).open("einbetten.html").await?;
        page.driver().goto(&file).await?;
        let said = says(&page, "gehört auf einen Webserver").await;
        // From a file, the harness cannot see what a visit has left.
        page.go_to("einbetten.html").await?;
        page.wait_for("#choices").await?;
        said.with_context(|| engine.to_string())?;
    }
    Ok(())
}
