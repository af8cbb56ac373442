//! The questions of a published site wait for nothing but themselves: not for the catalogue, nor for
//! the later parts of the program; and no tap is lost.

use anyhow::{Result, ensure};
use browser_tests::{Page, Visit, dist};
use serde_json::Value;
use xtask::server::Reply;

const CATALOGUE: &str = "/katalog.json";
/// Marks what is shown, so that a test sees whether it was built again.
const MARK: &str = "document.querySelector('main .options, main .topics').marked = true";
const IS_MARKED: &str =
    "return document.querySelector('main .options, main .topics').marked === true";

/// A published site whose catalogue does not answer until it is released.
fn waiting() -> Result<Visit> {
    Ok(Visit::new().site(dist::published()?).reply(CATALOGUE, Reply::Stall))
}

/// A published site with another catalogue than the one it was published with.
fn with(change: impl FnOnce(&mut Value)) -> Result<Visit> {
    let mut catalogue: Value =
        serde_json::from_slice(&std::fs::read(dist::published()?.join("katalog.json"))?)?;
    change(&mut catalogue);
    let changed = Reply::json(catalogue.to_string());
    Ok(Visit::new().site(dist::published()?).reply(CATALOGUE, changed))
}

/// A reply with the published page, changed.
fn published_page(change: impl FnOnce(String) -> String) -> Result<Reply> {
    let page = std::fs::read_to_string(dist::published()?.join("index.html"))?;
    let changed = change(page.clone());
    ensure!(changed != page, "the page has nothing to change");
    Ok(Reply::Body { mime: "text/html".into(), bytes: changed.into_bytes() })
}

/// The published page as that of a district with forty places.
fn many_places() -> Result<Reply> {
    published_page(|page| {
        let many: Vec<Value> = (0..40)
            .map(|at| serde_json::json!({ "id": format!("ort-{at}"), "name": format!("Ort {at}") }))
            // The district, which nobody can choose.
            .chain([serde_json::json!({ "id": "kreis", "name": "Ortenaukreis" })])
            .collect();
        let (before, outline) = page.split_once("id=\"outline\">").expect("an outline");
        let (outline, after) = outline.split_once("</script>").expect("it ends");
        let mut outline: Value = serde_json::from_str(outline).expect("JSON");
        outline["places"] = many.into();
        outline["homes"] = 40.into();
        format!("{before}id=\"outline\">{outline}</script>{after}")
    })
}

/// Goes on to a question.
async fn next(page: &Page, screen: &str) -> Result<()> {
    page.click("#next").await?;
    page.wait_for_screen(screen).await
}

