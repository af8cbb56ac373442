//! The third question: topics that unfold, own words, and one button with a number.

use anyhow::{Result, ensure};
use browser_tests::{Family, Host, Page, Visit, examples, locales};

/// The button onwards.
const NEXT: &str = "#next";

/// How far the page goes until something ends, in pixels.
async fn end_of(page: &Page, css: &str) -> Result<f64> {
    page.eval(&format!(
        "return document.querySelector({css:?}).getBoundingClientRect().bottom + scrollY"
    ))
    .await
}

/// Goes to the third question.
async fn ask(visit: Visit, for_whom: &str, place: &str) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    for (screen, option) in
        [("place", format!("#for-whom-{for_whom}")), ("situation", format!("#place-{place}"))]
    {
        if !option.ends_with('-') {
            page.click(&option).await?;
        }
        page.click(NEXT).await?;
        page.wait_for_screen(screen).await?;
    }
    Ok(page)
}

/// The codes of the topics that are to be seen.
async fn topics(page: &Page) -> Result<Vec<String>> {
    page.eval(
        "return [...document.querySelectorAll('.topic > summary')]
            .filter((each) => each.checkVisibility())
            .map(({ id }) => id.replace('topic-', ''))",
    )
    .await
}

#[tokio::test]
async fn all_topics_are_seen_on_one_and_a_half_screens_of_a_phone() -> Result<()> {
    for (language, for_whom, place) in [
        ("de", "", ""),
        ("de", "kita", "kolmenrod"),
        ("de", "jugend", "trellenburg"),
        ("de-simple", "kita", ""),
        ("ar", "kita", ""),
        (&locales::longest()?, "kita", ""),
    ] {
        let visit = Visit::new().size(360, 740).interface(language);
        let page = ask(visit, for_whom, place).await?;
        let end = end_of(&page, NEXT).await?;
        // Only the demo has its notice.
        let demo: f64 =
            page.eval("return document.querySelector('.demo-notice').offsetHeight").await?;
        let end = end - demo;
        ensure!(end <= 1.5 * 740.0, "{language}, {for_whom}, {place}: {end} pixels");
    }
    Ok(())
}

#[tokio::test]
async fn what_has_something_for_this_family_comes_first_and_safety_is_never_folded_away()
-> Result<()> {
    let anybody = topics(&ask(Visit::new(), "", "").await?).await?;
    assert_eq!(anybody.last().map(String::as_str), Some("sicherheit"));
    let page = ask(Visit::new(), "kita", "kolmenrod").await?;
    let kita = topics(&page).await?;
    ensure!(!kita.contains(&"schwanger-geburt".to_owned()), "{kita:?}");
    assert_eq!(kita.last().map(String::as_str), Some("sicherheit"));
    // The others are one tap away, and there is nothing else.
    page.click("#more-topics").await?;
    page.wait_for("#topic-schwanger-geburt").await?;
    let (mut all, mut now) = (anybody, topics(&page).await?);
    all.sort();
    now.sort();
    assert_eq!(now, all);
    Ok(())
}

#[tokio::test]
async fn a_topic_unfolds_below_itself_and_folded_shows_what_is_ticked_in_it() -> Result<()> {
    let page = ask(Visit::new().size(360, 740), "kita", "").await?;
    page.wait_until_gone("[name=situation]").await?;
    page.click("#topic-geld").await?;
    page.wait_for("#situation-geld-reicht-nicht").await?;
    let is_below: bool = page
        .eval(
            "const box = (css) => document.querySelector(css).getBoundingClientRect();
             return box('#topic-geld').bottom <= box('#situation-geld-reicht-nicht').top
                 && box('#situation-hilfe-bei-antrag').bottom <= box('#topic-erziehung').top",
        )
        .await?;
    assert!(is_below);
    page.click("#situation-geld-reicht-nicht").await?;
    page.click("#situation-hilfe-bei-antrag").await?;
    page.click("#topic-geld").await?;
    page.wait_until_gone("#situation-geld-reicht-nicht").await?;
    page.wait_for_text("#topic-geld", "2 gewählt").await?;
    page.click(NEXT).await?;
    page.wait_for_screen("results").await?;
    page.click_text(".answers button", "Thema ändern").await?;
    page.wait_for_text("#topic-geld", "2 gewählt").await?;
    Ok(())
}

