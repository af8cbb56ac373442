//! All questions next to the matching offers; and what only professionals are shown.

use anyhow::{Result, ensure};
use browser_tests::{Family, Page, Visit, list, locales};

use super::{tablet, team};

/// For professionals only.
const PROFESSIONALS: &str = "fachberatung-kinderschutz";
const HOTLINE: &str = "Medizinische Kinderschutzhotline";

#[tokio::test]
async fn the_results_stand_beside_the_questions_and_follow_every_answer() -> Result<()> {
    let page = team(tablet()).await?;
    let is_beside: bool = page
        .eval(
            "const box = (css) => document.querySelector(css).getBoundingClientRect();
             return box('#question-1').right <= box('#found').left;",
        )
        .await?;
    assert!(is_beside);
    page.click("#for-whom-kita").await?;
    page.wait_for("[data-section=first] .card").await?;
    page.click("#question-3 summary").await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    let reasons = "[data-section=first] [data-offer=familienberatungsstelle] .reasons";
    page.wait_for_text(reasons, "weil: Mein Kind zieht sich zurück").await?;
    let before = counts(&page).await?;
    let family = Family { for_whom: "kita", place: "fallersroda", situation: "zieht-sich-zurueck" };
    let expected = counts(&family.find(Visit::new()).await?).await?;
    assert_ne!(expected, before, "otherwise this test would prove nothing about the place");
    page.click("#question-2 summary").await?;
    page.click("#place-fallersroda").await?;
    page.until("the same offers fit as for a family on its own", async || {
        Ok((counts(&page).await? == expected).then_some(()))
    })
    .await?;
    // The first answers are still ticked.
    assert!(page.is_checked("#for-whom-kita").await?);
    Ok(())
}

#[tokio::test]
async fn questions_and_results_scroll_apart_and_their_number_stays_in_sight() -> Result<()> {
    let page = team(tablet()).await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("[data-section=first] .card").await?;
    page.eval::<()>("document.querySelector('#found').parentElement.scrollTop = 400").await?;
    page.wait_until(
        "the results have moved, neither the questions nor the number",
        "const { top } = document.querySelector('#found').parentElement.getBoundingClientRect();
         const number = document.querySelector('#found').getBoundingClientRect();
         const card = document.querySelector('[data-section=first] .card').getBoundingClientRect();
         const question = document.querySelector('#question-1').getBoundingClientRect();
         return card.top < number.top && Math.abs(number.top - top) < 8 && question.top >= top",
    )
    .await
}

#[tokio::test]
async fn the_way_back_from_a_list_is_in_sight() -> Result<()> {
    let page = team(tablet()).await?;
    page.click("#for-whom-kita").await?;
    page.click("[data-section=first] .remember").await?;
    list::show(&page).await?;
    let is_above = "
        const back = [...document.querySelectorAll('main button')]
            .find((each) => each.textContent === 'Zu den Fragen');
        return back?.getBoundingClientRect().bottom
            <= document.querySelector('h1').getBoundingClientRect().top";
    page.wait_until("it stands above the heading", is_above).await?;
    page.click_text("main p:first-child button", "Zu den Fragen").await?;
    page.wait_for_screen("team").await
}

#[tokio::test]
async fn a_tablet_scrolls_in_one_direction_only() -> Result<()> {
    for (width, height) in [(1024, 768), (768, 1024)] {
        let page = team(Visit::new().size(width, height)).await?;
        fits(&page).await?;
        page.eval::<()>(
            "for (const each of document.querySelectorAll('details')) each.open = true",
        )
        .await?;
        fits(&page).await?;
        page.click("[data-offer=familienbuero] .remember").await?;
        list::show(&page).await?;
        fits(&page).await?;
    }
    Ok(())
}

#[tokio::test]
async fn professionals_see_what_is_for_them_and_that_it_is() -> Result<()> {
    let page = team(tablet()).await?;
    page.click(".help-now summary").await?;
    page.wait_for_text(".help-now a[href^='tel:']", HOTLINE).await?;
    page.wait_for_text(".help-now p", "Für Fachkräfte").await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", PROFESSIONALS).await?;
    let tags = page.text_of(&format!("[data-offer={PROFESSIONALS}] .tags")).await?;
    ensure!(tags.contains("nur für Fachkräfte"), "{tags}");

    page.click_text("button", "Zu den Fragen").await?;
    page.wait_for_screen("team").await
}

#[tokio::test]
async fn families_never_see_what_is_for_professionals() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click(".help-now summary").await?;
    page.wait_for_text(".help-now a", "Elterntelefon").await?;
    assert!(!text(&page, "header").await?.contains(HOTLINE));
    list::to_all_offers(&page).await?;
    // From now on there is a search index.
    page.fill("#search", "elterntelefon").await?;
    let is_found = "return document.querySelector('.card')?.dataset.offer === 'elterntelefon'";
    page.wait_until("it is found", is_found).await?;
    for query in [PROFESSIONALS, "Kinderschutz", "Fachkräfte", ""] {
        page.fill("#search", query).await?;
        page.let_it_act().await?;
        show_all(&page).await?;
        let main = text(&page, "main").await?;
        ensure!(!main.contains("Fachberatung Kinderschutz"), "found by „{query}“");
        ensure!(!main.contains("nur für Fachkräfte"), "found by „{query}“");
    }
    Ok(())
}

