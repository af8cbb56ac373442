//! Accessibility of every example state: by axe's rules, by keyboard, in narrow windows, with large
//! text, in dark mode and in forced colours.

use std::iter;

use anyhow::{Result, ensure};
use browser_tests::examples::{self, Example};
use browser_tests::{Engine, Host, MediaFeature, Page, Violation, Visit, locales};

const FROM_THE_RIGHT: &str = "ar";

/// Everything in one visit: reaching a state takes longer than checking it.
#[tokio::test]
async fn no_state_breaks_a_rule_of_axe_in_any_colours_or_needs_more_than_a_keyboard() -> Result<()>
{
    const COLOURS: [(&str, &[MediaFeature]); 3] = [
        ("dark", &[MediaFeature::Dark]),
        ("forced", &[MediaFeature::ForcedColors]),
        ("light", &[]),
    ];
    examples::each(Visit::new(), async |example, page| {
        let mut problems = Vec::new();
        for (name, settings) in COLOURS {
            page.pretend_media(settings).await?;
            let violations =
                if settings.is_empty() { page.axe().await? } else { page.axe_on_colours().await? };
            if let Err(problem) = are_none(&violations) {
                problems.push(format!("{name} colours: {problem:#}"));
            }
        }
        if let Err(problem) = is_usable_by_keyboard(example, page).await {
            problems.push(format!("keyboard: {problem:#}"));
        }
        ensure!(problems.is_empty(), "{}", problems.join("\n"));
        Ok(())
    })
    .await
}

/// Between them, these states have every kind of control.
#[tokio::test]
async fn the_focus_is_visible_in_forced_colours() -> Result<()> {
    const CONTROLS: [&str; 7] = [
        "for-whom-births",
        "language",
        "place-search",
        "offer",
        "remembered",
        "team-shortcuts",
        "notices",
    ];
    let visit = Visit::new().media(MediaFeature::ForcedColors);
    examples::some(&CONTROLS, visit, is_usable_by_keyboard).await
}

