//! A browser's translation wraps each text in elements of its own, now and whenever one appears: then
//! these are the targets of taps.

use anyhow::{Context, Result};
use browser_tests::{Engine, Family, Page, Visit, list};

/// What Chrome's translation does to a page, and keeps doing to what appears in it.
const TRANSLATION: &str = "
    const isLeft = (node) => !node.data.trim() || node.parentElement?.closest('font, script, style, option, [translate=no]');
    const wrap = (root) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found.filter((each) => !isLeft(each))) {
            const outer = document.createElement('font');
            const inner = document.createElement('font');
            text.replaceWith(outer);
            outer.append(inner);
            inner.append(text);
        }
    };
    wrap(document.body);
    new MutationObserver((changes) => {
        for (const { addedNodes, target, type } of changes) {
            if (type === 'characterData') wrap(target.parentNode ?? document.body);
            for (const node of addedNodes) if (node.isConnected) wrap(node.parentNode);
        }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });";

/// Taps the innermost element at the text, where a finger would.
async fn tap(page: &Page, css: &str) -> Result<()> {
    page.wait_for(css).await?;
    let deepest = format!(
        "let target = document.querySelector({css:?});
         while (target.firstElementChild && target.localName !== 'label') target = target.lastElementChild;
         target.click();"
    );
    page.eval(&deepest).await
}

#[tokio::test]
async fn every_kind_of_button_works_in_a_translated_page() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox] {
        goes_everywhere(Visit::new().engine(engine)).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn goes_everywhere(visit: Visit) -> Result<()> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    page.eval::<()>(TRANSLATION).await?;
    page.wait_for("main font").await?;

    // Names of languages are left alone, but some extensions translate them too.
    let wrap = "document.querySelectorAll('.language [lang]').forEach((each) => {
        const font = document.createElement('font');
        font.append(...each.childNodes);
        each.append(font);
    })";
    page.eval::<()>(wrap).await?;
    tap(&page, "#language").await?;
    tap(&page, ".language [lang=uk]").await?;
    page.wait_until_it_speaks("uk").await?;
    tap(&page, "#language").await?;
    tap(&page, ".language [lang=de]").await?;
    page.wait_until_it_speaks("de").await?;

    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    family.answer(&page).await?;
    tap(&page, ".card .remember").await?;
    page.wait_for(".card .remember[aria-pressed=true]").await?;
    tap(&page, ".card h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    page.wait_for_screen("results").await?;
    tap(&page, "#remembered").await?;
    page.wait_for_screen("remembered").await?;
    list::link(&page).await?;
    tap(&page, "[data-copy]").await?;
    page.wait_for_text("[role=status]", "opier").await?;
    tap(&page, ".controls :last-child").await?;
    page.wait_for("main h1:focus").await?;
    page.wait_until_gone(".card").await?;
    Ok(())
}

#[tokio::test]
async fn team_mode_works_in_a_translated_page() -> Result<()> {
    let page = Visit::new().size(1280, 900).open("?modus=team").await?;
    page.wait_for_catalogue().await?;
    page.wait_for("html[data-started]").await?;
    page.eval::<()>(TRANSLATION).await?;
    page.wait_for("main font").await?;
    tap(&page, "#shortcuts-button").await?;
    page.wait_for("#shortcuts h2").await?;
    tap(&page, "#shortcuts button").await?;
    page.wait_until_gone("#shortcuts").await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("[data-section=first] .card").await?;
    tap(&page, "#next-family").await?;
    page.wait_until_gone("#for-whom-kita:checked").await
}
