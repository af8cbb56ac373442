//! A page that stays open: what it says about now, today and this catalogue stays true.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Family, Page, Visit, examples, list};
use serde_json::{Value, json};
use xtask::server::Reply;

const CATALOGUE: &str = "/katalog.json";
const MONEY: Family =
    Family { for_whom: "kita", place: "fallersroda", situation: "geld-reicht-nicht" };

/// Timers fifty times as fast.
const HURRY: &str =
    "const wait = setTimeout; window.setTimeout = (work, time) => wait(work, time / 50)";

/// An office in Hessen with hours on weekdays, and a group that meets on Fridays.
fn office() -> Value {
    json!({
        "schema_version": "1.0", "name": "Amt",
        "places": [{ "id": "ort", "name": "Ort", "ags": "06636" }],
        "offers": [
            {
                "id": "amt", "name": "Amt",
                "phones": [{ "number": "+493023125999", "hours": [
                    { "freq": "WEEKLY", "byday": ["MO", "TU", "WE", "TH", "FR"],
                      "opens_at": "08:00", "closes_at": "12:00" },
                    { "freq": "WEEKLY", "byday": ["TH"], "opens_at": "14:00", "closes_at": "18:00",
                      "note": "nur für Anträge" },
                ] }],
            },
            {
                "id": "treff", "name": "Treff",
                "schedules": [{ "freq": "WEEKLY", "byday": ["FR"],
                                "opens_at": "09:00", "closes_at": "11:00" }],
            },
        ],
    })
}

fn at(now: &str) -> Visit {
    Visit::new().now(now).reply(CATALOGUE, Reply::json(office().to_string()))
}

async fn all_offers(visit: Visit) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    Ok(page)
}

/// Waits for the sentence about a phone.
async fn says(page: &Page, hours: &str) -> Result<()> {
    page.wait_for_text("[data-offer=amt] .hours", hours).await?;
    Ok(())
}

/// The tab is shown again, after this time in the background.
async fn returns_after(page: &Page, time: Duration) -> Result<()> {
    page.forward_clock(time).await?;
    page.eval("document.dispatchEvent(new Event('visibilitychange'))").await
}

#[tokio::test]
async fn hours_open_and_close_on_a_page_that_is_looked_at() -> Result<()> {
    let page = all_offers(at("2026-11-26T07:30").script(HURRY)).await?;
    says(&page, "wieder erreichbar: heute, ab 08:00 Uhr").await?;
    page.forward_clock(Duration::from_mins(35)).await?;
    says(&page, "jetzt erreichbar").await?;
    page.forward_clock(Duration::from_hours(4)).await?;
    says(&page, "wieder erreichbar: heute, ab 14:00 Uhr").await?;
    page.forward_clock(Duration::from_hours(6)).await?;
    says(&page, "wieder erreichbar: morgen, ab 08:00 Uhr").await?;
    page.forward_clock(Duration::from_hours(18)).await?;
    says(&page, "wieder erreichbar: Mo., 30. Nov., ab 08:00 Uhr").await
}

#[tokio::test]
async fn hours_are_right_at_once_when_the_tab_is_shown_again() -> Result<()> {
    let page = all_offers(at("2026-11-26T07:30")).await?;
    page.click("[data-offer=amt] h3 button").await?;
    page.wait_for_screen("offer").await?;
    says(&page, "wieder erreichbar").await?;
    returns_after(&page, Duration::from_mins(35)).await?;
    says(&page, "jetzt erreichbar").await
}

