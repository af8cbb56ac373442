//! What an address may choose, and what it cannot break: links can come from anyone.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Visit};
use xtask::server::{LoggedRequest, Reply};

const CATALOGUE: &str = "/katalog.json";
const UPLOADED: &str = r#"{
    "schema_version": "1.0", "name": "Fremd", "includes": ["mehr.json"],
    "offers": [{ "id": "falsch", "name": "Falsche Nummer", "universal": true }]
}"#;

/// Next to or above the finder's folder `/familie/`, or not a catalogue.
const STRANGERS: [&str; 20] = [
    "/fileadmin/uploads/katalog.json",
    "../fileadmin/katalog.json",
    "%2e%2e/fileadmin/katalog.json",
    "..%2ffileadmin%2fkatalog.json",
    "daten/..%2f..%2fkatalog.json",
    "daten/..%5c..%5ckatalog.json",
    "daten/..%252f..%252fkatalog.json",
    "daten/..;/..;/katalog.json",
    "daten/%00.json",
    "..\\katalog.json",
    "\\\\elsewhere.example/katalog.json",
    "//elsewhere.example/katalog.json",
    "https://elsewhere.example/katalog.json",
    "data:application/json,{}",
    "blob:null/1.json",
    "/familienfeind/katalog.json",
    "suche?q=x.json",
    "suche.php#x.json",
    "http://[",
    "",
];

/// Percent-encodes a parameter's value.
fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |encoded, byte| format!("{encoded}%{byte:02x}"))
}

async fn wait_for_offers(page: &Page) -> Result<()> {
    page.click_text("button", "Alle Angebote ansehen").await?;
    page.wait_for("[data-offer]").await?;
    Ok(())
}

