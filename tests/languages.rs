//! Eleven languages: which one a family gets, how it changes, and what happens when its texts do
//! not load.

mod direction;
mod hard_coded;
mod plurals;

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use browser_tests::{Family, Page, Storage, Visit, dist, examples, locales};
use serde_json::json;
use xtask::content_name;
use xtask::limits::TEXTS_OF_A_LANGUAGE;
use xtask::server::Reply;

/// The static page that is shown before the program runs.
const PAGE: &str = include_str!("../index.html");
const KITA: &str = "#for-whom-kita";
/// The menu keeps the focus.
const MENU_WITH_FOCUS: &str = "#language:focus";

#[test]
fn the_static_page_uses_the_german_texts() -> Result<()> {
    let german = locales::german()?;
    let keys = german.texts.iter().map(|(key, _)| key.as_str());
    for key in keys.filter(|key| key.starts_with(locale::STATIC) || key.starts_with("boot-")) {
        let text = locales::text("de", key)?;
        assert!(PAGE.contains(&format!(">{text}<")), "index.html lacks the text of {key}: {text}");
    }
    Ok(())
}

#[tokio::test]
async fn the_page_has_the_texts_of_its_keys_in_every_language() -> Result<()> {
    let named = PAGE.split("data-text=\"").skip(1);
    let keys: Vec<&str> = named.filter_map(|part| part.split('"').next()).collect();
    assert!(keys.len() > 10, "{keys:?}");
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    for locale in locales::all()? {
        page.tap_language(&locale.tag).await?;
        page.wait_until_it_speaks(&locale.tag).await?;
        let shown =
            "return [...document.querySelectorAll('[data-text]')].map((each) => each.textContent)";
        let shown: Vec<String> = page.eval(shown).await?;
        assert_eq!(shown.len(), keys.len());
        for (key, shown) in keys.iter().zip(shown) {
            assert_eq!(shown, locales::text(&locale.tag, key)?, "{}: {key}", locale.tag);
        }
    }
    Ok(())
}

#[test]
fn the_texts_of_a_language_are_small() -> Result<()> {
    let names = dist::names("locale")?;
    let lists: Vec<_> = names.iter().filter(|name| name.ends_with(".json.br")).collect();
    assert_eq!(lists.len(), locales::all()?.len() - 1, "one for each language but German");
    for name in lists {
        let size = dist::read(&format!("locale/{name}"))?.len();
        assert!(size <= TEXTS_OF_A_LANGUAGE, "{name} has {size} bytes");
    }
    Ok(())
}

