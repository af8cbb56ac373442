//! The page for editors of a municipal website: they see and copy what they choose, and the copied
//! snippet works in a page of another site.

use anyhow::{Context, Result, ensure};
use browser_tests::{MediaFeature, Page, Storage, Visit, dist, locales};
use serde_json::json;
use tempfile::TempDir;
use xtask::server::{Reply, Server};

const PAGE: &str = "einbetten.html";
const SNIPPETS: [&str; 7] = ["one-tag", "element", "frame", "sandbox", "address", "link", "button"];
/// The widget in the sample page.
const PREVIEW: &str =
    "document.querySelector('#preview angebots-finder').shadowRoot.querySelector('iframe')";
/// As themes of WordPress centre what stands directly in the content of a page.
const CENTRED: &str = "<style>main > * { max-width: 20rem; margin: auto !important }</style>";
/// Each choice, its parameter in the address, and its attribute on the element.
const CHOICES: [(&str, &str, &str, &str); 9] = [
    ("#place", "marbenau", "place=marbenau", r#"place="marbenau""#),
    ("[value=kita]", "", "life_phase=kita", r#"life-phase="kita""#),
    ("#topic", "geld", "topic=geld", r#"topic="geld""#),
    ("#lang", "uk", "lang=uk", r#"lang="uk""#),
    ("#accent-color", "005A9C", "accent_color=005a9c", r##"accent-color="#005a9c""##),
    ("#color-scheme", "light", "color_scheme=light", r#"color-scheme="light""#),
    ("#corner-radius", "4", "corner_radius=4", r#"corner-radius="4""#),
    ("#heading-level", "3", "heading_level=3", r#"heading-level="3""#),
    ("#exit-url", "https://example.org/?a&b", "", r#"exit-url="https://example.org/?a&amp;b""#),
];

#[tokio::test]
async fn without_a_choice_nothing_is_said_that_holds_anyway() -> Result<()> {
    let page = open(Visit::new()).await?;
    let folder = page.server().url("");
    let script = format!(r#"<script async src="{folder}embed.js""#);
    assert_eq!(snippet(&page, "one-tag").await?, format!("{script} data-finder></script>"));
    assert_eq!(
        snippet(&page, "element").await?,
        format!("{script}></script>\n<angebots-finder></angebots-finder>")
    );
    assert_eq!(snippet(&page, "address").await?, folder);
    let frame = snippet(&page, "frame").await?;
    // A bare frame has no script that could tell it that the page already has a heading.
    ensure!(frame.contains(&format!(r#" src="{folder}?heading_level=2""#)), "{frame}");
    Ok(())
}

#[tokio::test]
async fn a_site_with_several_catalogues_gives_away_the_one_of_the_address() -> Result<()> {
    let page = Visit::new().open(&format!("{PAGE}?katalog=bund.json")).await?;
    page.wait_until_gone("#place").await?;
    let script = snippet(&page, "one-tag").await?;
    ensure!(script.contains(r#" data-catalogue="bund.json">"#), "{script}");
    let address = snippet(&page, "address").await?;
    ensure!(address.ends_with("/?katalog=bund.json"), "{address}");
    ensure!(page.text_of(".poster-address").await?.ends_with("/?katalog=bund.json"));
    Ok(())
}

#[tokio::test]
async fn every_choice_is_in_every_snippet_and_in_the_preview() -> Result<()> {
    let page = open(Visit::new()).await?;
    for (field, text, in_address, as_attribute) in CHOICES {
        choose(&page, field, text).await?;
        for id in ["one-tag", "element"] {
            snippet_with(&page, id, as_attribute).await.context(field)?;
        }
        for id in ["frame", "sandbox", "address", "link", "button"] {
            // A link opens a separate page, with no host around it that could set these.
            let is_link = !["frame", "sandbox"].contains(&id);
            if is_link && ["#heading-level", "#exit-url"].contains(&field) {
                continue;
            }
            let expected = if in_address.is_empty() { as_attribute } else { in_address };
            snippet_with(&page, id, expected).await.context(field)?;
        }
        let is_shown =
            format!("return {PREVIEW}.src.replace('%23', '').includes({})", json!(in_address));
        page.wait_until("the preview has it", &is_shown).await.context(field)?;
    }
    page.click("#events").await?;
    for (id, attribute) in
        [("one-tag", " data-events>"), ("element", " events>"), ("frame", " data-events>")]
    {
        snippet_with(&page, id, attribute).await?;
    }
    page.fill("#frame-width", "600").await?;
    page.fill("#frame-height", "1200").await?;
    snippet_with(&page, "frame", r#" width="600" height="1200""#).await?;
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_used_is_told_and_left_out() -> Result<()> {
    let page = open(Visit::new()).await?;
    for (field, text, problem) in [
        ("#accent-color", "blau", "sechs Ziffern"),
        ("#corner-radius", "-3", "0 (eckig) bis 24"),
        ("#exit-url", "javascript:alert(1)", "mit https:// beginnt"),
        ("#frame-height", "hoch", "als ganze Zahl"),
    ] {
        choose(&page, field, text).await?;
        page.wait_for_text("form .alert", problem).await?;
        assert_eq!(page.attribute(field, "aria-invalid").await?.as_deref(), Some("true"));
        for id in SNIPPETS {
            let snippet = snippet(&page, id).await?;
            ensure!(!snippet.contains(text), "{snippet}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_choices_have_the_words_of_the_widget() -> Result<()> {
    let page = open(Visit::new()).await?;
    for (field, prefix) in [("[name=life_phase]", "for-whom-"), ("#topic option", "topic-")] {
        let options: Vec<(String, String)> = page
            .eval(&format!(
                "return [...document.querySelectorAll({field:?})].filter(({{ value }}) => value)
                   .map((each) => [each.value, (each.parentElement.querySelector('span') ?? each).textContent])"
            ))
            .await?;
        ensure!(options.len() > 5, "{field}: {options:?}");
        for (id, words) in options {
            assert_eq!(words, locales::text("de", &format!("{prefix}{id}"))?);
            assert_ne!(id, "sicherheit", "a sensitive topic can never be preselected");
        }
    }
    let mut languages: Vec<String> = page
        .eval("return [...document.querySelector('#lang').options].map(({ value }) => value)")
        .await?;
    languages.retain(|tag| !tag.is_empty());
    languages.sort();
    let known: Vec<String> = locales::all()?.into_iter().map(|locale| locale.tag).collect();
    assert_eq!(languages, known);
    Ok(())
}

#[tokio::test]
async fn a_copied_script_brings_the_finder_as_high_as_it_is() -> Result<()> {
    let page = open(Visit::new()).await?;
    choose_some(&page).await?;
    let snippets = [snippet(&page, "one-tag").await?, snippet(&page, "element").await?];
    for html in snippets {
        let host = host(&html).await?;
        page.driver().goto(host.url("")).await?;
        let frame = "document.querySelector('angebots-finder').shadowRoot.querySelector('iframe')";
        is_as_chosen_within(&page, frame).await.with_context(|| html.clone())?;
        page.wait_until(
            "the frame must not scroll",
            "return innerHeight > 640 && document.documentElement.scrollHeight <= innerHeight",
        )
        .await?;
        page.leave_frames().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_copied_iframe_brings_the_finder_also_in_a_sandbox() -> Result<()> {
    let page = open(Visit::new()).await?;
    choose_some(&page).await?;
    let snippets = [snippet(&page, "frame").await?, snippet(&page, "sandbox").await?];
    for html in snippets {
        let host = host(&html).await?;
        page.driver().goto(host.url("")).await?;
        let frame = "document.querySelector('iframe')";
        is_as_chosen_within(&page, frame).await.with_context(|| html.clone())?;
        page.click("#next").await?;
        page.wait_for_screen("place").await?;
        assert!(page.is_checked("#place-marbenau").await?, "the place is not ticked");
        page.leave_frames().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_copied_stands_below_the_text_of_a_page_that_centres_its_blocks() -> Result<()> {
    let page = open(Visit::new().size(1280, 800)).await?;
    let mut snippets = Vec::new();
    for id in ["one-tag", "element", "frame", "sandbox", "button"] {
        snippets.push((id, snippet(&page, id).await?));
    }
    for (id, html) in snippets {
        let host = host(&format!("{CENTRED}<main><p>Text</p>{html}</main>")).await?;
        page.driver().goto(host.url("")).await?;
        let stands_there =
            "const box = (css) => document.querySelector(css)?.getBoundingClientRect();
             const text = box('main > p');
             const finder = box('angebots-finder, iframe, a');
             return text.left > 400 && finder?.height > 0 && finder.left === text.left;";
        page.wait_until(&format!("{id} stands below the text"), stands_there).await?;
        // An inline frame has room for the descenders of letters below it.
        let is_gapless = "const frame = document.querySelector('iframe');
             return !frame || frame.parentElement.offsetHeight === frame.offsetHeight;";
        page.wait_until(&format!("{id} has no gap below it"), is_gapless).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_copied_link_leads_to_the_finder() -> Result<()> {
    let page = open(Visit::new()).await?;
    choose_some(&page).await?;
    let snippets = [snippet(&page, "link").await?, snippet(&page, "button").await?];
    let address = snippet(&page, "address").await?;
    for html in snippets {
        let host = host(&html).await?;
        page.driver().goto(host.url("")).await?;
        page.click_text("a", "Angebote für Familien finden").await?;
        is_as_chosen(&page).await.with_context(|| html.clone())?;
        assert_eq!(page.url().await?, address);
    }
    Ok(())
}

#[tokio::test]
async fn a_tap_copies_what_is_shown() -> Result<()> {
    let page = open(Visit::new()).await?;
    let origin = page.server().url("");
    let permissions = json!({"origin": origin, "permissions": ["clipboardReadWrite"]});
    page.devtools("Browser.grantPermissions", permissions).await?;
    choose_some(&page).await?;
    for id in SNIPPETS {
        page.click(&format!("[data-copies={id}]")).await?;
        page.wait_for_text(".snippet output", "Kopiert.").await?;
        let copied: String = page.eval("return navigator.clipboard.readText()").await?;
        assert_eq!(copied, snippet(&page, id).await?);
        // A change removes the confirmation.
        page.click("#events").await?;
        page.wait_until_gone("output:not(:empty)").await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_copied_is_marked_for_the_keyboard() -> Result<()> {
    let forbidden = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
        document.execCommand = () => false;";
    let page = open(Visit::new().script(forbidden)).await?;
    page.click("[data-copies=frame]").await?;
    page.wait_for_text(".snippet output", "Strg + C").await?;
    let marked: String = page.eval("return getSelection().toString()").await?;
    assert_eq!(marked, snippet(&page, "frame").await?);
    Ok(())
}

#[tokio::test]
async fn the_poster_is_one_page_whose_code_opens_the_finder() -> Result<()> {
    let page = open(without_preview()).await?;
    choose_some(&page).await?;
    let sheets = page.print().await?;
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    let text = sheets[0].split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in
        ["Trelletalkreis", "Unterstützung für Familien", &page.server().address().to_string()]
    {
        ensure!(text.contains(expected), "no „{expected}“ on the poster: {text}");
    }
    ensure!(!text.contains("Kopieren"), "{text}");
    let code = page.scan(".poster .qr").await?;
    ensure!(code.len() <= snippet(&page, "address").await?.len(), "{code}");
    page.driver().goto(code).await?;
    is_as_chosen(&page).await
}

#[tokio::test]
async fn without_a_catalogue_only_the_places_are_missing() -> Result<()> {
    for reply in [Reply::Status(404), Reply::json("[")] {
        let page = Visit::new().reply("/katalog.json", reply).open(PAGE).await?;
        page.wait_for_text("#no-places", "Orte lassen sich gerade nicht laden").await?;
        page.wait_until_gone("#place").await?;
        choose(&page, "#topic", "geld").await?;
        snippet_with(&page, "address", "?topic=geld").await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_page_keeps_nothing_and_asks_nobody_else() -> Result<()> {
    let page = open(Visit::new()).await?;
    choose_some(&page).await?;
    copy_frame(&page).await?;
    assert_eq!(page.storage().await?, Storage::default());
    let elsewhere: Vec<String> = page
        .eval(
            "return performance.getEntriesByType('resource').map(({ name }) => name)
               .filter((name) => !name.startsWith(location.origin + '/'))",
        )
        .await?;
    assert_eq!(elsewhere, Vec::<String>::new());
    ensure!(page.requests().iter().all(|request| request.header("cookie").is_none()));
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn families_are_not_led_to_the_page() -> Result<()> {
    let widget = String::from_utf8(dist::read("index.html")?)?;
    ensure!(!widget.contains("einbetten"), "the widget names the page");
    let page = open(Visit::new()).await?;
    assert_eq!(page.attribute("meta[name=robots]", "content").await?.as_deref(), Some("noindex"));
    Ok(())
}

#[tokio::test]
async fn the_page_breaks_no_rule_and_does_not_scroll_sideways() -> Result<()> {
    let phone = || Visit::new().size(320, 640);
    for visit in [
        phone(),
        Visit::new().size(1280, 800),
        phone().media(MediaFeature::Dark),
        phone().media(MediaFeature::ForcedColors),
        Visit::new().size(640, 800).text_size(200),
    ] {
        let page = open(visit).await?;
        choose(&page, "#accent-color", "blau").await?;
        page.wait_for("form .alert").await?;
        copy_frame(&page).await?;
        page.click("[name=size][value='1200']").await?;
        let is_wide = "return document.querySelector('.sample').style.inlineSize === '1200px'";
        page.wait_until("the preview is that wide", is_wide).await?;
        assert_eq!(page.overflow_x().await?, None);
        let violations: Vec<String> = page.axe().await?.iter().map(ToString::to_string).collect();
        ensure!(violations.is_empty(), "{}", violations.join("\n"));
    }
    Ok(())
}

#[tokio::test]
async fn the_page_can_be_used_by_keyboard() -> Result<()> {
    // The preview has tab stops of its own, which other tests cover.
    let page = open(without_preview()).await?;
    let problems = page.keyboard_problems().await?;
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

/// Without anything that grows and moves what is below it while a screenshot is taken.
fn without_preview() -> Visit {
    Visit::new().reply("/embed.js", Reply::Status(404))
}

/// The page once it has read the catalogue.
async fn open(visit: Visit) -> Result<Page> {
    let page = visit.open(PAGE).await?;
    ready(&page).await?;
    Ok(page)
}

async fn ready(page: &Page) -> Result<()> {
    page.wait_until(
        "the places can be chosen",
        "return document.querySelectorAll('#place option').length > 1",
    )
    .await
}

async fn snippet(page: &Page, id: &str) -> Result<String> {
    page.eval(&format!("return document.getElementById({id:?}).textContent")).await
}

/// Waits until a snippet contains this: it is written after a choice, not with it.
async fn snippet_with(page: &Page, id: &str, part: &str) -> Result<()> {
    let is_in_it =
        format!("return document.getElementById({id:?}).textContent.includes({})", json!(part));
    page.wait_until(&format!("„{part}“ is in {id}"), &is_in_it).await
}

/// Chooses as a person does who then leaves the field.
async fn choose(page: &Page, field: &str, text: &str) -> Result<()> {
    let element = page.wait_for(field).await?;
    match element.tag_name().await?.as_str() {
        // Like the keyboard: the list of a select is drawn by the system.
        "select" => {
            page.eval_with(
                "const [field, value] = arguments;
                 field.value = value;
                 field.dispatchEvent(new Event('input', { bubbles: true }));
                 field.dispatchEvent(new Event('change', { bubbles: true }));",
                vec![element.to_json()?, json!(text)],
            )
            .await
        }
        _ if text.is_empty() => page.click(field).await,
        _ => {
            page.fill(field, text).await?;
            page.press("Tab").await
        }
    }
}

async fn choose_some(page: &Page) -> Result<()> {
    choose(page, "#place", "marbenau").await?;
    choose(page, "[value=kita]", "").await?;
    choose(page, "#lang", "uk").await?;
    for attribute in [r#"place="marbenau""#, r#"life-phase="kita""#, r#"lang="uk""#] {
        snippet_with(page, "element", attribute).await?;
    }
    Ok(())
}

/// Copies the snippet, and waits until the page has reported the result.
async fn copy_frame(page: &Page) -> Result<()> {
    page.click("[data-copies=frame]").await?;
    page.wait_for(".snippet output:not(:empty)").await?;
    Ok(())
}

/// The widget shows what [`choose_some`] chose.
async fn is_as_chosen(page: &Page) -> Result<()> {
    page.wait_until_it_speaks("uk").await?;
    page.wait_for_screen("for-whom").await?;
    ensure!(page.is_checked("#for-whom-kita").await?, "the life phase is not ticked");
    Ok(())
}

/// The same in a frame of the page; stays in the frame.
async fn is_as_chosen_within(page: &Page, frame: &str) -> Result<()> {
    page.until("the widget is in the frame", async || {
        page.leave_frames().await?;
        let frame = page.driver().execute(&format!("return {frame}"), vec![]).await?;
        frame.element()?.enter_frame().await?;
        let is_there: bool = page.eval("return !!document.querySelector('main')").await?;
        Ok(is_there.then_some(()))
    })
    .await?;
    is_as_chosen(page).await
}

/// A page of another site with this content.
async fn host(html: &str) -> Result<Server> {
    let folder = TempDir::new()?;
    let server = Server::builder(folder.path()).start().await?;
    let page = format!(
        "<!doctype html><html lang=de><meta charset=utf-8><title>Musterstadt</title>
         <h1>Musterstadt</h1>{html}"
    );
    server.set("/", Reply::HostPage(page));
    Ok(server)
}
