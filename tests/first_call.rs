//! On a phone, the first screen of results says whom to call.

use anyhow::{Result, ensure};
use browser_tests::{Family, Page, Visit};

/// From the families of `crates/matching/tests/counsellor.rs`, as far as one answer each goes.
const FAMILIES: [Family; 10] = [
    Family { for_whom: "baby", place: "trellenburg", situation: "baby-schreit" },
    Family { for_whom: "kita", place: "trellenburg", situation: "zieht-sich-zurueck" },
    Family { for_whom: "schwangerschaft", place: "marbenau", situation: "fragen-schwangerschaft" },
    Family { for_whom: "grundschule", place: "kolmenrod", situation: "alles-zu-viel" },
    Family { for_whom: "selbst", place: "marbenau", situation: "probleme-schule" },
    Family { for_whom: "bezugsperson", place: "trellenburg", situation: "trennung" },
    Family { for_whom: "kita", place: "trellenburg", situation: "behinderung" },
    Family { for_whom: "kita", place: "", situation: "nicht-sicher" },
    Family { for_whom: "baby", place: "niedertrelle", situation: "andere-eltern" },
    Family { for_whom: "kleinkind", place: "trellenburg", situation: "kita-platz" },
];

/// How high a phone's screen is, in CSS pixels.
const SCREEN: f64 = 740.0;
/// How far down the first number may be, unless the way out stands above everything.
const FIRST_NUMBER: f64 = 500.0;
/// How long the page may be.
const LENGTH: f64 = 2500.0;

/// How many Tab stops there may be up to the first number.
const TAB_STOPS: usize = 6;

/// In CSS pixels, from the top of the page: where the first number begins, and where the page ends;
/// and how high the way out is.
async fn measured(page: &Page) -> Result<(f64, f64, f64)> {
    page.wait_for_lists().await?;
    page.wait_for_styles().await?;
    page.eval(
        "const { top } = document.querySelector('main a[href^=\"tel:\"]').getBoundingClientRect();
         const { offsetHeight } = document.querySelector('.exit p');
         return [top + scrollY, document.documentElement.scrollHeight, offsetHeight]",
    )
    .await
}

#[tokio::test]
async fn the_first_number_is_on_the_first_screen_and_the_page_is_short() -> Result<()> {
    let mut problems = Vec::new();
    for family in FAMILIES {
        let page = family.find(Visit::new().size(360, 740)).await?;
        let (number, end, way_out) = measured(&page).await?;
        let what = format!("{}, {}: {number} of {end}", family.for_whom, family.situation);
        println!("{what}");
        if number > if way_out > 0.0 { SCREEN } else { FIRST_NUMBER } || end > LENGTH {
            problems.push(what);
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

/// Somebody who uses the keyboard starts from the heading, where the focus is.
#[tokio::test]
async fn a_number_is_a_few_tab_stops_from_the_heading() -> Result<()> {
    for family in FAMILIES {
        let page = family.find(Visit::new().size(360, 740)).await?;
        page.wait_for_lists().await?;
        let is_heading: bool = page.eval("return document.activeElement.matches('h1')").await?;
        ensure!(is_heading, "{}: {} has the focus", family.situation, page.focused().await?);
        let mut stops = 0;
        while !page
            .eval::<bool>("return document.activeElement.matches('a[href^=\"tel:\"]')")
            .await?
        {
            let focused = page.focused().await?;
            ensure!(stops < TAB_STOPS, "{}: no number yet, but {focused}", family.situation);
            page.tab().await?;
            stops += 1;
        }
    }
    Ok(())
}
