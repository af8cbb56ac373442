//! A published catalogue comes in several files: what the results need first, long texts when the line is
//! free, and the texts of a language with the language.

use anyhow::{Result, bail, ensure};
use browser_tests::{Family, Page, Visit, dist};
use xtask::content_name;
use xtask::server::Reply;

const FAMILY: Family =
    Family { for_whom: "kita", place: "trellenburg", situation: "zieht-sich-zurueck" };

/// Texts that do not come are waited for without end.
const ENDLESS_PATIENCE: &str = "
    const wait = setTimeout;
    window.setTimeout = (work, time) => (time === 10_000 ? 0 : wait(work, time));
";

/// The path of a file with texts, such as `katalog-texte`.
fn file(name: &str) -> Result<String> {
    for entry in std::fs::read_dir(dist::published()?)? {
        let path = entry?.file_name().to_string_lossy().into_owned();
        if content_name::without(&path) == format!("{name}.json") {
            return Ok(format!("/{path}"));
        }
    }
    bail!("there is no {name}")
}

/// A visit of a published site.
fn published() -> Result<Visit> {
    Ok(Visit::new().site(dist::published()?))
}

/// The names of the catalogue's files that were requested, without their digits.
fn requested(page: &Page) -> Vec<String> {
    let paths = page.requests().into_iter().map(|request| request.path);
    let is_ours = |path: &String| path.starts_with("/katalog") || path.starts_with("/bund");
    let mut names: Vec<String> =
        paths.filter(is_ours).map(|path| content_name::without(&path)).collect();
    names.sort();
    names
}

/// Opens the first offer of the results.
async fn open_first(page: &Page) -> Result<()> {
    page.wait_for_lists().await?;
    page.click("[data-section=first] .card h3 button").await?;
    page.wait_for("[data-screen=offer] h1").await.map(drop)
}

#[tokio::test]
async fn an_offer_opened_before_its_texts_has_its_facts_and_gets_them() -> Result<()> {
    let texts = file("katalog-texte")?;
    let visit = published()?.reply(&texts, Reply::Stall).script(ENDLESS_PATIENCE);
    let page = FAMILY.find(visit).await?;
    open_first(&page).await?;
    page.wait_for("main a[href^='tel:']").await?;
    page.wait_for_text("[role=status]", "ausführlichen Texte werden geladen").await?;
    assert_eq!(page.texts_of(".description").await?, [""; 0]);
    page.server().release(&texts);
    page.wait_for(".description").await?;
    page.wait_until(
        "nothing is awaited any more",
        "return !document.querySelector('main [role=status] p')",
    )
    .await?;
    ensure!(page.focused().await?.contains("h1"), "{}", page.focused().await?);
    // And so have all others.
    page.back().await?;
    page.wait_for_screen("results").await?;
    Ok(())
}

#[tokio::test]
async fn the_search_goes_on_while_its_texts_arrive_and_knows_them_then() -> Result<()> {
    let texts = file("katalog-texte")?;
    let visit = published()?.reply(&texts, Reply::Stall).script(ENDLESS_PATIENCE);
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#all-offers").await?;
    // One of its keywords, which come with the texts.
    page.fill("#search", "Inkasso").await?;
    page.wait_for_text("main button", "Zu den Fragen").await?;
    page.eval::<()>("document.querySelector('#search').isSame = true").await?;
    page.server().release(&texts);
    page.wait_for("[data-offer=schuldnerberatung]").await?;
    let is_kept = "const { isSame, value } = document.activeElement;
        return isSame && value === 'Inkasso'";
    ensure!(page.eval::<bool>(is_kept).await?, "the field has been built again");
    Ok(())
}

#[tokio::test]
async fn what_the_search_has_found_stays_while_its_texts_arrive() -> Result<()> {
    let texts = file("katalog-texte")?;
    // Known in German, and one of the everyday words of the language.
    for (language, word) in [("de", "schuldner"), ("tr", "borç")] {
        let visit = published()?.interface(language).reply(&texts, Reply::Stall);
        let page = visit.script(ENDLESS_PATIENCE).open("").await?;
        page.wait_for_catalogue().await?;
        page.click("#all-offers").await?;
        page.fill("#search", word).await?;
        page.wait_for("[data-offer=schuldnerberatung]").await?;
        page.eval::<()>(
            "const list = document.querySelector('[data-section=search]');
             new MutationObserver(() => { window.lost ||= !list.querySelector('.card'); })
                 .observe(list, { childList: true, subtree: true })",
        )
        .await?;
        page.server().release(&texts);
        page.wait_for_screen("all-offers").await?;
        page.let_it_act().await?;
        ensure!(!page.eval::<bool>("return !!window.lost").await?, "{language}: nothing was found");
    }
    Ok(())
}

