//! The paper handout: printed by the browser, read back from its PDF.

use anyhow::{Context, Result, ensure};
use browser_tests::{MediaFeature, Page, Visit, dist, examples, list, locales};
use serde_json::{Value, json};
use xtask::server::Reply;

/// Name and number of [`list::OFFERS`], as printed on the handout.
const PHONES: [(&str, &str); 4] = [
    ("Familienberatungsstelle", "+493023125215"),
    ("Familienbüro Trelletal", "+493023125101"),
    ("Hebammensprechstunde Marbenau", "+491713920023"),
    ("Frauenhaus im Trelletalkreis", "+496990009111"),
];
const PHASE: &str = "kita";
/// A place without any offer of the list.
const PLACE: (&str, &str) = ("fallersroda", "Fallersroda");
const SITUATION: &str = "zieht-sich-zurueck";
const BIRTH: (&str, &str) = ("3", "2021");

#[tokio::test]
async fn a_family_takes_home_a_sheet_in_ukrainian_and_german() -> Result<()> {
    let sheet = sheet("uk").await?;
    let text = words(&sheet.join(" "));
    // From the catalogue, from the interface, and the same in German next to it.
    for expected in ["Сімейна консультація", "Сімейне бюро", "Притулок для жінок"]
    {
        ensure!(text.contains(expected), "no „{expected}“ in: {text}");
    }
    ensure!(text.contains("Ukrainisch?"), "no first words: {text}");
    for tag in ["uk", "de"] {
        let notes = words(&locales::text(tag, "handout-notes")?);
        assert_eq!(text.matches(&notes).count(), PHONES.len(), "{notes}: {text}");
    }
    is_a_good_handout("uk", &sheet)
}

#[tokio::test]
async fn a_family_takes_home_a_sheet_in_arabic_and_german() -> Result<()> {
    let sheet = sheet("ar").await?;
    // The order and the forms of the letters depend on the renderer and the reader.
    let is_arabic =
        |letter: &char| matches!(letter, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{feff}');
    for (name, _) in PHONES {
        let page = sheet.iter().find(|page| words(page).contains(name));
        let page = page.with_context(|| format!("{name} is on no page"))?;
        let letters = page.chars().filter(is_arabic).count();
        ensure!(letters > 100, "only {letters} Arabic letters next to {name}");
    }
    is_a_good_handout("ar", &sheet)
}

#[tokio::test]
async fn in_german_nothing_is_said_twice() -> Result<()> {
    let page = list::open(Visit::new(), &list::OFFERS[..1]).await?;
    let text = words(&page.print().await?.join(" "));
    assert_eq!(text.matches("Notizen").count(), 1, "{text}");
    assert_eq!(text.matches("Stand:").count(), 1, "{text}");
    ensure!(!text.contains("Was sage ich am Telefon?"), "{text}");
    Ok(())
}

#[tokio::test]
async fn the_sheet_is_seen_on_paper_only() -> Result<()> {
    // One of them adds the exit button.
    let page = list::open(Visit::new(), &list::OFFERS[2..]).await?;
    page.wait_for(".exit button").await?;
    assert_eq!(page.texts_of(".handout").await?, Vec::<String>::new());
    let text = words(&page.print().await?.join(" "));
    for control in [
        "Nach unten",
        "Entfernen",
        "Link kopieren",
        "Sofort Hilfe öffnen",
        "Gemerkt (",
        "schnell verlassen",
    ] {
        ensure!(!text.contains(control), "„{control}“ is on paper: {text}");
    }
    Ok(())
}

#[tokio::test]
async fn whoever_has_no_phone_number_has_an_address_on_paper() -> Result<()> {
    let offers = without_phone()?;
    let ids: Vec<&str> = offers.iter().map(String::as_str).collect();
    let page = Visit::new().open(&format!("#{}", list::fragment_of("ar", &ids)?)).await?;
    page.wait_until_it_speaks("ar").await?;
    page.wait_for_screen("remembered").await?;
    let ways = ways(&page).await?;
    assert_eq!(ways.len(), ids.len());
    for (id, way) in ids.iter().zip(&ways) {
        ensure!(way.contains('.'), "on paper, {id} has no address: {way}");
        ensure!(!way.contains("://"), "{way} is too long to type");
    }
    ensure!(ways.iter().any(|way| way == "www.familienkasse.de"), "{ways:?}");
    let directions: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('.handout-address b')]
               .map((address) => getComputedStyle(address).direction);",
        )
        .await?;
    ensure!(directions.iter().all(|direction| direction == "ltr"), "{directions:?}");
    Ok(())
}

#[tokio::test]
async fn beside_a_number_stands_the_address_that_registration_needs() -> Result<()> {
    let offer = |id: &str, registration: &str| {
        json!({
            "id": id, "name": id, "registration": registration,
            "phones": [{"number": "+493023125000"}],
            "email": "kurs@example.org", "url": "https://www.example.org/kurs/",
        })
    };
    let offers = json!([offer("ruf", "phone"), offer("brief", "email"), offer("netz", "online")]);
    let page = list::open(only(&offers), &["ruf", "brief", "netz"]).await?;
    let ways = ways(&page).await?;
    assert_eq!(
        ways,
        ["030 2312 5000", "030 2312 5000 kurs@example.org", "030 2312 5000 www.example.org/kurs"]
    );
    Ok(())
}

