//! What to say on the phone: in German, with the family's language below.

use anyhow::{Result, ensure};
use browser_tests::{Page, Visit, dist, examples, list, locales};
use serde_json::{Value, json};
use xtask::server::Reply;

const COUNSELLORS: &str = "familienberatungsstelle";

/// The page of an offer, opened from the list of all offers.
async fn offer(visit: Visit, id: &str) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    open(&page, id).await?;
    Ok(page)
}

async fn open(page: &Page, id: &str) -> Result<()> {
    open_early(page, id).await?;
    page.wait_for_screen("offer").await
}

/// Without waiting for its long texts.
async fn open_early(page: &Page, id: &str) -> Result<()> {
    page.click("#all-offers").await?;
    page.fill("#search", id).await?;
    page.click(&format!("[data-offer={id}] h3 button")).await?;
    page.wait_for("[data-screen=offer] h1").await.map(drop)
}

/// What is said, in German and in the language shown.
async fn words(page: &Page) -> Result<Vec<String>> {
    // Open already, if the language has changed.
    if page.texts_of(".say").await?.is_empty() {
        page.click(".words summary").await?;
    }
    page.wait_for(".say").await?;
    page.texts_of(".words p").await
}

#[tokio::test]
async fn somebody_who_speaks_german_reads_what_to_ask() -> Result<()> {
    let page = offer(Visit::new(), COUNSELLORS).await?;
    assert_eq!(page.text_of(".words summary").await?, "Was sage ich am Telefon?");
    assert_eq!(
        words(&page).await?,
        ["Guten Tag. Ich habe eine Frage zum Angebot „Familienberatungsstelle“."]
    );
    Ok(())
}

#[tokio::test]
async fn somebody_who_speaks_little_german_asks_for_their_language_in_german() -> Result<()> {
    let page = offer(Visit::new().interface("tr"), COUNSELLORS).await?;
    let said = words(&page).await?;
    let [german, turkish] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(
        german,
        "Guten Tag. Ich habe eine Frage zum Angebot „Familienberatungsstelle“. Ich spreche wenig Deutsch. \
         Spricht bei Ihnen jemand Türkisch?"
    );
    ensure!(
        turkish.starts_with("İyi günler.") && turkish.contains("Sizde Türkçe konuşan"),
        "{turkish}"
    );
    assert_eq!(page.attribute(".say", "lang").await?.as_deref(), Some("de"));
    assert_eq!(page.attribute(".say", "translate").await?.as_deref(), Some("no"));
    Ok(())
}

