//! The first question is in the page before the program runs.

use anyhow::{Context, Result};
use browser_tests::{Page, Visit, dist};
use xtask::server::Reply;

/// Returns title, header, question and footer of the first screen, both of the static page and of
/// the running widget, without what no reader notices: comments, white space between elements, the
/// order of attributes.
const COMPARE: &str = r"
    const simple = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, ' ').trim();
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const attributes = [...node.attributes].map((each) => `${each.name}=${each.value}`).sort();
        const inside = [...node.childNodes].map(simple).filter(Boolean);
        return `<${node.localName} ${attributes.join(' ')}>${inside.join('')}</>`;
    };
    // The only way to parse HTML that trusted types still allow.
    const request = new XMLHttpRequest();
    request.open('GET', 'index.html');
    request.responseType = 'document';
    await new Promise((resolve) => {
        request.addEventListener('load', resolve);
        request.send();
    });
    const page = request.response;
    const part = (page, name) => simple(page.querySelector(`#angebotsfinder > ${name}`));
    const of = (page) => [
        page.title,
        ...['header', 'main', 'footer'].map((name) => part(page, name).replaceAll('<', '\n<')),
    ];
    return [of(page), of(document)];
";

/// Takes from the helplines what the catalogue says about them: nothing of it moves the page.
const PLAIN_HELPLINES: &str = r"
    for (const fact of document.querySelectorAll('.help-now a span')) fact.remove();
    const list = document.querySelector('.help-now ul');
    const request = await fetch('index.html');
    const still = [...(await request.text()).matchAll(/href=.?(tel:[+\d]+)/g)].map((found) => found[1]);
    const place = (line) => still.indexOf(line.firstElementChild.getAttribute('href'));
    list.append(...[...list.children].sort((a, b) => place(a) - place(b)));
";

/// Everything but the footer, which is below the fold: its links come from the catalogue.
const ABOVE: usize = 3;

#[tokio::test]
async fn the_static_first_screen_is_what_the_widget_renders() -> Result<()> {
    // Without the catalogue, which adds its name.
    let page = Visit::new().reply("/katalog.json", Reply::Stall).open("").await?;
    started(&page).await?;
    let (still, live): (Vec<String>, Vec<String>) = page.eval(COMPARE).await?;
    assert_eq!(still, live, "index.html and src/view differ");
    Ok(())
}

#[tokio::test]
async fn a_published_site_shows_its_first_screen_before_the_catalogue_is_there() -> Result<()> {
    let visit = Visit::new().site(dist::published()?);
    let page = visit.reply("/katalog.json", Reply::Stall).open("").await?;
    started(&page).await?;
    let (still, live): (Vec<String>, Vec<String>) = page.eval(COMPARE).await?;
    assert!(still[0].contains("Trelletalkreis"), "{}", still[0]);
    assert_eq!(still[..ABOVE], live[..ABOVE], "the layout shifts when the program starts");
    page.server().release("/katalog.json");
    page.wait_for_catalogue().await?;
    // Otherwise they could come while they are taken out again.
    let facts = "return document.querySelector('.help-now a span') !== null";
    page.wait_until("the helplines say when they answer", facts).await?;
    page.eval::<()>(PLAIN_HELPLINES).await?;
    let (still, live): (Vec<String>, Vec<String>) = page.eval(COMPARE).await?;
    assert_eq!(still[..ABOVE], live[..ABOVE], "the layout shifts when the catalogue loads");
    Ok(())
}

#[tokio::test]
async fn where_nobody_is_asked_for_a_place_the_page_knows_it() -> Result<()> {
    let html = String::from_utf8(dist::read("index.html")?)?;
    let outline = r#"<script type="application/json" id="outline">{"name": "Kreis", "homes": 1,
        "places": [{"id": "ort", "name": "Ort"}], "topics": [[8191]]}</script></body>"#;
    let published = html.replace("<html", "<html data-placeless").replace("1 von 3", "1 von 2");
    let published = published.replace("</body>", outline);
    let page = Reply::Body { mime: "text/html".into(), bytes: published.into_bytes() };
    let visit = Visit::new().reply("/", page).reply("/katalog.json", Reply::Stall);
    let page = visit.open("").await?;
    started(&page).await?;
    assert_eq!(page.text_of(".step").await?, "Frage 1 von 2");
    page.click("#next").await?;
    page.wait_for("[data-screen=situation] #topic-geld").await?;
    assert_eq!(page.text_of(".step").await?, "Frage 2 von 2");
    Ok(())
}

#[tokio::test]
async fn a_page_that_arrives_in_two_halves_starts_when_it_is_whole() -> Result<()> {
    let page = std::fs::read_to_string(dist::directory()?.join("index.html"))?;
    let after = page.find("<details").context("there is no menu")?;
    let visit = Visit::new().reply("/", Reply::Halves { after });
    let page = visit.start("").await?;
    let boot = dist::first_file("mjs")?;
    let is_there = async || {
        let asked = page.requests().iter().any(|request| request.path == boot);
        Ok(asked.then_some(()))
    };
    page.until("the boot script has been requested", is_there).await?;
    page.server().release("/");
    page.wait_for_catalogue().await?;
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn ticks_and_a_tap_before_the_start_count() -> Result<()> {
    let program = dist::first_file("wasm")?;
    let page = Visit::new().reply(&program, Reply::Stall).open("").await?;
    page.click("#for-whom-kita").await?;
    page.click("#for-whom-baby").await?;
    page.click_text("button", "Weiter").await?;
    page.server().release(&program);
    page.wait_for_screen("place").await?;
    page.back().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(page.is_checked("#for-whom-kita").await?);
    assert!(page.is_checked("#for-whom-baby").await?);
    assert!(!page.is_checked("#for-whom-jugend").await?);
    Ok(())
}

#[tokio::test]
async fn the_focus_survives_the_start() -> Result<()> {
    let program = dist::first_file("wasm")?;
    let page = Visit::new().reply(&program, Reply::Stall).open("").await?;
    page.click("#for-whom-kita").await?;
    page.server().release(&program);
    started(&page).await?;
    page.wait_until("it is back", "return document.activeElement.id === 'for-whom-kita'").await
}

#[tokio::test]
async fn helplines_that_are_open_stay_open() -> Result<()> {
    let program = dist::first_file("wasm")?;
    let page = Visit::new().reply(&program, Reply::Stall).open("").await?;
    page.click(".help-now summary").await?;
    page.server().release(&program);
    started(&page).await?;
    page.wait_for("a[href='tel:116111']").await?;
    Ok(())
}

async fn started(page: &Page) -> Result<()> {
    let mark = "return performance.getEntriesByName('angebotsfinder:started').length === 1";
    page.wait_until("the widget has started", mark).await
}