#[tokio::test]
async fn a_link_chooses_no_catalogue_outside_the_finders_own_folder() -> Result<()> {
    let page = Visit::new().below("familie").open("").await?;
    // Otherwise its last request could count for the first address.
    page.until("the last texts have been requested", async || {
        let is_last = |request: &LoggedRequest| request.path.contains("bund-texte");
        Ok(page.requests().iter().any(is_last).then_some(()))
    })
    .await?;
    for address in STRANGERS {
        let before = page.requests().len();
        page.go_to_anew(&format!("?katalog={}", encoded(address))).await?;
        let has_failed = async || {
            page.click_text("button", "Weiter").await?;
            page.wait_for_text("[role=alert]", "darf der Angebotsfinder nicht öffnen").await
        };
        has_failed().await.with_context(|| address.to_owned())?;
        let asked = page.requests().split_off(before);
        let asked: Vec<_> = asked.iter().map(|request| request.path.as_str()).collect();
        let is_own = |path: &&str| path.starts_with("/familie/") && !path.contains("json");
        ensure!(asked.iter().all(is_own), "{address}: {asked:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_link_chooses_a_catalogue_of_the_finders_own_folder() -> Result<()> {
    let own = |path: &str| {
        let visit = Visit::new().below("familie");
        visit.reply(path, Reply::json(UPLOADED)).reply("/daten/mehr.json", Reply::Status(404))
    };
    for (address, path) in [
        ("daten/kreis.json", "/daten/kreis.json"),
        ("/familie/daten/../daten/kreis.json?v=2", "/daten/kreis.json"),
        ("k%C3%B6ln.json", "/k%C3%B6ln.json"),
    ] {
        let page = own(path).open(&format!("?katalog={}", encoded(address))).await?;
        wait_for_offers(&page).await.with_context(|| address.to_owned())?;
        page.wait_for("[data-offer=falsch]").await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_catalogue_is_asked_for_once_and_without_cookies() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    page.eval::<()>("document.cookie = 'sitzung=1; path=/'").await?;
    let before = page.requests().len();
    page.reload().await?;
    page.wait_for_catalogue().await?;
    wait_for_offers(&page).await?;
    let requests = page.requests().split_off(before);
    let document = requests.iter().find(|request| request.path == "/");
    let cookie = document.context("the page was never requested")?.header("cookie");
    assert_eq!(cookie, Some("sitzung=1"), "otherwise this test would prove nothing");
    for catalogue in [CATALOGUE, "/bund.json"] {
        let asked: Vec<_> = requests.iter().filter(|each| each.path == catalogue).collect();
        assert_eq!(asked.len(), 1, "{catalogue}");
        assert_eq!(asked[0].header("cookie"), None, "{catalogue}");
    }
    // The cookie is the test's own.
    page.eval::<()>("document.cookie = 'sitzung=; path=/; max-age=0'").await?;
    page.traces()?;
    Ok(())
}

#[tokio::test]
async fn a_catalogue_that_leads_elsewhere_is_not_followed() -> Result<()> {
    let elsewhere = Reply::Redirect("/uploads/fremd.json".to_owned());
    for moved in [CATALOGUE, "/bund.json"] {
        let visit = Visit::new().reply("/uploads/fremd.json", Reply::json(UPLOADED));
        let page = visit.reply(moved, elsewhere.clone()).open("").await?;
        let words = if moved == CATALOGUE {
            page.click_text("button", "Weiter").await?;
            "Wir erreichen die Angebote nicht"
        } else {
            wait_for_offers(&page).await?;
            "Ein Teil der Angebote fehlt gerade"
        };
        page.wait_for_text("[role=alert], .notice", words).await?;
        let followed = page.requests().iter().any(|request| request.path.contains("fremd"));
        assert!(!followed, "{moved}");
    }
    Ok(())
}

/// Values that mean nothing to any parameter, and that programs have stumbled over.
const NONSENSE: [&str; 22] = [
    "",
    "%",
    "%%%",
    "%zz",
    "%c3",
    "%ed%a0%80",
    "%ff%fe",
    "%00",
    "__proto__",
    "constructor",
    "toString",
    "%F0%9F%98%80",
    "-1",
    "1e999",
    "NaN",
    "[]",
    "*",
    "%22%5D%3E",
    "http://[",
    "https://:@/",
    "blob:null/1",
    "data:,",
];
/// All parameters of an address, except the catalogue.
const PARAMETERS: [&str; 13] = [
    "lang",
    "place",
    "life_phase",
    "topic",
    "modus",
    "pause",
    "accent_color",
    "color_scheme",
    "corner_radius",
    "font_family",
    "logo_url",
    "heading_level",
    "__proto__",
];

#[tokio::test]
async fn nothing_in_an_address_stops_the_start() -> Result<()> {
    const STARTED: &str = "return 'started' in document.documentElement.dataset";
    const READY: &str =
        "return performance.getEntriesByName('angebotsfinder:catalogue-ready').length > 0";
    let page = Visit::new().open("").await?;
    // About as much as servers accept for all parameters together.
    let long = "a,".repeat(1_000);
    for value in NONSENSE.into_iter().chain([long.as_str()]) {
        let all: Vec<_> = PARAMETERS.iter().map(|name| format!("{name}={value}")).collect();
        for (address, state) in [
            (format!("?{}#{value}.{value}", all.join("&")), READY),
            (format!("?{value}&katalog={value}&&=#{value}"), STARTED),
        ] {
            starts(&page, &address, state).await.with_context(|| value.to_owned())?;
        }
    }
    // The offers in the fragments are in no list.
    page.traces()?;
    Ok(())
}

/// A sentence with a false phone number is what a malicious link would like to show.
#[tokio::test]
async fn no_text_of_an_address_is_ever_shown() -> Result<()> {
    const FALSE: &str = "Hilfetelefon 0800 999 999";
    const SHOWN: &str = "const { innerText, title } = document.documentElement;
        const attributes = ['alt', 'aria-label', 'title', 'placeholder', 'value'];
        const told = [...document.querySelectorAll('*')]
            .flatMap((each) => attributes.map((name) => each.getAttribute(name)));
        return [innerText, document.title, title, ...told].join(' ')";
    const TO_ALL_OFFERS: &str = "document.querySelector('main .links button')?.click()";
    let value = encoded(FALSE);
    for mode in ["", "team"] {
        let named = PARAMETERS.iter().filter(|name| **name != "modus");
        let all: Vec<_> = named.map(|name| format!("{name}={value}")).collect();
        let address = format!("?{}&modus={mode}#{value}.{value}", all.join("&"));
        let page = Visit::new().open(&address).await?;
        page.wait_for_catalogue().await?;
        for way in ["", "document.querySelector('main button')?.click()", TO_ALL_OFFERS] {
            page.eval::<()>(way).await?;
            page.let_it_act().await?;
            let shown: String = page.eval(SHOWN).await?;
            ensure!(!shown.contains("999"), "{mode}: {shown}");
        }
        page.traces()?;
    }
    Ok(())
}

async fn starts(page: &Page, address: &str, state: &str) -> Result<()> {
    page.go_to_anew(address).await?;
    page.wait_until("it has started", state).await?;
    let has_not_failed = "return document.getElementById('start-failed').hidden";
    ensure!(page.eval::<bool>(has_not_failed).await?, "it says that it could not start");
    Ok(())
}

#[tokio::test]
async fn the_page_for_editors_reads_no_catalogue_but_one_of_its_own_folder() -> Result<()> {
    let page = Visit::new().below("familie").open("einbetten.html?katalog=/fremd.json").await?;
    page.wait_for_text("#no-places", "Orte lassen sich gerade nicht laden").await?;
    let name: String =
        page.eval("return document.querySelector('.poster-name').textContent").await?;
    assert_eq!(name, "");
    let asked = page.requests().iter().any(|request| request.path == "/fremd.json");
    assert!(!asked);
    Ok(())
}
