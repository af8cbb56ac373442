//! When something is missing or broken: an explanation, a retry button, and the helplines.

use anyhow::{Context, Result, ensure};
use browser_tests::{Family, Page, Visit, dist, list, locales};
use serde_json::{Value, json};
use xtask::server::Reply;

const CATALOGUE: &str = "/katalog.json";
const ALL_OFFERS: &str = "Alle Angebote ansehen";

/// Timers fifty times as fast.
const HURRY: &str =
    "const wait = setTimeout; window.setTimeout = (work, time) => wait(work, time / 50)";

/// Lets a test trigger the ten-second timeouts, and counts the responses that were read completely.
const PATIENCE: &str = "
    const wait = setTimeout;
    window.patiences = [];
    window.setTimeout = (work, time) =>
        time === 10_000 ? window.patiences.push(work) : wait(work, time);
    window.ended = 0;
    const read = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = async function () {
        const result = await read.call(this);
        window.ended += result.done;
        return result;
    };
";

#[tokio::test]
async fn every_way_to_lose_the_catalogue_has_its_sentence() -> Result<()> {
    let html = Reply::Body { mime: "text/html".into(), bytes: b"<!doctype html><p>Hallo".to_vec() };
    for (reply, sentence) in [
        (Reply::Status(404), "Die Liste der Angebote fehlt"),
        (Reply::Status(500), "Die Seite antwortet gerade nicht richtig"),
        (html, "Die Liste der Angebote ist beschädigt"),
        (Reply::json("{\"schema_version\": \"1.0\", \"off"), "ist beschädigt"),
        (Reply::json("[1, 2, 3]"), "ist beschädigt"),
        (Reply::json("{\"schema_version\": \"1.0\", \"offers\": [7]}"), "ist beschädigt"),
        (Reply::json("{\"schema_version\": \"1.0\", \"offers\": []}"), "der Angebote fehlt"),
        (Reply::CutOff { after: 1000 }, "Wir erreichen die Angebote nicht"),
        (Reply::json("{\"schema_version\": \"2.0\", \"offers\": []}"), "ist neuer als dieser"),
    ] {
        let page = Visit::new().reply(CATALOGUE, reply).open("").await?;
        page.click_text("button", "Weiter").await?;
        page.wait_for_text("[role=alert]", sentence).await?;
        helplines_are_there(&page).await?;
        page.wait_for_text("button", "Noch einmal versuchen").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_retry_brings_the_catalogue_when_it_is_back() -> Result<()> {
    let page = Visit::new().reply(CATALOGUE, Reply::Status(500)).open("").await?;
    page.click("#for-whom-kita").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for("[data-failure]").await?;
    page.server().release(CATALOGUE);
    page.click_text("button", "Noch einmal versuchen").await?;
    page.wait_for("#place-marbenau").await?;
    page.back().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(page.is_checked("#for-whom-kita").await?, "the answer is kept");
    Ok(())
}

#[tokio::test]
async fn a_slow_catalogue_is_waited_for_with_a_word() -> Result<()> {
    let page = Visit::new().reply(CATALOGUE, Reply::Stall).open("").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("[role=status]", "Die Angebote werden geladen").await?;
    page.wait_for_text("p", "etwas länger").await?;
    helplines_are_there(&page).await?;
    page.server().release(CATALOGUE);
    page.wait_for("#place-marbenau").await?;
    Ok(())
}

#[tokio::test]
async fn half_of_the_offers_broken_leaves_the_other_half() -> Result<()> {
    let catalogue = r#"{
        "schema_version": "1.0", "name": "Halb", "offers": [
            { "id": "gut", "name": "Guter Rat", "universal": true },
            { "id": "ohne-namen" },
            { "id": "Kein Slug", "name": "x" },
            { "id": "auch-gut", "name": "Noch ein Rat" }
        ]
    }"#;
    let visit = Visit::new().reply(CATALOGUE, Reply::json(catalogue));
    let page = visit.open("").await?;
    page.click_text("button", "Alle Angebote ansehen").await?;
    page.wait_for("[data-offer=gut]").await?;
    page.wait_for("[data-offer=auch-gut]").await?;
    page.wait_for_text(".notice[role=status]", "2 Angebote konnten wir nicht lesen").await?;
    Ok(())
}

#[tokio::test]
async fn an_included_catalogue_that_is_missing_leaves_the_others() -> Result<()> {
    let visit = Visit::new().reply("/bund.json", Reply::Status(404));
    the_rest_is_there_and_a_retry_brings_the_part(visit).await
}

#[tokio::test]
async fn an_included_catalogue_that_never_comes_keeps_nobody_waiting() -> Result<()> {
    let visit = Visit::new().reply("/bund.json", Reply::Stall).script(HURRY);
    the_rest_is_there_and_a_retry_brings_the_part(visit).await
}

#[tokio::test]
async fn all_that_is_included_has_one_patience_and_what_came_is_there() -> Result<()> {
    let includes =
        ["haengt-1.json", "haengt-2.json", "bund.json", "haengt-3.json", "haengt-4.json"];
    let mut visit = including(&includes)?.script(PATIENCE);
    for address in includes.iter().filter(|address| address.starts_with("haengt")) {
        visit = visit.reply(&format!("/{address}"), Reply::Stall);
    }
    let page = visit.open("").await?;
    let has_read = "return window.ended === 2 && window.patiences.length > 0";
    page.wait_until("two catalogues have been read", has_read).await?;
    let patiences: usize = page.eval("return window.patiences.length").await?;
    ensure!(patiences == 1, "all parts share one timeout, not {patiences}");
    page.eval::<()>("window.patiences[0]()").await?;
    page.wait_for_catalogue().await?;
    finds(&page, "Elterntelefon", "elterntelefon").await?;
    page.wait_for_text(".notice", "Ein Teil der Angebote fehlt gerade").await?;
    Ok(())
}

#[tokio::test]
async fn of_two_parts_with_the_same_offer_the_one_that_is_named_first_counts() -> Result<()> {
    let part = |name: &str| {
        let offer = json!({ "id": "gleich", "name": name, "universal": true });
        Reply::json(json!({ "schema_version": "1.0", "offers": [offer] }).to_string())
    };
    let page = including(&["erster.json", "zweiter.json"])?
        .reply("/erster.json", Reply::Stall)
        .reply("/zweiter.json", part("Zweiter"))
        .open("")
        .await?;
    let second = || page.requests().iter().any(|request| request.path == "/zweiter.json");
    page.until("the second one has been requested", async || Ok(second().then_some(()))).await?;
    page.server().set("/erster.json", part("Erster"));
    page.wait_for_catalogue().await?;
    page.click_text("button", ALL_OFFERS).await?;
    page.wait_for_text("[data-offer=gleich]", "Erster").await?;
    Ok(())
}

#[tokio::test]
async fn only_so_many_catalogues_are_asked_for_as_a_municipality_needs() -> Result<()> {
    let includes: Vec<String> = (0..100).map(|number| format!("teil-{number}.json")).collect();
    let mut visit = including(&includes)?;
    for address in &includes {
        // Each includes all of them, and a hundred of its own.
        let own: Vec<String> = (0..100).map(|number| format!("{number}-{address}")).collect();
        let all = [includes.clone(), own].concat();
        let part = json!({
            "schema_version": "1.0",
            "includes": all,
            "offers": [{ "id": address.replace('.', "-"), "name": "Zusatzrat" }],
        });
        visit = visit.reply(&format!("/{address}"), Reply::json(part.to_string()));
    }
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    // Texts of the first catalogue may have been requested, too.
    let requests = page.requests();
    let asked: Vec<&str> = requests.iter().map(|each| each.path.as_str()).collect();
    let parts = asked.iter().filter(|path| path.contains("teil-")).count();
    ensure!(parts == catalogue::budget::CATALOGUES - 1, "{asked:?}");
    finds(&page, "Zusatzrat", "teil-0-json").await?;
    page.wait_for_text(".notice", "Ein Teil der Angebote fehlt gerade").await?;
    Ok(())
}

#[tokio::test]
async fn a_part_that_is_too_large_is_left_out() -> Result<()> {
    let large = json!({
        "schema_version": "1.0",
        "offers": [{ "id": "gross", "name": "Rat", "universal": true }],
        "license": "x".repeat(catalogue::budget::INCLUDE_BYTES),
    });
    let visit = including(&["gross.json", "bund.json"])?
        .reply("/gross.json", Reply::json(large.to_string()));
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    finds(&page, "Elterntelefon", "elterntelefon").await?;
    page.wait_for_text(".notice", "Ein Teil der Angebote fehlt gerade").await?;
    Ok(())
}

#[tokio::test]
async fn a_mark_that_turns_the_writing_round_turns_no_sentence() -> Result<()> {
    let catalogue = r#"{
        "schema_version": "1.0", "name": "Halb",
        "locations": [{
            "id": "haus", "name": "Haus\u202e", "address": { "city": "Stadt" }
        }],
        "offers": [{
            "id": "rat", "name": "Rat", "universal": true, "locations": ["haus"],
            "schedules": [{ "freq": "ONCE", "dtstart": "2026-11-30", "opens_at": "10:00", "closes_at": "11:00" }]
        }]
    }"#;
    let page = Visit::new().reply(CATALOGUE, Reply::json(catalogue)).open("").await?;
    page.click_text("button", "Alle Angebote ansehen").await?;
    page.wait_for_text(".card", "Haus, Stadt").await?;
    Ok(())
}

