//! Whatever the accent colour, everything is readable.

use anyhow::{Result, ensure};
use browser_tests::{MediaFeature, Page, Visit, examples, list};
use serde_json::json;

use super::contrast::Color;
use super::{computed, open, set, tokens, wait_for_token, with_looks};

/// Text tokens and their background tokens (WCAG 2.2, 1.4.3).
const TEXTS: [(&str, &str); 11] = [
    ("--accent", "--ground"),
    ("--accent", "--surface"),
    ("--accent", "--raised"),
    ("--accent", "--tint"),
    ("--accent", "--warn-tint"),
    ("--accent", "--urgent-tint"),
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-strong"),
    ("--surface", "--accent-strong"),
    ("--text", "--tint"),
    ("--quiet", "--tint"),
];
/// Tokens of edges and focus rings, and their background tokens (WCAG 2.2, 1.4.11).
const EDGES: [(&str, &str); 6] = [
    ("--focus", "--ground"),
    ("--focus", "--surface"),
    ("--focus", "--raised"),
    ("--focus", "--tint"),
    ("--focus", "--warn-tint"),
    ("--focus", "--urgent-tint"),
];
const TEXT: f64 = 4.5;
const EDGE: f64 = 3.0;
/// Accent colours are adjusted in steps, so the first sufficient one may exceed the minimum a
/// little.
const STEP: f64 = 0.3;
/// Below this chroma the eye sees grey; rounding to integers changes the hue there.
const COLOURFUL: f64 = 0.04;
const SAME_HUE: f64 = 4.0;

const LOGO: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

/// Colours that municipalities use, and worse.
const NASTY: [&str; 8] =
    ["#ffdd00", "#ffffff", "#000000", "#ff0000", "#808080", "#ffd6e0", "#39ff14", "#0000ff"];

#[tokio::test]
async fn every_accent_colour_can_be_read_in_light_colours() -> Result<()> {
    every_accent_colour_can_be_read(Visit::new()).await
}

#[tokio::test]
async fn every_accent_colour_can_be_read_in_dark_colours() -> Result<()> {
    every_accent_colour_can_be_read(Visit::new().media(MediaFeature::Dark)).await
}

#[tokio::test]
async fn no_state_breaks_a_rule_of_axe_whatever_the_accent_colour() -> Result<()> {
    passes_axe(Visit::new()).await
}

#[tokio::test]
async fn no_state_breaks_a_rule_of_axe_in_the_dark_whatever_the_accent_colour() -> Result<()> {
    passes_axe(Visit::new().media(MediaFeature::Dark)).await
}

#[tokio::test]
async fn forced_colours_stay() -> Result<()> {
    let visit = Visit::new().media(MediaFeature::ForcedColors);
    let page = open(visit.clone(), "").await?;
    let before = colours_in_use(&page).await?;
    let page = open(visit, "?accent_color=ff0000&color_scheme=dark").await?;
    wait_for_token(&page, "--surface", "#1b1e2b").await?;
    assert_eq!(colours_in_use(&page).await?, before);
    Ok(())
}

async fn colours_in_use(page: &Page) -> Result<Vec<String>> {
    let mut colours = Vec::new();
    for css in ["html", ".language summary", "#next", ".option", ".links button"] {
        for property in ["color", "background-color", "border-top-color"] {
            colours.push(computed(page, css, property).await?);
        }
    }
    Ok(colours)
}

async fn passes_axe(visit: Visit) -> Result<()> {
    const STATES: [&str; 4] = ["for-whom-births", "results", "offer", "offer-sensitive"];
    let check = async |page: &Page| {
        let mut problems = Vec::new();
        for (nth, accent) in NASTY.into_iter().enumerate() {
            set(page, json!({ "accent_color": accent, "logo_url": LOGO })).await?;
            // No other rule depends on the colour.
            let violations =
                if nth == 0 { page.axe().await? } else { page.axe_on_colours().await? };
            problems.extend(violations.iter().map(|each| format!("{accent}: {each}")));
        }
        ensure!(problems.is_empty(), "{}", problems.join("\n"));
        Ok(())
    };
    examples::some(&STATES, visit.clone(), async |_, page| check(page).await).await?;
    let remembered = list::open(visit, &list::OFFERS[..3]).await?;
    check(&remembered).await
}

