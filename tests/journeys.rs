//! From a question to a phone number: what the widget is for.

use anyhow::{Context, Result, ensure};
use browser_tests::{Family, Page, Visit, dist, examples, list};
use xtask::server::Reply;

const MONEY: Family = Family { for_whom: "", place: "", situation: "geld-reicht-nicht" };

#[tokio::test]
async fn the_child_who_withdraws_finds_the_family_counsellors_in_any_place() -> Result<()> {
    for place in ["", "trellenburg", "hainlohra"] {
        let child = Family { for_whom: "kita", place, situation: "zieht-sich-zurueck" };
        let page = child.find(Visit::new()).await?;
        let card = "[data-section=first] [data-offer=familienberatungsstelle]";
        let reasons = page.text_of(&format!("{card} .reasons")).await?;
        assert_eq!(reasons, "weil: Mein Kind zieht sich zurück");
        let number = page.attribute(&format!("{card} .call"), "href").await?;
        assert_eq!(number.as_deref(), Some("tel:+493023125215"));
    }
    Ok(())
}

#[tokio::test]
async fn not_enough_money_leads_to_the_day_of_family_benefits_with_date_and_place() -> Result<()> {
    let page = MONEY.find(Visit::new()).await?;
    let card = "[data-section=first] [data-offer=tag-der-familienleistungen]";
    let next = page.text_of(&format!("{card} .when")).await?;
    assert!(next.contains("Di., 8. Dez., 10:00–14:00 Uhr, "), "{next}");
    assert!(next.contains("Lindenhof"), "{next}");

    // A month later it takes place somewhere else.
    let page = MONEY.find(Visit::new().now("2026-12-09T10:30")).await?;
    let next = page.text_of(&format!("{card} .when")).await?;
    assert!(next.contains("12. Jan. 2027"), "{next}");
    assert!(!next.contains("Lindenhof"), "{next}");
    Ok(())
}

