//! The states of the widget that all general checks cover: axe, the keyboard, 320 pixels, dark and
//! forced colours, the screenshots. A new screen is added here, once.

use std::pin::Pin;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use xtask::server::Reply;

use crate::{Family, Page, Visit, dist, list};

/// A named state and how to reach it.
pub struct Example {
    /// As in file names: `results-for-a-baby`.
    pub name: &'static str,
    reach: fn(Visit) -> Way,
}

type Way = Pin<Box<dyn Future<Output = Result<Page>>>>;

/// All states, in the order in which a family encounters them.
pub const EXAMPLES: &[Example] = &[
    Example { name: "for-whom", reach: |visit| Box::pin(for_whom(visit)) },
    Example { name: "for-whom-births", reach: |visit| Box::pin(births(visit)) },
    Example { name: "language", reach: |visit| Box::pin(language(visit)) },
    Example { name: "help-now", reach: |visit| Box::pin(help_now(visit)) },
    Example { name: "place", reach: |visit| Box::pin(place(visit)) },
    Example { name: "place-search", reach: |visit| Box::pin(place_search(visit)) },
    Example { name: "situation", reach: |visit| Box::pin(situation(visit)) },
    Example { name: "situation-unfolded", reach: |visit| Box::pin(unfolded(visit)) },
    Example { name: "situation-own-words", reach: |visit| Box::pin(own_words(visit)) },
    Example { name: "results", reach: |visit| Box::pin(WITHDRAWN.find(visit)) },
    Example { name: "results-more", reach: |visit| Box::pin(more(visit)) },
    Example { name: "results-near-misses", reach: |visit| Box::pin(near_misses(visit)) },
    Example { name: "results-filtered", reach: |visit| Box::pin(filtered(visit)) },
    Example { name: "results-sensitive", reach: |visit| Box::pin(UNSAFE.find(visit)) },
    Example { name: "results-embedded", reach: |visit| Box::pin(embedded(visit)) },
    Example { name: "offer", reach: |visit| Box::pin(offer(visit, "familienberatungsstelle")) },
    Example { name: "offer-words", reach: |visit| Box::pin(offer_words(visit)) },
    Example { name: "offer-sensitive", reach: |visit| Box::pin(offer(visit, "frauenhaus")) },
    Example { name: "all-offers", reach: |visit| Box::pin(all_offers(visit)) },
    Example { name: "search-none", reach: |visit| Box::pin(search_none(visit)) },
    Example { name: "wish", reach: |visit| Box::pin(wish(visit)) },
    Example { name: "way", reach: |visit| Box::pin(way(visit)) },
    Example { name: "remembered", reach: |visit| Box::pin(list::open(visit, &list::OFFERS)) },
    Example { name: "remembered-empty", reach: |visit| Box::pin(remembered_empty(visit)) },
    Example { name: "team", reach: |visit| Box::pin(team(visit)) },
    Example { name: "team-shortcuts", reach: |visit| Box::pin(team_shortcuts(visit)) },
    Example { name: "team-idle", reach: |visit| Box::pin(team_idle(visit)) },
    Example { name: "loading", reach: |visit| Box::pin(loading(visit)) },
    Example { name: "failure", reach: |visit| Box::pin(failure(visit)) },
    Example { name: "notices", reach: |visit| Box::pin(notices(visit)) },
    Example { name: "texts-missing", reach: |visit| Box::pin(texts_missing(visit)) },
    Example { name: "start-failed", reach: |visit| Box::pin(start_failed(visit)) },
];

/// A Kita child who withdraws.
const WITHDRAWN: Family =
    Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };

/// Someone who must not be seen reading this.
const UNSAFE: Family = Family { for_whom: "kita", place: "", situation: "nicht-sicher" };

/// In a frame of a host's page, with the exit button.
async fn embedded(visit: Visit) -> Result<Page> {
    const HOST: &str = "<!doctype html><html lang=de><title>Gemeinde</title>
        <meta name=viewport content='width=device-width, initial-scale=1'>
        <link rel=icon href='data:,'>
        <style>body { margin: 0 } iframe { display: block; border: 0; width: 100% }</style>
        <main><iframe title=Angebotsfinder></iframe></main>
        <script>
            document.querySelector('iframe').src = `index.html${location.search}`;
        </script>
        <script src=embed.js></script>";
    let page =
        visit.reply("/host.html", Reply::HostPage(HOST.to_owned())).open("host.html").await?;
    page.enter_frame("iframe").await?;
    UNSAFE.answer(&page).await?;
    page.wait_until(
        "the frame is as high as what it shows",
        "const { height } = document.documentElement.getBoundingClientRect();
         return innerHeight === Math.ceil(height / 4096) * 4096",
    )
    .await?;
    Ok(page)
}

async fn for_whom(visit: Visit) -> Result<Page> {
    let page = visit.open("index.html").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    Ok(page)
}