#[tokio::test]
async fn no_question_waits_for_the_catalogue_and_its_answers_count() -> Result<()> {
    let page = waiting()?.open("").await?;
    page.wait_for("html[data-started]").await?;
    assert_eq!(page.text_of(".step").await?, "Frage 1 von 3");
    page.click("#for-whom-kita").await?;
    next(&page, "place").await?;
    page.wait_for_text("label", "Marbenau").await?;
    assert_eq!(page.text_of(".step").await?, "Frage 2 von 3");
    page.click("#place-kolmenrod").await?;
    next(&page, "situation").await?;
    page.wait_for("#topic-geld").await?;
    assert_eq!(page.text_of("#next").await?, "Ergebnisse zeigen");
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.eval::<()>(MARK).await?;

    page.server().release(CATALOGUE);
    page.wait_for_text("#next", "(").await?;
    ensure!(page.eval::<bool>(IS_MARKED).await?, "the question was built again");
    assert!(page.is_checked("#situation-zieht-sich-zurueck").await?);
    page.click("#next").await?;
    page.wait_for("[data-section=first] [data-offer]").await?;
    let answers = page.texts_of(".answers .chip").await?.join(" ");
    ensure!(answers.contains("Kolmenrod"), "{answers}");
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn no_question_waits_for_the_other_parts_of_the_program() -> Result<()> {
    let results = dist::results_part()?;
    let page = waiting()?.reply(&results, Reply::Stall).open("").await?;
    next(&page, "place").await?;
    page.click("#place-marbenau").await?;
    next(&page, "situation").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    // What must not be seen has its way out at once.
    page.wait_for("html[data-sensitive]").await?;
    page.wait_for_text(".exit button", "Seite schnell verlassen").await?;
    page.click("#next").await?;
    page.wait_for("[data-screen=results] .loading").await?;
    page.server().release(&results);
    page.server().release(CATALOGUE);
    page.wait_for("[data-section=first] [data-offer]").await?;
    Ok(())
}

#[tokio::test]
async fn whoever_starts_over_before_the_catalogue_is_there_leaves_no_way_out_behind() -> Result<()>
{
    let page = waiting()?.open("").await?;
    next(&page, "place").await?;
    next(&page, "situation").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    page.wait_for("html[data-sensitive]").await?;
    page.click_text("button", "Neu anfangen").await?;
    page.wait_for_screen("for-whom").await?;
    page.wait_for("html:not([data-sensitive])").await?;
    Ok(())
}

#[tokio::test]
async fn topics_stand_where_the_catalogue_would_put_them() -> Result<()> {
    let topics = "return [...document.querySelectorAll('.topic > summary')].map(({ id }) => id)";
    for (for_whom, place) in [("kita", "kolmenrod"), ("jugend", "trellenburg"), ("eltern", "")] {
        let page = waiting()?.open("").await?;
        page.click(&format!("#for-whom-{for_whom}")).await?;
        next(&page, "place").await?;
        if !place.is_empty() {
            page.click(&format!("#place-{place}")).await?;
        }
        next(&page, "situation").await?;
        let early: Vec<String> = page.eval(topics).await?;
        page.eval::<()>(MARK).await?;
        page.server().release(CATALOGUE);
        page.wait_for_text("#next", "(").await?;
        ensure!(page.eval::<bool>(IS_MARKED).await?, "{for_whom}, {place}: built again");
        // Somebody who comes back sees what only the catalogue has said.
        page.back().await?;
        page.wait_for_screen("place").await?;
        next(&page, "situation").await?;
        assert_eq!(page.eval::<Vec<String>>(topics).await?, early, "{for_whom}, {place}");
    }
    Ok(())
}

#[tokio::test]
async fn the_hints_come_with_the_catalogue() -> Result<()> {
    let page = waiting()?.open("").await?;
    page.click("#for-whom-schule-beruf").await?;
    next(&page, "place").await?;
    next(&page, "situation").await?;
    let hints = "return [...document.querySelectorAll('.topics small')].filter(({ textContent }) => textContent).length";
    assert_eq!(page.eval::<usize>(hints).await?, 0);
    page.server().release(CATALOGUE);
    page.wait_until("there are hints", &hints.replace(".length", ".length > 0")).await
}

/// The page and the catalogue are of different dates.
#[tokio::test]
async fn a_newer_catalogue_wins_and_what_it_does_not_know_is_no_answer() -> Result<()> {
    let page = with(|catalogue| {
        let places = catalogue["places"].as_array_mut().expect("a list");
        places.retain(|place| place["id"] != "marbenau");
        let trellenburg = places.iter_mut().find(|place| place["id"] == "trellenburg");
        trellenburg.expect("a place")["name"] = "Neu-Trellenburg".into();
    })?
    .reply("/bund.json", Reply::Stall)
    .open("")
    .await?;
    next(&page, "place").await?;
    page.wait_for_text("label", "Marbenau").await?;
    page.click("#place-marbenau").await?;
    page.server().release("/bund.json");
    page.wait_for_text("label", "Neu-Trellenburg").await?;
    page.wait_until_gone("#place-marbenau").await?;
    ensure!(page.is_checked("#place-").await?, "a place that is no more is no answer");
    Ok(())
}

#[tokio::test]
async fn a_newer_list_of_situations_takes_the_place_of_the_page_s() -> Result<()> {
    let page = with(|catalogue| {
        catalogue["situations"] = serde_json::json!([
            { "id": "schulden", "topic": "geld", "label": "Wir haben Schulden." },
            { "id": "nicht-sicher", "topic": "sicherheit" }
        ]);
    })?
    .reply("/bund.json", Reply::Stall)
    .open("")
    .await?;
    next(&page, "place").await?;
    next(&page, "situation").await?;
    page.click_folded("#situation-sachen").await?;
    page.click_folded("#situation-schulden").await?;
    page.server().release("/bund.json");
    let label = "return document.querySelector('label:has(#situation-schulden) span')?.textContent
        === 'Wir haben Schulden.'";
    page.wait_until("the catalogue's own words are there", label).await?;
    page.wait_until("the rest is gone", "return !document.querySelector('#situation-sachen')")
        .await?;
    let ticked = "return document.querySelector('#situation-schulden').checked";
    ensure!(page.eval::<bool>(ticked).await?, "what is still there stays ticked");
    Ok(())
}

#[tokio::test]
async fn a_place_that_is_no_longer_asked_for_makes_room_for_the_next_question() -> Result<()> {
    let page = with(|catalogue| {
        let places = catalogue["places"].as_array_mut().expect("a list");
        places.retain(|place| place["id"] == "marbenau");
    })?
    .reply("/bund.json", Reply::Stall)
    .open("")
    .await?;
    next(&page, "place").await?;
    page.server().release("/bund.json");
    page.wait_for_screen("situation").await?;
    page.wait_for_text(".step", "Frage 2 von 2").await?;
    Ok(())
}

#[tokio::test]
async fn where_there_are_many_places_their_search_does_not_wait_either() -> Result<()> {
    let page = waiting()?.reply("/", many_places()?).open("").await?;
    next(&page, "place").await?;
    page.fill("#place-search", "Ortenaukreis").await?;
    page.wait_for_text(".count", "nicht").await?;
    page.fill("#place-search", "Ort 31").await?;
    page.click("#place-ort-31").await?;
    next(&page, "situation").await
}

#[tokio::test]
async fn where_the_search_for_places_fails_to_load_there_is_a_retry_and_a_way_on() -> Result<()> {
    let details = dist::details_part()?;
    let visit = waiting()?.reply("/", many_places()?).reply(&details, Reply::Status(404));
    let page = visit.open("").await?;
    next(&page, "place").await?;
    page.wait_for("#place-").await?;
    page.server().release(&details);
    page.click_text("button", "Noch einmal versuchen").await?;
    page.fill("#place-search", "Ort 31").await?;
    page.wait_for("#place-ort-31").await?;
    Ok(())
}

#[tokio::test]
async fn a_preset_counts_before_the_catalogue_is_there() -> Result<()> {
    let page = waiting()?.open("?place=kolmenrod&topic=geld").await?;
    next(&page, "place").await?;
    page.wait_until("it is ticked", "return document.querySelector('#place-kolmenrod').checked")
        .await?;
    next(&page, "situation").await?;
    page.wait_for_text("#topic-geld", "4 gewählt").await?;
    Ok(())
}

#[tokio::test]
async fn another_catalogue_is_not_asked_about_as_if_it_were_this_one() -> Result<()> {
    let visit = Visit::new().site(dist::published()?).reply("/anderer.json", Reply::Stall);
    let page = visit.open("?katalog=anderer.json").await?;
    page.wait_for("html[data-started]").await?;
    assert_eq!(page.texts_of(".page-footer a").await?, [""; 0]);
    page.click("#next").await?;
    page.wait_for("[data-screen=place] .loading").await?;
    Ok(())
}

#[tokio::test]
async fn a_tap_before_any_script_has_loaded_is_kept() -> Result<()> {
    let boot = dist::script("boot")?;
    let early = async || -> Result<Page> {
        let visit = Visit::new().site(dist::published()?).reply(&boot, Reply::Stall);
        let page = visit.start("").await?;
        page.wait_for("#next").await?;
        Ok(page)
    };
    let page = early().await?;
    page.click("#for-whom-kita").await?;
    page.click("#next").await?;
    page.server().release(&boot);
    page.wait_for_screen("place").await?;

    let page = early().await?;
    page.click("#all-offers").await?;
    page.server().release(&boot);
    page.wait_for_screen("all-offers").await?;

    let page = early().await?;
    page.click(".language summary").await?;
    page.click(".language button[lang=tr]").await?;
    page.server().release(&boot);
    page.wait_until_it_speaks("tr").await?;
    Ok(())
}

#[tokio::test]
async fn the_first_question_is_painted_with_its_style_from_the_page_alone() -> Result<()> {
    let mut visit = Visit::new().site(dist::published()?);
    for name in dist::names("")?.iter().filter(|name| xtask::content_name::is(name)) {
        visit = visit.reply(&format!("/{name}"), Reply::Stall);
    }
    let page = visit.start("").await?;
    page.wait_for("#next").await?;
    let color = "return getComputedStyle(document.querySelector('#next')).backgroundColor";
    assert_eq!(page.eval::<String>(color).await?, "rgb(31, 74, 156)");
    let failed = "return document.querySelector('#start-failed').checkVisibility({ visibilityProperty: true })";
    ensure!(!page.eval::<bool>(failed).await?, "it has not failed, it is on its way");
    page.click("#for-whom-kita").await?;
    assert!(page.is_checked("#for-whom-kita").await?);
    Ok(())
}

/// A host that has not renewed its configuration sends a policy that knows no hashes.
#[tokio::test]
async fn under_an_older_policy_it_is_dressed_a_little_later_and_works() -> Result<()> {
    let page = published_page(|page| {
        let mut parts = page.split(" 'sha256-");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |page, rest| page + rest.split_once('\'').map_or("", |(_, rest)| rest))
    })?;
    let reply = page;
    let page = Visit::new().site(dist::published()?).reply("/", reply.clone()).open("").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_styles().await?;
    let color = "return getComputedStyle(document.querySelector('#next')).backgroundColor";
    assert_eq!(page.eval::<String>(color).await?, "rgb(31, 74, 156)");
    next(&page, "place").await?;
    let refused = page.console_errors().await?;
    ensure!(!refused.is_empty(), "the browser says what the policy has refused");

    // Colours are set in the style sheet, wherever it is from.
    let page = Visit::new()
        .site(dist::published()?)
        .reply("/", reply)
        .open("?accent_color=a00000")
        .await?;
    page.wait_for_catalogue().await?;
    let accent = "return getComputedStyle(document.documentElement).getPropertyValue('--accent') === '#a00000'";
    page.wait_until("the colour is set", accent).await
}