#[tokio::test]
async fn texts_that_are_missing_have_their_sentence_and_a_retry_and_all_else_works() -> Result<()> {
    let texts = file("katalog-texte")?;
    let page = FAMILY.find(published()?.reply(&texts, Reply::Status(404))).await?;
    open_first(&page).await?;
    page.wait_for_text("main .notice", "Ein Teil der Texte fehlt gerade").await?;
    page.wait_for("main a[href^='tel:']").await?;
    page.server().release(&texts);
    page.click_text("button", "Noch einmal versuchen").await?;
    page.wait_for(".description").await?;
    Ok(())
}

#[tokio::test]
async fn a_damaged_file_of_texts_breaks_nothing() -> Result<()> {
    let texts = file("katalog-texte")?;
    for reply in
        [Reply::json("{\"schema_version\": \"1.0\", \"off"), Reply::json("[]"), Reply::Half]
    {
        let page = FAMILY.find(published()?.reply(&texts, reply)).await?;
        open_first(&page).await?;
        page.wait_for_text("main .notice", "Ein Teil der Texte fehlt gerade").await?;
        page.wait_for("main a[href^='tel:']").await?;
    }
    Ok(())
}

#[tokio::test]
async fn everybody_fetches_the_same_files_in_a_language_whatever_they_look_at() -> Result<()> {
    let german = ["/bund-texte.json", "/bund.json", "/katalog-texte.json", "/katalog.json"];
    let turkish = [german.as_slice(), &["/katalog-tr.json"]].concat();
    for (visit, expected) in
        [(published()?, german.to_vec()), (published()?.interface("tr"), turkish)]
    {
        let page = FAMILY.find(visit).await?;
        let mut expected: Vec<&str> = expected;
        expected.sort_unstable();
        let all = format!("{expected:?} and nothing else are requested");
        let last = expected.len();
        page.until(&all, async || Ok((requested(&page).len() >= last).then_some(()))).await?;
        assert_eq!(requested(&page), expected);
        open_first(&page).await?;
        page.wait_for(".description").await?;
        page.back().await?;
        page.wait_for_screen("results").await?;
        page.click("#all-offers").await?;
        page.wait_for_screen("all-offers").await?;
        assert_eq!(requested(&page), expected, "opening an offer requests nothing");
    }
    Ok(())
}

#[tokio::test]
async fn a_language_chosen_later_brings_its_texts() -> Result<()> {
    let page = FAMILY.find(published()?).await?;
    page.wait_for_lists().await?;
    page.tap_language("tr").await?;
    page.wait_until_it_speaks("tr").await?;
    let is_turkish = "return document.querySelector('.card h3 button').lang !== 'de'
        && [...document.querySelectorAll('.card h3')].some((name) => !name.querySelector('[lang=de]'))";
    page.wait_until("a name is in Turkish", is_turkish).await
}

/// What is on the screens of a visit.
async fn screens(visit: Visit, path: &str, tag: &str) -> Result<Vec<String>> {
    let page = visit.interface(tag).open(path).await?;
    FAMILY.answer(&page).await?;
    page.wait_for_lists().await?;
    let settled = "return !document.querySelector('main [role=status] p')";
    let text = "return document.querySelector('main').innerText";
    let mut screens = Vec::new();
    page.wait_for(".filters").await?;
    page.wait_until("the texts are there", settled).await?;
    page.wait_until("the results are complete", "return !document.querySelector('[aria-busy]')")
        .await?;
    screens.push(page.eval(text).await?);
    open_first(&page).await?;
    page.wait_for(".description").await?;
    page.wait_until("the texts are there", settled).await?;
    screens.push(page.eval(text).await?);
    page.back().await?;
    page.wait_for_screen("results").await?;
    page.click("#all-offers").await?;
    page.wait_for_screen("all-offers").await?;
    page.fill("#search", "Schulden").await?;
    page.wait_until("it is searched", "return document.querySelector('.count').textContent !== ''")
        .await?;
    page.wait_until("it is complete", "return !document.querySelector('[aria-busy]')").await?;
    screens.push(page.eval(text).await?);
    Ok(screens)
}

#[tokio::test]
async fn the_divided_and_the_whole_catalogue_show_the_same() -> Result<()> {
    for tag in ["de", "tr"] {
        let divided = screens(published()?, "", tag).await?;
        let whole = screens(published()?, "?katalog=katalog-gesamt.json", tag).await?;
        assert_eq!(divided, whole, "{tag}");
    }
    Ok(())
}