#[tokio::test]
async fn the_sheet_warns_as_the_screen_does_in_both_languages() -> Result<()> {
    let offers = json!([
        {
            "id": "pause", "name": "Pause", "status": "paused", "assured_date": "2020-01-31",
            "alert": "Ab April geht es weiter.",
        },
        {
            "id": "vorbei", "name": "Vorbei",
            "schedules": [{
                "freq": "WEEKLY", "byday": ["TU"], "dtstart": "2020-01-07", "until": "2020-02-04",
            }],
        },
    ]);
    let page = list::open(only(&offers).interface("uk"), &["pause", "vorbei"]).await?;
    page.pretend_media(&[MediaFeature::Print]).await?;
    for tag in ["uk", "de"] {
        let half = format!(".handout article > .halves:first-child > [lang={tag}]");
        let halves = page.texts_of(&half).await?;
        for (at, key) in [(0, "paused"), (0, "stale"), (1, "dates-ask")] {
            let sentence = words(&locales::text(tag, key)?);
            let half = halves.get(at).with_context(|| format!("{halves:?}"))?;
            ensure!(half.contains(&sentence), "{tag}: no „{sentence}“ in: {half}");
        }
        ensure!(halves[0].contains("Ab April geht es weiter."), "{tag}: {halves:?}");
    }
    Ok(())
}

/// After a place name in the other direction, its lines would be torn apart.
#[tokio::test]
async fn the_german_note_of_a_date_begins_a_line_between_arabic() -> Result<()> {
    let page = list::open(Visit::new().interface("ar"), &list::OFFERS).await?;
    page.pretend_media(&[MediaFeature::Print]).await?;
    let begins: Vec<bool> = page
        .eval(
            "return [...document.querySelectorAll('.handout [dir=rtl] .quiet')].map((note) => {
               const before = document.createRange();
               before.setStart(note.parentElement, 0);
               before.setEndBefore(note);
               const bottom = before.getBoundingClientRect().bottom;
               return note.getBoundingClientRect().top >= bottom - 1;
             });",
        )
        .await?;
    ensure!(!begins.is_empty(), "no date has a note");
    ensure!(begins.iter().all(|begins| *begins), "{begins:?}");
    Ok(())
}

