//! The list as a link: short, and no server learns about it.

use anyhow::{Result, ensure};
use browser_tests::{Engine, MediaFeature, Page, Visit, dist, list, locales};
use serde_json::json;
use xtask::server::Reply;

/// More than any real list has.
const MANY: usize = 30;
/// A longer link makes a QR code that cheap cameras cannot read.
const MANY_LENGTH: usize = 190;
/// Without the sensitive ones.
const PLAIN: [&str; 3] =
    ["familienberatungsstelle", "familienbuero", "hebammensprechstunde-marbenau"];

#[tokio::test]
async fn the_qr_code_opens_the_same_list_in_the_same_language() -> Result<()> {
    for language in ["de", "ar"] {
        let page = list::open(Visit::new().interface(language), &PLAIN).await?;
        let link = list::link(&page).await?;
        assert_eq!(page.scan(".qr").await?, link, "{language}");

        let opened = open(Visit::new(), &page, &link, language).await?;
        assert_eq!(list::offers(&opened).await?, PLAIN);
    }
    Ok(())
}

#[tokio::test]
async fn a_link_holds_one_offer_or_many_in_their_order() -> Result<()> {
    let catalogue = Reply::json(many_offers());
    let visit = Visit::new().reply("/katalog.json", catalogue);
    for count in [1, 5, MANY] {
        let ids: Vec<String> = (1..=count).rev().map(|number| format!("rat-{number}")).collect();
        let offers: Vec<&str> = ids.iter().map(String::as_str).collect();
        let page = list::open(visit.clone(), &offers).await?;
        let link = list::link(&page).await?;
        let base = page.server().url("").len();
        ensure!(link.len() <= base + MANY_LENGTH, "{count} offers: {} characters", link.len());
        assert_eq!(page.scan(".qr").await?, link, "{count} offers");

        let opened = open(visit.clone(), &page, &link, "de").await?;
        assert_eq!(list::offers(&opened).await?, offers);
    }
    Ok(())
}

#[tokio::test]
async fn an_offer_that_no_longer_exists_is_told() -> Result<()> {
    let page = list::open(Visit::new(), &PLAIN).await?;
    let link = list::link(&page).await?;
    let opened = open(Visit::new(), &page, &format!("{link}AAAAAA"), "de").await?;
    opened.wait_for_text(".notice", "1 Angebot ist nicht mehr verfügbar").await?;
    assert_eq!(list::offers(&opened).await?, PLAIN);
    Ok(())
}