#[tokio::test]
async fn what_professionals_hand_over_has_nothing_that_is_only_for_them() -> Result<()> {
    let page = team(tablet()).await?;
    list::make(&page, &["familienberatungsstelle", PROFESSIONALS]).await?;
    let said = locales::text("de", "handover-professionals")?;
    page.wait_for_text("main .notice", &said).await?;
    assert_eq!(list::offers(&page).await?, ["familienberatungsstelle", PROFESSIONALS]);
    // It is sensitive, too, and there is no question about offers that are not handed over.
    assert_eq!(page.texts_of("#link-sensitive").await?, Vec::<String>::new());
    let sheet = page.print().await?.join(" ");
    ensure!(sheet.contains("Familienberatungsstelle"), "{sheet}");
    ensure!(!sheet.contains("Fachberatung Kinderschutz"), "{sheet}");

    let link = list::link(&page).await?;
    assert_eq!(page.scan(".qr").await?, link);
    ensure!(!link.contains("modus"), "{link}");
    let family = Visit::new().open(&format!("#{}", list::fragment(&link)?)).await?;
    family.wait_for_screen("remembered").await?;
    family.wait_for(".card").await?;
    assert_eq!(list::offers(&family).await?, ["familienberatungsstelle"]);
    // Nothing is missing that a family could have.
    assert_eq!(family.texts_of("main .notice").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_list_for_professionals_alone_has_nothing_to_hand_over() -> Result<()> {
    let page = team(tablet()).await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", PROFESSIONALS).await?;
    page.click(&list::remember(PROFESSIONALS)).await?;
    page.click("#remembered").await?;
    page.wait_for_text("main .notice", &locales::text("de", "handover-professionals")?).await?;
    assert_eq!(page.texts_of(".qr, main .primary:not(.call)").await?, Vec::<String>::new());
    Ok(())
}

/// A link made by someone else may name them.
#[tokio::test]
async fn no_link_shows_families_what_is_for_professionals() -> Result<()> {
    let fragment = list::fragment_of("de", &["familienberatungsstelle", PROFESSIONALS])?;
    let family = Visit::new().open(&format!("#{fragment}")).await?;
    family.wait_for_screen("remembered").await?;
    family.wait_for(".card").await?;
    assert_eq!(list::offers(&family).await?, ["familienberatungsstelle"]);
    let html: String = family.eval("return document.body.innerHTML").await?;
    ensure!(!html.contains("Fachberatung Kinderschutz"), "the name is in the page");
    Ok(())
}

#[tokio::test]
async fn the_sheet_speaks_the_familys_language_and_the_screen_the_professionals() -> Result<()> {
    let page = team(tablet()).await?;
    list::make(&page, &list::OFFERS[..2]).await?;
    // As by keyboard: the list of a closed field is drawn by the system.
    page.eval::<()>(
        "const language = document.querySelector('#handout-language');
         language.focus();
         language.value = 'ar';
         language.dispatchEvent(new Event('change', { bubbles: true }));",
    )
    .await?;
    page.wait_until("the link is Arabic", "return link.value.includes('#ar.')").await?;
    page.wait_for("#handout-language:focus").await?;
    let chosen: String =
        page.eval("return document.querySelector('#handout-language').value").await?;
    assert_eq!(chosen, "ar");
    assert_eq!(page.attribute("html", "lang").await?.as_deref(), Some("de"));
    page.wait_for_text("h1", "Für Sie gemerkt").await?;

    let sheet = page.print().await?.join(" ");
    ensure!(sheet.contains("Familienberatungsstelle"), "{sheet}");
    let is_arabic =
        |letter: &char| matches!(letter, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{feff}');
    ensure!(sheet.chars().filter(is_arabic).count() > 200, "{sheet}");
    Ok(())
}

#[tokio::test]
async fn only_professionals_choose_the_language_of_the_sheet_apart() -> Result<()> {
    let page = list::open(Visit::new(), &list::OFFERS[..1]).await?;
    assert_eq!(page.texts_of("#handout-language").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_footer_leads_into_the_mode_and_out_of_it() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click_text("footer a", "Für Fachkräfte: gemeinsam mit Familien suchen").await?;
    page.wait_for_screen("team").await?;
    page.wait_for_catalogue().await?;
    page.click_text("footer a", "Zur Ansicht für Familien").await?;
    page.wait_for_screen("for-whom").await?;
    assert_eq!(page.url().await?, page.server().url(""));
    Ok(())
}

async fn fits(page: &Page) -> Result<()> {
    let overflow = page.overflow_x().await?;
    ensure!(overflow.is_none(), "{}", overflow.unwrap_or_default());
    Ok(())
}

async fn text(page: &Page, css: &str) -> Result<String> {
    page.eval(&format!("return document.querySelector('{css}').innerText")).await
}

/// The number of offers of each kind, without those that may fit: professionals see more of them.
async fn counts(page: &Page) -> Result<Vec<String>> {
    page.wait_for_lists().await?;
    let heads = ":is(h1, h2) small, [data-section=guides] h2, [data-section=near-misses] > summary";
    page.texts_of(heads).await
}

/// Shows the list page by page, up to the last.
async fn show_all(page: &Page) -> Result<()> {
    page.eval(
        "const more = () => [...document.querySelectorAll('main button')]
           .find((button) => button.textContent.endsWith('Angebote zeigen')
             || button.textContent.endsWith('Angebot zeigen'));
         for (let button = more(); button; button = more()) {
           button.click();
           await new Promise(requestAnimationFrame);
         }",
    )
    .await
}