/// As many as stand first on the results.
#[tokio::test]
async fn three_offers_fit_on_one_page_and_in_german_the_helplines_too() -> Result<()> {
    for language in ["de", "ar"] {
        let visit = Visit::new().now("2026-11-24T10:30").interface(language);
        let sheet = list::open(visit, &list::OFFERS[..3]).await?.print().await?;
        let front = sheet.first().context("nothing was printed")?;
        for (name, phone) in &PHONES[..3] {
            let is_whole = front.contains(name) && digits(front).contains(&national(phone));
            ensure!(is_whole, "{language}: no {name} with its number in: {front}");
        }
        if language == "de" {
            assert_eq!(sheet.len(), 1, "{sheet:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn nothing_on_paper_is_small() -> Result<()> {
    let page = list::open(Visit::new().interface("de-simple"), &list::OFFERS).await?;
    page.pretend_media(&[MediaFeature::Print]).await?;
    for (css, least) in [(".handout *", 11.0), (".handout [lang=de-simple] *", 13.0)] {
        let smallest: f64 = page
            .eval(&format!(
                "const size = (element) => parseFloat(getComputedStyle(element).fontSize);
                 const points = [...document.querySelectorAll('{css}')].map(size);
                 return Math.min(...points) * 72 / 96;"
            ))
            .await?;
        ensure!(smallest > least - 0.01, "{css}: {smallest} pt");
    }
    Ok(())
}

#[tokio::test]
async fn the_sheet_has_room_for_whoever_has_advised() -> Result<()> {
    let page = list::open(Visit::new(), &list::OFFERS[..1]).await?;
    let sheet = words(&page.print().await?.join(" "));
    ensure!(sheet.contains(&locales::text("de", "handout-advisor")?), "{sheet}");
    Ok(())
}

/// Whatever is on the screen is printed without what only works there.
#[tokio::test]
async fn a_printed_screen_has_black_numbers_and_no_filters() -> Result<()> {
    for name in ["results", "offer"] {
        let page = examples::named(name)?.reach(Visit::new()).await?;
        page.pretend_media(&[MediaFeature::Print]).await?;
        page.wait_until_gone(".filters, .page-header, .page-footer, .links, .remember").await?;
        let colours: Vec<String> = page
            .eval(
                "const shown = [...document.querySelectorAll('main [href^=\"tel:\"]')]
                     .filter((each) => each.checkVisibility());
                 return shown.map((each) => getComputedStyle(each).color)",
            )
            .await?;
        ensure!(!colours.is_empty(), "{name}: no number");
        ensure!(colours.iter().all(|each| each == "rgb(0, 0, 0)"), "{name}: {colours:?}");
    }
    Ok(())
}

/// The nationwide offers without a phone number.
fn without_phone() -> Result<Vec<String>> {
    let everywhere: Value = serde_json::from_slice(&dist::read("bund.json")?)?;
    let list = |name: &str| everywhere[name].as_array().cloned().unwrap_or_default();
    let has_phone = |of: &Value| of["phones"].as_array().is_some_and(|each| !each.is_empty());
    let callable: Vec<Value> =
        list("organizations").iter().filter(|each| has_phone(each)).cloned().collect();
    let is_callable = |offer: &Value| {
        has_phone(offer) || callable.iter().any(|each| each["id"] == offer["organization"])
    };
    let offers = list("offers").into_iter().filter(|offer| !is_callable(offer));
    let ids: Vec<String> =
        offers.filter_map(|offer| offer["id"].as_str().map(str::to_owned)).collect();
    ensure!(ids.len() > 2, "too few offers without a phone number: {ids:?}");
    Ok(ids)
}

/// The contact details of each offer on the handout, next to its address.
async fn ways(page: &Page) -> Result<Vec<String>> {
    list::link(page).await?;
    page.pretend_media(&[MediaFeature::Print]).await?;
    page.texts_of(".handout-reach > :first-child").await
}

/// A catalogue of these offers alone.
fn only(offers: &Value) -> Visit {
    let catalogue = json!({"schema_version": "1.0", "name": "Wenige", "offers": offers});
    Visit::new().reply("/katalog.json", Reply::json(catalogue.to_string()))
}

/// The handout of a family that has answered every question and remembered four offers.
async fn sheet(language: &str) -> Result<Vec<String>> {
    // A fixed time: the next dates determine how long the texts are.
    let visit = Visit::new().now("2026-11-24T10:30").interface(language);
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    answer(&page).await?;
    list::make(&page, &list::OFFERS).await?;
    assert_eq!(list::offers(&page).await?, list::OFFERS);
    page.print().await
}

async fn answer(page: &Page) -> Result<()> {
    page.click(&format!("#for-whom-{PHASE}")).await?;
    page.click(".births summary").await?;
    let (month, year) = BIRTH;
    examples::born_in(page, month, year).await?;
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    page.click(&format!("#place-{}", PLACE.0)).await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click_folded(&format!("#situation-{SITUATION}")).await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    let answers = words(&page.text_of(".answers").await?);
    ensure!(answers.contains(BIRTH.1) && answers.contains(PLACE.1), "not answered: {answers}");
    Ok(())
}

/// Requirements in every language.
fn is_a_good_handout(language: &str, sheet: &[String]) -> Result<()> {
    let pages: Vec<String> = sheet.iter().map(|page| words(page)).collect();
    ensure!(pages.len() <= 3, "four offers fill {} pages", pages.len());
    let on_one = |page: &String| PHONES.iter().filter(|(name, _)| page.contains(name)).count();
    let counts: Vec<usize> = pages.iter().map(on_one).collect();
    let first = counts.iter().take(2).sum::<usize>();
    ensure!(first > 2, "too few offers on a page: {counts:?}");
    for (name, phone) in PHONES {
        let is_whole =
            |page: &String| page.contains(name) && digits(page).contains(&national(phone));
        let whole = pages.iter().filter(|page| is_whole(page)).count();
        ensure!(whole == 1, "{name} and its number are on the same page {whole} times: {pages:#?}");
    }
    let text = pages.join(" ");
    ensure!(text.contains("116 111"), "no helpline: {text}");
    let mut answers = vec![BIRTH.1.to_owned(), PLACE.1.to_owned()];
    for tag in [language, "de"] {
        for key in [
            &format!("situation-{SITUATION}"),
            &format!("for-whom-{PHASE}"),
            &format!("phase-{PHASE}"),
            "answers-title",
            "answer-place",
            "answer-people",
            "answer-situations",
        ] {
            answers.push(locales::text(tag, key)?);
        }
    }
    // A label of one short word may well be part of an offer's text: on a line of its own, it would
    // be followed by an answer.
    for answer in answers {
        let told = sheet.iter().flat_map(|page| page.lines()).map(words);
        let told = told.filter(|line| is_told(line, &words(&answer))).collect::<Vec<_>>();
        ensure!(told.is_empty(), "the handout reveals „{answer}“: {told:?}");
    }
    Ok(())
}

/// Whether a line reveals an answer: an answer of several words anywhere in the line; a single word
/// only if it stands alone.
fn is_told(line: &str, answer: &str) -> bool {
    let is_label = !answer.contains([' ', '-']) && answer.chars().all(char::is_alphabetic);
    let is_name = answer == PLACE.1;
    if is_label && !is_name { line == answer } else { line.contains(answer) }
}

/// A phone number of the catalogue as digits, without the country code.
fn national(phone: &str) -> String {
    phone.replace("+49", "")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Normalizes whitespace and removes soft hyphens.
fn words(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