#[tokio::test]
async fn another_sites_catalogue_is_not_opened() -> Result<()> {
    let page = Visit::new().open("?katalog=https://elsewhere.example/katalog.json").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for_text("[role=alert]", "darf der Angebotsfinder nicht öffnen").await?;
    Ok(())
}

#[tokio::test]
async fn a_tap_before_any_script_has_come_counts() -> Result<()> {
    let boot = dist::script("boot")?;
    let page = Visit::new().reply(&boot, Reply::Stall).open("").await?;
    page.click("#for-whom-kita").await?;
    page.click("#next").await?;
    page.server().release(&boot);
    page.wait_for_screen("place").await?;
    page.back().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(page.is_checked("#for-whom-kita").await?, "the answer is kept");
    Ok(())
}

#[tokio::test]
async fn a_program_that_cannot_start_says_so() -> Result<()> {
    for file in [dist::first_file("wasm")?, dist::script("boot")?] {
        let page = Visit::new().reply(&file, Reply::Status(500)).open("").await?;
        page.wait_for_text("#start-failed", "konnte nicht starten").await?;
        page.wait_for_text("a", "Elterntelefon").await?;
        page.server().release(&file);
        page.click("#retry").await?;
        page.wait_for_catalogue().await?;
    }
    Ok(())
}

