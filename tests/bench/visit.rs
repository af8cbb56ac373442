//! One visit, measured inside the page: polling from outside would slow it down.

use std::path::Path;

use std::time::Duration;

use anyhow::{Result, bail};
use browser_tests::{Page, Throttle, Visit};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::timeout;

/// Shows the next question.
const NEXT: &str = "#next";
/// Leads from the last question to the results.
const SHOW_RESULTS: &str = "[data-screen=situation] #next";
/// The second question has been painted: its heading stands above its first option.
const SECOND: &str = "[data-screen=place] h1 ~ * .option";
/// So has the third one.
const THIRD: &str = "[data-screen=situation] h1 ~ * .topic";
/// Ticked on the last question, so that there is something to match.
const SITUATION: &str = "input[name=situation]";
/// The last part of the third question to come.
const OWN_WORDS: &str = "#own-words";
/// Leads from the results to all offers and the search field.
const ALL_OFFERS: &str = "Alle Angebote ansehen";
/// Where a word is typed.
const FIELD: &str = "#search";
/// Typed into the search field, letter by letter.
const WORD: &str = "eltern";

/// Longer than a visit takes on a busy computer.
const DEADLINE: Duration = Duration::from_mins(2);
const PROBE: &str = include_str!("visit.js");

/// Milliseconds; `painted`, `second` and `catalogue_ready` from the start of the navigation. The last
/// fields are bytes.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    /// The first text is on the screen.
    pub painted: f64,
    /// The second question has been painted, after the first tap that counted.
    pub second: f64,
    /// From the tap on „Weiter“ to the third question on the screen.
    pub third: f64,
    /// The catalogue has been read and is ready for queries.
    pub catalogue_ready: f64,
    /// From the tap on „Ergebnisse zeigen“ to the results on the screen.
    pub results: f64,
    /// From the tap to all offers and the search field on the screen.
    pub all_offers: f64,
    /// From a keystroke to its search results on the screen, for the slowest letter of a word.
    pub keystroke: f64,
    /// The 75th percentile of how long taps and keys waited for the next frame, from the second
    /// question on (INP asks for the slowest of a visit); 0 below 16 ms, which browsers do not report.
    pub interactions: f64,
    /// The longest period in which no tap was handled, until the catalogue was ready.
    pub block_loading: f64,
    /// The same afterwards.
    pub block_using: f64,
    /// The program's memory at the end.
    pub wasm_memory: f64,
    /// The scripts' memory at the end, after garbage collection.
    #[serde(default)]
    pub heap: f64,
}

/// What a hand does next.
#[derive(Deserialize)]
#[serde(untagged)]
enum Act {
    Tap([f64; 2]),
    Type(String),
}

/// Visits this site, answers the questions as fast as the widget allows, and then searches for a word.
pub async fn measure(site: &Path, throttle: Throttle) -> Result<Times> {
    let settings = json!({
        "next": NEXT,
        "second": SECOND,
        "third": THIRD,
        "showResults": SHOW_RESULTS,
        "situation": SITUATION,
        "ownWords": OWN_WORDS,
        "allOffers": ALL_OFFERS,
        "field": FIELD,
        "word": WORD,
    });
    let page = Visit::new()
        .site(site)
        .throttle(throttle)
        .script(PROBE.replace("SETTINGS", &settings.to_string()))
        .start("")
        .await?;
    page.wait_until("the page has begun", "return 'benchTimes' in window").await?;
    let measured = async {
        while let Some(act) = page.eval("return window.benchAct()").await? {
            perform(&page, act).await?;
        }
        page.eval("return window.benchTimes").await
    };
    let measured = timeout(DEADLINE, measured).await;
    let mut times: Times = match measured.unwrap_or_else(|_| bail!("a visit took {DEADLINE:?}")) {
        Ok(times) => times,
        Err(error) => {
            let missing: String = page.eval("return window.benchWaitsFor").await?;
            return Err(error.context(format!(
                "the probe never found `{missing}`; do its settings match the widget?"
            )));
        }
    };
    page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = page.devtools("Runtime.getHeapUsage", json!({})).await?;
    times.heap = heap.get("usedSize").and_then(Value::as_f64).unwrap_or(f64::NAN);
    Ok(times)
}

/// Taps or types as a hand would, whatever the page is doing.
async fn perform(page: &Page, act: Act) -> Result<()> {
    let (command, first, second) = match act {
        Act::Tap([x, y]) => {
            let event =
                |kind| json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            ("Input.dispatchMouseEvent", event("mousePressed"), event("mouseReleased"))
        }
        Act::Type(letter) => (
            "Input.dispatchKeyEvent",
            json!({"type": "keyDown", "key": letter, "text": letter}),
            json!({"type": "keyUp", "key": letter}),
        ),
    };
    page.devtools(command, first).await?;
    page.devtools(command, second).await?;
    Ok(())
}