#[tokio::test]
async fn no_fragment_breaks_the_widget() -> Result<()> {
    let long = format!("#de.{}", "A".repeat(10_000));
    for fragment in ["#xx", "#.", "#de.", "#xx.Rvhgcv", "#de.äöü", "#de.%", "#de.AAAAAA", &long]
    {
        let page = Visit::new().open(fragment).await?;
        page.wait_for_catalogue().await?;
        page.wait_for("main h1").await?;
        page.wait_until_gone("#start-failed").await?;
        let start: String = fragment.chars().take(20).collect();
        assert_eq!(page.console_errors().await?, [], "{start}");
        // The fragment came with the address, so it is not the test's own list.
        let own = page.traces()?.into_iter().filter(|trace| !trace.starts_with("fragment: "));
        assert_eq!(own.collect::<Vec<_>>(), [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn another_link_in_the_same_page_opens_the_other_list() -> Result<()> {
    let page = list::open(Visit::new(), &PLAIN[..1]).await?;
    let first = list::link(&page).await?;
    page.driver().goto(&first).await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("remembered").await?;
    let is_listed = "return document.querySelectorAll('.card').length === 1";
    page.wait_until("the link's offer is listed", is_listed).await?;
    assert_eq!(list::offers(&page).await?, PLAIN[..1]);
    Ok(())
}

#[tokio::test]
async fn sensitive_offers_are_in_the_link_only_if_somebody_says_so() -> Result<()> {
    let page = list::open(Visit::new(), &list::OFFERS).await?;
    let without = list::link(&page).await?;
    assert!(!page.is_checked("#link-sensitive").await?);
    let opened = open(Visit::new(), &page, &without, "de").await?;
    assert_eq!(list::offers(&opened).await?, PLAIN);

    page.click("#link-sensitive").await?;
    let with = page
        .until("the link has changed", async || {
            let link = list::link(&page).await?;
            Ok((link != without).then_some(link))
        })
        .await?;
    page.wait_for("#link-sensitive:checked:focus").await?;
    assert_eq!(page.scan(".qr").await?, with);
    let opened = open(Visit::new(), &page, &with, "de").await?;
    assert_eq!(list::offers(&opened).await?, list::OFFERS);

    // The next visit starts without them.
    assert!(!opened.is_checked("#link-sensitive").await?);
    Ok(())
}

#[tokio::test]
async fn without_a_sensitive_offer_nobody_is_asked_about_them() -> Result<()> {
    let page = list::open(Visit::new(), &PLAIN).await?;
    assert_eq!(page.texts_of("#link-sensitive").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_ways_to_share_carry_the_link() -> Result<()> {
    let page = list::open(Visit::new(), &PLAIN).await?;
    let link = list::link(&page).await?;
    for (way, beginning) in
        [("mailto", "mailto:?"), ("sms", "sms:?"), ("whatsapp", "https://wa.me/?")]
    {
        let target = page.attribute(&format!("[data-way={way}]"), "href").await?;
        let target = target.unwrap_or_default();
        assert!(target.starts_with(beginning), "{target}");
        let decoded: String =
            page.eval(&format!("return decodeURIComponent({})", json!(target))).await?;
        assert!(decoded.contains(&link), "{decoded}");
        assert!(decoded.contains("Für Sie gemerkt"), "{decoded}");
    }
    Ok(())
}

/// Phones treat everything up to the next space as part of the link.
#[tokio::test]
async fn nothing_stands_around_the_link_in_what_is_sent() -> Result<()> {
    for language in ["ar", "fa", "uk"] {
        let page = list::open(Visit::new().interface(language), &PLAIN).await?;
        let link = list::link(&page).await?;
        for way in ["mailto", "sms", "whatsapp"] {
            let target = page.attribute(&format!("[data-way={way}]"), "href").await?;
            let message: String = page
                .eval(&format!("return decodeURIComponent({})", json!(target.unwrap_or_default())))
                .await?;
            let last = message.split_whitespace().last();
            assert_eq!(last, Some(link.as_str()), "{language}: {message}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_list_in_another_language_says_that_texts_are_in_german() -> Result<()> {
    for (offers, is_said) in
        [(&["familienbuero"][..], false), (&["familienbuero", "schuldnerberatung"][..], true)]
    {
        let page = list::open(Visit::new().interface("ar"), offers).await?;
        let opened = open(Visit::new(), &page, &list::link(&page).await?, "ar").await?;
        let sentence = locales::text("ar", "texts-in-german")?;
        let expected = if is_said { vec![sentence] } else { Vec::new() };
        assert_eq!(opened.texts_of("main .notice").await?, expected, "{offers:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_link_can_be_copied() -> Result<()> {
    let page = list::open(Visit::new(), &PLAIN).await?;
    let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
    page.devtools("Browser.grantPermissions", permissions).await?;
    page.click_text("button", "Link kopieren").await?;
    page.wait_for_text("[role=status]", "Kopiert").await?;
    let copied: String = page.eval("return navigator.clipboard.readText()").await?;
    assert_eq!(copied, list::link(&page).await?);
    Ok(())
}

#[tokio::test]
async fn handing_over_asks_the_server_for_two_files_and_nobody_else_for_anything() -> Result<()> {
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    for offer in list::OFFERS {
        page.fill("#search", offer).await?;
        page.click(&list::remember(offer)).await?;
    }
    let before = page.requests().len();
    list::show(&page).await?;
    page.wait_for(".qr img").await?;
    page.click("#link-sensitive").await?;
    page.wait_for("#link-sensitive:focus").await?;

    let mut asked: Vec<String> =
        page.requests().into_iter().skip(before).map(|request| request.path).collect();
    asked.sort();
    let mut files = [file("handover-", ".mjs")?, file("handover-", ".css")?];
    files.sort();
    assert_eq!(asked, files);
    let elsewhere: Vec<String> = page
        .eval(
            "return performance.getEntriesByType('resource').map(({ name }) => name)
               .filter((name) => new URL(name).origin !== location.origin);",
        )
        .await?;
    assert_eq!(elsewhere, Vec::<String>::new());
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

/// Opens a link of `from` as another person: on another server, because each visit has its own.
async fn open(visit: Visit, from: &Page, link: &str, language: &str) -> Result<Page> {
    let path = link.strip_prefix(&from.server().url("")).unwrap_or(link);
    let page = visit.open(path).await?;
    page.wait_until_it_speaks(language).await?;
    page.wait_for_screen("remembered").await?;
    page.wait_for(".card").await?;
    Ok(page)
}

fn file(beginning: &str, ending: &str) -> Result<String> {
    let names = dist::names("")?;
    let is_it = |name: &&String| name.starts_with(beginning) && name.ends_with(ending);
    let name = names.iter().find(is_it);
    ensure!(name.is_some(), "the built widget has no {beginning}…{ending}");
    Ok(name.map(|name| format!("/{name}")).unwrap_or_default())
}

fn many_offers() -> String {
    let offer = |number| json!({"id": format!("rat-{number}"), "name": format!("Rat {number}")});
    let offers: Vec<_> = (1..=MANY).map(offer).collect();
    json!({"schema_version": "1.0", "name": "Viel Rat", "offers": offers}).to_string()
}

#[tokio::test]
async fn the_qr_code_is_black_on_white_whatever_the_devices_colours_are() -> Result<()> {
    for media in [
        &[MediaFeature::Dark][..],
        &[MediaFeature::ForcedColors],
        &[MediaFeature::Dark, MediaFeature::ForcedColors],
    ] {
        let mut visit = Visit::new();
        for feature in media {
            visit = visit.media(*feature);
        }
        let page = list::open(visit, &PLAIN).await?;
        let link = list::link(&page).await?;
        assert_eq!(page.scan(".qr").await?, link, "{media:?}");
        // As extensions for dark pages set it: the code brings its own ground.
        page.eval::<()>("document.querySelector('.qr').style.background = '#000'").await?;
        assert_eq!(page.scan(".qr").await?, link, "{media:?}, another background");
        // Or they invert everything but pictures.
        let invert = "for (const each of document.querySelectorAll('html, img')) {
            each.style.filter = 'invert(1) hue-rotate(180deg)';
        }";
        page.eval::<()>(invert).await?;
        assert_eq!(page.scan(".qr").await?, link, "{media:?}, inverted");
    }
    Ok(())
}

#[tokio::test]
async fn what_comes_of_copying_is_said_and_goes_again() -> Result<()> {
    let hurry = "const wait = setTimeout;
        window.setTimeout = (work, time) => wait(work, time === 5000 ? 500 : time)";
    let page = list::open(Visit::new().script(hurry), &PLAIN).await?;
    let label = page.text_of("[data-copy]").await?;
    page.click("[data-copy]").await?;
    page.wait_for_text("[role=status]", "Kopiert").await?;
    assert_eq!(page.text_of("[data-copy]").await?, label);
    let is_empty = "return [...document.querySelectorAll('[data-refused]')]
        .every(({ textContent }) => !textContent)";
    page.wait_until("it has gone", is_empty).await?;

    let refuse = "navigator.clipboard.writeText = async () => { throw new Error() };
        document.execCommand = () => false;";
    page.eval::<()>(refuse).await?;
    page.click("[data-copy]").await?;
    page.wait_for_text("[role=status]", &locales::text("de", "copy-refused")?).await?;
    let selected =
        "return document.activeElement.id === 'link' && getSelection().toString() !== ''";
    page.wait_until("the link is selected", selected).await
}

#[tokio::test]
async fn where_nothing_prints_it_is_said() -> Result<()> {
    // A sandbox and many apps' browsers ignore it, without an error or an event.
    for engine in [Engine::Chromium, Engine::Firefox] {
        let page = list::open(Visit::new().engine(engine), &PLAIN[..1]).await?;
        page.eval::<()>("window.print = () => {}").await?;
        page.click("[data-print]").await?;
        page.wait_for_text("[role=status]", &locales::text("de", "print-refused")?).await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_printing_works_nothing_is_said() -> Result<()> {
    let hurry = "const wait = setTimeout;
        window.setTimeout = (work, time) => wait(() => {
            work();
            if (time === 1000) document.title = 'has looked';
        }, time)";
    let page = list::open(Visit::new().script(hurry), &PLAIN[..1]).await?;
    page.eval::<()>("window.print = () => dispatchEvent(new Event('beforeprint'))").await?;
    page.click("[data-print]").await?;
    page.wait_until("it has looked", "return document.title === 'has looked'").await?;
    let said: Vec<String> = page
        .eval("return [...document.querySelectorAll('[data-refused]')].map((each) => each.textContent)")
        .await?;
    assert!(said.iter().all(String::is_empty), "{said:?}");
    Ok(())
}