/// What the program fetches while the first question is on the screen.
#[derive(Clone, Copy)]
enum Part {
    Second,
    Third,
}

impl Part {
    const ALL: [Self; 2] = [Self::Second, Self::Third];

    fn path(self) -> Result<String> {
        match self {
            Self::Second => dist::results_part(),
            Self::Third => dist::details_part(),
        }
    }

    /// Taps something that needs the part, on the first question.
    async fn want(self, page: &Page) -> Result<()> {
        match self {
            Self::Second => page.click_text("button", "Weiter").await,
            Self::Third => page.click_text("button", ALL_OFFERS).await,
        }
    }

    /// Waits until what needs the part is there.
    async fn has_come(self, page: &Page) -> Result<()> {
        let what = match self {
            Self::Second => "#place-marbenau",
            Self::Third => "main[data-screen=all-offers]:has(.card) h1:focus",
        };
        page.wait_for(what).await?;
        Ok(())
    }

    /// A visit in which the part gets this reply, with a tick on the first question. The third part
    /// is requested once the catalogue has been read, which the second does.
    async fn open(self, reply: Reply) -> Result<Page> {
        let page = Visit::new().reply(&self.path()?, reply).open("").await?;
        if matches!(self, Self::Third) {
            page.wait_for_catalogue().await?;
        }
        page.click("#for-whom-kita").await?;
        Ok(page)
    }
}