async fn births(visit: Visit) -> Result<Page> {
    let page = for_whom(visit).await?;
    page.click("#for-whom-kita").await?;
    page.click(".births summary").await?;
    page.wait_for(".births select").await?;
    Ok(page)
}

async fn language(visit: Visit) -> Result<Page> {
    let page = for_whom(visit).await?;
    page.click(".language summary").await?;
    page.wait_for(".language [lang=uk]").await?;
    Ok(page)
}

async fn help_now(visit: Visit) -> Result<Page> {
    let page = for_whom(visit).await?;
    page.click(".help-now summary").await?;
    page.wait_for("a[href='tel:116111']").await?;
    Ok(page)
}

async fn place(visit: Visit) -> Result<Page> {
    let page = births(visit).await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    Ok(page)
}

async fn place_search(visit: Visit) -> Result<Page> {
    let page = place(visit.reply("/katalog.json", Reply::json(many_places()))).await?;
    page.fill("#place-search", "ort 1").await?;
    page.wait_for("#place-ort-17").await?;
    Ok(page)
}

/// A catalogue with more places than a list has room for.
fn many_places() -> String {
    let place = |number| format!(r#"{{ "id": "ort-{number}", "name": "Ort {number}" }}"#);
    let places: Vec<String> = (1..=20).map(place).collect();
    let offer = r#"{ "id": "rat", "name": "Rat", "phones": [{ "number": "+493023125999" }] }"#;
    format!(
        r#"{{ "schema_version": "1.0", "name": "Viele Orte", "places": [{}], "offers": [{offer}] }}"#,
        places.join(",")
    )
}

async fn situation(visit: Visit) -> Result<Page> {
    let page = place(visit).await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    Ok(page)
}

async fn unfolded(visit: Visit) -> Result<Page> {
    let page = situation(visit).await?;
    page.click_folded("#situation-zieht-sich-zurueck").await?;
    page.click("#topic-sicherheit").await?;
    page.wait_for("#situation-nicht-sicher").await?;
    Ok(page)
}

async fn own_words(visit: Visit) -> Result<Page> {
    let page = situation(visit).await?;
    // Part of a situation's name in every language.
    page.fill("#own-words", "kita").await?;
    page.wait_for(".count:not(:empty)").await?;
    Ok(page)
}

/// The ways of a toddler and a Kita child.
async fn way(visit: Visit) -> Result<Page> {
    let page = for_whom(visit).await?;
    page.click("#for-whom-kleinkind").await?;
    page.click("#for-whom-kita").await?;
    page.click("#show-results").await?;
    page.wait_for_screen("results").await?;
    page.click("#way").await?;
    page.wait_for_screen("way").await?;
    page.wait_for(".way > li").await?;
    born_in(&page, "3", "2025").await?;
    page.wait_until(
        "stages have months",
        "return [...document.querySelectorAll('.way h3')].some((title) => /20(2[6-9]|3)/.test(title.textContent))",
    )
    .await?;
    Ok(page)
}

async fn more(visit: Visit) -> Result<Page> {
    let page = WITHDRAWN.find(visit).await?;
    page.click("[data-section=helplines] summary").await?;
    page.wait_for("[data-section=helplines] .line").await?;
    page.click("[data-section=may-fit] summary").await?;
    page.wait_for("[data-section=may-fit] .card").await?;
    Ok(page)
}

async fn near_misses(visit: Visit) -> Result<Page> {
    let page = WITHDRAWN.find(visit).await?;
    page.click("[data-section=near-misses] summary").await?;
    page.wait_for("[data-section=near-misses] .card").await?;
    Ok(page)
}

async fn filtered(visit: Visit) -> Result<Page> {
    let page = WITHDRAWN.find(visit).await?;
    page.click(".filters summary").await?;
    // The first language of the alphabet.
    page.click(".filters fieldset:nth-of-type(2) label").await?;
    page.wait_for(".filters p button").await?;
    Ok(page)
}

async fn all_offers(visit: Visit) -> Result<Page> {
    let page = for_whom(visit).await?;
    list::to_all_offers(&page).await?;
    Ok(page)
}

async fn offer(visit: Visit, id: &str) -> Result<Page> {
    let page = all_offers(visit).await?;
    page.fill("#search", id).await?;
    page.click(&format!("[data-offer={id}] h3 button")).await?;
    page.wait_for_screen("offer").await?;
    Ok(page)
}

async fn offer_words(visit: Visit) -> Result<Page> {
    let page = offer(visit, "familienberatungsstelle").await?;
    page.click(".words summary").await?;
    page.wait_for(".say").await?;
    Ok(page)
}

async fn search_none(visit: Visit) -> Result<Page> {
    let page = all_offers(visit).await?;
    page.fill("#search", "xyzxyz").await?;
    page.wait_for("main button.primary").await?;
    Ok(page)
}

async fn wish(visit: Visit) -> Result<Page> {
    let page = WITHDRAWN.find(visit).await?;
    page.click("details:has(blockquote) summary").await?;
    page.wait_for("blockquote").await?;
    Ok(page)
}

async fn remembered_empty(visit: Visit) -> Result<Page> {
    let page = list::open(visit, &list::OFFERS[..1]).await?;
    page.click(".controls button").await?;
    page.wait_until_gone(".card").await?;
    page.wait_for("main h1:focus").await?;
    Ok(page)
}

async fn team(visit: Visit) -> Result<Page> {
    let page = visit.open("?modus=team").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kita").await?;
    page.wait_for("[data-section=first] .card").await?;
    Ok(page)
}

async fn team_shortcuts(visit: Visit) -> Result<Page> {
    let page = team(visit).await?;
    page.click("#shortcuts-button").await?;
    page.wait_for("#shortcuts").await?;
    Ok(page)
}

async fn team_idle(visit: Visit) -> Result<Page> {
    let page = team(visit).await?;
    page.forward_clock(Duration::from_mins(3)).await?;
    page.wait_for("#idle").await?;
    Ok(page)
}

async fn loading(visit: Visit) -> Result<Page> {
    let page = visit.reply("/katalog.json", Reply::Stall).open("").await?;
    page.wait_for_language().await?;
    page.click("#next").await?;
    page.wait_for(".loading").await?;
    Ok(page)
}

async fn failure(visit: Visit) -> Result<Page> {
    let page = visit.reply("/katalog.json", Reply::Status(500)).open("").await?;
    page.wait_for_language().await?;
    page.click("#next").await?;
    page.wait_for("[data-failure]").await?;
    Ok(page)
}

async fn notices(visit: Visit) -> Result<Page> {
    let visit = visit.reply("/bund.json", Reply::Status(404));
    let page = WITHDRAWN.find(visit).await?;
    page.wait_for(".notice button").await?;
    Ok(page)
}

async fn texts_missing(mut visit: Visit) -> Result<Page> {
    // Divided, whatever the visit is for.
    visit = visit.reply("/katalog.json", Reply::json(dist::read("katalog.json")?));
    for texts in dist::files_of_texts()? {
        visit = visit.reply(&texts, Reply::Status(404));
    }
    let page = offer(visit, "familienberatungsstelle").await?;
    page.wait_for("main .notice button").await?;
    Ok(page)
}

async fn start_failed(visit: Visit) -> Result<Page> {
    let program = dist::first_file("wasm")?;
    let page = visit.reply(&program, Reply::Status(404)).open("").await?;
    page.wait_for("#start-failed").await?;
    // The message is in German until the texts of another language have loaded.
    page.wait_until(
        "the message is in the language of the address",
        "const wanted = new URLSearchParams(location.search).get('lang');
         return !wanted || document.querySelector('#start-failed').lang === wanted",
    )
    .await?;
    Ok(page)
}

impl Example {
    /// Goes to the state, as this visitor.
    ///
    /// # Errors
    ///
    /// If a step on the way there fails.
    pub async fn reach(&self, visit: Visit) -> Result<Page> {
        (self.reach)(visit).await
    }
}

/// Chooses month and year of birth of the first child, by their values, where they are asked for.
///
/// # Errors
///
/// If the browser fails to answer.
pub async fn born_in(page: &Page, month: &str, year: &str) -> Result<()> {
    page.eval(&format!(
        "const [month, year] = document.querySelectorAll('.births select');
         month.value = '{month}'; year.value = '{year}';
         year.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await
}

/// The state with this name.
///
/// # Errors
///
/// If there is no such state.
pub fn named(name: &str) -> Result<&'static Example> {
    let example = EXAMPLES.iter().find(|example| example.name == name);
    example.with_context(|| format!("there is no state {name}"))
}

/// Reaches every state as this visitor and checks it.
///
/// # Errors
///
/// If any state cannot be reached or fails a check: lists all of them, each with its reason.
pub async fn each(visit: Visit, check: impl AsyncFn(&Example, &Page) -> Result<()>) -> Result<()> {
    let all: Vec<&str> = EXAMPLES.iter().map(|example| example.name).collect();
    some(&all, visit, check).await
}

/// The same for some of them, by name.
///
/// # Errors
///
/// If there is no such state, or as for [`each`].
pub async fn some(
    names: &[&str],
    visit: Visit,
    check: impl AsyncFn(&Example, &Page) -> Result<()>,
) -> Result<()> {
    let mut failures = Vec::new();
    for name in names {
        let example = named(name)?;
        let result = match example.reach(visit.clone()).await {
            Ok(page) => check(example, &page).await,
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            failures.push(format!("{}: {error:#}", example.name));
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    bail!("{} of {} states fail\n{}", failures.len(), names.len(), failures.join("\n"))
}
