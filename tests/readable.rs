//! What must be read as it is: numbers in texts from right to left, numbers, names and addresses
//! under a browser's translation, addresses on paper; and what is not worth reading.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, Visit, list};
use serde_json::json;
use xtask::server::Reply;

const CATALOGUE: &str = "/katalog.json";

/// Numbers as people write them, and as they must be read from left to right.
const NUMBERS: [&str; 8] = [
    "030 23125 101",
    "0800 111 0550",
    "+49 30 23125101",
    "030/23125-101",
    "(030) 23125 101",
    "116 016",
    "1 500",
    "٠٣٠ ٢٣١٢٥ ١٠١",
];

fn in_arabic() -> String {
    let text = |number: &str| format!("رقم جديد: {number} وشكرًا");
    json!({
        "schema_version": "1.0", "name": "Zahlen",
        "offers": [{
            "id": "rat", "name": "Rat", "summary": "Rat", "description": "Rat", "alert": "Rat",
            "application_process": "Rat", "eligibility_description": "Rat",
            "first_contact": "Rat", "response_time": "Rat",
            "required_documents": ["Rat"],
            "translations": { "ar": {
                "name": text(NUMBERS[0]), "summary": text(NUMBERS[1]), "description": text(NUMBERS[2]),
                "alert": text(NUMBERS[3]), "application_process": text(NUMBERS[4]),
                "eligibility_description": text(NUMBERS[5]),
                "required_documents": [text(NUMBERS[6]), text(NUMBERS[7])],
            } },
        }],
    })
    .to_string()
}

/// The digits of the page's text nodes as they are seen, from left to right.
const SEEN: &str = "(numbers) => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const seen = {};
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const number of numbers) {
            const start = node.data.indexOf(number);
            if (start < 0) continue;
            const digits = [];
            for (let at = start; at < start + number.length; at++) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const { left, width } = range.getBoundingClientRect();
                if (width > 0 && /\\p{Nd}/u.test(node.data[at])) digits.push([left, node.data[at]]);
            }
            digits.sort(([a], [b]) => a - b);
            seen[number] = digits.map(([, digit]) => digit).join('');
        }
    }
    return seen;
}";

async fn are_read_in_order(engine: Engine) -> Result<()> {
    let visit = Visit::new()
        .engine(engine)
        .interface("ar")
        .size(1280, 900)
        .reply(CATALOGUE, Reply::json(in_arabic()));
    let page = visit.open("").await?;
    page.wait_until_it_speaks("ar").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    page.click("[data-offer=rat] h3 button").await?;
    page.wait_for_screen("offer").await?;
    let seen: std::collections::HashMap<String, String> =
        page.call(SEEN, vec![json!(NUMBERS)]).await?;
    for number in NUMBERS {
        let digits: String = number.chars().filter(|c| c.is_numeric()).collect();
        let shown = seen.get(number).with_context(|| format!("{number} is not on the page"))?;
        assert_eq!(shown, &digits, "{number} in {engine}");
    }
    Ok(())
}

#[tokio::test]
async fn a_number_in_an_arabic_text_is_read_from_left_to_right() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        are_read_in_order(engine).await?;
    }
    Ok(())
}

fn one_offer() -> Visit {
    let catalogue = json!({
        "schema_version": "1.0", "name": "Ein Angebot",
        "places": [{ "id": "ort", "name": "Neukirchen", "ags": "06636" },
                   { "id": "dorf", "name": "Altendorf", "ags": "06636" }],
        "organizations": [{ "id": "verein", "name": "Haus am Markt e. V." }],
        "locations": [{ "id": "haus", "name": "Haus am Markt", "address":
            { "address_1": "Am Markt 1", "postal_code": "99999", "city": "Neukirchen" } }],
        "offers": [
            { "id": "rat", "name": "Rat", "organization": "verein", "locations": ["haus"],
              "email": "rat@verein.example", "url": "https://www.verein.example/rat/" },
            { "id": "anruf", "name": "Anruf", "organization": "verein",
              "phones": [{ "number": "+493023125999" }] },
        ],
    });
    Visit::new().reply(CATALOGUE, Reply::json(catalogue.to_string()))
}

