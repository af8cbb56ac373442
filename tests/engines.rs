//! The way from a question to a phone number, and what may go wrong on it, in the other browsers
//! than Chromium. They use today's date: nothing below depends on it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Family, Page, Visit, dist, list, locales};
use xtask::server::Reply;

const OTHERS: [Engine; 2] = [Engine::Firefox, Engine::WebKit];
const WITHDRAWN: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
const COUNSELLORS: &str = "[data-offer=familienberatungsstelle]";

#[tokio::test]
async fn a_family_finds_somebody_to_call() -> Result<()> {
    for engine in OTHERS {
        calls(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn calls(engine: Engine) -> Result<()> {
    let page = WITHDRAWN.find(Visit::new().engine(engine)).await?;
    let address = page.url().await?;
    can_call(&page, &format!("[data-section=first] {COUNSELLORS}")).await?;

    page.click(&format!("{COUNSELLORS} h3 button")).await?;
    page.wait_for_screen("offer").await?;
    can_call(&page, COUNSELLORS).await?;
    page.back().await?;

    for (screen, answer) in [
        ("results", None),
        ("situation", Some("#situation-zieht-sich-zurueck")),
        ("place", Some("#place-kolmenrod")),
        ("for-whom", Some("#for-whom-kita")),
    ] {
        page.wait_for_screen(screen).await?;
        if let Some(answer) = answer {
            // In a folded topic.
            let is_ticked = format!("return document.querySelector('{answer}')?.checked");
            page.wait_until(answer, &is_ticked).await?;
        }
        if screen != "for-whom" {
            page.back().await?;
        }
    }

    page.tap_language("ar").await?;
    page.wait_until_it_speaks("ar").await?;
    let direction: String = page.eval("return getComputedStyle(document.body).direction").await?;
    assert_eq!(direction, "rtl");
    page.wait_for_text("#next", &locales::text("ar", "next")?).await?;
    assert!(page.is_checked("#for-whom-kita").await?, "changing the language keeps the answers");

    assert_eq!(page.url().await?, address, "the address contains no answer");
    Ok(())
}

#[tokio::test]
async fn a_list_is_handed_over_as_a_link() -> Result<()> {
    for engine in OTHERS {
        hands_over(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn hands_over(engine: Engine) -> Result<()> {
    let offers = &list::OFFERS[..3];
    let page = list::open(Visit::new().engine(engine), offers).await?;
    page.wait_for(".qr img").await?;
    let link = list::link(&page).await?;
    page.go_to(&format!("?next#{}", list::fragment(&link)?)).await?;
    page.wait_until("the link has been opened", "return location.search === '?next'").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    assert_eq!(list::offers(&page).await?, offers);
    Ok(())
}

/// Not in WebKit, whose driver has no print command.
#[tokio::test]
async fn a_list_is_handed_over_on_paper() -> Result<()> {
    let visit = Visit::new().engine(Engine::Firefox).interface("uk");
    let page = list::open(visit, &list::OFFERS[..2]).await?;
    page.wait_until_it_speaks("uk").await?;
    let sheet = page.print().await?.join(" ");
    let digits: String = sheet.chars().filter(char::is_ascii_digit).collect();
    ensure!(digits.contains("03023125215"), "no number: {sheet}");
    for tag in ["uk", "de"] {
        let notes = locales::text(tag, "handout-notes")?;
        assert_eq!(sheet.matches(&notes).count(), 2, "{notes}: {sheet}");
    }
    Ok(())
}

#[tokio::test]
async fn without_a_catalogue_the_helplines_stay() -> Result<()> {
    for engine in OTHERS {
        helps(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn helps(engine: Engine) -> Result<()> {
    let visit = Visit::new().engine(engine).reply("/katalog.json", Reply::Status(500));
    let page = visit.open("").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("[role=alert]", "Die Seite antwortet gerade nicht richtig").await?;
    page.click(".help-now summary").await?;
    page.wait_for("a[href='tel:116111']").await?;
    page.server().release("/katalog.json");
    page.click_text("button", "Noch einmal versuchen").await?;
    page.wait_for("#place-kolmenrod").await?;
    Ok(())
}

#[tokio::test]
async fn results_are_read_from_right_to_left() -> Result<()> {
    for engine in OTHERS {
        reads_arabic(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn reads_arabic(engine: Engine) -> Result<()> {
    let page = WITHDRAWN.find(Visit::new().engine(engine).interface("ar")).await?;
    page.wait_until_it_speaks("ar").await?;
    can_call(&page, &format!("[data-section=first] {COUNSELLORS}")).await?;
    let [card, name, button]: [f64; 3] = page
        .eval(
            "const card = document.querySelector('[data-section=first] .card');
             const right = (element) => element.getBoundingClientRect().right;
             const call = card.querySelector('.call');
             return [right(card), right(card.querySelector('h3')), right(call)];",
        )
        .await?;
    assert!(card - name < 40.0 && card - button < 40.0, "everything is aligned right");
    assert_eq!(page.overflow_x().await?, None);
    Ok(())
}

#[tokio::test]
async fn whatever_stops_the_program_is_said_with_helplines_and_a_retry() -> Result<()> {
    for engine in Engine::ALL {
        for crash in [Crash::AtTheStart, Crash::WithTheCatalogue, Crash::LongAfter] {
            is_said(engine, crash).await.with_context(|| format!("{engine} {crash:?}"))?;
        }
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crash {
    /// A panic while the program takes over the page.
    AtTheStart,
    /// A panic while the catalogue is being shown.
    WithTheCatalogue,
    /// A panic in a button's event listener.
    LongAfter,
}

/// The program assumes that elements can always be created. Scripts run by Firefox's driver see a
/// page of their own unless they ask for the real one.
const NO_ELEMENTS: &str = "(window.wrappedJSObject ?? window).Document.prototype.createElement =
    () => { throw new Error('planted'); }";

async fn is_said(engine: Engine, crash: Crash) -> Result<()> {
    let program = dist::first_file("wasm")?;
    let stalled = match crash {
        Crash::AtTheStart => Some(program.as_str()),
        Crash::WithTheCatalogue => Some("/katalog.json"),
        Crash::LongAfter => None,
    };
    let mut visit = Visit::new().engine(engine).uncached();
    if let Some(path) = stalled {
        visit = visit.reply(path, Reply::Stall);
    }
    let page = visit.open("").await?;
    match (crash, stalled) {
        (Crash::AtTheStart, _) => {
            page.until("the boot script has asked for the catalogue", async || {
                let asked = page.requests().iter().any(|request| request.path == "/katalog.json");
                Ok(asked.then_some(()))
            })
            .await?;
            page.eval::<()>(NO_ELEMENTS).await?;
        }
        (Crash::WithTheCatalogue, _) => {
            page.wait_for("html[data-started]").await?;
            page.click("#next").await?;
            page.wait_for(".loading").await?;
            page.eval::<()>(NO_ELEMENTS).await?;
        }
        (Crash::LongAfter, _) => {
            page.wait_for_catalogue().await?;
            page.eval::<()>(NO_ELEMENTS).await?;
            page.click("#next").await?;
        }
    }
    if let Some(path) = stalled {
        page.server().release(path);
    }
    page.wait_for_text("#start-failed", &locales::text("de", "crashed")?).await?;
    page.wait_for("a[href='tel:116111']").await?;
    page.click("#retry").await?;
    page.wait_until_gone("#start-failed").await?;
    page.wait_for_catalogue().await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await
}

#[tokio::test]
async fn starting_over_leaves_no_answer() -> Result<()> {
    for engine in Engine::ALL {
        is_forgotten(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn is_forgotten(engine: Engine) -> Result<()> {
    let page = Visit::new().engine(engine).open("").await?;
    WITHDRAWN.answer(&page).await?;
    page.click_text("button", "Alle Angebote").await?;
    page.wait_for_screen("all-offers").await?;
    page.fill("#search", "Ratsuchende").await?;
    page.back().await?;
    page.wait_for_screen("results").await?;
    page.click_text("button", "Neu anfangen").await?;
    page.wait_for_screen("for-whom").await?;

    assert!(!page.is_checked("#for-whom-kita").await?);
    let left: Vec<String> = page
        .eval(
            "const left = [...document.querySelectorAll(':checked')].map(({ id }) => id);
             if (document.body.textContent.includes('Kolmenrod')) left.push('the place');
             // Its number among the finder's entries, and nothing else.
             if (history.state !== 3) left.push(`history: ${history.state}`);
             return left;",
        )
        .await?;
    assert_eq!(left, [""; 0]);
    // Entries that a browser keeps lead to the empty first question, forwards and back.
    for go in ["history.back()", "history.forward()", "history.go(-2)"] {
        page.eval::<()>(go).await?;
        page.wait_for_screen("for-whom").await?;
        assert!(!page.is_checked("#for-whom-kita").await?, "{go}");
    }
    list::to_all_offers(&page).await?;
    let search: String = page.eval("return document.querySelector('#search').value").await?;
    assert_eq!(search, "");
    assert_eq!(page.traces()?, [""; 0]);
    Ok(())
}

async fn can_call(page: &Page, within: &str) -> Result<()> {
    let number = page.attribute(&format!("{within} .call"), "href").await?;
    assert_eq!(number.as_deref(), Some("tel:+493023125215"));
    Ok(())
}
