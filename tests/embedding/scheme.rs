//! Light or dark: as the page around the finder, unless somebody has chosen.

use anyhow::{Context, Result};
use browser_tests::{Engine, Host, MediaFeature, Visit};

use super::{ELEMENT, FRAME};

const ONE_TAG: &str = "<script async src='{widget}embed.js' data-finder></script>";
const WITH_SCRIPT: &str =
    "<iframe src='{widget}' width=340></iframe><script async src='{widget}embed.js'></script>";

/// The backgrounds of light and dark, in style/main.css.
const LIGHT: &str = "rgb(244, 245, 249)";
const DARK: &str = "rgb(17, 19, 28)";

/// Records the first background that a frame is painted with.
const FIRST_PAINT: &str = "
    const look = () => document.querySelector('#question')
        ? (window.firstPainted = getComputedStyle(document.documentElement).backgroundColor)
        : requestAnimationFrame(look);
    if (window !== top) requestAnimationFrame(look);";

async fn is_shown_in(host: &Host, ground: &str) -> Result<()> {
    host.enter().await?;
    let is =
        format!("return getComputedStyle(document.documentElement).backgroundColor === '{ground}'");
    host.page.wait_until(&format!("the ground is {ground}"), &is).await
}

async fn first_painted(host: &Host) -> Result<String> {
    host.page.wait_until("it has been painted", "return 'firstPainted' in window").await?;
    host.page.eval("return firstPainted").await
}

#[tokio::test]
async fn in_a_light_page_it_is_light_on_a_dark_device_too() -> Result<()> {
    for style in [
        "",
        "<style>html { color-scheme: light }</style>",
        "<style>body { background: #fff }</style>",
    ] {
        for form in [ELEMENT, ONE_TAG, FRAME, WITH_SCRIPT] {
            let visit = Visit::new().media(MediaFeature::Dark).script(FIRST_PAINT);
            let host = Host::open(visit, &format!("{style}<body>{form}")).await?;
            is_shown_in(&host, LIGHT).await.with_context(|| format!("{style}{form}"))?;
            let first = first_painted(&host).await.with_context(|| format!("{style}{form}"))?;
            assert_eq!(first, LIGHT, "{style}{form}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn in_a_sandbox_too_it_is_light() -> Result<()> {
    // Its own style sheet is another site's there, whose rules cannot be read.
    let frame = FRAME.replace("<iframe", "<iframe sandbox='allow-scripts allow-forms'");
    let host = Host::open(Visit::new().media(MediaFeature::Dark), &frame).await?;
    is_shown_in(&host, LIGHT).await
}

#[tokio::test]
async fn in_a_dark_page_it_is_dark_on_a_light_device_too() -> Result<()> {
    for style in [
        "<style>html { color-scheme: dark }</style>",
        "<style>body { background: #111 }</style>",
        "<style>html { background: oklch(0.2 0.02 260) }</style>",
        "<style>body { background: white } div { background: rgb(20 30 40 / 90%) }</style>",
    ] {
        for form in [ELEMENT, ONE_TAG, WITH_SCRIPT] {
            let content = format!("{style}<div>{form}</div>");
            let host = Host::open(Visit::new().script(FIRST_PAINT), &content).await?;
            is_shown_in(&host, DARK).await.with_context(|| content.clone())?;
            // A bare frame learns it from the greeting.
            if form != WITH_SCRIPT {
                assert_eq!(first_painted(&host).await?, DARK, "{content}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_follows_the_device_takes_it_along() -> Result<()> {
    let style = "<style>:root { color-scheme: light dark }</style>";
    let visit = Visit::new().media(MediaFeature::Dark);
    let host = Host::open(visit, &format!("{style}{ELEMENT}")).await?;
    is_shown_in(&host, DARK).await?;
    let host = Host::open(Visit::new(), &format!("{style}{ELEMENT}")).await?;
    is_shown_in(&host, LIGHT).await
}

#[tokio::test]
async fn the_pages_switch_is_followed_and_the_answers_are_kept() -> Result<()> {
    let style = "<style>.night { background: #000; color-scheme: dark }</style>";
    let host = Host::open(Visit::new(), &format!("{style}{ELEMENT}")).await?;
    is_shown_in(&host, LIGHT).await?;
    host.page.click("#for-whom-kita").await?;
    for (class, ground) in [("night", DARK), ("", LIGHT)] {
        host.page.leave_frames().await?;
        let switch = format!("document.documentElement.className = '{class}'");
        host.page.eval::<()>(&switch).await?;
        is_shown_in(&host, ground).await?;
        assert!(host.page.is_checked("#for-whom-kita").await?, "the answer is kept");
    }
    Ok(())
}

#[tokio::test]
async fn what_was_chosen_wins() -> Result<()> {
    let dark_page = "<style>body { background: #111 }</style>";
    for (chosen, media, ground) in [
        ("light", &[][..], LIGHT),
        ("dark", &[], DARK),
        ("auto", &[], LIGHT),
        ("auto", &[MediaFeature::Dark], DARK),
    ] {
        for page in ["", dark_page] {
            let element = format!("<angebots-finder color-scheme={chosen}");
            let frame = format!("src='{{widget}}?color_scheme={chosen}'");
            for form in [
                ELEMENT.replace("<angebots-finder", &element),
                ONE_TAG.replace("data-finder", &format!("data-finder data-color-scheme={chosen}")),
                WITH_SCRIPT.replace("src='{widget}'", &frame),
            ] {
                let mut visit = Visit::new().script(FIRST_PAINT);
                for feature in media {
                    visit = visit.media(*feature);
                }
                let host = Host::open(visit, &format!("{page}<body>{form}")).await?;
                is_shown_in(&host, ground).await.with_context(|| format!("{page}{form}"))?;
                let first = first_painted(&host).await.with_context(|| format!("{page}{form}"))?;
                assert_eq!(first, ground, "{page}{form}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn alone_it_is_as_the_device() -> Result<()> {
    for (media, ground) in [(&[][..], LIGHT), (&[MediaFeature::Dark], DARK)] {
        let mut visit = Visit::new();
        for feature in media {
            visit = visit.media(*feature);
        }
        let page = visit.open("").await?;
        page.wait_for_catalogue().await?;
        let shown = "return getComputedStyle(document.documentElement).backgroundColor";
        assert_eq!(page.eval::<String>(shown).await?, ground);
    }
    Ok(())
}

#[tokio::test]
async fn the_other_engines_know_a_dark_page_too() -> Result<()> {
    for engine in [Engine::Firefox, Engine::WebKit] {
        for (style, ground) in [
            ("", LIGHT),
            ("<style>html { color-scheme: dark }</style>", DARK),
            ("<style>body { background: #111 }</style>", DARK),
        ] {
            let host =
                Host::open(Visit::new().engine(engine), &format!("{style}{ELEMENT}")).await?;
            is_shown_in(&host, ground).await.with_context(|| format!("{engine}, {style}"))?;
        }
    }
    Ok(())
}
