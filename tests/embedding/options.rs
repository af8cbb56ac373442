//! What a host can preset.

use anyhow::Result;
use browser_tests::{Host, Page, Visit};

use super::ELEMENT;

const PRESET: &str = "place=kolmenrod&life_phase=kita,baby&topic=geld";

async fn ticked(page: &Page) -> Result<Vec<String>> {
    page.eval("return [...document.querySelectorAll('main input:checked')].map(({ id }) => id)")
        .await
}

#[tokio::test]
async fn a_host_ticks_in_advance_and_the_family_sees_it() -> Result<()> {
    let page = Visit::new().open(&format!("?{PRESET}")).await?;
    page.wait_for_catalogue().await?;
    assert_eq!(ticked(&page).await?, ["for-whom-baby", "for-whom-kita"]);
    page.click("#next").await?;
    page.wait_for_screen("place").await?;
    assert_eq!(ticked(&page).await?, ["place-kolmenrod"]);
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    let of_money = ["geld-reicht-nicht", "hilfe-bei-antrag", "schulden", "sachen"];
    let mut of_money = of_money.map(|id| format!("situation-{id}")).to_vec();
    assert_eq!(ticked(&page).await?, of_money);
    page.click_folded("#situation-hilfe-bei-antrag").await?;
    page.wait_until_gone("#situation-hilfe-bei-antrag:checked").await?;
    of_money.remove(1);
    assert_eq!(ticked(&page).await?, of_money);
    Ok(())
}

#[tokio::test]
async fn nobody_says_in_advance_what_is_sensitive_or_what_is_not_there() -> Result<()> {
    let page = Visit::new().open("?place=atlantis&life_phase=x,%3Cb%3E&topic=sicherheit,y").await?;
    page.wait_for_catalogue().await?;
    for screen in ["for-whom", "place", "situation"] {
        page.wait_for_screen(screen).await?;
        assert!(ticked(&page).await?.iter().all(|id| id == "place-"), "{screen}");
        page.click("#next").await?;
    }
    page.wait_for_screen("results").await?;
    assert_eq!(page.attribute("html", "data-sensitive").await?, None);
    Ok(())
}

#[tokio::test]
async fn attributes_of_the_element_reach_the_widget() -> Result<()> {
    let element = ELEMENT.replace(
        "<angebots-finder",
        "<angebots-finder lang=uk place=kolmenrod life-phase=kita,baby topic=geld \
         accent-color='#7a1f3d' color-scheme=light corner-radius=0 font-family='Arial, serif' \
         logo-url=logo.svg heading-level=3 catalogue=bund.json title='Hilfe für Familien'",
    );
    let host = Host::open(Visit::new(), &element).await?;
    host.enter().await?;
    let address: String = host.page.eval("return decodeURIComponent(location.search)").await?;
    let mut parameters: Vec<&str> = address[1..].split('&').collect();
    parameters.sort_unstable();
    let expected = [
        "accent_color=#7a1f3d",
        "color_scheme=light",
        "corner_radius=0",
        "font_family=Arial,+serif",
        "heading_level=3",
        "katalog=bund.json",
        "lang=uk",
        "life_phase=kita,baby",
        "logo_url=logo.svg",
        "place=kolmenrod",
        "topic=geld",
    ];
    assert_eq!(parameters, expected);
    host.page.leave_frames().await?;
    let title: String = host
        .page
        .eval(
            "const { shadowRoot } = document.querySelector('angebots-finder');
             return shadowRoot.querySelector('iframe').title",
        )
        .await?;
    assert_eq!(title, "Hilfe für Familien");
    Ok(())
}

#[tokio::test]
async fn headings_start_at_the_level_that_the_host_says() -> Result<()> {
    let levels = "return [...document.querySelectorAll('main h1, main h2, main h3')].slice(0, 3)
        .map((heading) => heading.localName + heading.ariaLevel)";
    for (parameter, expected) in [
        ("", ["h1null", "h2null", "h3null"]),
        ("heading_level=2", ["h12", "h23", "h34"]),
        ("heading_level=5", ["h15", "h26", "h36"]),
        ("heading_level=99", ["h1null", "h2null", "h3null"]),
    ] {
        let frame = format!("<iframe width=340 height=600 src='{{widget}}?{parameter}'></iframe>");
        let host = Host::open(Visit::new(), &frame).await?;
        host.enter().await?;
        host.page.click(".links button").await?;
        host.page.wait_for(".card h3").await?;
        host.page.click_text("button", "Zu den Fragen").await?;
        host.page.wait_for_screen("for-whom").await?;
        host.page.click("#for-whom-kita").await?;
        host.page.click_text("button", "Ergebnisse zeigen").await?;
        host.page.wait_for(".card h3").await?;
        let found: Vec<String> = host.page.eval(levels).await?;
        assert_eq!(found, expected, "{parameter}");
    }
    Ok(())
}