#[tokio::test]
async fn the_parents_meeting_and_what_grew_out_of_it_are_found() -> Result<()> {
    for (situation, offer) in [
        ("andere-eltern", "elterntreff-grundschule-trellebogen"),
        ("deutsch-lernen", "sprachkurs-fuer-eltern"),
        ("schwimmen-lernen", "schwimmkurs-seepferdchen"),
    ] {
        let family = Family { for_whom: "grundschule", place: "trellenburg", situation };
        let page = family.find(Visit::new()).await?;
        page.wait_for(&format!("main [data-offer={offer}]")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_hidden_address_is_nowhere_on_the_page() -> Result<()> {
    // The demo leaves it out, as every published catalogue does, so it is added here.
    let file = std::fs::read(browser_tests::dist::directory()?.join("katalog.json"))?;
    let mut catalogue: serde_json::Value = serde_json::from_slice(&file)?;
    let locations = catalogue["locations"].as_array_mut().context("the demo has locations")?;
    let shelter = locations.iter_mut().find(|location| location["hide_address"] == true);
    let shelter = shelter.context("the demo has a secret address")?;
    shelter["address"] = serde_json::json!({ "address_1": "Schlehengrund 9" });
    shelter["latitude"] = serde_json::json!(51.2249);
    shelter["longitude"] = serde_json::json!(9.7141);
    let visit = Visit::new().reply("/katalog.json", Reply::json(catalogue.to_string()));
    let page = example_of(visit, "offer-sensitive").await?;
    page.wait_for_text("p", "Am Telefon erfahren Sie").await?;
    let html: String = page.eval("return document.documentElement.outerHTML").await?;
    assert!(!html.contains("Schlehengrund"), "the street");
    assert!(!html.contains("openstreetmap"), "a map");
    Ok(())
}

#[tokio::test]
async fn back_and_forward_keep_the_answers() -> Result<()> {
    let family = Family { for_whom: "baby", place: "marbenau", situation: "baby-schreit" };
    let page = family.find(Visit::new()).await?;
    let address = page.url().await?;
    page.back().await?;
    page.wait_for_screen("situation").await?;
    let is_ticked = "return document.querySelector('#situation-baby-schreit')?.checked";
    page.wait_until("the situation is ticked, in its folded topic", is_ticked).await?;
    page.click("#unsure-yes").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    page.back().await?;
    page.wait_for_screen("situation").await?;
    assert!(page.is_checked("#unsure-yes").await?);
    page.back().await?;
    page.wait_for_screen("place").await?;
    assert!(page.is_checked("#place-marbenau").await?);
    page.back().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(page.is_checked("#for-whom-baby").await?);
    for screen in ["place", "situation", "results"] {
        page.forward().await?;
        page.wait_for_screen(screen).await?;
    }
    assert_eq!(page.url().await?, address, "the address contains no answer");
    Ok(())
}

#[tokio::test]
async fn back_from_an_offer_returns_to_its_card() -> Result<()> {
    let page = example("results").await?;
    page.click_text(".card h3 button", "Familienberatungsstelle").await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    page.wait_for_screen("results").await?;
    let focused = "return document.activeElement.textContent === 'Familienberatungsstelle'";
    page.wait_until("the card has the focus", focused).await
}

#[tokio::test]
async fn after_a_reload_the_first_question_stands_there_empty() -> Result<()> {
    let page = example("results").await?;
    page.reload().await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(!page.is_checked("#for-whom-kita").await?);
    Ok(())
}

#[tokio::test]
async fn starting_over_forgets_everything_but_the_list() -> Result<()> {
    const BIRTH: &str =
        "return [...document.querySelectorAll('.births select')].map(({ value }) => value)";
    let page = example("for-whom-births").await?;
    let unknown: Vec<String> = page.eval(BIRTH).await?;
    examples::born_in(&page, "3", "2021").await?;
    to_results(&page).await?;
    page.click("[data-section=near-misses] summary").await?;
    page.wait_for("[data-section=near-misses] .card").await?;
    page.click(".card .remember").await?;
    page.wait_for("#remembered").await?;
    page.click(".filters summary").await?;
    page.click_text(".filters label", "kostenlos").await?;
    page.wait_for(".filters p button").await?;
    list::to_all_offers(&page).await?;
    let first_page = page.texts_of(".card h3").await?.len();
    page.click(".more button").await?;
    let has_more = format!("return document.querySelectorAll('.card').length > {first_page}");
    page.wait_until("there are more offers", &has_more).await?;
    page.fill("#search", "eltern").await?;
    page.back().await?;
    page.wait_for_screen("results").await?;
    starts_over(&page).await?;

    // Whoever gives the same answers next finds no trace but the list, which is harmless.
    assert_eq!(page.text_of("#remembered").await?, "Gemerkt (1)");
    page.click("#for-whom-kita").await?;
    page.wait_for(".births:not([open])").await?;
    assert_eq!(page.eval::<Vec<String>>(BIRTH).await?, unknown);
    to_results(&page).await?;
    page.wait_for("details[data-section=near-misses]:not([open])").await?;
    let filters = "const boxes = [...document.querySelectorAll('.filters input')];
        return boxes.length > 0 && boxes.every(({ checked }) => !checked)";
    page.wait_until("there are filters, and none is ticked", filters).await?;
    list::to_all_offers(&page).await?;
    let search: String = page.eval("return document.querySelector('#search').value").await?;
    assert_eq!(search, "");
    assert_eq!(page.texts_of(".card h3").await?.len(), first_page);

    page.back().await?;
    page.wait_for_screen("results").await?;
    starts_over(&page).await?;
    to_the_last_question(&page, "").await?;
    page.click("#unsure-yes").await?;
    page.wait_for("#unsure-yes:checked").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    starts_over(&page).await?;
    to_the_last_question(&page, "").await
}

/// Starts over: nothing is ticked on the first question, nor on any before.
async fn starts_over(page: &Page) -> Result<()> {
    page.click_text("button", "Neu anfangen").await?;
    page.wait_for_screen("for-whom").await?;
    page.wait_until_gone("main input:checked, #show-results").await?;
    page.back().await?;
    page.let_it_act().await?;
    page.wait_for_screen("for-whom").await?;
    page.wait_until_gone("main input:checked, #show-results").await
}

/// Answers the second question, or skips it. Until then nothing is ticked on either question.
async fn to_the_last_question(page: &Page, place: &str) -> Result<()> {
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    // „Wir suchen überall“ does not count as an answer.
    page.wait_until_gone("main input:checked:not(#place-)").await?;
    if !place.is_empty() {
        page.click(place).await?;
    }
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.wait_until_gone("main input:checked").await
}

async fn to_results(page: &Page) -> Result<()> {
    to_the_last_question(page, "#place-kolmenrod").await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    page.wait_for_lists().await
}

#[tokio::test]
async fn an_answer_can_be_changed_from_the_results() -> Result<()> {
    let page = example("results").await?;
    page.click_text(".answers .chip", "Kolmenrod").await?;
    page.wait_for_screen("place").await?;
    page.click("#place-marbenau").await?;
    page.click_text("button", "Ergebnisse zeigen").await?;
    page.wait_for_screen("results").await?;
    page.wait_for_text(".answers .chip", "Marbenau").await?;
    page.wait_for_text(".answers .chip", "Kita-Alter").await?;
    Ok(())
}

#[tokio::test]
async fn the_number_on_the_button_is_the_number_of_results() -> Result<()> {
    let page = example("situation").await?;
    let before = page.text_of("#next").await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    let counted = async || {
        let button = page.text_of("#next").await?;
        Ok((button != before).then_some(button))
    };
    let button = page.until("the button shows the new count", counted).await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    let title = page.text_of("h1").await?;
    assert_eq!(number(&button)?, number(&title)?, "{button} / {title}");
    Ok(())
}

#[tokio::test]
async fn an_option_without_a_local_offer_says_so() -> Result<()> {
    let catalogue = r#"{ "schema_version": "1.0", "name": "Ein Ort", "includes": ["bund.json"] }"#;
    let page = Visit::new().reply("/katalog.json", Reply::json(catalogue)).open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click_folded("#situation-geld-reicht-nicht").await?;
    let option = page.text_of("label:has(#situation-geld-reicht-nicht)").await?;
    ensure!(option.contains("deutschlandweit"), "{option}");
    Ok(())
}

#[tokio::test]
async fn a_month_of_birth_makes_the_age_exact() -> Result<()> {
    let page = example("for-whom-births").await?;
    let count = page.text_of("#show-results").await?;
    examples::born_in(&page, "3", "2021").await?;
    page.until("the count has changed", async || {
        let now = page.text_of("#show-results").await?;
        Ok((now != count).then_some(()))
    })
    .await?;
    page.click("#show-results").await?;
    page.wait_for_text(".answers .chip", "Kita-Alter, geboren März 2021").await?;
    Ok(())
}

#[tokio::test]
async fn a_filter_narrows_the_results_and_can_be_cleared() -> Result<()> {
    let page = example("results").await?;
    let all = fitting(&page).await?;
    page.click(".filters summary").await?;
    let label = page.wait_for_text(".filters label", "kommt zu Ihnen (").await?.text().await?;
    let promised = number(&label)?;
    ensure!(0 < promised && promised < all, "„{label}“ of {all}");
    page.click_text(".filters label", &label).await?;
    has_fitting(&page, promised).await?;
    page.click(MORE).await?;
    page.wait_for(&format!("{MORE} ~ * .card")).await?;
    page.wait_for_lists().await?;
    let shown: Vec<String> = page
        .eval(
            "const cards = document.querySelectorAll('[data-section=first] .card, [data-section=may-fit] .card');
             return [...cards].map(({ dataset }) => dataset.offer)",
        )
        .await?;
    assert_eq!(shown.len(), promised);
    let homes = coming_home()?;
    ensure!(shown.iter().all(|offer| homes.contains(offer)), "{shown:?}");
    page.wait_for("[data-section=guides] .line").await?;
    page.click_text("button", "Alle Filter löschen").await?;
    has_fitting(&page, all).await
}

/// Opens what may fit as well.
const MORE: &str = "details:is([data-section=may-fit], [data-section=other-topics]) > summary";

/// The number of offers that fit or may fit.
async fn fitting(page: &Page) -> Result<usize> {
    page.wait_for(MORE).await?;
    let heads = page.texts_of(&format!("main h1 small, {MORE}")).await?;
    heads.iter().map(|head| number(head)).sum()
}

async fn has_fitting(page: &Page, count: usize) -> Result<()> {
    let is_so = async || Ok((fitting(page).await? == count).then_some(()));
    page.until(&format!("{count} offers fit or may fit"), is_so).await
}

/// The only number in a text.
fn number(text: &str) -> Result<usize> {
    Ok(text.chars().filter(char::is_ascii_digit).collect::<String>().parse()?)
}

/// The demo's offers that come to the family.
fn coming_home() -> Result<Vec<String>> {
    let catalogue: serde_json::Value = serde_json::from_slice(&dist::read("katalog.json")?)?;
    let offers = catalogue["offers"].as_array().context("the demo has offers")?;
    let comes = |offer: &&serde_json::Value| {
        let is_coming = |format: &serde_json::Value| format == "home_visit" || format == "outreach";
        offer["formats"].as_array().is_some_and(|all| all.iter().any(is_coming))
    };
    Ok(offers
        .iter()
        .filter(comes)
        .filter_map(|each| Some(each["id"].as_str()?.to_owned()))
        .collect())
}

#[tokio::test]
async fn the_search_forgives_a_typo_and_knows_umlauts() -> Result<()> {
    let page = example("all-offers").await?;
    for (query, offer) in
        [("Famileinberatung", "familienberatungsstelle"), ("FRUEHFOERDERUNG", "fruehfoerderung")]
    {
        page.fill("#search", query).await?;
        page.wait_for(&format!("[data-offer={offer}]")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_search_knows_what_families_call_things() -> Result<()> {
    for (tag, query) in [("de", "Kindergarten"), ("uk", "садочок"), ("tr", "kreş"), ("ar", "روضة")]
    {
        let page = Visit::new().interface(tag).open("").await?;
        page.wait_for_catalogue().await?;
        page.wait_until_it_speaks(tag).await?;
        list::to_all_offers(&page).await?;
        page.fill("#search", query).await?;
        page.wait_for("[data-section=search] li:first-child[data-offer=kita-platz-service]")
            .await
            .context(query)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_search_that_finds_nothing_shows_who_knows_the_way_and_leads_to_the_questions()
-> Result<()> {
    let page = example("search-none").await?;
    page.wait_for("[data-section=search] [data-offer=familienbuero] a[href^='tel:']").await?;
    page.click_text("[data-section=search] button", "Zu den Fragen").await?;
    page.wait_for_screen("for-whom").await
}

#[tokio::test]
async fn somebody_answers_only_within_the_hours() -> Result<()> {
    let card = "[data-offer=familienberatungsstelle] .hours";
    let money = Family { for_whom: "kita", place: "", situation: "zieht-sich-zurueck" };
    let page = money.find(Visit::new().now("2026-11-24T10:30")).await?;
    assert_eq!(page.text_of(card).await?, "jetzt erreichbar");
    let page = money.find(Visit::new().now("2026-11-24T23:30")).await?;
    assert_eq!(page.text_of(card).await?, "wieder erreichbar: morgen, ab 09:00 Uhr");
    Ok(())
}

#[tokio::test]
async fn what_may_be_out_of_date_says_so() -> Result<()> {
    let page = example("all-offers").await?;
    for (offer, sentence) in [
        ("kleiderkammer-marbenau", "Länger nicht geprüft"),
        ("elternkurs-gelassen", "Neue Termine bitte erfragen"),
    ] {
        page.fill("#search", offer).await?;
        page.click(&format!("[data-offer={offer}] h3 button")).await?;
        page.wait_for_screen("offer").await?;
        let shown = page.text_of("main").await?;
        ensure!(shown.contains(sentence), "{offer}: {shown}");
        page.back().await?;
        page.wait_for_screen("all-offers").await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_dates_can_be_taken_into_the_calendar() -> Result<()> {
    let page = MONEY.find(Visit::new()).await?;
    page.click_text(".card h3 button", "Tag der Familienleistungen").await?;
    page.wait_for_screen("offer").await?;
    // Captures the file as it is handed to the browser: a download cannot be read back here.
    page.eval::<()>(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.saved = blob.text(); return make(blob); }",
    )
    .await?;
    page.click_text("button", "Termine in den Kalender").await?;
    page.wait_until("the file has been made", "return window.saved !== undefined").await?;
    let file: String = page.eval("return window.saved").await?;
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 3);
    assert!(file.contains("DTSTART;TZID=Europe/Berlin:20261208T100000"), "{file}");
    let file = file.replace("\r\n ", "");
    assert!(file.contains("LOCATION:Familienzentrum Lindenhof\\, "), "{file}");
    assert!(file.contains("DTSTAMP:20261124T093000Z"), "{file}");
    Ok(())
}

#[tokio::test]
async fn a_keyboard_is_enough_from_the_start_to_a_phone_number() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    tab_to(&page, "for-whom-kita").await?;
    page.press("Space").await?;
    page.press("Enter").await?;
    page.wait_for_screen("place").await?;
    tab_to(&page, "next").await?;
    page.press("Enter").await?;
    page.wait_for_screen("situation").await?;
    tab_to(&page, "topic-entwicklung").await?;
    page.press("Enter").await?;
    tab_to(&page, "situation-zieht-sich-zurueck").await?;
    page.press("Space").await?;
    page.press("Enter").await?;
    page.wait_for_screen("results").await?;
    let on_phone = "return document.activeElement.href?.startsWith('tel:') ?? false";
    for _ in 0..60 {
        page.tab().await?;
        let in_results = "return document.activeElement.closest('.card') !== null";
        if page.eval::<bool>(in_results).await? && page.eval::<bool>(on_phone).await? {
            return Ok(());
        }
    }
    anyhow::bail!("Tab reaches no phone number")
}

#[tokio::test]
async fn without_a_choice_of_places_nobody_is_asked_for_one() -> Result<()> {
    let catalogue = r#"{
        "schema_version": "1.0", "name": "Ein Ort", "places": [{ "id": "ort", "name": "Ort" }],
        "offers": [{ "id": "rat", "name": "Rat", "universal": true }]
    }"#;
    let visit = Visit::new().reply("/katalog.json", Reply::json(catalogue));
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    assert_eq!(page.text_of(".step").await?, "Frage 1 von 2");
    page.click_text("button", "Weiter").await?;
    page.wait_for_screen("situation").await
}

/// A named example state.
async fn example(name: &str) -> Result<Page> {
    example_of(Visit::new(), name).await
}

async fn example_of(visit: Visit, name: &str) -> Result<Page> {
    examples::named(name)?.reach(visit).await
}

/// Presses Tab until the element with this id has the focus.
async fn tab_to(page: &Page, id: &str) -> Result<()> {
    for _ in 0..80 {
        page.tab().await?;
        if page.eval::<String>("return document.activeElement.id").await? == id {
            return Ok(());
        }
    }
    anyhow::bail!("Tab does not reach #{id}")
}