async fn all_offers(visit: Visit) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    Ok(page)
}

/// Whether every text node with one of these texts is exempt from translation.
const EXEMPT: &str = "(texts) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    const translated = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = texts.find((each) => node.data.includes(each));
        if (!text) continue;
        found.add(text);
        if (!node.parentElement.closest('[translate=no]')) translated.push(node.data);
    }
    return [translated, texts.filter((each) => !found.has(each))];
}";

async fn is_exempt(page: &Page, texts: &[&str]) -> Result<()> {
    let (translated, missing): (Vec<String>, Vec<String>) =
        page.call(EXEMPT, vec![json!(texts)]).await?;
    ensure!(missing.is_empty(), "not on the page: {missing:?}");
    ensure!(translated.is_empty(), "would be translated: {translated:?}");
    Ok(())
}

#[tokio::test]
async fn numbers_names_and_addresses_are_not_translated_by_the_browser() -> Result<()> {
    let page = one_offer().open("").await?;
    page.wait_for_catalogue().await?;
    is_exempt(&page, &["116 016", "Українська", "العربية", "Leichte Sprache"]).await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    is_exempt(&page, &["Neukirchen", "Altendorf"]).await?;
    page.click("#place-ort").await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    is_exempt(&page, &["030 2312 5999"]).await?;
    let answer: bool = page
        .eval(
            "return [...document.querySelectorAll('.answers .chip span')]
                 .some((each) => each.textContent === 'Neukirchen' && each.translate === false)",
        )
        .await?;
    ensure!(answer, "the place would be translated");
    page.click("[data-offer=rat] h3 button").await?;
    page.wait_for_screen("offer").await?;
    is_exempt(&page, &["Haus am Markt e. V.", "Am Markt 1", "rat@verein.example"]).await
}

#[tokio::test]
async fn the_german_half_of_the_sheet_stays_german() -> Result<()> {
    let page = list::open(Visit::new().interface("uk"), &list::OFFERS[..1]).await?;
    let halves: Vec<(String, bool)> = page
        .eval(
            "return [...document.querySelectorAll('.handout .halves > div')]
                 .map((half) => [half.lang, half.translate])",
        )
        .await?;
    ensure!(halves.len() > 2);
    for (lang, is_translated) in halves {
        assert_eq!(is_translated, lang != "de", "{lang}");
    }
    Ok(())
}

