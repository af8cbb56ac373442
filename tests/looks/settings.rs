//! Light or dark, corners, font and logo.

use anyhow::{Result, ensure};
use browser_tests::{Host, MediaFeature, Page, Visit};
use serde_json::json;
use xtask::server::Reply;

use super::{Tokens, computed, open, set, tokens, wait_for_token, with_looks};

const LOGO: &str = "/logo.svg";

#[tokio::test]
async fn light_stays_light_on_a_dark_device() -> Result<()> {
    let (light, dark) = plain().await?;
    let visit = Visit::new().media(MediaFeature::Dark);
    let page = open(visit, "?color_scheme=light").await?;
    wait_for_token(&page, "--ground", &light["--ground"]).await?;
    assert_eq!(tokens(&page).await?, light);
    assert_eq!(computed(&page, "html", "color-scheme").await?, "light");
    assert_ne!(light, dark);
    Ok(())
}

#[tokio::test]
async fn dark_stays_dark_on_a_light_device() -> Result<()> {
    let (_, dark) = plain().await?;
    let page = open(Visit::new(), "?color_scheme=dark").await?;
    wait_for_token(&page, "--ground", &dark["--ground"]).await?;
    assert_eq!(tokens(&page).await?, dark);
    assert_eq!(computed(&page, "html", "color-scheme").await?, "dark");
    Ok(())
}

#[tokio::test]
async fn auto_follows_the_device_and_accents_follow_with_it() -> Result<()> {
    let page = open(Visit::new(), "?color_scheme=auto&accent_color=ffdd00").await?;
    page.wait_until("the accent is set", &format!("return {ACCENT} !== '#1f4a9c'")).await?;
    let light = tokens(&page).await?;
    device_turns_dark(&page).await?;
    wait_for_token(&page, "--accent", "#ffdd00").await?;
    assert_ne!(light["--accent"], "#ffdd00", "yellow is unreadable on white");
    Ok(())
}

#[tokio::test]
async fn paper_is_light_whatever_the_screen_is() -> Result<()> {
    let page = open(Visit::new(), "").await?;
    set(&page, json!({ "color_scheme": "dark", "accent_color": "#ffdd00" })).await?;
    let screen = tokens(&page).await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let paper = tokens(&page).await?;
    assert_eq!((&*screen["--surface"], &*paper["--surface"]), ("#1b1e2b", "#fff"));
    assert_eq!(screen["--accent"], "#ffdd00");
    assert_ne!(paper["--accent"], "#ffdd00");
    assert_eq!(computed(&page, "html", "color-scheme").await?, "light");
    Ok(())
}