#[tokio::test]
async fn at_320_pixels_no_language_breaks_a_rule_scrolls_sideways_or_is_written_small() -> Result<()>
{
    // Simplified German with its dotted compounds, right-to-left script, and the longest texts.
    let by_axe = ["de-simple".to_owned(), FROM_THE_RIGHT.to_owned(), locales::longest()?];
    let visit = Visit::new().size(320, 640).interface(FROM_THE_RIGHT);
    examples::each(visit, async |_, page| {
        in_every_language(page, async |tag| {
            let is_by_axe = by_axe.iter().any(|each| each == tag);
            let rules = if is_by_axe { passes_axe(page).await } else { Ok(()) };
            let sizes = is_large(page).await;
            let problems: Vec<String> = [fits(page).await, rules, can_be_called(page).await, sizes]
                .into_iter()
                .filter_map(|result| result.err().map(|problem| problem.to_string()))
                .collect();
            ensure!(problems.is_empty(), "{}", problems.join("\n"));
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn no_language_scrolls_sideways_with_text_twice_as_large() -> Result<()> {
    let visit = Visit::new().size(360, 740).text_size(200).interface(FROM_THE_RIGHT);
    examples::each(visit, async |_, page| in_every_language(page, async |_| fits(page).await).await)
        .await
}

/// Checks the state in Arabic, reached as a family would, and then in all other languages: in the
/// same page, because reaching the state takes longer than checking it.
async fn in_every_language(page: &Page, check: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    let others = locales::all()?.into_iter().map(|locale| locale.tag);
    let others = others.filter(|tag| tag != FROM_THE_RIGHT);
    // Without the program, the page cannot change its language.
    let is_started: bool =
        page.eval("return document.querySelector('#start-failed').hidden").await?;
    let mut problems = Vec::new();
    for tag in iter::once(FROM_THE_RIGHT.to_owned()).chain(others.filter(|_| is_started)) {
        if tag != FROM_THE_RIGHT {
            change_language(page, &tag).await?;
        }
        if let Err(problem) = check(&tag).await {
            problems.push(format!("{tag}: {problem:#}"));
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n  "));
    Ok(())
}

/// Changes the language, and opens everything that is or can be open in this state.
async fn change_language(page: &Page, tag: &str) -> Result<()> {
    let choice = format!(".language button[lang={tag:?}]");
    page.eval::<()>(&format!("document.querySelector({choice:?}).click()")).await?;
    page.wait_until_it_speaks(tag).await?;
    page.eval::<()>("for (const each of document.querySelectorAll('details')) each.open = true")
        .await
}

async fn passes_axe(page: &Page) -> Result<()> {
    are_none(&page.axe().await?)
}

fn are_none(violations: &[Violation]) -> Result<()> {
    let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
    ensure!(list.is_empty(), "{}", list.join("\n"));
    Ok(())
}

/// Speech control users who say what they see ("call 030 …") must reach the control (WCAG 2.5.3).
async fn can_be_called(page: &Page) -> Result<()> {
    let problems = page.label_problems().await?;
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

async fn is_usable_by_keyboard(example: &Example, page: &Page) -> Result<()> {
    // Any key closes it, as it says.
    if example.name == "team-idle" {
        return Ok(());
    }
    let problems = page.keyboard_problems().await?;
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

async fn fits(page: &Page) -> Result<()> {
    let overflow = page.overflow_x().await?;
    ensure!(overflow.is_none(), "{}", overflow.unwrap_or_default());
    Ok(())
}

/// Texts below 15 pixels are too small to read, and into a field below 16 an iPhone zooms, and stays
/// there.
const SMALL: &str = "const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = new Set();
    const check = (element, least, what) => {
        const size = parseFloat(getComputedStyle(element).fontSize);
        // 0: shown as a symbol.
        if (size && size < least && element.checkVisibility()) small.add(`${size}: ${what}`);
    };
    while (texts.nextNode()) {
        const { parentElement, data } = texts.currentNode;
        if (data.trim()) check(parentElement, 15, data);
    }
    for (const field of document.querySelectorAll('input, select, textarea')) {
        if (!['checkbox', 'radio', 'color'].includes(field.type)) {
            check(field, 16, field.outerHTML.slice(0, 80));
        }
    }
    return [...small]";

async fn is_large(page: &Page) -> Result<()> {
    page.wait_for_styles().await?;
    let small: Vec<String> = page.eval(SMALL).await?;
    ensure!(small.is_empty(), "too small: {small:?}");
    Ok(())
}

#[tokio::test]
async fn on_the_page_for_editors_nothing_is_written_small() -> Result<()> {
    let page = Visit::new().open("einbetten.html").await?;
    page.wait_for("#choices").await?;
    is_large(&page).await
}

#[tokio::test]
async fn a_swipe_down_does_not_reload_the_page_but_moves_the_hosts() -> Result<()> {
    let swipe = "return getComputedStyle(document.documentElement).overscrollBehaviorY";
    let page = Visit::new().open("").await?;
    page.wait_for_catalogue().await?;
    assert_eq!(page.eval::<String>(swipe).await?, "contain");
    let host =
        Host::open(Visit::new(), "<iframe src='{widget}' width=340 height=600></iframe>").await?;
    host.enter().await?;
    assert_eq!(host.page.eval::<String>(swipe).await?, "auto");
    Ok(())
}

/// A finger leaves the style of what it has tapped behind, as if it were a mouse. A browser on a
/// machine without a mouse, as Chromium on servers, takes its pointer for a finger.
#[tokio::test]
async fn only_what_can_hover_changes_what_it_hovers_over() -> Result<()> {
    let mut kinds = Vec::new();
    for engine in Engine::ALL {
        let page = Visit::new().engine(engine).open("").await?;
        page.wait_for_catalogue().await?;
        let can_hover: bool = page.eval("return matchMedia('(hover: hover)').matches").await?;
        let look = "return getComputedStyle(document.querySelector('.option')).borderColor";
        let before: String = page.eval(look).await?;
        let option = page.wait_for(".option").await?;
        page.driver().action_chain().move_to_element_center(&option).perform().await?;
        page.wait_until(
            "the pointer is there",
            "return document.querySelector('.option').matches(':hover')",
        )
        .await?;
        let after: String = page.eval(look).await?;
        assert_eq!(before != after, can_hover, "{engine}: {before}, {after}");
        kinds.push(can_hover);
    }
    ensure!(kinds.contains(&true), "otherwise this test would prove nothing");
    Ok(())
}

/// Only Firefox brings its own rules for where words are divided.
#[tokio::test]
async fn a_long_word_is_divided_where_german_divides_it() -> Result<()> {
    const LONG: &str = "Schwangerschaftskonfliktberatung";
    // Where the first line of a word ends in a narrow column.
    let first_line = format!(
        "const text = document.createElement('p');
         text.style.inlineSize = '16ch';
         text.textContent = '{LONG}';
         document.querySelector('main').append(text);
         const range = document.createRange();
         const top = (at) => {{
             range.setStart(text.firstChild, at);
             range.setEnd(text.firstChild, at + 1);
             return range.getBoundingClientRect().top;
         }};
         for (let at = 1; at < {length}; at++) if (top(at) > top(0) + 5) return at;
         return 0",
        length = LONG.len()
    );
    let page = Visit::new().engine(Engine::Firefox).open("").await?;
    page.wait_for_catalogue().await?;
    let line: usize = page.eval(&first_line).await?;
    let ends = ["Schwanger", "Schwangerschafts"].map(str::len);
    ensure!(ends.contains(&line), "„{}-“", &LONG[..line]);
    // Leichte Sprache shows the parts of words itself.
    page.tap_language("de-simple").await?;
    page.wait_until_it_speaks("de-simple").await?;
    let line: usize = page.eval(&first_line).await?;
    ensure!(!ends.contains(&line), "„{}-“", &LONG[..line]);
    Ok(())
}