#[tokio::test]
async fn in_every_language_the_german_line_is_german_and_both_are_complete() -> Result<()> {
    let page = offer(Visit::new(), COUNSELLORS).await?;
    for locale in locales::all()? {
        let tag = &locale.tag;
        page.tap_language(tag).await?;
        page.wait_until_it_speaks(tag).await?;
        page.wait_for_screen("offer").await?;
        let said = words(&page).await?;
        let german = "Guten Tag. Ich habe eine Frage zum Angebot „Familienberatungsstelle“.";
        ensure!(said[0].starts_with(german), "{tag}: {said:?}");
        let lines = if tag.starts_with("de") { 1 } else { 2 };
        ensure!(said.len() == lines, "{tag}: {said:?}");
        ensure!(!said.iter().any(|line| line.contains(['{', '}'])), "{tag}: {said:?}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_sensitive_or_for_everybody_is_not_named() -> Result<()> {
    for id in ["frauenhaus", "elterntelefon", "familienbuero"] {
        let page = offer(Visit::new(), id).await?;
        let said = words(&page).await?;
        assert_eq!(said, ["Guten Tag. Ich möchte gern mit jemandem sprechen."], "{id}");
    }
    Ok(())
}

#[tokio::test]
async fn simple_german_is_said_as_it_is_read() -> Result<()> {
    let page = offer(Visit::new().interface("de-simple"), "familienbuero").await?;
    assert_eq!(words(&page).await?, ["Guten Tag. Ich möchte mit jemandem sprechen."]);
    Ok(())
}

#[tokio::test]
async fn the_month_of_birth_of_the_only_child_is_said_if_it_is_known() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kita").await?;
    page.click(".births summary").await?;
    examples::born_in(&page, "3", "2021").await?;
    open(&page, COUNSELLORS).await?;
    let said = words(&page).await?;
    ensure!(said[0].ends_with("Mein Kind ist im März 2021 geboren."), "{said:?}");

    page.back().await?;
    page.wait_for_screen("all-offers").await?;
    page.back().await?;
    page.click_text("button", "Neu anfangen").await?;
    open(&page, COUNSELLORS).await?;
    assert_eq!(page.texts_of(".say").await?, [""; 0], "it is folded for the next family");
    ensure!(!words(&page).await?[0].contains("geboren"), "it knows the month of the one before");
    Ok(())
}

/// What the demo says of the debt counselling, on its page and on the sheet.
const THEN: [&str; 2] = [
    "Am Telefon fragt jemand kurz, worum es geht. Das Gespräch ist vertraulich und kostet nichts.",
    "Den ersten Termin bekommen Sie meist nach drei Wochen, bei Stromsperren sofort.",
];

#[tokio::test]
async fn what_happens_then_is_told_where_it_is_stated_and_on_the_sheet() -> Result<()> {
    let below = |title: &str, element: &str| {
        format!(
            "const titles = [...document.querySelectorAll('dt, h4')];
             const below = titles.filter(({{ textContent }}) => textContent === '{title}')
                 .flatMap((title) => [...title.parentElement.querySelectorAll('{element}')]);
             return below.map(({{ lang, textContent }}) => [lang, textContent.trim()])"
        )
    };
    for (tag, lang) in [("de", ""), ("tr", "de")] {
        let title = locales::text(tag, "offer-first-contact")?;
        let page = offer(Visit::new().interface(tag), "schuldnerberatung").await?;
        let told: Vec<(String, String)> = page.eval(&below(&title, "li")).await?;
        assert_eq!(told, THEN.map(|text| (lang.to_owned(), text.to_owned())), "{tag}");
        page.back().await?;
        page.wait_for_screen("all-offers").await?;
        page.fill("#search", COUNSELLORS).await?;
        page.click(&format!("[data-offer={COUNSELLORS}] h3 button")).await?;
        page.wait_for_screen("offer").await?;
        let told: Vec<(String, String)> = page.eval(&below(&title, "li")).await?;
        assert_eq!(told, [], "{tag}");
    }
    let page = list::open(Visit::new(), &["schuldnerberatung"]).await?;
    let title = locales::text("de", "offer-first-contact")?;
    let sheet = page
        .until("the sheet has it", async || {
            let sheet: Vec<(String, String)> = page.eval(&below(&title, "p")).await?;
            Ok((!sheet.is_empty()).then_some(sheet))
        })
        .await?;
    assert_eq!(sheet, THEN.map(|text| (String::new(), text.to_owned())));
    Ok(())
}

#[tokio::test]
async fn what_is_being_read_out_stays_while_texts_arrive() -> Result<()> {
    let texts = dist::long_texts()?;
    let page = Visit::new().reply(&texts, Reply::Stall).open("").await?;
    page.wait_for_catalogue().await?;
    open_early(&page, COUNSELLORS).await?;
    page.click(".words summary").await?;
    page.wait_for(".say").await?;
    page.server().release(&texts);
    page.wait_for(".description").await?;
    page.wait_for(".say").await?;
    assert_eq!(page.focused().await?, "summary Was sage ich am Telefon?");
    Ok(())
}

#[tokio::test]
async fn without_a_phone_there_are_words_for_a_mail_and_without_both_none() -> Result<()> {
    let offers: Value = json!([
        { "id": "mail", "name": "Mail", "email": "rat@example.org" },
        { "id": "netz", "name": "Netz", "url": "https://rat.example" },
        { "id": "notruf", "name": "Notruf", "phones": [{ "number": "112" }] },
    ]);
    let catalogue = json!({ "schema_version": "1.0", "name": "Rat", "offers": offers });
    let visit = || Visit::new().reply("/katalog.json", Reply::json(catalogue.to_string()));
    let page = offer(visit(), "mail").await?;
    assert_eq!(page.text_of(".words summary").await?, "Was schreibe ich?");
    assert_eq!(words(&page).await?, ["Guten Tag. Ich habe eine Frage zum Angebot „Mail“."]);
    for id in ["netz", "notruf"] {
        let page = offer(visit(), id).await?;
        assert_eq!(page.texts_of(".words").await?, [""; 0], "{id}");
    }
    Ok(())
}

#[tokio::test]
async fn in_team_mode_what_is_for_professionals_has_no_words_for_a_family() -> Result<()> {
    let page = Visit::new().open("?modus=team").await?;
    page.wait_for_screen("team").await?;
    open(&page, "fachberatung-kinderschutz").await?;
    assert_eq!(page.texts_of(".words").await?, [""; 0]);
    Ok(())
}
