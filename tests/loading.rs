//! While the offers load, the page stays responsive.

use anyhow::{Result, ensure};
use browser_tests::{Family, Visit, dist};
use xtask::server::Reply;

const CATALOGUE: &str = "/katalog.json";

/// Counts how often the program yields to the page: it posts itself a message each time.
const COUNT_PAUSES: &str = "
    window.pauses = 0;
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...message) {
        window.pauses += 1;
        return post.apply(this, message);
    };
";

#[tokio::test]
async fn what_is_answered_while_half_of_the_offers_are_there_counts() -> Result<()> {
    let halves = Reply::Halves { after: 40_000 };
    let page = Visit::new().reply(CATALOGUE, halves).open("").await?;
    page.wait_until("the program has started", STARTED).await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("#show-results").await?;
    let before = page.text_of("#show-results").await?;
    ensure!(!before.contains('('), "nothing can be counted yet: {before}");
    page.click("#for-whom-baby").await?;
    page.server().release(CATALOGUE);
    page.wait_for_text("#show-results", "(").await?;
    for answer in ["#for-whom-kita", "#for-whom-baby"] {
        assert!(page.is_checked(answer).await?, "{answer} is kept");
    }
    page.click("#show-results").await?;
    page.wait_for("[data-section=first] [data-offer]").await?;
    Ok(())
}

#[tokio::test]
async fn a_line_that_breaks_in_the_middle_has_its_sentence_and_a_retry() -> Result<()> {
    let page = Visit::new().reply(CATALOGUE, Reply::CutOff { after: 40_000 }).open("").await?;
    page.click("#for-whom-kita").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("[role=alert]", "Wir erreichen die Angebote nicht").await?;
    page.server().release(CATALOGUE);
    page.click_text("button", "Noch einmal versuchen").await?;
    page.wait_for("#place-marbenau").await?;
    Ok(())
}

#[tokio::test]
async fn the_more_offers_come_the_more_often_the_program_pauses() -> Result<()> {
    // Counts pauses rather than time, because the duration of a piece depends on the phone.
    let offer = |number| {
        format!(r#"{{"id": "a-{number}", "name": "Angebot {number}", "summary": "Für alle."}}"#)
    };
    let offers: Vec<String> = (0..20_000).map(offer).collect();
    let catalogue = format!(r#"{{"schema_version": "1.0", "offers": [{}]}}"#, offers.join(","));
    // A pause for every 128 kB, for every 512 offers looked up, and for every 256 offers of the
    // index, which goes through all of them twice.
    let least = catalogue.len() / 132_000 + 20_000 / 513 + 2 * 20_000 / 257;
    let visit = Visit::new().script(COUNT_PAUSES).reply(CATALOGUE, Reply::json(catalogue));
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    let pauses: usize = page.eval("return window.pauses").await?;
    ensure!(pauses >= least, "{pauses} pauses instead of {least}");
    Ok(())
}

#[tokio::test]
async fn the_catalogue_sets_out_behind_the_first_question() -> Result<()> {
    // Without the program, which would not wait any longer.
    let program = dist::first_file("wasm")?;
    let visit = Visit::new().script(HOLD_FRAMES).reply(&program, Reply::Stall);
    let page = visit.start("").await?;
    page.wait_until("the page waits for a frame", "return window.frames?.length > 0").await?;
    let has_set_out = || page.requests().iter().any(|request| request.path == CATALOGUE);
    assert!(!has_set_out(), "before the first frame");
    page.eval::<()>("for (const run of window.frames) run();").await?;
    page.until("the catalogue is requested", async || Ok(has_set_out().then_some(()))).await?;
    page.server().release(&program);
    page.wait_for_catalogue().await
}

#[tokio::test]
async fn where_nothing_is_painted_the_catalogue_comes_all_the_same() -> Result<()> {
    let page = Visit::new().script("window.requestAnimationFrame = () => 0;").open("").await?;
    page.wait_for_catalogue().await?;
    let requests = page.requests();
    assert_eq!(requests.iter().filter(|request| request.path == CATALOGUE).count(), 1);
    Ok(())
}

#[tokio::test]
async fn the_first_frame_of_the_results_has_what_a_phone_shows() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("#show-results").await?;
    let cards: usize = page
        .eval(
            "document.querySelector('#show-results').click();
            return new Promise((resolve) => requestAnimationFrame(() =>
                resolve(document.querySelectorAll('.card').length)))",
        )
        .await?;
    assert_eq!(cards, 1, "before the first frame");
    page.wait_for_screen("results").await?;
    for rest in [".card ~ .card", "[data-section=fits] .line", ".filters input"] {
        let is_there = format!("return document.querySelector({rest:?}) !== null");
        page.wait_until(rest, &is_there).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_results_are_tried_out_while_a_question_is_read_and_nobody_sees_it() -> Result<()> {
    let page = Visit::new().script(SEE_CARDS).open("").await?;
    page.wait_until("a card was added", "return window.cardsCame > 0").await?;
    let is_gone = "return window.cardsLeft === window.cardsCame";
    assert!(page.eval::<bool>(is_gone).await?, "a card remains");
    assert!(!page.eval::<bool>("return window.cardsPainted").await?, "a card was visible");
    page.wait_for_screen("for-whom").await
}

#[tokio::test]
async fn cards_that_a_phone_does_not_show_yet_follow_the_first_ones() -> Result<()> {
    let family = Family { for_whom: "kita", place: "", situation: "zieht-sich-zurueck" };
    let page = family.find(Visit::new()).await?;
    page.wait_for_lists().await?;
    // Going back from an offer focuses its card, so all cards are there at once.
    let last = "return [...document.querySelectorAll('.card h3 button')].at(-1).id";
    let opener: String = page.eval(last).await?;
    page.click(&format!("#{opener}")).await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    let focused = format!("return document.activeElement.id === {opener:?}");
    page.wait_until("the card has the focus", &focused).await?;
    Ok(())
}

/// Holds back animation frame callbacks.
const HOLD_FRAMES: &str = "
    window.frames = [];
    window.requestAnimationFrame = (run) => window.frames.push(run);
";

/// Counts the cards added to and removed from the page, and checks every frame.
const SEE_CARDS: &str = "
    window.cardsCame = window.cardsLeft = 0;
    window.cardsPainted = false;
    const cards = (nodes) =>
        [...nodes].reduce((sum, node) => sum + (node.querySelectorAll?.('.card').length ?? 0), 0);
    new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes) {
            window.cardsCame += cards(addedNodes);
            window.cardsLeft += cards(removedNodes);
        }
    }).observe(document, { childList: true, subtree: true });
    const look = () => {
        window.cardsPainted ||= document.querySelector('.card') !== null;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";
const STARTED: &str = "return performance.getEntriesByName('angebotsfinder:started').length > 0";