#[tokio::test]
async fn the_browsers_first_language_that_is_known_is_spoken() -> Result<()> {
    for (browser, spoken) in [
        ("uk-UA", "uk"),
        // There is no Chinese translation yet.
        ("zh,ar-SY", "ar"),
        ("de-AT,tr", "de"),
        ("prs-AF", "fa"),
        ("zh,ja", "de"),
    ] {
        speaks(Visit::new().lang(browser), "", spoken)
            .await
            .with_context(|| format!("a browser set to {browser}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn the_language_of_the_address_wins_over_the_browsers() -> Result<()> {
    for (browser, address, spoken) in [
        ("tr", "?lang=uk", "uk"),
        ("tr", "?lang=de", "de"),
        ("tr", "?lang=AR-sy", "ar"),
        // Neither the whole tag nor its first part may win by accident.
        ("tr", "?lang=de-simple", "de-simple"),
        ("pl", "?lang=xx", "pl"),
    ] {
        speaks(Visit::new().lang(browser), address, spoken)
            .await
            .with_context(|| format!("{address} in a browser set to {browser}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_tap_in_the_menu_changes_the_page_and_nothing_else() -> Result<()> {
    let page = example("all-offers", Visit::new()).await?;
    let address = page.url().await?;
    for (tag, direction) in [("uk", "ltr"), ("ar", "rtl"), ("de", "ltr")] {
        page.tap_language(tag).await?;
        page.wait_until_it_speaks(tag).await?;
        assert_eq!(page.attribute("html", "dir").await?.as_deref(), Some(direction), "{tag}");
        page.wait_for(MENU_WITH_FOCUS).await.with_context(|| tag.to_owned())?;
        let heading = locales::text(tag, "all-offers-title")?;
        page.wait_for_text("h1", &heading).await?;
        let title = locales::text(tag, "page-title")?.replace("{screen}", &heading);
        page.until(&format!("the title is „{title}“"), async || {
            let shown: String = page.eval("return document.title").await?;
            Ok((without_isolates(&shown) == title).then_some(()))
        })
        .await?;
    }
    assert_eq!(page.url().await?, address);
    assert_eq!(page.storage().await?, Storage::default());
    Ok(())
}

/// Elements outside the program, whose texts come from the boot script.
const AROUND_THE_PROGRAM: [(&str, &str); 10] = [
    ("#start-failed > span:first-child", "boot-start-failed"),
    ("#start-failed > span:not(:first-child)", "boot-too-old"),
    ("#retry", "retry"),
    ("#retry + a", "offers-as-list"),
    ("#language > .visually-hidden", "boot-language"),
    (".language > [role=alert]", "boot-language-failed"),
    (".new-window a", "boot-new-window"),
    (".exit > p", "boot-exit-hint"),
    (".exit > button", "boot-exit"),
    (".exit > span", "boot-exit-stuck"),
];

#[tokio::test]
async fn what_stands_around_the_program_speaks_the_familys_language() -> Result<()> {
    for tag in ["de", "tr", "ar"] {
        let page = Visit::new().interface(tag).open("").await?;
        page.wait_for_catalogue().await?;
        for (css, key) in AROUND_THE_PROGRAM {
            let said = format!(
                "const all = [...document.querySelectorAll({css:?})];
                 return all.length > 0 && all.every(({{ textContent }}) => textContent === {})",
                json!(locales::text(tag, key)?)
            );
            page.wait_until(&format!("{css} says {key} in {tag}"), &said).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_last_tap_before_the_start_counts() -> Result<()> {
    let program = dist::first_file("wasm")?;
    let page = Visit::new().reply(&program, Reply::Stall).open("").await?;
    page.click(KITA).await?;
    page.tap_language("uk").await?;
    page.tap_language("tr").await?;
    page.server().release(&program);
    page.wait_until_it_speaks("tr").await?;
    page.wait_for_text("h1", &locales::text("tr", "for-whom-title")?).await?;
    page.wait_for(MENU_WITH_FOCUS).await?;
    assert!(page.is_checked(KITA).await?, "the answer is kept");
    Ok(())
}

#[tokio::test]
async fn another_language_keeps_the_screen_the_offers_and_the_filter() -> Result<()> {
    let child = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    let page = child.find(Visit::new()).await?;
    page.click(".filters summary").await?;
    page.click_text(".filters label", &locales::text("de", "filter-free")?).await?;
    page.wait_for(".filters p button").await?;
    let (answers, german) = (page.texts_of(".answers .chip").await?, offers(&page).await?);
    let sorted = |offers: &[String]| offers.iter().cloned().collect::<BTreeSet<_>>();
    ensure!(german.len() > 1, "too few offers to tell an order: {german:?}");

    page.tap_language("ar").await?;
    page.wait_until_it_speaks("ar").await?;
    page.wait_for_screen("results").await?;
    // Offers for Arabic speakers come first.
    assert_eq!(sorted(&offers(&page).await?), sorted(&german));
    let filter = ticked_filters(&page).await?;
    ensure!(filter.len() == 1, "{filter:?}");
    ensure!(filter[0].contains(&locales::text("ar", "filter-free")?), "{filter:?}");

    page.tap_language("de").await?;
    page.wait_until_it_speaks("de").await?;
    page.wait_for_screen("results").await?;
    assert_eq!(offers(&page).await?, german);
    assert_eq!(page.texts_of(".answers .chip").await?, answers);
    let filter = ticked_filters(&page).await?;
    ensure!(filter.len() == 1 && filter[0].contains("kostenlos"), "{filter:?}");
    Ok(())
}

#[tokio::test]
async fn in_another_language_too_the_heading_of_a_new_screen_has_the_focus() -> Result<()> {
    let child = Family { for_whom: "kita", place: "", situation: "zieht-sich-zurueck" };
    let page = child.find(Visit::new().interface("tr")).await?;
    page.wait_for("main[data-screen=results] h1:focus").await?;
    page.click("[data-section=first] h3 button").await?;
    page.wait_for("main[data-screen=offer] h1:focus").await?;
    Ok(())
}

#[tokio::test]
async fn the_files_of_a_language_are_requested_once() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    let before = dist::asked_for(page.requests())?.len();
    for tag in ["uk", "de", "uk"] {
        page.tap_language(tag).await?;
        page.wait_until_it_speaks(tag).await?;
    }
    let (texts, words) = (dist::texts("uk")?, dist::words("uk")?);
    let all = ["/bund-uk.json", "/katalog-uk.json", &texts, &words];
    let asked = page
        .until("everything of the language has been requested", async || {
            let mut asked = dist::asked_for(page.requests())?.split_off(before);
            asked.sort_unstable();
            Ok((asked.len() >= all.len()).then_some(asked))
        })
        .await?;
    let of_a_catalogue = |path: &String| !path.starts_with("/locale/");
    let name =
        |path: String| if of_a_catalogue(&path) { content_name::without(&path) } else { path };
    assert_eq!(asked.into_iter().map(name).collect::<Vec<_>>(), all);
    Ok(())
}

#[tokio::test]
async fn the_texts_set_out_before_the_program_is_there() -> Result<()> {
    let (program, texts) = (dist::first_file("wasm")?, dist::texts("ar")?);
    let visit = Visit::new().interface("ar").reply(&program, Reply::Stall);
    let page = visit.open("").await?;
    page.until("the texts have been requested", async || {
        Ok(page.requests().iter().any(|request| request.path == texts).then_some(()))
    })
    .await?;
    page.server().release(&program);
    page.wait_for_catalogue().await
}

#[tokio::test]
async fn texts_that_do_not_come_leave_the_page_as_it_was() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.click(KITA).await?;
    let html = Reply::Body { mime: "text/html".into(), bytes: b"<!doctype html><p>Hallo".to_vec() };
    let mut problems = Vec::new();
    // Another language for each: once its texts are loaded, they are not requested again.
    for (what, tag, reply) in [
        ("missing", "uk", Reply::Status(404)),
        ("cut off", "tr", Reply::CutOff { after: 1000 }),
        ("HTML", "ru", html),
        ("too short", "pl", Reply::json("[\"a\"]")),
        ("no list", "ro", Reply::json("{ \"error\": 404 }")),
    ] {
        page.server().set(&dist::texts(tag)?, reply);
        if let Err(problem) = fails_and_recovers(&page, tag).await {
            problems.push(format!("{what}: {problem:#}"));
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

/// Taps a language whose texts are broken, then again when they can be loaded.
async fn fails_and_recovers(page: &Page, tag: &str) -> Result<()> {
    page.tap_language(tag).await?;
    let sorry = locales::text("de", "boot-language-failed")?;
    page.wait_for_text(".language [role=alert]", &sorry).await?;
    page.wait_until_it_speaks("de").await?;
    assert_eq!(page.text_of("h1").await?, locales::text("de", "for-whom-title")?);
    assert!(page.is_checked(KITA).await?, "the answer is kept");

    page.server().release(&dist::texts(tag)?);
    page.tap_language(tag).await?;
    page.wait_until_it_speaks(tag).await?;
    page.wait_until_gone(".language [role=alert]").await?;
    assert!(page.is_checked(KITA).await?, "the answer is kept");
    page.tap_language("de").await?;
    page.wait_until_it_speaks("de").await
}

#[tokio::test]
async fn without_the_texts_of_the_address_the_page_is_german() -> Result<()> {
    let visit = Visit::new().reply(&dist::texts("ar")?, Reply::Status(404));
    let page = visit.open("?lang=ar").await?;
    let sorry = locales::text("de", "boot-language-failed")?;
    page.wait_for_text(".language [role=alert]", &sorry).await?;
    page.wait_for_catalogue().await?;
    assert_eq!(page.attribute("html", "dir").await?.as_deref(), Some("ltr"));
    page.click(KITA).await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("h1", &locales::text("de", "place-title")?).await?;
    Ok(())
}

#[tokio::test]
async fn a_program_that_cannot_start_says_so_in_the_language_of_the_address() -> Result<()> {
    let visit = Visit::new().interface("ar").reply(&dist::first_file("wasm")?, Reply::Status(404));
    let page = example("start-failed", visit).await?;
    page.wait_for_text("#start-failed span", &locales::text("ar", "boot-start-failed")?).await?;
    page.wait_for_text("#retry", &locales::text("ar", "retry")?).await?;
    assert_eq!(page.attribute("#start-failed", "lang").await?.as_deref(), Some("ar"));
    let direction = "return getComputedStyle(document.querySelector('#start-failed')).direction";
    assert_eq!(page.eval::<String>(direction).await?, "rtl");
    Ok(())
}

/// Opens the path and checks that the page is in this language and has requested no other.
async fn speaks(visit: Visit, path: &str, tag: &str) -> Result<()> {
    let page = visit.open(path).await?;
    page.wait_until(
        "the widget has read its catalogue",
        "return performance.getEntriesByName('angebotsfinder:catalogue-ready').length > 0",
    )
    .await?;
    page.wait_until_it_speaks(tag).await?;
    page.wait_for_text("h1", &locales::text(tag, "for-whom-title")?).await?;
    let paths = page.requests().into_iter().map(|request| request.path);
    let lists: BTreeSet<_> = paths.filter(|path| path.starts_with("/locale/")).collect();
    let expected = if tag == "de" { vec![] } else { vec![dist::texts(tag)?, dist::words(tag)?] };
    assert_eq!(lists, expected.into_iter().collect());
    Ok(())
}

/// The offers that fit, in order.
async fn offers(page: &Page) -> Result<Vec<String>> {
    page.wait_for_lists().await?;
    let offers = "return [...document.querySelectorAll('[data-section=first] .card')]
        .map((card) => card.dataset.offer)";
    page.eval(offers).await
}

async fn ticked_filters(page: &Page) -> Result<Vec<String>> {
    let labels = "return [...document.querySelectorAll('.filters :checked')]
        .map((input) => input.labels[0].textContent)";
    page.eval(labels).await
}

/// Removes the bidi isolates that separate a value from surrounding right-to-left text.
fn without_isolates(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// A named example state.
async fn example(name: &str, visit: Visit) -> Result<Page> {
    examples::named(name)?.reach(visit).await
}
