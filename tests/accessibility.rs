//! Every example state for everybody: by axe's rules, by keyboard, on narrow windows, with
//! large text, in dark and in forced colours.

use anyhow::{Result, ensure};
use browser_tests::{MediaFeature, Page, Visit, examples};

#[tokio::test]
async fn no_state_breaks_a_rule_of_axe() -> Result<()> {
    examples::each(Visit::new(), async |_, page| passes_axe(page).await).await
}

#[tokio::test]
async fn no_state_breaks_a_rule_in_the_dark() -> Result<()> {
    let visit = Visit::new().media(MediaFeature::Dark);
    examples::each(visit, async |_, page| passes_axe(page).await).await
}

#[tokio::test]
async fn no_state_breaks_a_rule_in_forced_colours() -> Result<()> {
    let visit = Visit::new().media(MediaFeature::ForcedColors);
    examples::each(visit, async |_, page| passes_axe(page).await).await
}

#[tokio::test]
async fn every_state_can_be_used_by_keyboard_alone() -> Result<()> {
    examples::each(Visit::new(), async |_, page| is_usable_by_keyboard(page).await).await
}

#[tokio::test]
async fn the_focus_is_visible_in_forced_colours() -> Result<()> {
    let visit = Visit::new().media(MediaFeature::ForcedColors);
    examples::each(visit, async |_, page| is_usable_by_keyboard(page).await).await
}

#[tokio::test]
async fn no_state_scrolls_sideways_at_320_pixels() -> Result<()> {
    let visit = Visit::new().size(320, 640);
    examples::each(visit, async |_, page| fits(page).await).await
}

#[tokio::test]
async fn no_state_scrolls_sideways_with_text_twice_as_large() -> Result<()> {
    let visit = Visit::new().size(640, 800).text_size(200);
    examples::each(visit, async |_, page| fits(page).await).await
}

async fn passes_axe(page: &Page) -> Result<()> {
    let violations = page.axe().await?;
    let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
    ensure!(list.is_empty(), "{}", list.join("\n"));
    Ok(())
}

async fn is_usable_by_keyboard(page: &Page) -> Result<()> {
    let problems = page.keyboard_problems().await?;
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

async fn fits(page: &Page) -> Result<()> {
    let overflow = page.overflow_x().await?;
    ensure!(overflow.is_none(), "{}", overflow.unwrap_or_default());
    Ok(())
}
