//! What a press does, and where the user continues afterwards.

use anyhow::Result;
use browser_tests::{Family, Page, Visit, examples};
use thirtyfour::action_chain::ActionChain;

/// Widths at which the next „Weiter“, or an option, is where the last one was.
const WIDTHS: [u32; 3] = [360, 768, 1280];

#[tokio::test]
async fn a_double_tap_answers_one_question_only() -> Result<()> {
    for width in WIDTHS {
        let page = example("for-whom", Visit::new().size(width, 740)).await?;
        for (screen, answers) in [("place", "place"), ("situation", "situation")] {
            double_tap(&page, "#next").await?;
            page.wait_for_screen(screen).await?;
            let ticked: Vec<String> = page
                .eval(&format!(
                    "const inputs = document.querySelectorAll('[name={answers}]:checked');
                     return [...inputs].map(({{ value }}) => value)"
                ))
                .await?;
            assert_eq!(ticked.concat(), "", "{screen}, {width}");
        }
    }
    Ok(())
}

/// Two taps, as fast as possible.
async fn double_tap(page: &Page, css: &str) -> Result<()> {
    page.wait_until(
        "it can be tapped",
        &format!(
            "return getComputedStyle(document.querySelector({css:?})).pointerEvents !== 'none'"
        ),
    )
    .await?;
    let element = page.wait_for(css).await?;
    element.scroll_into_view().await?;
    let chain = ActionChain::new_with_delay(page.driver().handle().clone(), None, None);
    Ok(chain.double_click_element(&element).perform().await?)
}

#[tokio::test]
async fn who_types_a_place_has_chosen_it() -> Result<()> {
    for (typed, place) in [("Ort 17", "Ort 17"), ("ort 1", "Ort 1")] {
        let page = example("place-search", Visit::new()).await?;
        page.fill("#place-search", typed).await?;
        page.press("Enter").await?;
        page.wait_for_screen("situation").await?;
        page.click("#next").await?;
        page.wait_for_screen("results").await?;
        page.wait_for_text(".answers .chip", place).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_chosen_place_stays_in_sight_whatever_is_searched_for() -> Result<()> {
    let page = example("place-search", Visit::new()).await?;
    page.click("#place-ort-17").await?;
    page.fill("#place-search", "ort").await?;
    page.wait_for("#place-ort-1").await?;
    page.wait_for("#place-ort-17").await?;
    page.fill("#place-search", "nirgendwo").await?;
    page.wait_until_gone("#place-ort-1").await?;
    page.wait_for("#place-ort-17").await?;
    Ok(())
}

#[tokio::test]
async fn who_wants_more_offers_goes_on_at_the_first_of_them() -> Result<()> {
    let page = example("all-offers", Visit::new()).await?;
    let before = page.texts_of(".card h3").await?.len();
    page.click(".more button").await?;
    let next = format!(
        "const cards = [...document.querySelectorAll('.card')];
         return cards.indexOf(document.activeElement.closest('.card')) === {before}"
    );
    page.wait_until("the first new card has the focus", &next).await
}

#[tokio::test]
async fn who_adds_a_child_goes_on_at_its_month_of_birth() -> Result<()> {
    let page = example("for-whom-births", Visit::new()).await?;
    page.click_text(".births button", "Noch ein Kind").await?;
    let second = "const [, second] = document.querySelectorAll('.births fieldset');
                  return second?.querySelector('select') === document.activeElement";
    page.wait_until("the second child's month has the focus", second).await
}

#[tokio::test]
async fn who_clears_the_filters_stays_at_them() -> Result<()> {
    let page = example("results-filtered", Visit::new()).await?;
    page.click_text("button", "Alle Filter löschen").await?;
    page.wait_until_gone(".filters p button").await?;
    let summary = "return document.activeElement.matches('.filters summary')";
    page.wait_until("the filters have the focus", summary).await
}

#[tokio::test]
async fn on_a_phone_the_number_comes_before_the_description() -> Result<()> {
    let child = Family { for_whom: "kita", place: "", situation: "zieht-sich-zurueck" };
    let page = child.find(Visit::new()).await?;
    page.click_text(".card h3 button", "Familienberatungsstelle").await?;
    page.wait_for_screen("offer").await?;
    page.wait_until(
        "the number comes first, then when and where, then the description, then the rest",
        "const top = (css) => document.querySelector(css)?.getBoundingClientRect().top;
         const order = ['h1', '.lead', '.call', '.when', 'h3', '.description', '.facts',
             '[href^=http]:has(b)', '.checked'].map((css) => top(`main ${css}`));
         return order.every((each, at) => !at || order[at - 1] < each)",
    )
    .await
}

#[tokio::test]
async fn the_tab_is_named_after_an_offer_unless_it_is_sensitive() -> Result<()> {
    for (state, title) in [
        ("offer", "Familienberatungsstelle – Angebotsfinder"),
        ("offer-sensitive", "Angebot – Angebotsfinder"),
    ] {
        let page = example(state, Visit::new()).await?;
        let is_named = format!("return document.title === {title:?}");
        page.wait_until("the title is right", &is_named).await?;
    }
    Ok(())
}

/// A named example state.
async fn example(name: &str, visit: Visit) -> Result<Page> {
    examples::named(name)?.reach(visit).await
}