#[tokio::test]
async fn a_part_that_takes_long_is_waited_for_behind_the_first_question() -> Result<()> {
    for part in Part::ALL {
        let page = part.open(Reply::Stall).await?;
        part.want(&page).await?;
        page.wait_for_text("[role=status]", "Die Angebote werden geladen").await?;
        page.wait_for_text("p", "etwas länger").await?;
        helplines_are_there(&page).await?;
        page.server().release(&part.path()?);
        part.has_come(&page).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_part_that_is_lost_has_a_sentence_and_comes_when_it_is_wanted_again() -> Result<()> {
    let html = Reply::Body { mime: "text/html".into(), bytes: b"<!doctype html><p>Hallo".to_vec() };
    let start_page = || Reply::Redirect("./".to_owned());
    for part in Part::ALL {
        // What the server answers does not matter: as long as the site has no newer page, a reload
        // would not help.
        for reply in [
            Reply::Status(403),
            Reply::Status(404),
            Reply::Status(410),
            Reply::Status(500),
            html.clone(),
            start_page(),
            Reply::CutOff { after: 1000 },
        ] {
            let page = part.open(reply).await?;
            part.want(&page).await?;
            page.wait_for_text("[role=alert]", "Wir erreichen die Angebote nicht").await?;
            helplines_are_there(&page).await?;
            is_back_at_the_tick(&page).await?;
            part.want(&page).await?;
            page.wait_for("[data-failure]").await?;
            page.server().release(&part.path()?);
            page.click_text("button", "Noch einmal versuchen").await?;
            part.has_come(&page).await?;
            is_back_at_the_tick(&page).await?;
        }
    }
    Ok(())
}

/// Answers of servers for a file that is gone.
fn gone() -> Result<Vec<Reply>> {
    let html = Reply::Body { mime: "text/html".into(), bytes: dist::read("index.html")? };
    let statuses = [403, 404, 410, 500].map(Reply::Status);
    Ok([&statuses[..], &[html, Reply::Redirect("./".to_owned())]].concat())
}

/// The site has been updated: its page names this file differently now.
fn update(page: &Page, path: &str) -> Result<()> {
    let (old, new) = (path.trim_start_matches('/'), format!("/new-{}", path.replace('/', "-")));
    let html = String::from_utf8(dist::read("index.html")?)?;
    let html = html.replace(old, new.trim_start_matches('/'));
    let file = dist::directory()?.join(old);
    page.server().set(&new, Reply::File(file));
    page.server().set("/", Reply::Body { mime: "text/html".into(), bytes: html.into_bytes() });
    Ok(())
}

#[tokio::test]
async fn a_part_that_an_update_has_removed_brings_the_new_page() -> Result<()> {
    for part in Part::ALL {
        for reply in gone()? {
            let page = part.open(reply.clone()).await?;
            part.want(&page).await?;
            page.wait_for_text("[role=alert]", "Wir erreichen die Angebote nicht").await?;
            update(&page, &part.path()?)?;
            page.click_text("button", "Noch einmal versuchen").await?;
            page.wait_for_screen("for-whom").await.with_context(|| format!("{reply:?}"))?;
            page.wait_for_catalogue().await?;
            part.want(&page).await?;
            part.has_come(&page).await.with_context(|| format!("{reply:?}"))?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_language_that_an_update_has_removed_brings_the_new_page() -> Result<()> {
    let texts = dist::texts("uk")?;
    for reply in gone()? {
        let page = Visit::new().reply(&texts, reply.clone()).open("").await?;
        page.wait_for_catalogue().await?;
        page.click("#for-whom-kita").await?;
        for _ in 0..2 {
            page.tap_language("uk").await?;
            page.wait_for_text(".language [role=alert]", "nicht laden").await?;
            assert!(page.is_checked("#for-whom-kita").await?, "a reload would not have helped");
        }
        page.eval::<()>("window.isOld = true").await?;
        let texts = texts.trim_start_matches('/').replace("locale/uk-", "locale/*-");
        let html = String::from_utf8(dist::read("index.html")?)?;
        ensure!(html.contains(&texts), "{texts} is not in the page");
        let html = html.replace(&texts, &texts.replace("locale/", "locale/new-"));
        page.server().set("/", Reply::Body { mime: "text/html".into(), bytes: html.into_bytes() });
        page.tap_language("uk").await?;
        page.wait_until("the page is new", "return !window.isOld").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_link_that_cannot_be_shown_is_told_and_comes_with_the_next_try() -> Result<()> {
    let script = dist::script("handover")?;
    for reply in gone()? {
        let page = Visit::new().reply(&script, reply.clone()).open("").await?;
        page.wait_for_catalogue().await?;
        list::to_all_offers(&page).await?;
        page.fill("#search", "familienbuero").await?;
        page.click(&list::remember("familienbuero")).await?;
        page.click("#remembered").await?;
        page.wait_for_text("#link-failed [role=alert]", "Der Link lässt sich").await?;
        page.server().release(&script);
        page.click("#link-failed button").await?;
        list::link(&page).await.with_context(|| format!("{reply:?}"))?;
        page.wait_until_gone("#link-failed [role=alert]").await?;
        page.wait_for("#link:focus").await?;
    }
    Ok(())
}

async fn is_back_at_the_tick(page: &Page) -> Result<()> {
    page.back().await?;
    page.wait_for_screen("for-whom").await?;
    assert!(page.is_checked("#for-whom-kita").await?, "the answer is kept");
    Ok(())
}

#[tokio::test]
async fn a_third_part_that_was_lost_while_nobody_waited_for_it_disturbs_nobody() -> Result<()> {
    let more = dist::details_part()?;
    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    let page = family.find(Visit::new().reply(&more, Reply::Status(404))).await?;
    page.click(".card .remember").await?;
    let was_lost = format!(
        "return performance.getEntriesByType('resource').some(({{ name, responseStatus }}) =>
         name.endsWith({more:?}) && responseStatus === 404);"
    );
    page.wait_until("the third part is lost", &was_lost).await?;
    page.wait_for(".card .remember[aria-pressed=true]").await?;
    ensure!(page.texts_of("[data-failure]").await?.is_empty(), "the results are still shown");
    page.server().release(&more);
    // It brings the list of remembered offers, too.
    page.click(".sections button").await?;
    page.click("#remembered").await?;
    page.wait_for("[data-screen=remembered] .card").await?;
    Ok(())
}

#[tokio::test]
async fn every_failure_leads_to_the_list_of_all_offers_where_the_site_has_one() -> Result<()> {
    let list = "#retry + a:not([hidden])";
    let visit = Visit::new().reply("/", site_with_a_list()?).reply(CATALOGUE, Reply::Status(404));
    let page = visit.interface("tr").open("").await?;
    page.click("#next").await?;
    let words = locales::text("tr", "offers-as-list")?;
    page.wait_for_text("[data-failure] .actions a", &words).await?;
    let address = page.attribute("[data-failure] .actions a", "href").await?;
    assert_eq!(address, Some(page.server().url("alle-angebote.html")));

    // The crash message already has it, in the same language.
    let crash = "document.querySelector('#start-failed').hidden = false";
    page.eval::<()>(crash).await?;
    page.wait_for_text(list, &words).await?;

    let program = dist::first_file("wasm")?;
    let visit = Visit::new().reply("/", site_with_a_list()?).reply(&program, Reply::Status(500));
    let page = visit.interface("ar").open("").await?;
    page.wait_for_text(list, &locales::text("ar", "offers-as-list")?).await?;

    let visit = Visit::new().reply(&program, Reply::Status(500));
    let page = visit.open("").await?;
    page.wait_for_text("#start-failed", "konnte nicht starten").await?;
    assert!(is_list_hidden(&page).await?, "without a list, there must be no link to it");
    Ok(())
}

#[tokio::test]
async fn the_list_of_this_site_says_nothing_about_another_catalogue() -> Result<()> {
    let visit = Visit::new().reply("/", site_with_a_list()?);
    let page = visit.open("?katalog=gibt-es-nicht.json").await?;
    page.click("#next").await?;
    page.wait_for("[data-failure]").await?;
    assert!(is_list_hidden(&page).await?);
    assert_eq!(page.texts_of("[data-failure] a").await?, [""; 0]);
    Ok(())
}

/// In a visit whose included catalogue does not load.
async fn the_rest_is_there_and_a_retry_brings_the_part(visit: Visit) -> Result<()> {
    let family = Family { for_whom: "kita", place: "", situation: "zieht-sich-zurueck" };
    let page = family.find(visit).await?;
    page.wait_for("[data-section=first] [data-offer=familienberatungsstelle]").await?;
    page.wait_for_text(".notice", "Ein Teil der Angebote fehlt gerade").await?;
    page.server().release("/bund.json");
    page.click_text(".notice button", "Noch einmal versuchen").await?;
    page.click("[data-section=helplines] summary").await?;
    page.wait_for("[data-section=helplines] [data-offer=elterntelefon]").await?;
    Ok(())
}

/// Whether a search among all offers finds this one.
async fn finds(page: &Page, query: &str, offer: &str) -> Result<()> {
    page.click_text("button", ALL_OFFERS).await?;
    page.fill("#search", query).await?;
    page.wait_for(&format!("[data-offer={offer}]")).await?;
    Ok(())
}

/// With a catalogue that includes these.
fn including(addresses: &[impl AsRef<str>]) -> Result<Visit> {
    let mut catalogue: Value = serde_json::from_slice(&dist::read("katalog.json")?)?;
    catalogue["includes"] = addresses.iter().map(AsRef::as_ref).collect();
    Ok(Visit::new().reply(CATALOGUE, Reply::json(catalogue.to_string())))
}

/// The page of a site that was published with its list of all offers.
fn site_with_a_list() -> Result<Reply> {
    let html = String::from_utf8(dist::read("index.html")?)?;
    let shown = html.replace("alle-angebote.html\" hidden", "alle-angebote.html\"");
    ensure!(shown != html, "index.html has no hidden link to the list");
    Ok(Reply::Body { mime: "text/html".into(), bytes: shown.into_bytes() })
}

async fn is_list_hidden(page: &Page) -> Result<bool> {
    page.eval("return document.querySelector('#retry + a').hidden").await
}

async fn helplines_are_there(page: &Page) -> Result<()> {
    page.eval::<()>("document.querySelector('.help-now').open = true").await?;
    page.wait_for_text("a", "Elterntelefon").await?;
    Ok(())
}