#[tokio::test]
async fn own_words_find_a_situation_that_can_be_ticked_and_stays_ticked() -> Result<()> {
    let page = ask(Visit::new(), "kita", "kolmenrod").await?;
    page.fill("#own-words", "mein kind zieht sich immer zurück").await?;
    page.wait_for("#situation-zieht-sich-zurueck").await?;
    page.wait_until_gone("#topic-geld").await?;
    page.wait_for_text(".count", "1 Antwort").await?;
    page.click("#situation-zieht-sich-zurueck").await?;
    // Enter searches; nobody is taken away from what has been found.
    page.fill("#own-words", "geld").await?;
    page.press("Enter").await?;
    page.wait_for("#situation-geld-reicht-nicht").await?;
    page.wait_for_screen("situation").await?;
    // Nothing found is no end.
    page.fill("#own-words", "xyzxyz").await?;
    page.wait_for_text(".count", "nichts").await?;
    page.wait_for_text("#topic-entwicklung", "1 gewählt").await?;
    page.click(NEXT).await?;
    page.wait_for_screen("results").await?;
    let family = Family { for_whom: "kita", place: "kolmenrod", situation: "zieht-sich-zurueck" };
    let expected = family.find(Visit::new()).await?.text_of("main h1").await?;
    assert_eq!(page.text_of("main h1").await?, expected);
    Ok(())
}

#[tokio::test]
async fn the_last_question_has_one_button_onwards() -> Result<()> {
    for name in ["situation", "situation-unfolded"] {
        let page = examples::named(name)?.reach(Visit::new()).await?;
        page.wait_for_text(NEXT, "Ergebnisse zeigen (").await?;
        page.wait_until_gone("#show-results").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_hint_describes_an_option_and_is_no_part_of_its_name() -> Result<()> {
    // There are midwives, but none for a child at a Kita.
    let page = ask(Visit::new(), "kita", "").await?;
    page.click_folded("#situation-hebamme").await?;
    let [name, description]: [String; 2] = page
        .eval(
            "const input = document.querySelector('#situation-hebamme');
             const label = input.labels[0].cloneNode(true);
             for (const each of label.querySelectorAll('[aria-hidden]')) each.remove();
             const hint = document.getElementById(input.getAttribute('aria-describedby'));
             return [label.textContent, hint.textContent]",
        )
        .await?;
    assert_eq!(name, locales::text("de", "situation-hebamme")?);
    assert_eq!(description, locales::text("de", "nothing-matching")?);
    Ok(())
}

#[tokio::test]
async fn unfolding_in_a_frame_tells_the_host_a_height_and_nothing_else() -> Result<()> {
    let host = Host::open(
        Visit::new(),
        "<script>
            const messages = [];
            addEventListener('message', ({ data }) => messages.push(data));
         </script>
         <angebots-finder events></angebots-finder><script async src='{widget}embed.js'></script>",
    )
    .await?;
    host.enter().await?;
    for screen in ["place", "situation"] {
        host.page.click(NEXT).await?;
        host.page.wait_for_screen(screen).await?;
    }
    let before = host.fitting_height(0).await?;
    host.page.leave_frames().await?;
    host.page.eval::<()>("messages.length = 0").await?;
    host.enter().await?;
    host.page.click_folded("#situation-nicht-sicher").await?;
    let after = host.fitting_height(0).await?;
    ensure!(after > before, "{before}, {after}");
    host.page.leave_frames().await?;
    let fields: Vec<String> = host
        .page
        .eval("return [...new Set(messages.flatMap((each) => [each.type, ...Object.keys(each)]))]")
        .await?;
    assert_eq!(fields, ["iframe-resized", "type", "width", "height"]);
    Ok(())
}