/// A grid of the whole colour space and all greys, and as many colours between its points.
fn accents() -> Vec<Color> {
    let steps = || (0..=16_u32).map(|step| (step * 16).min(255));
    let grid = steps().flat_map(move |red| {
        steps().flat_map(move |green| steps().map(move |blue| red << 16 | green << 8 | blue))
    });
    let greys = (0..=255).map(|level| level * 0x01_01_01);
    // Multiples of an odd number without pattern (Knuth's): pseudo-random, but always the same.
    let between = (0..3000_u32).map(|number| number.wrapping_mul(2_654_435_761) >> 8);
    grid.chain(greys).chain(between).map(Color::of).collect()
}

async fn every_accent_colour_can_be_read(visit: Visit) -> Result<()> {
    let page = open(visit, "").await?;
    let names: Vec<String> = tokens(&page).await?.into_keys().collect();
    let mut problems = Vec::new();
    // In chunks, because a script must not take too long.
    for accents in accents().chunks(500) {
        let texts: Vec<String> = accents.iter().map(|accent| accent.text()).collect();
        let script = format!(
            "const style = getComputedStyle(document.documentElement);
             const found = [];
             for (const accent_color of {}) {{
               await apply({{ accent_color }}, new URLSearchParams());
               found.push({}.map((name) => style.getPropertyValue(name)));
             }}
             return found",
            json!(texts),
            json!(names)
        );
        let palettes: Vec<Vec<String>> = with_looks(&page, &script).await?;
        for (accent, values) in accents.iter().zip(palettes) {
            let value = |name: &str| {
                let at = names.iter().position(|each| each == name);
                Color::parse(at.and_then(|at| values.get(at)).map_or("", |value| value.trim()))
            };
            if let Err(problem) = check(*accent, value) {
                problems.push(format!("{}: {problem:#}", accent.text()));
            }
        }
    }
    ensure!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    Ok(())
}

fn check(accent: Color, token: impl Fn(&str) -> Result<Color>) -> Result<()> {
    for (pairs, needed) in [(&TEXTS[..], TEXT), (&EDGES, EDGE)] {
        for (over, under) in pairs {
            let contrast = token(over)?.contrast(token(under)?);
            ensure!(contrast >= needed, "{over} on {under} has {contrast:.2}");
        }
    }
    let made = token("--accent")?;
    let grounds = TEXTS.iter().filter(|(over, _)| *over == "--accent");
    let mut least = f64::INFINITY;
    let mut least_as_given = f64::INFINITY;
    for (_, under) in grounds {
        least = least.min(made.contrast(token(under)?));
        least_as_given = least_as_given.min(accent.contrast(token(under)?));
    }
    if least_as_given >= TEXT {
        ensure!(made == accent, "it was readable, but became {}", made.text());
    } else {
        ensure!(least <= TEXT + STEP, "it was adjusted too far, to {}", made.text());
    }
    ensure!(token("--accent-strong")? != made, "nothing changes on hover");
    for name in ["--accent", "--accent-strong", "--tint", "--on-accent"] {
        let made = token(name)?;
        ensure!(!accent.is_grey() || made.is_grey(), "{name} is not grey: {}", made.text());
        let ((chroma, hue), (_, given)) = (made.chroma_and_hue(), accent.chroma_and_hue());
        let turned = (hue - given).abs().min(360.0 - (hue - given).abs());
        ensure!(
            chroma < COLOURFUL || turned < SAME_HUE,
            "{name} has another hue, {}, by {turned:.1}°",
            made.text()
        );
    }
    Ok(())
}