#[tokio::test]
async fn a_date_that_is_over_gives_way_to_the_next_one() -> Result<()> {
    let page = all_offers(at("2026-11-27T10:30")).await?;
    let when = "[data-offer=treff] .when";
    page.wait_for_text(when, "Fr., 27. Nov., 09:00–11:00 Uhr").await?;
    returns_after(&page, Duration::from_mins(45)).await?;
    page.wait_for_text(when, "Fr., 4. Dez., 09:00–11:00 Uhr").await?;
    page.click("[data-offer=treff] h3 button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for_text("ul.when li:first-child", "Fr., 4. Dez.").await?;
    returns_after(&page, Duration::from_hours(24 * 7)).await?;
    page.wait_for_text("ul.when li:first-child", "Fr., 11. Dez.").await?;
    Ok(())
}

#[tokio::test]
async fn a_sheet_that_is_printed_later_has_the_dates_of_then() -> Result<()> {
    let page = all_offers(at("2026-11-27T10:30").interface("uk")).await?;
    page.click("[data-offer=treff] .remember").await?;
    list::show(&page).await?;
    let dates = "return [...document.querySelectorAll('.handout .halves h4 + div')]
                     .map((dates) => dates.firstChild.textContent)";
    let [own, german]: [String; 2] = page.eval(dates).await?;
    ensure!(own.contains("27 лист.") && german.contains("27. Nov."), "{own} {german}");
    returns_after(&page, Duration::from_mins(45)).await?;
    page.until("the sheet has the next dates", async || {
        let [own, german]: [String; 2] = page.eval(dates).await?;
        Ok((own.contains("4 груд.") && german.contains("4. Dez.")).then_some(()))
    })
    .await
}

/// How often the catalogue has been requested.
fn requests(page: &Page) -> usize {
    page.requests().iter().filter(|request| request.path == CATALOGUE).count()
}

async fn asks_again(page: &Page, before: usize) -> Result<()> {
    page.until("the catalogue has been requested again", async || {
        Ok((requests(page) > before).then_some(()))
    })
    .await
}

#[tokio::test]
async fn on_the_next_day_the_results_are_those_of_the_next_day() -> Result<()> {
    let page = MONEY.find(Visit::new().now("2026-12-08T23:00")).await?;
    page.click("[data-offer=tag-der-familienleistungen] .remember").await?;
    let before = page.text_of("[data-offer=tag-der-familienleistungen] h3").await?;
    let asked = requests(&page);
    page.eval::<()>(
        "window.before = document.querySelector('[data-offer=tag-der-familienleistungen]');
         document.querySelector('#remembered').focus()",
    )
    .await?;
    returns_after(&page, Duration::from_hours(2)).await?;
    asks_again(&page, asked).await?;
    page.wait_until(
        "the page has been rebuilt",
        "return document.querySelector('[data-offer=tag-der-familienleistungen]') !== window.before",
    )
    .await?;
    page.wait_for_screen("results").await?;
    assert_eq!(page.text_of("[data-offer=tag-der-familienleistungen] h3").await?, before);
    assert_eq!(page.text_of("#remembered").await?, "Gemerkt (1)");
    page.wait_for("#remembered:focus").await?;
    Ok(())
}

/// The demo's catalogue after a correction: the offers in another order, one of them gone, another
/// number for another.
fn corrected() -> Result<String> {
    let path = browser_tests::dist::directory()?.join("katalog.json");
    let mut catalogue: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let offers = catalogue["offers"].as_array_mut().expect("a list");
    offers.retain(|offer| offer["id"] != "hebammensprechstunde-marbenau");
    offers.reverse();
    for offer in offers {
        if offer["id"] == "familienberatungsstelle" {
            offer["phones"] = json!([{ "number": "+493023125888" }]);
        }
    }
    Ok(catalogue.to_string())
}

#[tokio::test]
async fn a_correction_reaches_a_page_that_has_been_open_for_hours() -> Result<()> {
    let offers = &list::OFFERS[..3];
    let page = list::open(Visit::new(), offers).await?;
    let [counsellors, office, midwife] = offers else { unreachable!("three") };
    let asked = requests(&page);
    page.server().set(CATALOGUE, Reply::json(corrected()?));
    returns_after(&page, Duration::from_mins(30)).await?;
    page.let_it_act().await?;
    assert_eq!(requests(&page), asked, "not yet");
    returns_after(&page, Duration::from_hours(2)).await?;
    page.wait_for_text(&format!("[data-offer={counsellors}] .call"), "030 2312 5888").await?;
    let shown: Vec<String> = page
        .eval("return [...document.querySelectorAll('[data-offer]')].map((each) => each.dataset.offer)")
        .await?;
    assert_eq!(shown, [*counsellors, *office], "in the family's order, without {midwife}");
    page.wait_for_text(".notice", "nicht mehr verfügbar").await?;
    Ok(())
}

#[tokio::test]
async fn a_page_about_an_offer_follows_the_offer() -> Result<()> {
    let page = examples::named("offer")?.reach(Visit::new()).await?;
    let id = page.attribute("[data-offer]", "data-offer").await?;
    let name = page.text_of("h1").await?;
    page.server().set(CATALOGUE, Reply::json(corrected()?));
    let asked = requests(&page);
    page.eval::<()>("window.shown = document.querySelector('article')").await?;
    returns_after(&page, Duration::from_hours(3)).await?;
    asks_again(&page, asked).await?;
    page.wait_until(
        "the page has been rebuilt",
        "return document.querySelector('article') !== window.shown",
    )
    .await?;
    assert_eq!(page.attribute("[data-offer]", "data-offer").await?, id);
    assert_eq!(page.text_of("h1").await?, name);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_asked_for_again_stays_and_is_counted_from_the_new_day() -> Result<()> {
    for reply in [Reply::Status(500), Reply::json("[1, 2"), Reply::json(r#"{"offers": []}"#)] {
        let page = all_offers(at("2026-11-26T11:00")).await?;
        let asked = requests(&page);
        page.server().set(CATALOGUE, reply);
        page.eval::<()>("window.shown = document.querySelector('.card')").await?;
        returns_after(&page, Duration::from_hours(22)).await?;
        asks_again(&page, asked).await?;
        page.wait_until(
            "the page has been rebuilt",
            "return document.querySelector('.card') !== window.shown",
        )
        .await?;
        says(&page, "jetzt erreichbar").await?;
        page.wait_for_text("[data-offer=treff] .when", "Fr., 27. Nov.").await?;
        ensure!(page.texts_of("[data-failure]").await?.is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn the_next_family_gets_the_catalogue_as_it_is_now() -> Result<()> {
    let page = examples::named("team")?.reach(Visit::new().size(1024, 768)).await?;
    let asked = requests(&page);
    page.server().set(CATALOGUE, Reply::json(corrected()?));
    page.click("#next-family").await?;
    asks_again(&page, asked).await?;
    list::to_all_offers(&page).await?;
    page.fill("#search", "familienberatungsstelle").await?;
    let number = "[data-offer=familienberatungsstelle] .call";
    page.wait_for_text(number, "030 2312 5888").await?;
    Ok(())
}

#[tokio::test]
async fn nobody_is_said_to_be_there_on_a_public_holiday() -> Result<()> {
    for (day, time) in [
        ("2026-12-25", "10:00"),
        ("2027-01-01", "10:00"),
        ("2027-03-26", "10:00"),
        ("2027-05-27", "10:00"),
        ("2026-12-24", "10:00"),
    ] {
        let page = all_offers(at(&format!("{day}T{time}"))).await?;
        page.wait_for("[data-offer=amt] .call").await?;
        assert_eq!(page.texts_of("[data-offer=amt] .hours").await?.concat(), "", "{day}");
    }
    // Good Friday: the group may meet or not, and the page says that it does not know.
    let page = all_offers(at("2027-03-25T19:00")).await?;
    says(&page, "wieder erreichbar: Di., 30. März, ab 08:00 Uhr").await?;
    page.wait_for_text("[data-offer=treff] .when", "Fr., 26. März").await?;
    page.wait_for_text("[data-offer=treff] .when", "Feiertag: bitte vorher fragen").await?;
    Ok(())
}

#[tokio::test]
async fn on_christmas_day_only_those_who_are_always_there_are_said_to_be() -> Result<()> {
    let page = all_offers(Visit::new().now("2026-12-25T10:00")).await?;
    let more = ".more button";
    while !page.texts_of(more).await?.is_empty() {
        page.click(more).await?;
        page.let_it_act().await?;
    }
    let there: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('.card:has(.is-open)')]
                 .map((card) => card.dataset.offer)",
        )
        .await?;
    let catalogue = browser_tests::dist::directory()?;
    let mut always = Vec::new();
    for file in ["katalog.json", "bund.json"] {
        let text = std::fs::read_to_string(catalogue.join(file))?;
        let catalogue: Value = serde_json::from_str(&text)?;
        for offer in catalogue["offers"].as_array().expect("a list") {
            let hours = &offer["phones"][0]["hours"];
            let is_daily = |rule: &Value| {
                rule["byday"].as_array().is_some_and(|days| days.len() == 7)
                    && rule["opens_at"] == "00:00"
            };
            if hours.as_array().is_some_and(|hours| hours.iter().any(is_daily)) {
                always.push(offer["id"].as_str().expect("an id").to_owned());
            }
        }
    }
    ensure!(!there.is_empty());
    for offer in there {
        ensure!(always.contains(&offer), "{offer} is said to be there");
    }
    Ok(())
}

#[tokio::test]
async fn all_hours_of_a_phone_are_on_the_page_and_on_the_sheet() -> Result<()> {
    let page = all_offers(at("2026-11-28T10:30")).await?;
    says(&page, "wieder erreichbar: Mo., 30. Nov., ab 08:00 Uhr").await?;
    page.click("[data-offer=amt] .remember").await?;
    page.click("[data-offer=amt] h3 button").await?;
    page.wait_for_screen("offer").await?;
    let told = ["Mo–Fr, 08:00–12:00 Uhr", "Do, 14:00–18:00 Uhr nur für Anträge"];
    assert_eq!(page.texts_of(".panel .phone-hours li").await?, told);
    page.click("#remembered").await?;
    page.wait_for_screen("remembered").await?;
    let sheet: String = page.eval("return document.querySelector('.handout').textContent").await?;
    for line in told {
        ensure!(sheet.contains(line), "{sheet}");
    }
    Ok(())
}

#[tokio::test]
async fn two_dates_on_one_day_are_two_events_and_a_doubtful_one_is_none() -> Result<()> {
    let rule = |byday: &str, opens: &str, closes: &str| {
        json!({ "freq": "WEEKLY", "byday": [byday], "opens_at": opens, "closes_at": closes,
                "location": "haus", "note": "Bitte Hausschuhe mitbringen" })
    };
    let catalogue = json!({
        "schema_version": "1.0", "name": "Amt",
        "places": [{ "id": "ort", "name": "Ort", "ags": "06636" }],
        "locations": [{ "id": "haus", "name": "Haus", "address":
            { "address_1": "Markt 1", "postal_code": "99999", "city": "Ort" } }],
        "offers": [{
            "id": "zwei", "name": "Zwei am Tag",
            "schedules": [rule("MO", "09:00", "10:00"), rule("MO", "14:00", "15:00"),
                          rule("MO", "14:00", "15:00")],
        }],
    });
    let visit = Visit::new().reply(CATALOGUE, Reply::json(catalogue.to_string()));
    for (now, expected) in [("2026-11-24T10:30", 2), ("2027-03-27T10:30", 0)] {
        let page = all_offers(visit.clone().now(now)).await?;
        page.click("[data-offer=zwei] h3 button").await?;
        page.wait_for_screen("offer").await?;
        page.eval::<()>(
            "const make = URL.createObjectURL;
             URL.createObjectURL = (blob) => { window.saved = blob.text(); return make(blob); }",
        )
        .await?;
        if expected == 0 {
            // The next dates are on Easter Monday, and two later ones would follow.
            page.wait_for_text("ul.when li:nth-child(2)", "Feiertag").await?;
            page.wait_until_gone("ul.when ~ button:not([hidden])").await?;
            continue;
        }
        page.click_text("ul.when ~ button", "Termine in den Kalender").await?;
        page.wait_until("the file has been made", "return window.saved !== undefined").await?;
        let file: String = page.eval("return window.saved").await?;
        let file = file.replace("\r\n ", "");
        let mut uids: Vec<&str> = file.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), expected, "{file}");
        uids.dedup();
        assert_eq!(uids.len(), expected, "{file}");
        ensure!(file.contains("Bitte Hausschuhe mitbringen"), "{file}");
        ensure!(file.contains("LOCATION:Haus\\, Markt 1\\, 99999 Ort"), "{file}");
    }
    Ok(())
}