#[tokio::test]
async fn addresses_can_be_read_and_are_printed() -> Result<()> {
    let page = all_offers(one_offer()).await?;
    let addresses = ["rat@verein.example", "www.verein.example/rat"];
    let card = page.text_of("[data-offer=rat]").await?;
    page.click("[data-offer=rat] h3 button").await?;
    page.wait_for_screen("offer").await?;
    let offer = page.text_of("main").await?;
    let paper = page.print().await?.join(" ");
    for address in addresses {
        for (name, text) in [("card", &card), ("page", &offer), ("paper", &paper)] {
            ensure!(text.contains(address), "{address} is not on the {name}: {text}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn nobody_plans_or_remembers_an_emergency_call() -> Result<()> {
    let page = all_offers(Visit::new()).await?;
    for id in ["notruf-112", "polizei-110"] {
        page.fill("#search", if id == "notruf-112" { "notruf" } else { "polizei" }).await?;
        let card = format!("[data-offer={id}]");
        page.wait_for(&format!("{card} .call")).await?;
        for unwanted in [".tags", ".remember", ".reasons", ".when"] {
            let found = page.texts_of(&format!("{card} {unwanted}")).await?;
            ensure!(found.is_empty(), "{id}: {unwanted} {found:?}");
        }
        page.click(&format!("{card} h3 button")).await?;
        page.wait_for_screen("offer").await?;
        for unwanted in [".remember", ".facts", "ul.when", ".reasons"] {
            let found = page.texts_of(&format!("main {unwanted}")).await?;
            ensure!(found.is_empty(), "{id}: {unwanted} {found:?}");
        }
        let text = page.text_of("main").await?;
        ensure!(!text.contains("Termine") && !text.contains("Wann"), "{text}");
        page.back().await?;
        page.wait_for_screen("all-offers").await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_has_no_dates_says_nothing_about_dates() -> Result<()> {
    let page = all_offers(one_offer()).await?;
    page.click("[data-offer=anruf] .remember").await?;
    page.click("[data-offer=anruf] h3 button").await?;
    page.wait_for_screen("offer").await?;
    let text = page.text_of("main").await?;
    ensure!(!text.contains("Wann") && !text.contains("Termin"), "{text}");
    list::show(&page).await?;
    let sheet: String = page.eval("return document.querySelector('.handout').textContent").await?;
    ensure!(!sheet.contains("Wann") && !sheet.contains("Termin"), "{sheet}");
    Ok(())
}

#[tokio::test]
async fn offers_for_everybody_have_no_reasons_and_no_registration() -> Result<()> {
    let page = browser_tests::Family {
        for_whom: "kita",
        place: "kolmenrod",
        situation: "zieht-sich-zurueck",
    }
    .find(Visit::new())
    .await?;
    page.click("[data-section=helplines] summary").await?;
    page.wait_for("[data-section=helplines] .line").await?;
    let lines = page.texts_of("[data-section=guides] .line, [data-section=helplines] .line");
    let lines = lines.await?.join(" ");
    ensure!(!lines.contains("ohne Anmeldung") && !lines.contains("weil:"), "{lines}");
    let poison = page.texts_of("[data-section=helplines] .line h3").await?;
    let poison: Vec<_> = poison.iter().filter(|name| name.contains("Giftnotruf")).collect();
    ensure!(poison.len() <= 1, "{poison:?}");
    Ok(())
}

#[tokio::test]
async fn the_demo_says_which_numbers_are_real() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_text(".demo-notice", "„Sofort Hilfe“ ist echt.").await?;
    Ok(())
}

#[tokio::test]
async fn starting_over_keeps_the_harmless_part_of_the_list_and_the_next_family_nothing()
-> Result<()> {
    for (path, expected) in [("", "Gemerkt (3)"), ("?pause=3", "")] {
        let page = Visit::new().open(path).await?;
        page.wait_for_catalogue().await?;
        list::make(&page, &list::OFFERS).await?;
        page.click_text(".links button", "Zu den Fragen").await?;
        page.wait_for_screen("for-whom").await?;
        page.click("#for-whom-kita").await?;
        page.click_text("button", "Neu anfangen").await?;
        page.wait_until(
            "nothing is ticked",
            "return document.querySelector('main :checked') === null",
        )
        .await?;
        assert_eq!(page.texts_of("#remembered").await?.concat(), expected, "{path}");
        if expected.is_empty() {
            continue;
        }
        list::show(&page).await?;
        let kept: Vec<String> = page
            .eval(
                "return [...document.querySelectorAll('.card')].map((card) => card.dataset.offer)",
            )
            .await?;
        assert_eq!(kept, list::OFFERS[..3], "the sensitive one is gone");
        page.wait_for_text("p", "Diese Liste ist weg, wenn Sie die Seite schließen.").await?;
        page.eval::<()>(
            "document.documentElement.dispatchEvent(new Event('angebotsfinder:next-family'))",
        )
        .await?;
        page.wait_for_screen("for-whom").await?;
        assert_eq!(page.texts_of("#remembered").await?, Vec::<String>::new());
    }
    Ok(())
}