#[tokio::test]
async fn corners_are_as_round_as_asked() -> Result<()> {
    for (radius, small) in [("0", "0px"), ("4", "2px"), ("24", "14px")] {
        let page = open(Visit::new(), &format!("?corner_radius={radius}")).await?;
        wait_for_token(&page, "--radius", &format!("{radius}px")).await?;
        assert_eq!(tokens(&page).await?["--radius-small"], small);
        for css in [".option", "#next", ".help-now summary"] {
            assert_eq!(
                computed(&page, css, "border-radius").await?,
                format!("{radius}px"),
                "{css}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_font_is_used_and_the_devices_own_comes_behind_it() -> Result<()> {
    let page = open(Visit::new(), "?font_family=%22Open+Sans%22,Arial").await?;
    page.wait_until(
        "the font has loaded",
        "return getComputedStyle(document.body).fontFamily.includes('Arial')",
    )
    .await?;
    for css in ["body", "#next", "h1"] {
        let font = computed(&page, css, "font-family").await?;
        assert_eq!(font, "\"Open Sans\", Arial, system-ui, sans-serif", "{css}");
    }
    Ok(())
}

#[tokio::test]
async fn the_logo_stands_above_the_header_and_begins_where_it_does() -> Result<()> {
    for width in [360, 1280, 1600] {
        let visit = Visit::new().size(width, 740).reply(LOGO, picture(900, 300));
        let page = open(visit, "?logo_url=logo.svg").await?;
        page.wait_until(
            "the logo has loaded",
            "return document.querySelector('.logo')?.naturalWidth > 0",
        )
        .await?;
        let [x, y, block, begin, top]: [f64; 5] = page
            .eval(
                "const logo = document.querySelector('.logo').getBoundingClientRect();
                 const brand = document.querySelector('.brand').getBoundingClientRect();
                 return [logo.left, logo.bottom, logo.height, brand.left, brand.top]",
            )
            .await?;
        ensure!((x - begin).abs() < 1.0, "at {width}: the logo begins at {x}, the name at {begin}");
        ensure!(y <= top && block <= 48.0, "at {width}: it ends at {y}, is {block} high, {top}");
        assert_eq!(page.attribute(".logo", "alt").await?.as_deref(), Some(""));
        assert_eq!(page.overflow_x().await?, None);
        assert_eq!(page.console_errors().await?, []);
    }
    Ok(())
}

#[tokio::test]
async fn a_logo_that_does_not_load_disappears() -> Result<()> {
    let visit = Visit::new().reply(LOGO, Reply::Status(404));
    let page = open(visit, "?logo_url=logo.svg").await?;
    page.until("the logo was requested", async || {
        Ok(page.requests().iter().any(|request| request.path == LOGO).then_some(()))
    })
    .await?;
    page.wait_until_gone(".logo").await
}

#[tokio::test]
async fn the_address_wins_and_its_bad_value_leaves_the_catalogues() -> Result<()> {
    let theme = json!({ "accent_color": "#7a0019", "corner_radius": 8, "logo_url": "logo.svg" });
    let page = open(Visit::new().reply("/daten/logo.svg", picture(90, 30)), "").await?;
    let address = "accent_color=005a9c&corner_radius=rund&katalog=daten/katalog.json";
    with_looks::<()>(&page, &format!("await apply({theme}, new URLSearchParams({address:?}))"))
        .await?;
    let found = tokens(&page).await?;
    assert_eq!((&*found["--accent"], &*found["--radius"]), ("#005a9c", "8px"));
    // A catalogue's logo is relative to the catalogue.
    let logo: String =
        page.eval("return new URL(document.querySelector('.logo').src).pathname").await?;
    assert_eq!(logo, "/daten/logo.svg");
    Ok(())
}

#[tokio::test]
async fn a_catalogue_brings_its_looks_and_the_address_wins() -> Result<()> {
    let catalogue = r##"{
        "schema_version": "1.0", "name": "Bunt", "offers": [{ "id": "rat", "name": "Rat" }],
        "theme": {
            "accent_color": "#7a0019", "color_scheme": "light", "corner_radius": 0,
            "font_family": "Georgia, serif", "logo_url": "logo.svg"
        }
    }"##;
    let visit = Visit::new()
        .media(MediaFeature::Dark)
        .reply("/bunt.json", Reply::json(catalogue))
        .reply(LOGO, picture(90, 30));
    let page = open(visit, "?katalog=bunt.json&corner_radius=8").await?;
    wait_for_token(&page, "--accent", "#7a0019").await?;
    page.wait_for(".logo").await?;
    let found = tokens(&page).await?;
    assert_eq!((&*found["--radius"], &*found["--ground"]), ("8px", "#f4f5f9"));
    let font = computed(&page, "h1", "font-family").await?;
    assert_eq!(font, "Georgia, serif, system-ui, sans-serif");
    Ok(())
}

/// In a sandboxed frame the widget's own style sheet is cross-origin.
#[tokio::test]
async fn a_locked_frame_looks_as_asked() -> Result<()> {
    let frame = "<iframe sandbox=allow-scripts width=340 height=600
        src='{widget}?accent_color=7a0019&color_scheme=dark&logo_url=logo.svg'></iframe>";
    let host = Host::open_with(Visit::new(), frame, &[(LOGO, picture(90, 30))]).await?;
    host.enter().await?;
    wait_for_token(&host.page, "--accent", "#e87273").await?;
    assert_eq!(computed(&host.page, "#next", "background-color").await?, "rgb(232, 114, 115)");
    host.page
        .wait_until("the logo is there", "return document.querySelector('.logo')?.naturalWidth > 0")
        .await?;
    assert_eq!(host.page.console_errors().await?, []);
    Ok(())
}

const ACCENT: &str =
    "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()";

/// The tokens of the unmodified widget, light and dark.
async fn plain() -> Result<(Tokens, Tokens)> {
    let page = open(Visit::new(), "").await?;
    let light = tokens(&page).await?;
    device_turns_dark(&page).await?;
    Ok((light, tokens(&page).await?))
}

async fn device_turns_dark(page: &Page) -> Result<()> {
    let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

fn picture(width: u32, height: u32) -> Reply {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%"/></svg>"#
    );
    Reply::Body { mime: "image/svg+xml".to_owned(), bytes: svg.into_bytes() }
}
