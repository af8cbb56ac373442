//! Right-to-left: Arabic and Persian.

use anyhow::{Result, ensure};
use browser_tests::{Page, Visit};

use super::example;

const RIGHT_TO_LEFT: [&str; 2] = ["ar", "fa"];
/// A width at which header and menu are side by side.
const TABLET: (u32, u32) = (768, 1024);

/// Phone numbers that are not marked as left-to-right.
const NOT_LEFT_TO_RIGHT: &str = "return [...document.querySelectorAll('.call b, .help-now strong')]
    .filter(({ dir }) => dir !== 'ltr').map((element) => element.outerHTML)";

/// For each card, whether its offer's name is German and whether it is marked as German.
const NAMES: &str = "return (async () => {
    const page = document.documentElement.lang;
    const offers = {};
    for (const file of ['katalog-gesamt.json', 'bund-gesamt.json']) {
      const catalogue = await (await fetch(file)).json();
      for (const offer of catalogue.offers) offers[offer.id] = offer;
    }
    return [...document.querySelectorAll('.card')].map((card) => {
      const { lang, dir } = card.querySelector('h3 button > *');
      const isTranslated = offers[card.dataset.offer].translations?.[page]?.name !== undefined;
      return [card.dataset.offer, !isTranslated, lang === 'de' && dir === 'ltr'];
    });
})()";

#[tokio::test]
async fn the_first_question_is_read_from_the_right() -> Result<()> {
    for tag in RIGHT_TO_LEFT {
        let page = example("for-whom", visit(tag)).await?;
        is_mirrored(&page).await?;
        let (input, label): (f64, f64) = page
            .eval(
                "const left = (css) => document.querySelector(css).getBoundingClientRect().left;
                return [left('.option input'), left('.option span')];",
            )
            .await?;
        ensure!(input > label, "{tag}: the box is at {input}, its label at {label}");
    }
    Ok(())
}

#[tokio::test]
async fn the_results_are_read_from_the_right() -> Result<()> {
    let mut has_translations = false;
    for (tag, months) in [("ar", ["نوفمبر", "ديسمبر"]), ("fa", ["نوامبر", "دسامبر"])]
    {
        let page = example("results", visit(tag)).await?;
        page.click("[data-section=may-fit] > summary").await?;
        page.wait_for("[data-section=other-topics] .card").await?;
        is_mirrored(&page).await?;
        headings_begin_at_the_right(&page).await?;
        has_translations |= german_names_are_marked(&page).await?;
        let lines = page.texts_of(".where").await?;
        let place = "\u{2068}Kolmenrod\u{2069}";
        ensure!(lines.iter().any(|text| text.contains(place)), "{tag}: {lines:#?}");
        dates_are_those_of_german_signs(&page, months).await?;
    }
    ensure!(has_translations, "all names are German");
    Ok(())
}

#[tokio::test]
async fn an_offer_is_read_from_the_right() -> Result<()> {
    for tag in RIGHT_TO_LEFT {
        is_mirrored(&example("offer", visit(tag)).await?).await?;
    }
    Ok(())
}

async fn headings_begin_at_the_right(page: &Page) -> Result<()> {
    let gaps: Vec<(f64, f64)> = page
        .eval(
            "return [...document.querySelectorAll('.card')].map((card) => {
               const range = document.createRange();
               range.selectNodeContents(card.firstElementChild);
               const [own, text] = [card, range].map((each) => each.getBoundingClientRect());
               return [own.right - text.right, parseFloat(getComputedStyle(card).paddingRight)];
             })",
        )
        .await?;
    ensure!(!gaps.is_empty(), "there is no card");
    for (gap, padding) in gaps {
        // Allows for borders and half pixels.
        ensure!((gap - padding).abs() < 4.0, "there are {gap} pixels to the right of a heading");
    }
    Ok(())
}

/// Whether there are also names in the language of the page.
async fn german_names_are_marked(page: &Page) -> Result<bool> {
    let names: Vec<(String, bool, bool)> = page.eval(NAMES).await?;
    for (offer, is_german, is_marked) in &names {
        assert_eq!(is_german, is_marked, "the name of {offer}");
    }
    ensure!(names.iter().any(|(_, is_german, _)| *is_german), "no name is German");
    Ok(names.iter().any(|(_, is_german, _)| !is_german))
}

/// Gregorian months (in Iran it is Azar of 1405) and Western digits.
async fn dates_are_those_of_german_signs(page: &Page, months: [&str; 2]) -> Result<()> {
    let dates = page.texts_of(".when").await?;
    let is_gregorian = |date: &String| months.iter().any(|month| date.contains(month));
    ensure!(dates.iter().any(is_gregorian), "{dates:#?}");
    let text: String = page.eval("return document.documentElement.textContent").await?;
    let is_eastern = |sign: &char| matches!(sign, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}');
    let eastern: Vec<char> = text.chars().filter(is_eastern).collect();
    ensure!(eastern.is_empty(), "{eastern:?}");
    Ok(())
}

/// Requirements for every screen.
async fn is_mirrored(page: &Page) -> Result<()> {
    assert_eq!(page.attribute("html", "dir").await?.as_deref(), Some("rtl"));
    let wrong: Vec<String> = page.eval(NOT_LEFT_TO_RIGHT).await?;
    ensure!(wrong.is_empty(), "these numbers are not left-to-right: {wrong:#?}");
    page.wait_for_styles().await?;
    let (brand, menu): (f64, f64) = page
        .eval(
            "const box = (css) => document.querySelector(css).getBoundingClientRect();
            return [box('.brand').left, box('.language').right];",
        )
        .await?;
    ensure!(brand >= menu, "the brand begins at {brand}, the menu ends at {menu}");
    Ok(())
}

fn visit(tag: &str) -> Visit {
    let (width, height) = TABLET;
    Visit::new().size(width, height).interface(tag)
}
